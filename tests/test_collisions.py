"""The collisions of docs/collisions.md: each is an example to open, and a case that holds."""

import re
from pathlib import Path

import pytest

from casebook import cases, decision_of, spoken
from lineproof.logic import parse_encounter

DOCS = Path(__file__).parents[1] / "docs"
FILES = tuple(sorted((DOCS / "examples" / "collisions").glob("*.yaml")))
PAGE = (DOCS / "collisions.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| \[[^]]+\]\(examples/collisions/([\w-]+)\.yaml\) \| ([^|]+) \|", re.MULTILINE)
ROWS = ROW.findall(PAGE)
SESSION = re.compile(r"^\$ lineproof code docs/examples/collisions/([\w-]+)\.yaml$", re.MULTILINE)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_example_is_what_its_case_is_about(path: Path) -> None:
    """What a reader opens is what the tests hold to its lines, rules and absences."""
    name = f"standard/collision-{path.stem}"
    case = next(case for case in cases() if case.name == name)

    assert parse_encounter(path.read_bytes(), path.name).encounter == case.parsed.encounter


def test_every_collision_is_told() -> None:
    told = [*SESSION.findall(PAGE), *(name for name, _ in ROWS)]

    assert sorted(told) == sorted(path.stem for path in FILES)


@pytest.mark.parametrize(("name", "claim"), ROWS, ids=[name for name, _ in ROWS])
def test_claim_in_a_table_is_what_the_rulebook_gives(name: str, claim: str) -> None:
    """The tables are as true as the sessions that docs_check runs."""
    lines = decision_of(f"standard/collision-{name}", "standard").lines

    assert claim == (", ".join(spoken(line) for line in lines) or "nothing")
