"""What the shapes mean, for the kinds that the picture has."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..clean import content
from .kinds import KINDS, Kind
from .widths import width

SAMPLE_WIDTH, SAMPLE_HEIGHT = 46, 24
STEP = 38
ARROW = "an arrow leads from a premise up to what it supports"

_ARROW_SAMPLE = (
    '<path class="edge" marker-end="url(#lineproof-tip)"'
    f' d="M{SAMPLE_WIDTH // 2} {SAMPLE_HEIGHT}V0"/>'
)


@dataclass(frozen=True)
class Legend:
    """The legend as SVG, with the pixels it takes."""

    svg: str
    width: int
    height: int


def legend(kinds: Iterable[Kind], room: int, arrows: bool) -> Legend:
    """The kinds in their usual order, and the arrow, in rows no wider than the room if they can."""
    present = set(kinds)
    items = [(_sample(kind), kind.legend) for kind in KINDS if kind in present]
    items += [(_ARROW_SAMPLE, ARROW)] if arrows else []
    x = y = right = 0
    parts = []
    for sample, words in items:
        wide = SAMPLE_WIDTH + 8 + width(words, 12)
        if x and x + wide > room:
            x, y = 0, y + STEP
        parts.append(_item(sample, words, x, y))
        right = max(right, x + wide)
        x += wide + 24
    return Legend(f'<g class="legend">{"".join(parts)}</g>', right, y + SAMPLE_HEIGHT)


def _sample(kind: Kind) -> str:
    return f'<g class="{kind.name}">{kind.outline(SAMPLE_WIDTH, SAMPLE_HEIGHT)}</g>'


def _item(sample: str, words: str, x: int, y: int) -> str:
    text = f'<text x="{SAMPLE_WIDTH + 8}" y="{SAMPLE_HEIGHT // 2 + 4}">{content(words)}</text>'
    return f'<g transform="translate({x} {y})">{sample}{text}</g>'
