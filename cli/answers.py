"""What was decided, answer by answer, each with the conclusions its proof starts from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lineproof.logic import Decision, Line

from .options import fail


@dataclass(frozen=True)
class Answer:
    """Something that was decided, in words, and the conclusions it rests on.

    `names` are what it may be asked for by: the number of a line, codes.
    """

    names: tuple[str, ...]
    title: str
    roots: tuple[Any, ...]


def answers(decision: Decision) -> Iterator[Answer]:
    """Everything that was decided, lines first, each with a title in words."""
    for line in decision.lines:
        yield Answer((line.id, line.code), f"line {line.id}: {_line(line)}", line.roots)
    for item in decision.patient_pay:
        what = f"{_line(item)}, " if item.code else ""
        title = f"the patient pays: {what}{_services(item.services)}"
        yield Answer((item.code,) if item.code else (), title, item.roots)
    for held in decision.held:
        title = f"held: {_services(held.services)}: {held.missing}"
        yield Answer(held.codes, title, held.roots)
    for left in decision.excluded:
        code = f"{left.code}, " if left.code else ""
        title = f"not billed: {code}{_services(left.services)}"
        yield Answer((left.code,) if left.code else (), title, left.roots)
    for note in decision.notes:
        yield Answer((), f"note: {_services(note.services)}", note.roots)


def asked_for(decision: Decision, line: str | None) -> list[Answer]:
    """The answers about a line: by its number, or by a code; ends the program if there are none."""
    found = list(answers(decision))
    if line is None:
        return found
    code = line.partition("-")[0].upper()
    asked = [answer for answer in found if line in answer.names or code in answer.names]
    if not asked:
        names = dict.fromkeys(name for answer in found for name in answer.names)
        known = f"use one of {', '.join(names)}" if names else "nothing was billed"
        fail(f"`{line}`: no such line or code here: {known}")
    return asked


def roots_of(asked: Sequence[Answer]) -> list[Any]:
    """The conclusions behind some answers."""
    return [root for answer in asked for root in answer.roots]


def _line(line: Line) -> str:
    code = "-".join((line.code, *line.modifiers))
    return f"{code} x {line.units}, {line.title}" if line.units > 1 else f"{code}, {line.title}"


def _services(services: Sequence[str]) -> str:
    return "; ".join(services)
