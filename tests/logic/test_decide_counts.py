"""Lesions that are counted together step where the code set says, however they are recorded."""

import pytest

from visits import Visit, decided

COUNTS = (1, 2, 3, 7, 8, 13, 14, 15, 16, 25, 26, 35, 36, 60)
Lines = list[tuple[str, int]]


def keratoses(count: int) -> Lines:
    """17000 for the first, 17003 for each to the fourteenth; 17004 in their place from fifteen."""
    if count >= 15:
        return [("17004", 1)]
    return [("17000", 1)] + ([("17003", count - 1)] if count > 1 else [])


def warts(count: int) -> Lines:
    """17110 up to fourteen, 17111 in its place from fifteen."""
    return [("17110" if count <= 14 else "17111", 1)]


def tags(count: int) -> Lines:
    """11200 up to fifteen, and 11201 for each further ten, or part of them."""
    further = -(-(count - 15) // 10)
    return [("11200", 1)] + ([("11201", further)] if count > 15 else [])


def injected(count: int) -> Lines:
    """11900 up to seven, 11901 in its place from eight."""
    return [("11900" if count <= 7 else "11901", 1)]


KINDS = {
    "actinic keratosis": ("cryotherapy", keratoses),
    "wart": ("cryotherapy", warts),
    "skin tag": ("snip", tags),
    "keloid": ("intralesional injection", injected),
}


def visit(kind: str, counts: list[int]) -> Visit:
    """Lesions of one kind, recorded in several entries."""
    done = {"technique": KINDS[kind][0]}
    lesion = {"kind": kind, "site": "chest", "known_by": "clinical", "symptoms": "bleeding"}
    return {
        "encounter": "visit-1",
        "date": "2026-03-14",
        "lesions": [lesion | {"count": count, "done": done} for count in counts],
    }


def lines(visits: list[Visit]) -> list[Lines]:
    """Codes and units of each claim."""
    return [[(line.code, line.units) for line in made.lines] for made in decided(visits)]


@pytest.mark.parametrize("kind", KINDS)
def test_count_steps_where_the_code_set_says(kind: str) -> None:
    """Each count comes out as the code set has it, also just below and above a step."""
    expected = [KINDS[kind][1](count) for count in COUNTS]

    assert lines([visit(kind, [count]) for count in COUNTS]) == expected


@pytest.mark.parametrize("kind", KINDS)
def test_entries_are_counted_together(kind: str) -> None:
    """Fifteen lesions in one entry, in two or in fifteen are the same claim."""
    told = [visit(kind, counts) for counts in ([15], [14, 1], [1, 14], [5, 5, 5], [1] * 15)]

    assert lines(told) == [KINDS[kind][1](15)] * len(told)


def test_kinds_are_counted_apart() -> None:
    """Eight keratoses and eight warts reach neither step."""
    mixed = visit("actinic keratosis", [8])
    mixed["lesions"] += visit("wart", [8])["lesions"]

    assert sorted(lines([mixed])[0]) == [("17000", 1), ("17003", 7), ("17110", 1)]
