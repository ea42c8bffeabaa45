# mypy and pyright cannot follow the install mapping in pyproject.toml: lineproof.logic is /logic.
from logic import *
