# mypy and pyright cannot follow the install mapping in pyproject.toml: lineproof.cli is /cli.
from cli import *
