# The tasks, with the checkout's own environment where there is one, else the current Python.
# -P keeps the checkout off the import path: a wrong `import logic` must fail here as it does installed.
PYTHON := $(if $(wildcard .venv/bin/python),.venv/bin/python,python3)

.PHONY: test browser lint docs docs-update bench tables-check

test:
	$(PYTHON) -P -m pytest -q

# Needs a Chromium; what else it needs is the extra `browser`.
browser:
	$(PYTHON) -P -m pytest -q -n 0 tests/browser

lint:
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy

docs:
	$(PYTHON) tests/docs_check.py

docs-update:
	$(PYTHON) tests/docs_check.py --update

bench:
	PYTHONPATH=tests $(PYTHON) -P -m bench

# CMS=FOLDER, or the environment variable LINEPROOF_CMS: docs/agreement.md says what the folder holds.
tables-check:
	PYTHONPATH=tests $(PYTHON) -P -m tables $(CMS)
