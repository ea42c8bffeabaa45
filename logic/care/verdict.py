"""Whether a decision is what a case expects, and if not, what differs and why."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ..decision.compare import spoken
from ..decision.model import Decision, Excluded, Held, Line
from .cases import Case, Expected, Item


@dataclass(frozen=True)
class Miss:
    """One thing that is not as a case has it.

    `part` is the field of the case; `wanted` what the case says and `got` what was decided, in
    words, either empty; `why` are the reasons of what was decided: rules, with what is missing.
    """

    part: str
    wanted: str
    got: str
    why: tuple[str, ...] = ()

    def __str__(self) -> str:
        said = [f"{self.part}:", f"wanted {self.wanted or 'nothing'},"]
        said.append(f"decided {self.got or 'nothing'}")
        return " ".join([*said, *(f"({reason})" for reason in self.why)])


@dataclass(frozen=True)
class Verdict:
    """What came of one case under one rulebook."""

    case: Case
    rulebook: str
    misses: tuple[Miss, ...]


def misses(expected: Expected, decision: Decision) -> Iterator[Miss]:
    """Everything in which a decision is not what a case expects."""
    yield from _lines(expected, decision)
    yield from _rules(expected, decision)
    yield from _items("held", expected.held, decision.held, _is_held)
    yield from _items("excluded", expected.excluded, decision.excluded, _is_excluded)
    yield from _items("patient_pay", expected.patient_pay, decision.patient_pay, _is_paid)
    noted = sorted({note.kind for note in decision.notes})
    if noted != sorted(expected.notes):
        yield Miss("notes", ", ".join(sorted(expected.notes)), ", ".join(noted))


def _lines(expected: Expected, decision: Decision) -> Iterator[Miss]:
    got = tuple(spoken(line) for line in decision.lines)
    if got == expected.lines:
        return
    surplus = [line for line in decision.lines if spoken(line) not in expected.lines]
    codes = {line.code for line in decision.lines}
    lacking = [said.partition("-")[0].partition(" ")[0] for said in expected.lines]
    why = [f"{spoken(line)}: by {', '.join(line.rules)}" for line in surplus]
    why += [reason for code in lacking if code not in codes for reason in _absence(decision, code)]
    yield Miss("lines", ", ".join(expected.lines), ", ".join(got), tuple(dict.fromkeys(why)))


def _absence(decision: Decision, code: str) -> Iterator[str]:
    """Why a code is no line, as far as the decision tells."""
    for held in decision.held:
        if code in held.codes:
            yield f"{code}: held, {held.missing}: by {', '.join(held.rules)}"
    for left in decision.excluded:
        if code == left.code:
            inside = f"inside {left.by}" if left.by else "not billed"
            yield f"{code}: {inside}: by {', '.join(left.rules)}"
    for line in decision.patient_pay:
        if code == line.code:
            yield f"{code}: the patient pays: by {', '.join(line.rules)}"


def _rules(expected: Expected, decision: Decision) -> Iterator[Miss]:
    made = {rule for line in decision.lines for rule in line.rules}
    if missing := [rule for rule in expected.rules if rule not in made]:
        yield Miss("rules", ", ".join(missing), ", ".join(sorted(made)))


def _items(
    part: str, wanted: Sequence[Item], got: Sequence[Any], matches: Callable[[Any, Item], bool]
) -> Iterator[Miss]:
    """What is wanted and not there, and what is there and not wanted."""
    left = list(got)
    for item in wanted:
        found = next((each for each in left if matches(each, item)), None)
        if found is None:
            yield Miss(part, _words(item), "; ".join(map(_told, left)))
        else:
            left.remove(found)
    for each in left:
        yield Miss(part, "", _told(each))


def _words(item: Item) -> str:
    return ", ".join(
        f"{name} {said if isinstance(said, str) else ', '.join(said)}"
        for name, said in item.items()
    )


def _told(item: Held | Excluded | Line) -> str:
    rules = ", ".join(item.rules)
    if isinstance(item, Held):
        codes = f"{' or '.join(item.codes)}, " if item.codes else ""
        return f"{codes}{item.missing}: by {rules or 'no rule'}"
    if isinstance(item, Excluded):
        return f"{item.code or 'a service'} inside {item.by or 'nothing'}: by {rules}"
    return f"{item.code or 'no code'}: by {rules}"


def _is_held(item: Held, wanted: Item) -> bool:
    rules = (wanted["rule"],) if wanted.get("rule") else item.rules
    return (
        str(wanted.get("missing", "")) in item.missing
        and item.rules == rules
        and item.codes == wanted.get("codes", item.codes)
    )


def _is_excluded(item: Excluded, wanted: Item) -> bool:
    return (
        item.code == (wanted.get("code") or item.code)
        and item.by == (wanted.get("by") or "")
        and item.rules == (wanted.get("rule", ""),)
    )


def _is_paid(item: Line, wanted: Item) -> bool:
    return (
        item.code == wanted.get("code", "")
        and wanted.get("rule", "") in item.rules
        and item.modifiers == wanted.get("modifiers", item.modifiers)
    )
