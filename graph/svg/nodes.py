"""A node as an SVG group: outline, lines of text, and the whole text for a pointer to show."""

from ..clean import attribute, content
from ..kinds import Data, origin
from ..layout import Box
from .label import NOTE_STEP, TEXT_STEP, Label


def node(name: str, data: Data, label: Label, box: Box) -> str:
    """The group of one node."""
    return (
        f'<g class="node {label.kind.name}" data-node={attribute(name)}'
        f' transform="translate({box.x} {box.y})">'
        f"<title>{content(_title(data, label))}</title>"
        f"{label.kind.outline(box.width, box.height)}{_lines(label, box)}</g>"
    )


def _title(data: Data, label: Label) -> str:
    """The kind in words, the sentence unbroken, and where it is from."""
    small = ", ".join(origin(data))
    return f"{label.kind.legend}: {data.get('text', '')}" + (f" ({small})" if small else "")


def _lines(label: Label, box: Box) -> str:
    """The lines, each standing on its base line; a box may be larger than its label needs."""
    middle = (box.width + label.kind.left - label.kind.right) // 2
    y = label.kind.above - 4 + (box.height - label.size.height) // 2
    found = []
    for line in label.text:
        y += TEXT_STEP
        found.append(f'<text x="{middle}" y="{y}">{content(line)}</text>')
    for line in label.notes:
        y += NOTE_STEP
        found.append(f'<text class="note" x="{middle}" y="{y}">{content(line)}</text>')
    return "".join(found)
