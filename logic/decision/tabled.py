"""What to know of the tables that were asked: where they part from the rulebook or are silent."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from clingo import Symbol, SymbolType

from ..rulebook import Row
from .findings import Findings, conclusion
from .model import Note


def table_notes(found: Findings) -> Iterator[Note]:
    """Both sides where a table and a rule disagree; what a table that is held cannot answer for."""
    yield from _disputes(found)
    yield from _silences(found)


def _disputes(found: Findings) -> Iterator[Note]:
    """A rule of the rulebook that a table sets aside and that says otherwise, with the table's row.

    Where no row is in force the table as a whole is what says so.
    """
    against: dict[Row, list[Symbol]] = defaultdict(list)
    for code, about, rule, table in found.answer["disputed"]:
        against[code, about, rule].append(table)
    rows = {row[0] for row in found.rulebook.facts["row"]}
    for (code, about, rule), tables in against.items():
        said = sorted(t for t in tables if t in rows) or sorted(tables)
        roots = (conclusion("disputed", (code, about, rule, table)) for table in said)
        is_pair = about.type == SymbolType.String
        where = f"{code.string} over {about.string}" if is_pair else code.string
        words = " ".join(_cited(found, table) for table in said)
        yield Note(
            kind=said[0].name,
            text=f"{where}: the table decides. {words} The rulebook says otherwise: "
            f"{found.sentence(rule)}",
            services=found.labels(found.behind(code)),
            rules=(rule.name, *(table.name for table in said)),
            roots=tuple(roots),
        )


def _silences(found: Findings) -> Iterator[Note]:
    """One note for each table that does not answer for the date of the visit."""
    silent: dict[Symbol, list[Symbol]] = defaultdict(list)
    for code, table in sorted(found.answer["silent"]):
        silent[table].append(code)
    for table, codes in silent.items():
        names = ", ".join(code.string for code in codes)
        source = found.rulebook.rules[table.name].sources[0]
        yield Note(
            kind=table.name,
            text=f"Not in the tables held: {source.document} {source.section}, not for "
            f"{found.facts.date}. The rulebook's own rules decide for {names}.",
            services=found.labels(_behind(found, codes)),
            rules=(table.name,),
            roots=tuple(conclusion("silent", (code, table)) for code in codes),
        )


def _behind(found: Findings, codes: Sequence[Symbol]) -> list[Symbol]:
    things = dict.fromkeys(thing for code in codes for thing in found.behind(code))
    return sorted(things, key=found.position)


def _cited(found: Findings, table: Symbol) -> str:
    source = found.rulebook.rules[table.name].sources[0]
    return f"{found.sentence(table)} ({source.document}: {source.section})"
