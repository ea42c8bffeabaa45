"""What a person should know of a decision, though it changes no line."""

from collections.abc import Iterator

from .findings import Findings, conclusion
from .model import Note


def notes(found: Findings) -> tuple[Note, ...]:
    """The notes of rules, and the limits of units that are exceeded."""
    return tuple(sorted(_notes(found), key=lambda note: (note.services, note.roots)))


def _notes(found: Findings) -> Iterator[Note]:
    for row in found.answer["note"]:
        thing, rule = row
        yield Note(
            kind=rule.name,
            text=found.sentence(rule),
            services=found.labels([thing]),
            rules=(rule.name,),
            roots=(conclusion("note", row),),
        )
    for row in found.answer["over_limit"]:
        code, rule, most = row
        yield Note(
            kind=rule.name,
            text=f"{code.string}: more than {most}. {found.sentence(rule)}",
            services=found.labels(found.behind(code)),
            rules=(rule.name,),
            roots=(conclusion("over_limit", row),),
        )
