"""The facts of the rulebooks with the place of each, and what in their files is no fact."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import clingo
from clingo import ast
from clingo.ast import AST, ASTType

from lineproof.logic import RULEBOOKS, load_rulebook

ROOT = Path(__file__).parents[2]
UNREAD = (ASTType.Program, ASTType.Comment)  # what clingo tells of a file besides its statements


@dataclass(frozen=True)
class Fact:
    """One fact, with alternatives such as `(a;b)` told apart."""

    name: str
    arguments: tuple[clingo.Symbol, ...]
    place: str = field(compare=False)

    def __str__(self) -> str:
        return f"{self.place}: {clingo.Function(self.name, self.arguments)}"

    @property
    def about(self) -> str:
        """The first argument: of most facts, the id of their rule."""
        return text(self.arguments[0])


def text(symbol: clingo.Symbol) -> str:
    """A term without the quotes of a string."""
    return symbol.string if symbol.type == clingo.SymbolType.String else str(symbol)


class Book:
    """The facts of one rulebook, with its shared layers and its vocabulary, by predicate."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.all = [fact for path in files_of(name) for fact in facts_of(path)]
        self._by_name: dict[str, list[Fact]] = defaultdict(list)
        for fact in self.all:
            self._by_name[fact.name].append(fact)

    def __getitem__(self, name: str) -> list[Fact]:
        return self._by_name.get(name, [])

    def column(self, name: str, index: int = 0) -> set[str]:
        """Every text that stands in one place of a predicate."""
        return {text(fact.arguments[index]) for fact in self[name]}


@cache
def book(name: str) -> Book:
    """A rulebook by name, read once."""
    return Book(name)


def books() -> tuple[Book, ...]:
    """Every rulebook."""
    return tuple(map(book, RULEBOOKS))


def files_of(name: str) -> tuple[Path, ...]:
    """Every file of a rulebook, the vocabulary too."""
    rulebook = load_rulebook(name)
    return (*rulebook.words, *rulebook.files)


@cache
def statements_of(path: Path) -> tuple[AST, ...]:
    """Every statement of a file."""
    found: list[AST] = []
    ast.parse_files([str(path)], found.append)
    return tuple(each for each in found if each.ast_type not in UNREAD)


@cache
def facts_of(path: Path) -> tuple[Fact, ...]:
    """The facts of a file; what is none is left to `strangers`."""
    return tuple(
        Fact(atom.name, tuple(map(_value, atom.arguments)), place_of(each))
        for each in statements_of(path)
        if _is_fact(each)
        for part in each.unpool()
        for atom in [part.head.atom.symbol]
    )


def strangers(paths: Iterable[Path]) -> Iterator[str]:
    """The statements that are no fact."""
    for path in paths:
        for each in statements_of(path):
            if not _is_fact(each):
                yield f"{place_of(each)}: {each}"


def place_of(statement: AST) -> str:
    """Folder, file and line."""
    begin = statement.location.begin
    path = Path(begin.filename)
    return f"{path.parent.name}/{path.name}:{begin.line}"


def _is_fact(statement: AST) -> bool:
    return (
        statement.ast_type == ASTType.Rule
        and not statement.body
        and statement.head.ast_type == ASTType.Literal
        and statement.head.atom.ast_type == ASTType.SymbolicAtom
        and statement.head.atom.symbol.ast_type == ASTType.Function
        and all(not _has_variable(part) for part in statement.head.atom.symbol.arguments)
    )


def _has_variable(term: AST) -> bool:
    return term.ast_type in (ASTType.Variable, ASTType.Interval)


def _value(term: AST) -> clingo.Symbol:
    return clingo.parse_term(str(term))
