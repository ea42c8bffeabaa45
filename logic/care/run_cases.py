"""Run cases: decide all that a rulebook is to decide at once, and compare."""

from collections.abc import Sequence

from ..decision.decider import decide
from ..encounter.recorder import record
from ..rulebook import Rulebook
from .cases import Case
from .verdict import Verdict, misses


def run_cases(cases: Sequence[Case], rulebook: Rulebook) -> list[Verdict]:
    """The verdict on each case that expects something of the rulebook, in their order."""
    asked = [case for case in cases if rulebook.name in case.expect]
    decisions = decide([record(case.parsed) for case in asked], rulebook)
    return [
        Verdict(case, rulebook.name, tuple(misses(case.expect[rulebook.name], decision)))
        for case, decision in zip(asked, decisions, strict=True)
    ]
