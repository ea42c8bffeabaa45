"""A rulebook: layers of facts on disk, read once, with a digest that names exactly what it says."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import clingo

from .symbols import text_of

RULEBOOKS = ("standard", "guide")
SHARED = ("vocabulary", "codes")
VERSION = "2026.11"
DESCRIBING = (
    "rule", "says", "source", "confidence", "statement", "reading", "contradicted_by",
)  # fmt: skip

Row = tuple[clingo.Symbol, ...]
_ROOT = Path(__file__).parent
_HEAD = re.compile(r"^rule\((\w+)", re.MULTILINE)


class UnknownRulebook(ValueError):
    """The named rulebook is not one that ships."""


@dataclass(frozen=True)
class Source:
    """Where a rule comes from: a document, a section of it, and its year."""

    document: str
    section: str
    year: int
    link: str

    def __str__(self) -> str:
        year = f" ({self.year})" if self.year and str(self.year) not in self.document else ""
        return f"{self.document}{year}: {self.section}"


@dataclass(frozen=True)
class Rule:
    """One rule as people see it: its sentence, its authority, its sources.

    `statements`, `readings` and `contradicted_by` are those of a rule of the guide.
    """

    id: str
    authority: str
    sentence: str
    confidence: str
    sources: tuple[Source, ...]
    statements: tuple[str, ...]
    readings: tuple[str, ...]
    contradicted_by: tuple[str, ...]


@dataclass(frozen=True)
class Rulebook:
    """The facts of one rulebook: the shared layers and its own.

    `files` are in reading order, the words of the vocabulary apart: they serve to read and to say
    an encounter, and no decision rests on them. `digest` changes when any byte of either does.
    """

    name: str
    files: tuple[Path, ...]
    words: tuple[Path, ...]
    version: str = VERSION

    @cached_property
    def digest(self) -> str:
        """One name for exactly what the rulebook says."""
        return digest_of((*self.words, *self.files))

    @cached_property
    def facts(self) -> "FactTable":
        """Every fact by its predicate, in the order of the terms."""
        return FactTable(self.program([]))

    def program(self, extra: Iterable[Path]) -> clingo.Control:
        """A control that holds the rulebook, and the files that are to go with it.

        Files are read once; facts that are known already are put there as they are.
        """
        known = "facts" in self.__dict__
        control = clingo.Control(["-Wnone"])
        for path in (*extra, *(() if known else self.files)):
            control.load(str(path))
        if known:
            state(control, self._atoms)
        return control

    @cached_property
    def _atoms(self) -> tuple[clingo.Symbol, ...]:
        """Every fact but those that describe a rule to people, which no program looks at."""
        from .dictionary import predicates

        names = [name for name in predicates() if name not in DESCRIBING]
        return tuple(atom for name in names for atom in self.facts.atoms(name))

    def keep(self, facts: "FactTable") -> None:
        """Take the facts from a program that is grounded already, unless they are known."""
        self.__dict__.setdefault("facts", facts)

    @cached_property
    def rules(self) -> "Rules":
        """Every rule by its id; each is put together when it is asked for."""
        return Rules(self)

    @cached_property
    def places(self) -> Mapping[str, str]:
        """Where each rule stands, as folder, file and line, in reading order."""
        return _places(self.files)

    def facts_of(self, rule: str) -> Iterator[tuple[str, Row]]:
        """The facts that make a rule work, as predicate and arguments; not what describes it."""
        yield from self._working[rule]

    @cached_property
    def _working(self) -> Mapping[str, list[tuple[str, Row]]]:
        from .dictionary import predicates

        found: dict[str, list[tuple[str, Row]]] = defaultdict(list)
        for name, predicate in predicates().items():
            if predicate.rule and name not in DESCRIBING:
                for row in self.facts[name]:
                    found[row[0].name].append((name, row))
        return found


def state(control: clingo.Control, atoms: Iterable[clingo.Symbol]) -> None:
    """Put atoms into a control as facts."""
    with control.backend() as backend:
        for atom in atoms:
            backend.add_rule([backend.add_atom(atom)])


def _places(paths: tuple[Path, ...]) -> Mapping[str, str]:
    places = {}
    for path in paths:
        text = path.read_text(encoding="utf-8")
        for head in _HEAD.finditer(text):
            line = text.count("\n", 0, head.start()) + 1
            places[head[1]] = f"{path.parent.name}/{path.name}:{line}"
    return places


def kernel_file() -> Path:
    """Where the kernel stands."""
    return _ROOT / "kernel.lp"


def digest_of(paths: tuple[Path, ...]) -> str:
    """One name for the exact content of some files, whatever folder they lie in."""
    total = hashlib.sha256()
    for path in paths:
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return f"sha256:{total.hexdigest()}"


@cache
def load_rulebook(name: str) -> Rulebook:
    """The rulebook `standard` or `guide`; raises `UnknownRulebook` for any other name."""
    if name not in RULEBOOKS:
        raise UnknownRulebook(f"`{name}` is not a rulebook: use `standard` or `guide`")
    folders = [_ROOT / "rulebooks" / layer for layer in (*SHARED, name)]
    paths = [path for folder in folders for path in sorted(folder.glob("*.lp"))]
    words = tuple(path for path in paths if path.name == "words.lp")
    return Rulebook(name, tuple(path for path in paths if path not in words), words)


class FactTable(Mapping[str, tuple[Row, ...]]):
    """The facts of a program by their predicate, in the order of the terms; read when asked for."""

    def __init__(self, control: clingo.Control, *, grounded: bool = False) -> None:
        self._control = control
        if not grounded:
            control.ground([("base", [])])
        self._arity = {name: arity for name, arity, _ in self._control.symbolic_atoms.signatures}
        self._read: dict[str, tuple[Row, ...]] = {}

    def __getitem__(self, name: str) -> tuple[Row, ...]:
        if name not in self._read:
            self._read[name] = tuple(tuple(atom.arguments) for atom in sorted(self.atoms(name)))
        return self._read[name]

    def atoms(self, name: str) -> Iterator[clingo.Symbol]:
        """The facts of a predicate as atoms, in no order."""
        arity = self._arity.get(name, 0)
        for atom in self._control.symbolic_atoms.by_signature(name, arity):
            yield atom.symbol

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._arity))

    def __len__(self) -> int:
        return len(self._arity)


class Rules(Mapping[str, Rule]):
    """The rules of a rulebook by their ids."""

    def __init__(self, book: Rulebook) -> None:
        self._rows: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
        for predicate in DESCRIBING:
            for atom in book.facts.atoms(predicate):
                row = tuple(atom.arguments)
                self._rows[row[0].name][predicate].append(row)
        self._documents = {row[0]: row for row in book.facts["document"]}

    def __getitem__(self, name: str) -> Rule:
        if name not in self._rows:
            raise KeyError(name)
        rows = {predicate: sorted(found) for predicate, found in self._rows[name].items()}

        def texts(predicate: str) -> tuple[str, ...]:
            return tuple(text_of(row[1]) for row in rows.get(predicate, ()))

        return Rule(
            id=name,
            authority=" ".join(texts("rule")),
            sentence=" ".join(texts("says")),
            confidence=" ".join(texts("confidence")),
            sources=tuple(_source(row, self._documents) for row in rows.get("source", ())),
            statements=texts("statement"),
            readings=texts("reading"),
            contradicted_by=texts("contradicted_by"),
        )

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._rows))

    def __len__(self) -> int:
        return len(self._rows)


def _source(row: Row, documents: Mapping[clingo.Symbol, Row]) -> Source:
    _, title, year, link = documents[row[1]]
    return Source(title.string, row[2].string, year.number, link.string)
