"""Import tables: every file is read and checked, then all of them are held, or none."""

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from .differences import Changes, changes
from .draft import draft_of
from .problems import TableError, at
from .quarters import Quarter, quarter, quarter_of_name
from .read import Layout, Line, Source, find_layout, lines_of, sources
from .read.sheet import HEAD, Advance
from .write import forget, writer

_FOREIGN = re.compile(r"ccioph|medicaid|-mcd\b", re.IGNORECASE)

Begin = Callable[[str, int], Advance]
"""Is told the name and size of a file that is about to be read; gives what to tell of progress."""


@dataclass(frozen=True)
class Imported:
    """What became of one file.

    `held` tells that it was held already. `against` is the quarter that `changes` compares with.
    """

    file: str
    kind: str
    quarter: Quarter
    rows: int
    held: bool


@dataclass(frozen=True)
class Summary:
    """What an import did: each file, what it left out, and what is new for each table."""

    files: tuple[Imported, ...]
    skipped: tuple[str, ...]
    changes: tuple[Changes, ...]

    @property
    def altered(self) -> bool:
        """Whether anything is held now that was not before."""
        return not all(each.held for each in self.files)


def import_files(
    paths: Sequence[Path],
    store: Path,
    *,
    as_quarter: Quarter | None = None,
    replace: bool = False,
    begin: Begin = lambda name, size: lambda read: None,
) -> Summary:
    """Read tables into a store, which is made if there is none.

    `replace` throws away first what is held of the same tables and quarters.
    Raises TableError, with file, line and reason, where one of them does not fit; nothing is kept.
    """
    with draft_of(store) as draft:
        done, skipped = [], []
        cleared: set[tuple[str, Quarter]] | None = set() if replace else None
        for source in sources(paths):
            found = _take(draft.connection, source, as_quarter, cleared, begin)
            if found is None:
                skipped.append(source.name)
            else:
                done.append(found)
        if not done:
            raise TableError(f"{', '.join(skipped)}: none of the tables that are known")
        fresh = {(each.kind, each.quarter) for each in done if not each.held}
        compared = (changes(draft.connection, kind, when) for kind, when in sorted(fresh))
        beside = tuple(each for each in compared if each is not None)
        if not fresh:
            draft.discard()
    return Summary(tuple(done), tuple(skipped), beside)


def _take(
    connection: sqlite3.Connection,
    source: Source,
    as_quarter: Quarter | None,
    cleared: set[tuple[str, Quarter]] | None,
    begin: Begin,
) -> Imported | None:
    """Read one file; None for one of an archive that is no table.

    `cleared` are the quarters that were thrown away already; None where none are.
    """
    lines = lines_of(source, begin(source.file_name, source.size))
    head = list(islice(lines, HEAD))
    layout = _layout(source, head)
    if layout is None:
        return None
    when = _quarter(source, layout, as_quarter)
    if cleared is not None and (layout.kind, when) not in cleared:
        forget(connection, layout.kind, when)
        cleared.add((layout.kind, when))
    digest = source.digest()
    held = connection.execute(
        "SELECT rows FROM file WHERE kind = ? AND quarter = ? AND digest = ?",
        (layout.kind, str(when), digest),
    ).fetchone()
    if held:
        return Imported(source.file_name, layout.kind, when, held[0], held=True)
    write = writer(layout.kind, connection, when, source.name)
    rows = _rows(source, chain(head[layout.first :], lines), layout, when)
    count = write.all(rows)
    if not count:
        raise TableError(f"{source.name}: a head, and no row of the table below it")
    write.close(digest, source.file_name, count)
    return Imported(source.file_name, layout.kind, when, count, held=False)


def _layout(source: Source, head: list[Line]) -> Layout | None:
    try:
        found = find_layout([cells for _, cells in head])
    except ValueError as error:
        raise TableError(f"{source.name}: {error}") from None
    if found is None and not source.packed:
        raise TableError(
            f"{source.name}: none of the tables that are known: no line of its first {HEAD} is the "
            "head of one (pairs, units a day, add-ons, fee schedule, HCPCS Level II)"
        )
    return found


def _quarter(source: Source, layout: Layout, as_quarter: Quarter | None) -> Quarter:
    """The quarter of a file: as the user says, as its head says, or as its name does."""
    headed = quarter(layout.quarter) or quarter_of_name(source.file_name)
    found = headed or as_quarter
    if other := _FOREIGN.search(source.file_name):
        raise TableError(
            f"{source.name}: by its name of another programme ({other[0]}): this reads the tables "
            "of Medicare for practitioners"
        )
    if found is None:
        raise TableError(
            f"{source.name}: neither the file nor its name says of which quarter it is: "
            "say it with --quarter, as in --quarter 2024Q3"
        )
    if as_quarter not in (None, found):
        raise TableError(f"{source.name}: is of {found}, and --quarter says {as_quarter}")
    return found


def _rows(
    source: Source, lines: Iterator[Line], layout: Layout, when: Quarter
) -> Iterator[tuple[int, tuple[object, ...]]]:
    """The rows below the head, each with its line; the rest of the head is passed over."""
    begun = False
    parse = layout.parse
    for number, cells in lines:
        if not begun and not cells[0].strip():
            continue
        try:
            row = parse(cells)
        except ValueError as error:
            if not any(cell.strip() for cell in cells):
                continue
            raise at(source.name, number, str(error)) from None
        begun = True
        if row is not None:
            yield number, row
