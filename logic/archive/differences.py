"""Where two decisions about one encounter part, item by item and field by field."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from .decided import BilledLine, Decided, ExcludedItem, HeldItem, NoteItem
from .outcome import Difference

Key = Callable[[Any], object]
Pair = tuple[Any, Any]

# By what two items are known to be the same, the surest first.
_SAME: dict[str, tuple[Key, ...]] = {
    "lines": (lambda i: (i.code, i.services), lambda i: i.code, lambda i: i.services),
    "patient_pay": (lambda i: (i.code, i.services), lambda i: i.services),
    "held": (lambda i: (i.services, i.missing), lambda i: i.services),
    "excluded": (lambda i: (i.code, i.services), lambda i: i.services),
    "notes": (lambda i: (i.kind, i.services),),
}
_WORDS = ("title", "rules", "reason", "text")
_NUMBERING = ("id",)


def differences(was: Decided, now: Decided) -> Iterator[Difference]:
    """Everything that differs but for the rulebook's own name."""
    for part, keys in _SAME.items():
        yield from _of_list(part, getattr(was, part), getattr(now, part), keys)
    for field in ("encounter", "date"):
        if getattr(was, field) != getattr(now, field):
            yield Difference("head", "", field, getattr(was, field), getattr(now, field))


def _of_list(
    part: str, was: Sequence[Any], now: Sequence[Any], keys: Sequence[Key]
) -> Iterator[Difference]:
    pairs = list(_pairs(was, now, keys))
    for old, new in pairs:
        if old is None or new is None:
            how = ("", "new") if old is None else ("gone", "")
            yield Difference(part, _name(old or new), "", *how)
        else:
            yield from _of_item(part, old, new)
    yield from _of_order(part, [(old, new) for old, new in pairs if old and new], now)


def _of_item(part: str, old: Any, new: Any) -> Iterator[Difference]:
    for field in type(old).model_fields:
        was, now = getattr(old, field), getattr(new, field)
        if was != now and field not in _NUMBERING:
            yield Difference(part, _name(old), field, _said(was), _said(now), field in _WORDS)


def _of_order(part: str, pairs: Sequence[Pair], now: Sequence[Any]) -> Iterator[Difference]:
    """Whether the items that are in both stand in the same order."""
    places = [next(i for i, item in enumerate(now) if item is new) for _, new in pairs]
    if places != sorted(places):
        before = ", ".join(_name(old) for old, _ in pairs)
        after = ", ".join(_name(old) for _, (old, _) in sorted(zip(places, pairs, strict=True)))
        yield Difference(part, "", "order", before, after)


def _pairs(was: Sequence[Any], now: Sequence[Any], keys: Sequence[Key]) -> Iterator[Pair]:
    """The items of both, each old one beside the new one it became; None where there is none."""
    partner: dict[int, Any] = {}
    free = list(now)
    for key in keys:
        for place, old in enumerate(was):
            found = next((new for new in free if key(new) == key(old)), None)
            if place not in partner and found is not None:
                partner[place] = found
                free = [new for new in free if new is not found]
    yield from ((old, partner.get(place)) for place, old in enumerate(was))
    yield from ((None, new) for new in free)


def _name(item: BilledLine | HeldItem | ExcludedItem | NoteItem) -> str:
    """An item in short: its code and what it is about."""
    code = getattr(item, "code", None) or getattr(item, "kind", "")
    about = "; ".join(item.services)
    return f"{code} ({about})" if code and about else code or about


def _said(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "none"
    return "none" if value in (None, "") else str(value)
