"""A rulebook: layers of facts on disk, read once, with a digest that names exactly what it says."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from os import PathLike
from pathlib import Path

import clingo

from .overlay.model import Overlay
from .overlay.read import Fact, read_facts
from .symbols import text_of

RULEBOOKS = ("standard", "guide")
SHARED = ("vocabulary", "codes")
VERSION = "2026.11"
DESCRIBING = (
    "rule", "says", "source", "confidence", "statement", "reading", "contradicted_by", "under",
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

    `statements`, `readings` and `contradicted_by` are those of a rule of the guide. `choice` is
    the open point and the option under which it holds, as `point=option`, or empty.
    """

    id: str
    authority: str
    sentence: str
    confidence: str
    sources: tuple[Source, ...]
    statements: tuple[str, ...]
    readings: tuple[str, ...]
    contradicted_by: tuple[str, ...]
    choice: str = ""


@dataclass(frozen=True)
class Rulebook:
    """The facts of one rulebook: the shared layers and its own.

    `files` are in reading order, the words of the vocabulary apart: they serve to read and to say
    an encounter, and no decision rests on them. `digest` changes when any byte of either does.
    `overlays` are facts of the user's own that are laid over it; each has a digest of its own.
    `options` are files with the rules of choices that may be taken of its open points, `choices`
    those that are taken and are no default, by point.
    `rows` are facts from tables that were looked up for some encounters.
    """

    name: str
    files: tuple[Path, ...]
    words: tuple[Path, ...]
    version: str = VERSION
    overlays: tuple[Overlay, ...] = ()
    options: tuple[Path, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    rows: tuple[clingo.Symbol, ...] = ()

    def with_rows(self, rows: Iterable[clingo.Symbol]) -> "Rulebook":
        """The same rulebook and facts from tables beside it."""
        more = tuple(rows)
        made = replace(self, rows=(*self.rows, *more))
        made.__dict__["facts"] = JoinedFacts(self.facts, more)
        made.__dict__["_atoms"] = (*self._atoms, *(a for a in more if a.name not in DESCRIBING))
        return made

    def under(self, overlays: Iterable[Overlay]) -> "Rulebook":
        """The same rulebook with overlays over it, unread: `load_rulebook` holds them to form."""
        return replace(self, overlays=(*self.overlays, *overlays))

    @cached_property
    def without_folders(self) -> "Rulebook":
        """The same with the bare names of its overlays: a folder is nobody's business."""
        bare = tuple(replace(overlay, name=Path(overlay.name).name) for overlay in self.overlays)
        return self if bare == self.overlays else replace(self, overlays=bare)

    @cached_property
    def title(self) -> str:
        """Name, version and overlays, for people."""
        chosen = (f"{point}={option}" for point, option in self.choices)
        laid = ", ".join([*chosen, *(overlay.name for overlay in self.overlays)])
        return f"{self.name} {self.version}" + (f", with {laid}" if laid else "")

    @cached_property
    def digest(self) -> str:
        """One name for exactly what the rulebook says."""
        return digest_of((*self.words, *self.files, *self.options))

    @cached_property
    def facts(self) -> "FactTable":
        """Every fact by its predicate, in the order of the terms."""
        return FactTable(self.program([]))

    def program(
        self, extra: Iterable[Path], options: Sequence[str] = ("-Wnone",)
    ) -> clingo.Control:
        """A control that holds the rulebook, and the files that are to go with it.

        Files are read once; facts that are known already are put there as they are.
        """
        known = "facts" in self.__dict__
        control = clingo.Control(list(options))
        read(control, (*extra, *(() if known else self.files)))
        state(control, self._atoms if known else (*self._laid_over, *self.rows))
        return control

    @property
    def _laid_over(self) -> Iterator[clingo.Symbol]:
        yield from (fact.atom for fact in self.chosen_facts)
        yield from (fact.atom for overlay in self.overlays for fact in overlay.facts)

    @cached_property
    def chosen_facts(self) -> tuple[Fact, ...]:
        """What the choices that are taken add: their rules, and what these need."""
        if not self.choices:
            return ()
        facts = [fact for path in self.options for fact in facts_of_file(path)]
        under = {fact.about: tuple(map(text_of, fact.arguments[1:]))
                 for fact in facts if fact.name == "under"}  # fmt: skip
        aside = {rule for rule, choice in under.items() if choice not in self.choices}
        return tuple(fact for fact in facts if fact.about not in aside)

    @cached_property
    def under_options(self) -> tuple[tuple[str, str, str], ...]:
        """Every rule that holds under an option only, taken or not: rule, point and option."""
        stated = {tuple(map(text_of, row)) for row in self.facts["under"]}
        found = (fact for path in self.options for fact in facts_of_file(path))
        stated |= {tuple(map(text_of, fact.arguments)) for fact in found if fact.name == "under"}
        return tuple(sorted((rule, point, option) for rule, point, option in stated))

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
        chosen = {fact.about: fact.place for fact in self.chosen_facts if fact.name == "rule"}
        return {**_places(self.files), **chosen, **self.laid_places}

    @cached_property
    def laid_places(self) -> Mapping[str, str]:
        """File and line of each rule of an overlay, and of no other."""
        return {rule: at for overlay in self.overlays for rule, at in overlay.places.items()}

    def origin(self, atom: clingo.Symbol) -> str:
        """What states a fact that belongs to no rule: the rulebook, or the place in an overlay."""
        return self._origins.get(atom) or f"rulebook {self.name}, {self.version}"

    @cached_property
    def _origins(self) -> Mapping[clingo.Symbol, str]:
        return {fact.atom: f"overlay {fact.place}" for each in self.overlays for fact in each.facts}

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


def read(control: clingo.Control, paths: Iterable[Path]) -> None:
    """Put files into a control, in one call: what Python does besides is stopped but once."""
    names = (str(path).replace("\\", "\\\\").replace('"', '\\"') for path in paths)
    control.add("base", [], "".join(f'#include "{name}".\n' for name in names))


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


def load_rulebook(
    name: str,
    overlays: "Iterable[Overlay | str | PathLike[str]]" = (),
    choices: Mapping[str, str] | None = None,
) -> Rulebook:
    """The rulebook `standard` or `guide`, with overlays over it: files of facts by their names.

    `choices` settle open points of it, the option by the point. Raises `UnknownRulebook` for any
    other name, and `OverlayError` with everything that is wrong with overlays and choices. What
    was loaded before is not read again.
    """
    from .overlay.lay import laid

    sources = tuple(overlays)
    shipped = _shipped(name)
    return laid(shipped, sources, choices or {}) if sources or choices else shipped


@cache
def _shipped(name: str) -> Rulebook:
    if name not in RULEBOOKS:
        raise UnknownRulebook(f"`{name}` is not a rulebook: use `standard` or `guide`")
    folders = [_ROOT / "rulebooks" / layer for layer in (*SHARED, name)]
    paths = [path for folder in folders for path in sorted(folder.glob("*.lp"))]
    words = tuple(path for path in paths if path.name == "words.lp")
    options = tuple((_ROOT / "rulebooks" / "choices").glob(f"{name}.lp"))
    return Rulebook(name, tuple(p for p in paths if p not in words), words, options=options)


@cache
def facts_of_file(path: Path) -> tuple[Fact, ...]:
    """The facts of a file that ships, each with its place; read once."""
    return read_facts(path.read_text("utf-8"), f"{path.parent.name}/{path.name}")[0]


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


class JoinedFacts(FactTable):
    """Facts, and more of them beside: of those who ask neither is read twice."""

    def __init__(self, facts: FactTable, more: Iterable[clingo.Symbol]) -> None:
        self._facts = facts
        self._more: dict[str, list[clingo.Symbol]] = defaultdict(list)
        for atom in more:
            self._more[atom.name].append(atom)

    def __getitem__(self, name: str) -> tuple[Row, ...]:
        rows = self._facts[name]
        more = {tuple(atom.arguments) for atom in self._more.get(name, ())}
        return tuple(sorted({*rows, *more})) if more else rows

    def atoms(self, name: str) -> Iterator[clingo.Symbol]:
        """The facts of a predicate as atoms, in no order."""
        yield from self._facts.atoms(name)
        yield from self._more.get(name, ())

    def __iter__(self) -> Iterator[str]:
        return iter(sorted({*self._facts, *self._more}))

    def __len__(self) -> int:
        return len({*self._facts, *self._more})


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
        found = self._rows[name]
        rows = {predicate: sorted(found.get(predicate, ())) for predicate in DESCRIBING}

        def texts(predicate: str) -> tuple[str, ...]:
            return tuple(text_of(row[1]) for row in rows[predicate])

        return Rule(
            id=name,
            authority=" ".join(texts("rule")),
            sentence=" ".join(texts("says")),
            confidence=" ".join(texts("confidence")),
            sources=tuple(_source(row, self._documents) for row in rows["source"]),
            statements=texts("statement"),
            readings=texts("reading"),
            contradicted_by=texts("contradicted_by"),
            choice="".join("=".join(map(text_of, row[1:])) for row in rows["under"]),
        )

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._rows))

    def __len__(self) -> int:
        return len(self._rows)


def _source(row: Row, documents: Mapping[clingo.Symbol, Row]) -> Source:
    _, title, year, link = documents[row[1]]
    return Source(title.string, row[2].string, year.number, link.string)
