"""Cases as data: an encounter, and what each rulebook must make of it, with the reasons.

`expect` has, for each rulebook, `lines` in claim order as a coder writes them (`17003-59 x13`), and
the `rules` that must be among those that made them; `held`, `excluded`, `patient_pay` and `notes`
are complete: what a case does not name must not be.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from ..encounter.parse import Parsed, parse_data
from ..encounter.places import Path as Steps
from ..encounter.places import Places
from ..encounter.problems import EncounterError, Problem, quoted
from ..encounter.reader import Data, read
from ..rulebook import RULEBOOKS

FIELDS = ("title", "promise", "choose", "encounter", "expect")
LISTS = ("lines", "rules", "notes")
ITEMS = {
    "held": ("missing", "rule", "codes"),
    "excluded": ("code", "by", "rule"),
    "patient_pay": ("code", "rule", "modifiers"),
}
SEVERAL = ("codes", "modifiers")
Item = Mapping[str, str | tuple[str, ...]]


@dataclass(frozen=True)
class Expected:
    """What one rulebook must make of a case; `line` is where the file begins to say so."""

    line: int
    lines: tuple[str, ...]
    rules: tuple[str, ...]
    notes: tuple[str, ...]
    held: tuple[Item, ...]
    excluded: tuple[Item, ...]
    patient_pay: tuple[Item, ...]


@dataclass(frozen=True)
class Case:
    """One case as it stands in its file; `name` is the file's, without folder and ending.

    `choose` settles open points for it, the option by the point.
    """

    name: str
    file: str
    title: str
    promise: str
    parsed: Parsed
    expect: Mapping[str, Expected]
    choose: Mapping[str, str] = field(default_factory=dict)


def read_cases(paths: Iterable[str]) -> tuple[Case, ...]:
    """The cases of files, and of all files below folders, in the order of their names.

    Raises EncounterError with everything that is wrong in any of them.
    """
    cases: list[Case] = []
    problems: list[Problem] = []
    for name, path in _files(paths, problems):
        try:
            cases.append(read_case(path.read_bytes(), str(path), name))
        except EncounterError as error:
            problems += error.problems
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            problems.append(Problem(str(path), 0, "", f"cannot be read: {reason}"))
    if problems:
        raise CaseError(problems)
    return tuple(cases)


class CaseError(EncounterError):
    """Cases that cannot be taken as they stand, file by file."""

    def __init__(self, problems: Iterable[Problem]):
        super().__init__(problems)
        self.problems = tuple(sorted(self.problems, key=lambda each: (each.file, each.line)))


def read_case(source: str | bytes, file: str, name: str) -> Case:
    """The case that a file holds; raises EncounterError with everything that is wrong with it."""
    data, places, repeated = read(source, file)
    form = _Form(places)
    form.names(data, FIELDS, ())
    visit = form.mapping(data.get("encounter"), ("encounter",))
    wanted = form.mapping(data.get("expect"), ("expect",))
    form.names(wanted, RULEBOOKS, ("expect",))
    expect = {book: form.expected(found, ("expect", book)) for book, found in wanted.items()}
    said = form.mapping(data["choose"], ("choose",)) if "choose" in data else {}
    choose = {point: form.text(option, ("choose", point)) for point, option in said.items()}
    parsed = None
    try:
        parsed = parse_data(visit, _below(places, "encounter"), repeated) if visit else None
    except EncounterError as error:
        form.problems += error.problems
    if form.problems or parsed is None:
        raise EncounterError(form.problems)
    title, promise = (form.text(data.get(field, ""), (field,)) for field in ("title", "promise"))
    return Case(name, file, title, promise, parsed, expect, choose)


def _files(paths: Iterable[str], problems: list[Problem]) -> Iterator[tuple[str, Path]]:
    for each in paths:
        path = Path(each)
        if path.is_dir():
            found = sorted([*path.rglob("*.yaml"), *path.rglob("*.yml"), *path.rglob("*.json")])
            yield from ((at.relative_to(path).with_suffix("").as_posix(), at) for at in found)
            if not found:
                problems.append(Problem(each, 0, "", "no case below it: cases end in .yaml"))
        else:
            yield path.stem, path


def _below(places: Places, name: str) -> Places:
    lines = {path[1:]: line for path, line in places.lines.items() if path[:1] == (name,)}
    return Places(places.file, lines)


class _Form:
    """Holds the data of a case to their form, and gathers what is amiss."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.problems: list[Problem] = []

    def amiss(self, path: Steps, message: str) -> None:
        shown = ".".join(str(step + 1) if isinstance(step, int) else step for step in path)
        self.problems.append(Problem(self.places.file, self.places.line(path), shown, message))

    def names(self, found: Mapping[str, Data], known: Iterable[str], path: Steps) -> None:
        for name in found:
            if name not in known:
                close = get_close_matches(name, known, 1)
                near = f"did you mean `{close[0]}`?" if close else f"use {', '.join(known)}"
                self.amiss((*path, name), f"{quoted(name)} is no field of a case: {near}")

    def mapping(self, found: Data | None, path: Steps) -> dict[str, Data]:
        if isinstance(found, dict) and found:
            return found
        self.amiss(path, f"a case needs `{path[-1]}`, with fields of its own")
        return {}

    def expected(self, found: Data, path: Steps) -> Expected:
        fields = found if isinstance(found, dict) else {}
        if not fields:
            self.amiss(path, "say what must come out: `lines: []` if there is no line")
        self.names(fields, (*LISTS, *ITEMS), path)
        lines, rules, notes = (self.texts(fields.get(n, []), (*path, n)) for n in LISTS)
        held, excluded, paid = (self.items(fields.get(n, []), (*path, n)) for n in ITEMS)
        return Expected(self.places.line(path), lines, rules, notes, held, excluded, paid)

    def texts(self, found: Data, path: Steps) -> tuple[str, ...]:
        each = found if isinstance(found, list) else [found]
        return tuple(self.text(one, (*path, at)) for at, one in enumerate(each))

    def text(self, found: Data, path: Steps) -> str:
        if isinstance(found, str):
            return found
        self.amiss(path, "a single text is expected here")
        return ""

    def items(self, found: Data, path: Steps) -> tuple[Item, ...]:
        each = found if isinstance(found, list) else [found]
        return tuple(self.item(one, (*path, at)) for at, one in enumerate(each))

    def item(self, found: Data, path: Steps) -> Item:
        if not isinstance(found, dict):
            self.amiss(path, f"write the fields: {', '.join(ITEMS[str(path[-2])])}")
            return {}
        self.names(found, ITEMS[str(path[-2])], path)
        return {
            name: self.texts(said, (*path, name)) if name in SEVERAL else
            self.text(said, (*path, name))
            for name, said in found.items()
        }  # fmt: skip
