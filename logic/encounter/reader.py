"""A file of YAML or JSON as plain data: every value as text, and the line it stands on.

Values stay text, so that `no` is a word, `1:30` is no number of seconds and a code keeps its zeros.
What would make a file mean more than it shows is refused: a name twice in one place, anchors,
tags, a second document.
"""

from collections.abc import Iterator
from typing import Any, NoReturn

import yaml

from .places import Path, Places, spoken
from .problems import EncounterError, Problem, quoted

Data = str | list["Data"] | dict[str, "Data"]

LARGEST_FILE = 1024 * 1024
MOST_VALUES = 20_000
DEEPEST = 16
NULLS = {"~", "null", "Null", "NULL"}

# The C parser reads ten times faster; it is not in every build of PyYAML.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(source: str | bytes, file: str) -> tuple[dict[str, Data], Places, tuple[Problem, ...]]:
    """The data of a file, the line of each of its values, and the names that stand in it twice.

    A value that is left out with `null` is absent; one that is left empty is empty text.
    Raises EncounterError where the text cannot be read at all.
    """
    reading = _Reading(_text(source, file), file)
    try:
        data = reading.document()
    except (yaml.YAMLError, ValueError) as error:
        reading.unreadable(error)
    return data, Places(file, reading.lines), tuple(reading.repeated)


def _text(source: str | bytes, file: str) -> str:
    if len(source) > LARGEST_FILE:
        raise EncounterError([Problem(file, 0, "", "larger than 1 MiB: write one visit a file")])
    try:
        text = source if isinstance(source, str) else source.decode("utf-8-sig")
        text.encode()  # half of a surrogate pair is no text either
    except UnicodeError as error:
        line = _lines(source[: getattr(error, "start", 0)])
        message = "not UTF-8 text: save the file as UTF-8"
        raise EncounterError([Problem(file, line, "", message)]) from None
    # YAML knows no tabs between values, JSON does; inside a JSON string they cannot stand.
    return text.replace("\t", " ") if text.lstrip("\ufeff \t\r\n").startswith("{") else text


def _lines(begun: str | bytes) -> int:
    return 1 + (begun.count("\n") if isinstance(begun, str) else begun.count(b"\n"))


class _Reading:
    """One pass over the parser's events; nothing is built for what is refused."""

    def __init__(self, text: str, file: str):
        self.text = text
        self.file = file
        self.events: Iterator[Any] = yaml.parse(text, Loader=LOADER)
        self.values = 0
        self.lines: dict[Path, int] = {}
        self.repeated: list[Problem] = []

    def document(self) -> dict[str, Data]:
        event = self.next()
        while isinstance(event, yaml.StreamStartEvent | yaml.DocumentStartEvent):
            event = self.next()
        if isinstance(event, yaml.StreamEndEvent) or _is_null(event):
            self.refuse(0, (), "nothing is written here: `lineproof new` writes a first file")
        if not isinstance(event, yaml.MappingStartEvent):
            self.refuse(event, (), "no encounter: begin with a line such as `encounter: visit-1`")
        self.lines[()] = _line(event)
        data = self.mapping(event, ())
        self.next()  # the end of the document
        if not isinstance(event := self.next(), yaml.StreamEndEvent):
            self.refuse(event, (), "a second document begins: write one visit a file")
        return data

    def next(self) -> Any:
        event = next(self.events)
        self.values += 1
        if self.values > MOST_VALUES:
            self.refuse(0, (), f"more than {MOST_VALUES:,} values: write one visit a file")
        return event

    def value(self, event: Any, path: Path) -> Data | None:
        if isinstance(event, yaml.AliasEvent):
            self.refuse(event, path, "points to another part of the file (`*`): write it out here")
        if isinstance(event, yaml.ScalarEvent):
            self.marks(event, path)
            return None if event.value in NULLS and _is_null(event) else str(event.value)
        if len(path) > DEEPEST:
            self.refuse(event, (), "nested too deeply: check the indentation")
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(event, path)
        return self.mapping(event, path)

    def mapping(self, start: Any, path: Path) -> dict[str, Data]:
        self.marks(start, path)
        found: dict[str, Data] = {}
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self.refuse(event, path, "a name is expected before the colon, a single word")
            self.marks(event, path)
            inner = (*path, event.value)
            if inner in self.lines:
                self.repeat(event, inner)
                continue
            self.lines[inner] = _line(event)
            value = self.value(self.next(), inner)
            if value is not None:
                found[event.value] = value
        return found

    def sequence(self, start: Any, path: Path) -> list[Data]:
        self.marks(start, path)
        found: list[Data] = []
        while not isinstance(event := self.next(), yaml.SequenceEndEvent):
            inner = (*path, len(found))
            self.lines[inner] = _line(event)
            found.append(self.value(event, inner) or "")
        return found

    def marks(self, event: Any, path: Path) -> None:
        if event.anchor is not None:
            self.refuse(event, path, "carries a name (`&`), which is not read: take it out")
        if event.tag is not None:
            self.refuse(event, path, "carries a tag (`!`), which is not read: take it out")

    def repeat(self, event: Any, path: Path) -> None:
        """Note the second of two equal names, and pass over what it says."""
        first = self.lines[path]
        again = f"{quoted(event.value)} stands here twice, first on line {first}: keep one"
        self.repeated.append(Problem(self.file, _line(event), spoken(path[:-1]), again))
        open_parts = 0
        while True:
            event = self.next()
            open_parts += isinstance(event, yaml.CollectionStartEvent)
            open_parts -= isinstance(event, yaml.CollectionEndEvent)
            if not open_parts:
                return

    def refuse(self, event: Any, path: Path, message: str) -> NoReturn:
        line = _line(event) if event else 0
        raise EncounterError([Problem(self.file, line, spoken(path), message)])

    def unreadable(self, error: Exception) -> NoReturn:
        """Say in plain words where the parser stopped; its own words are about its grammar."""
        mark = getattr(error, "problem_mark", None)
        lines = self.text.splitlines()
        number = min(mark.line + 1, len(lines)) if mark else 0
        message = "cannot be read from here on: check the indentation, the colons and the quotes"
        if isinstance(error, yaml.reader.ReaderError):
            message = "holds characters that are no text: write it anew in a text editor"
        elif number and "\t" in lines[number - 1]:
            message = "a tab stands in this line: indent with spaces"
        raise EncounterError([Problem(self.file, number, "", message)]) from None


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _is_null(event: Any) -> bool:
    """An empty value, or one of YAML's words for none, without quotes."""
    return (
        isinstance(event, yaml.ScalarEvent)
        and event.implicit[0]
        and (not event.value or event.value in NULLS)
    )
