"""Long edges made exactly straight, where there is room."""

from collections.abc import Iterator, Sequence

from .columns import Columns, Room
from .ladder import Ladder, Rows
from .values import Slot

Span = tuple[int, int]

FAR = 1 << 30


def straighten(ladder: Ladder, rows: Rows, x: Columns, room: Room) -> Columns:
    """The columns with each trunk in as few straight pieces as its neighbours leave room for."""
    moved = dict(x)
    beside = _beside(rows)
    for trunk in _trunks(ladder):
        spans = [_free(slot, beside[slot], moved, room) for slot in trunk]
        for piece, span in _pieces(trunk, spans):
            middle = sorted(moved[slot] for slot in piece)[len(piece) // 2]
            moved.update(dict.fromkeys(piece, min(max(middle, span[0]), span[1])))
    return moved


def _trunks(ladder: Ladder) -> list[list[Slot]]:
    """The slots of each long edge from the top down to its premise, the longest edges first."""
    trunks: dict[str, list[Slot]] = {}
    for slot in sorted(slot for row in ladder.rows for slot in row):
        trunks.setdefault(slot[0], []).append(slot)
    return sorted((t for t in trunks.values() if len(t) > 1), key=lambda trunk: -len(trunk))


def _beside(rows: Rows) -> dict[Slot, tuple[Slot | None, Slot | None]]:
    """The neighbours of each slot in its row."""
    return {
        slot: (left, right)
        for row in rows
        for left, slot, right in zip([None, *row[:-1]], row, [*row[1:], None], strict=True)
    }


def _free(slot: Slot, beside: tuple[Slot | None, Slot | None], x: Columns, room: Room) -> Span:
    """How far a slot may move without coming too near to its neighbours."""
    left, right = beside
    return (
        x[left] + room(left, slot) if left else -FAR,
        x[right] - room(slot, right) if right else FAR,
    )


def _pieces(trunk: Sequence[Slot], spans: Sequence[Span]) -> Iterator[tuple[list[Slot], Span]]:
    """The trunk cut into pieces whose slots have room in common; from below, for the premise."""
    piece: list[Slot] = []
    common = (-FAR, FAR)
    for slot, span in zip(reversed(trunk), reversed(spans), strict=True):
        narrowed = (max(common[0], span[0]), min(common[1], span[1]))
        if piece and narrowed[0] > narrowed[1]:
            yield piece, common
            piece, narrowed = [], span
        piece.append(slot)
        common = narrowed
    yield piece, common
