"""What a person should know of a decision, though it changes no line."""

from collections.abc import Iterator

from .findings import Findings, conclusion
from .model import Note
from .tabled import table_notes


def notes(found: Findings) -> tuple[Note, ...]:
    """The notes of rules, the limits of units exceeded, and what there is to say of tables."""
    told = (*_notes(found), *table_notes(found))
    return tuple(sorted(told, key=lambda note: (note.services, note.roots)))


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
