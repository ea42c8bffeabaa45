"""What stands in a node's box, in lines, and how big the box must be."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from ..layout import Size
from .clean import clean
from .kinds import Kind, kind_of
from .widths import width
from .wrap import wrap

TEXT, NOTE = 12, 10
"""Font sizes in pixels: the sentence, and rule, source and place below it."""

TEXT_STEP, NOTE_STEP = 16, 13
"""Pixels from line to line."""

LIMIT = 250
"""The most pixels of text in a line: about 36 characters of the sentence."""

NARROWEST = 60


@dataclass(frozen=True)
class Label:
    """The lines of a box: the sentence, the notes below it, and the shape around them."""

    kind: Kind
    text: tuple[str, ...]
    notes: tuple[str, ...]
    size: Size


def label(data: Mapping[str, str | bool]) -> Label:
    """The label of a node with these attributes."""
    kind = kind_of(data)
    measure = partial(width, size=TEXT, bold=kind.bold)
    text = wrap(clean(str(data.get("text", ""))), LIMIT, measure)
    notes = [line for note in _notes(data) for line in wrap(note, LIMIT, partial(width, size=NOTE))]
    widest = max([NARROWEST, *map(measure, text), *(width(note, NOTE) for note in notes)])
    return Label(kind, tuple(text), tuple(notes), _size(kind, widest, len(text), len(notes)))


def _notes(data: Mapping[str, str | bool]) -> list[str]:
    """Rule, source and place, as far as the node has them."""
    return [clean(str(data[key])) for key in ("rule", "source", "place") if data.get(key)]


def _size(kind: Kind, widest: int, text: int, notes: int) -> Size:
    """An even width: the axis of the box then lies on a whole pixel."""
    wide = widest + kind.left + kind.right
    high = text * TEXT_STEP + notes * NOTE_STEP + 2 * kind.above
    return Size(wide + wide % 2, high)
