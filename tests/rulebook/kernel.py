"""The kernel as text: its rules, each with its sentence, and the sentences of what is absent."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from clingo import ast
from clingo.ast import AST, ASTType, Sign

from .statements import ROOT, statements_of

PATH = ROOT / "logic" / "kernel.lp"
SAID = re.compile(r"^%@ (?P<name>\w+)(?: \((?P<options>[\w, ]+)\))?: (?P<text>.+)$")
ABSENT = re.compile(
    r"^%- (?P<name>\w+)\((?P<arguments>[^)]*)\)(?: \((?P<options>[\w, ]+)\))?: (?P<text>.+)$"
)


@dataclass(frozen=True)
class Sentence:
    """A line of comment that says what a rule, or the absence of a conclusion, means."""

    name: str
    text: str
    options: tuple[str, ...]
    variables: tuple[str, ...]
    line: int


@cache
def lines() -> tuple[str, ...]:
    """The kernel, line by line."""
    return tuple(PATH.read_text(encoding="utf-8").splitlines())


@cache
def statements() -> tuple[AST, ...]:
    """Every statement."""
    return statements_of(PATH)


def rules() -> list[AST]:
    """Every rule."""
    return [each for each in statements() if each.ast_type == ASTType.Rule]


def sentence_of(rule: AST) -> Sentence | None:
    """The sentence in the line before a rule."""
    number = rule.location.begin.line - 1
    found = SAID.match(lines()[number - 1])
    if found is None:
        return None
    return Sentence(found["name"], found["text"], _options(found), (), number)


def absences() -> list[Sentence]:
    """What it means that something was not concluded."""
    return [
        Sentence(
            found["name"],
            found["text"],
            _options(found),
            tuple(part.strip() for part in found["arguments"].split(",")),
            number,
        )
        for number, line in enumerate(lines(), 1)
        if (found := ABSENT.match(line))
    ]


def _options(found: re.Match[str]) -> tuple[str, ...]:
    return tuple(option.strip() for option in (found["options"] or "").split(",") if option)


def atoms(node: AST, negated: bool = False) -> Iterator[tuple[AST, bool]]:
    """Every atom in a part of a rule, and whether it is asked for by its absence."""
    if node.ast_type == ASTType.Literal:
        negated = negated or node.sign != Sign.NoSign
    if node.ast_type == ASTType.SymbolicAtom:
        yield node.symbol, negated
        return
    for key in node.child_keys:
        child = getattr(node, key)
        for each in child if isinstance(child, ast.ASTSequence) else (child,):
            if isinstance(each, AST):
                yield from atoms(each, negated)


def body(rule: AST) -> list[tuple[AST, bool]]:
    """The atoms of a rule's body."""
    return [found for literal in rule.body for found in atoms(literal)]


def head(rule: AST) -> AST:
    """The one atom that a rule concludes."""
    ((atom, _),) = atoms(rule.head)
    return atom


def signature(atom: AST) -> str:
    """Name and number of arguments."""
    return f"{atom.name}/{len(atom.arguments)}"


def variables(node: AST) -> set[str]:
    """The variables in a part of a rule."""
    found: set[str] = set()

    class Collector(ast.Transformer):
        def visit_Variable(self, variable: AST) -> AST:  # the name is clingo's
            found.add(variable.name)
            return variable

    Collector().visit(node)
    return found
