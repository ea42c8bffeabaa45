"""What stands in a node's box, in lines, and how big the box must be."""

from dataclasses import dataclass
from functools import partial

from ..clean import clean
from ..kinds import Data, origin
from ..layout import Size
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

NOTE_LINES = 3
"""The most lines a source takes."""

ELLIPSIS = "\u2026"


@dataclass(frozen=True)
class Label:
    """The lines of a box: the sentence, the notes below it, and the shape around them."""

    kind: Kind
    text: tuple[str, ...]
    notes: tuple[str, ...]
    size: Size


def label(data: Data) -> Label:
    """The label of a node with these attributes."""
    kind = kind_of(data)
    measure = partial(width, size=TEXT, bold=kind.bold)
    text = wrap(clean(str(data.get("text", ""))), LIMIT, measure)
    small = [line for note in origin(data) for line in _shortened(note)]
    widest = max([NARROWEST, *map(measure, text), *(width(line, NOTE) for line in small)])
    return Label(kind, tuple(text), tuple(small), _size(kind, widest, len(text), len(small)))


def _shortened(note: str) -> list[str]:
    """The first lines of a note; the whole of it is in the title of the box."""
    lines = wrap(clean(note), LIMIT, partial(width, size=NOTE))
    shown = lines[:NOTE_LINES]
    return shown if shown == lines else [*shown[:-1], shown[-1] + ELLIPSIS]


def _size(kind: Kind, widest: int, text: int, notes: int) -> Size:
    """An even width: the axis of the box then lies on a whole pixel."""
    wide = widest + kind.left + kind.right
    high = text * TEXT_STEP + notes * NOTE_STEP + 2 * kind.above
    return Size(wide + wide % 2, high)
