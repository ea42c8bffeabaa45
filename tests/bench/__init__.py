"""How long lineproof takes, beside plain clingo on the same program and facts, in one run.

Run by `make bench`; docs/performance.md says what the figures mean.
"""
