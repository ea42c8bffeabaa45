# mypy and pyright cannot follow the install mapping in pyproject.toml: lineproof.graph is /graph.
from graph import *
