"""The facts of a rule in words, those that differ in one place told as one sentence."""

from collections.abc import Iterable, Iterator, Sequence

import clingo

from lineproof.logic import Rulebook, Speech

Row = tuple[clingo.Symbol, ...]

# What stands for an argument, to learn what is said around it: a name in the first place, which may
# be that of an attribute; a text in the others, which may be values.
_GAP = "gapgap"

# Where values add up; elsewhere each is enough by itself: "when the site is a, b or c".
_ADDING = {
    ("family", 1), ("requires", 1), ("requires", 2), ("adds", 2), ("concerns", 1),
    ("edit", 1), ("edit", 2), ("edit_code", 2), ("each_past", 1),
}  # fmt: skip


def sentences(rulebook: Rulebook, predicate: str, rows: Iterable[Row]) -> list[str]:
    """What facts of one predicate say, each thing once."""
    speech = Speech(rulebook, {})
    told = (_told(speech, predicate, group) for group in _groups(predicate, list(rows)))
    return list(dict.fromkeys(told))


def listed(words: Sequence[str], last: str) -> str:
    """Words as a list: "a, b or c"."""
    different = list(dict.fromkeys(words))
    if len(different) < 2:
        return "".join(different)
    return f"{', '.join(different[:-1])} {last} {different[-1]}"


def _told(speech: Speech, predicate: str, group: list[Row]) -> str:
    texts = [speech.fact_row(predicate, row) for row in group]
    if len(group) == 1:
        return texts[0]
    place = next(i for i, values in enumerate(zip(*group, strict=True)) if len(set(values)) > 1)
    before, after = _around(speech, predicate, group[0], place)
    words = [text[len(before) : len(text) - len(after)] for text in texts]
    return before + listed(words, "and" if (predicate, place) in _ADDING else "or") + after


def _around(speech: Speech, predicate: str, row: Row, place: int) -> tuple[str, str]:
    """What is said before and after one argument."""
    gap = clingo.Function(_GAP) if place == 1 else clingo.String(_GAP)
    spoken = speech.fact_row(predicate, (*row[:place], gap, *row[place + 1 :]))
    before, _, after = spoken.partition(_GAP)
    return before, after


def _groups(predicate: str, rows: list[Row]) -> Iterator[list[Row]]:
    """The facts in their order, each with those that differ from it in the same one argument."""
    places = _places(predicate, len(rows[0])) if rows else ()
    while rows:
        group = max((_alike(rows, place) for place in places), key=len, default=rows[:1])
        yield group
        rows = [row for row in rows if row not in group]


def _places(predicate: str, arity: int) -> Sequence[int]:
    """The arguments over which facts are told together: conditions only over their values."""
    return (3,) if predicate == "when" else range(1, arity)


def _alike(rows: list[Row], place: int) -> list[Row]:
    first = rows[0]
    return [row for row in rows if _without(row, place) == _without(first, place)]


def _without(row: Row, place: int) -> Row:
    return row[:place] + row[place + 1 :]
