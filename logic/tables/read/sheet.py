"""The lines of a file as cells, whatever form it has: text with tabs, CSV, Excel workbook."""

import csv
from collections.abc import Callable, Iterator
from itertools import chain, islice
from typing import IO

from ..problems import TableError, at
from .source import UNREADABLE, Source, unreadable

Line = tuple[int, list[str]]
"""The number of a line in its file, from one, and its cells."""
Advance = Callable[[int], None]
"""Is told, now and then, how many bytes were read since it was told last."""

RECORDS = range(300, 330)
"""So long are lines whose cells are told apart by their places, as those of HCPCS Level II."""
HEAD = 30
"""So many lines are looked at to find out what a file is."""
_EVERY = 1 << 13


def lines_of(source: Source, advance: Advance) -> Iterator[Line]:
    """The lines of a file; raises TableError where it breaks off, or is no text or workbook."""
    if source.is_workbook():
        yield from _of_workbook(source)
        advance(source.size)
        return
    with source.open() as stream:
        raw = _whole_lines(source, stream, advance)
        head = list(islice(raw, HEAD))
        _refuse_pages(source, head)
        text = chain(head, raw)
        if any("\t" in line for line in head):
            yield from ((n, line.split("\t")) for n, line in enumerate(text, 1))
        elif any("," in line for line in head) and not all(len(line) in RECORDS for line in head):
            yield from enumerate(csv.reader(text), 1)
        else:
            yield from ((n, [line]) for n, line in enumerate(text, 1))


def _whole_lines(source: Source, stream: IO[bytes], advance: Advance) -> Iterator[str]:
    """Lines without their ends; the last one must have one, or the file was cut off."""
    read = 0
    number = 0
    try:
        for number, line in enumerate(stream, 1):
            if not line.endswith(b"\n"):
                raise at(
                    source.name, number, "the file ends in the middle of a row: fetch it again"
                )
            read += len(line)
            if not number % _EVERY:
                advance(read)
                read = 0
            yield line.decode("cp1252", "replace").rstrip("\r\n")
    except UNREADABLE as error:
        raise unreadable(source.name, error) from None
    if not number:
        raise TableError(f"{source.name}: an empty file")
    advance(read)


def _refuse_pages(source: Source, head: list[str]) -> None:
    if head and head[0].lstrip("\ufeff ï»¿").lower().startswith(("<!doctype", "<html")):
        raise TableError(
            f"{source.name}: a web page and no table: CMS sends the file only after its licence "
            "was accepted"
        )


def _of_workbook(source: Source) -> Iterator[Line]:
    try:
        from python_calamine import CalamineError, load_workbook
    except ImportError:
        raise TableError(
            f"{source.name}: reading Excel workbooks takes `pip install 'lineproof[xlsx]'`; the "
            "text file of the same table needs nothing"
        ) from None
    try:
        with source.open() as stream:
            sheet = load_workbook(stream).get_sheet_by_index(0)
    except CalamineError as error:
        raise TableError(f"{source.name}: a damaged workbook: {error}") from None
    for number, row in enumerate(sheet.iter_rows(), sheet.start[0] + 1 if sheet.start else 1):
        yield number, [_cell(value) for value in row]


def _cell(value: object) -> str:
    """A cell as the text file would have it: numbers without a decimal point that says nothing."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
