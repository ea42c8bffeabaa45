"""What holds for every claim, checked against the tables of the rulebook and not by the kernel."""

from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import given

from casebook import cases, facts_of
from lineproof.logic import RULEBOOKS, Decision, Line, decide, load_rulebook
from visits import MANY, Visit, batches, decided

books = pytest.mark.parametrize("book", RULEBOOKS)
Pair = tuple[str, str]


@cache
def casebook(book: str) -> tuple[Decision, ...]:
    """Every case as one rulebook decides it."""
    return tuple(decide([facts_of(case.name) for case in cases()], load_rulebook(book)))


@cache
def pairs(book: str) -> dict[Pair, int]:
    """The pairs of codes that may not stand side by side, column 1 first, with their indicator."""
    table = load_rulebook(book).facts
    sets: dict[str, set[str]] = {}
    for name, code in table["in_set"]:
        sets.setdefault(str(name), set()).add(code.string)
    free = {(row[1].string, row[2].string) for row in table["no_edit"]}
    found = {
        (first, second): row[3].number
        for row in table["edit"]
        for first in sets[str(row[1])]
        for second in sets[str(row[2])]
        if first != second and (first, second) not in free
    }
    return found | {(r[1].string, r[2].string): r[3].number for r in table["edit_code"]}


@cache
def primaries(book: str) -> dict[str, set[str]]:
    """What each add-on is added to."""
    found: dict[str, set[str]] = {}
    for _, code, primary in load_rulebook(book).facts["add_on"]:
        found.setdefault(code.string, set()).add(primary.string)
    return found


def faults(decision: Decision, book: str) -> list[str]:
    """Everything about a claim that no payer would take."""
    name = decision.encounter
    return [f"{name}: {fault}" for fault in (*_repeated(decision), *_unparted(decision, book),
                                             *_unsupported(decision, book))]  # fmt: skip


def _repeated(decision: Decision) -> Iterator[str]:
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for line in decision.lines:
        if (line.code, line.modifiers) in seen:
            yield f"{line.code} stands twice with the same modifiers"
        if line.units < 1:
            yield f"{line.code} has {line.units} units"
        seen.add((line.code, line.modifiers))


def _unparted(decision: Decision, book: str) -> Iterator[str]:
    for first, second in ((a, b) for a in decision.lines for b in decision.lines):
        indicator = pairs(book).get((first.code, second.code))
        if indicator == 0:
            yield f"{first.code} and {second.code} stand together, and no modifier parts them"
        if indicator == 1 and not second.modifiers:
            yield f"{first.code} is column 1 over {second.code}, which has no modifier"


def _unsupported(decision: Decision, book: str) -> Iterator[str]:
    codes = {line.code for line in decision.lines}
    for line in decision.lines:
        needed = primaries(book).get(line.code)
        if needed and not needed & codes:
            yield f"{line.code} stands without any of its primaries"


@books
def test_claims_of_the_casebook_are_sound(book: str) -> None:
    """No line twice, no pair unparted, no add-on alone."""
    assert [fault for decision in casebook(book) for fault in faults(decision, book)] == []


@books
@MANY
@given(batches)
def test_any_claim_is_sound(book: str, batch: list[Visit]) -> None:
    """The same for visits that nobody thought of."""
    assert [fault for made in decided(batch, book) for fault in faults(made, book)] == []


def sections(book: str) -> dict[str, int]:
    """The place on the claim of each family."""
    return {str(row[0]): row[1].number for row in load_rulebook(book).facts["section"]}


@books
def test_lines_are_numbered_as_they_stand(book: str) -> None:
    """The number of a line is its place."""
    for decision in casebook(book):
        assert [line.id for line in decision.lines] == [
            str(number) for number in range(1, len(decision.lines) + 1)
        ]


@books
def test_add_on_follows_its_primary(book: str) -> None:
    """Between an add-on and the nearest of its primaries stand only add-ons to the same service.

    A stain of Mohs tissue is pathology, and stands with the pathology, behind all procedures.
    """
    for decision in casebook(book):
        for place, line in enumerate(decision.lines):
            if line.code in primaries(book):
                _assert_behind_its_primary(decision.lines, place, book)


def _assert_behind_its_primary(lines: tuple[Line, ...], place: int, book: str) -> None:
    before = [line.code for line in lines[:place]]
    needed = primaries(book)[lines[place].code]
    nearest = max((at for at, code in enumerate(before) if code in needed), default=None)
    assert nearest is not None, f"{lines[place].code} before its primary"
    if _kind(before[nearest]) != _kind(lines[place].code):
        return
    for between in before[nearest + 1 :]:
        assert between in primaries(book) or between == lines[place].code, between


@books
def test_visit_stands_first_and_pathology_last(book: str) -> None:
    """Lines stand by kind of service: visit, procedures, administration, drugs, pathology."""
    for decision in casebook(book):
        kinds = [_kind(line.code) for line in decision.lines]
        assert kinds == sorted(kinds), [line.code for line in decision.lines]


def _kind(code: str) -> int:
    if code.startswith("992"):
        return 1
    if code.startswith("963"):
        return 3
    if code[0].isalpha() and not code.startswith("G"):
        return 4
    return 5 if code.startswith("88") else 2


@books
def test_higher_value_stands_first(book: str) -> None:
    """Among procedures that are no add-ons the relative value never rises."""
    values = {row[1].string: row[2].number for row in load_rulebook(book).facts["weight"]}
    for decision in casebook(book):
        codes = [line.code for line in decision.lines if line.code not in primaries(book)]
        ranked = [values[code] for code in codes if _kind(code) == 2 and code in values]
        assert ranked == sorted(ranked, reverse=True), codes
