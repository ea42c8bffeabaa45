"""The kernel, read for the check: each rule by the name that stands above it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from clingo import ast

from ..rulebook import kernel_file
from .formulas import UnknownConstruct
from .read_rule import read_rule
from .steps import Step

RECORDED = ("thing", "part_of", "has")
"""The predicates of an encounter's facts."""

KEY = "E"
"""The variable that stands for the encounter's key, first among the arguments."""

_NAME = re.compile(r"%@ (\w+)")
_OTHER = (ast.ASTType.Program, ast.ASTType.Comment, ast.ASTType.Defined, ast.ASTType.ShowSignature)


@dataclass(frozen=True)
class Kernel:
    """The steps by their names, and the predicates that speak of an encounter.

    `own` are the predicates of an encounter's facts and of all that the steps conclude, `keyed`
    those of them that have the key of an encounter first.
    """

    steps: Mapping[str, Step]
    own: frozenset[str]
    keyed: frozenset[str]


@cache
def kernel() -> Kernel:
    """The kernel that ships."""
    return read_kernel(kernel_file().read_text(encoding="utf-8"))


def read_kernel(text: str) -> Kernel:
    """A kernel from its text; raises `UnknownConstruct` if it has what the check cannot check."""
    steps: dict[str, Step] = {}
    heads: list[ast.AST] = []
    for name, rule in _rules(text):
        if name in steps:
            raise UnknownConstruct(f"two rules are named `{name}`")
        steps[name] = read_rule(name, rule)
        heads.append(rule.head.atom.symbol)
    keyed = {head.name for head in heads if str(head.arguments[0]) == KEY}
    own = {head.name for head in heads}
    return Kernel(steps, frozenset(own.union(RECORDED)), frozenset(keyed.union(RECORDED)))


def _rules(text: str) -> Iterator[tuple[str, ast.AST]]:
    """Each rule with the name in the lines between it and the one before."""
    statements: list[ast.AST] = []
    ast.parse_string(text, statements.append)
    lines, end = text.splitlines(), 0
    for statement in statements:
        if statement.ast_type == ast.ASTType.Rule:
            begin = statement.location.begin.line - 1
            names = [found[1] for found in map(_NAME.match, lines[end:begin]) if found]
            if len(names) != 1:
                raise UnknownConstruct(f"line {begin + 1}: a rule needs one name above it")
            end = statement.location.end.line
            yield names[0], statement
        elif statement.ast_type not in _OTHER:
            raise UnknownConstruct(f"line {statement.location.begin.line}: `{statement}`")
