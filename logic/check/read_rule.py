"""Read one rule of the kernel into a step, from its syntax tree."""

import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from clingo import ast

from .formulas import UnknownConstruct
from .read_group import read_group
from .steps import Comparison, Group, Lack, Step
from .wording import ANONYMOUS, Wording

_TESTS: Mapping[int, tuple[str, Callable[[Any, Any], bool]]] = {
    ast.ComparisonOperator.GreaterThan: ("gt", operator.gt),
    ast.ComparisonOperator.LessThan: ("lt", operator.lt),
    ast.ComparisonOperator.LessEqual: ("le", operator.le),
    ast.ComparisonOperator.GreaterEqual: ("ge", operator.ge),
    ast.ComparisonOperator.NotEqual: ("ne", operator.ne),
    ast.ComparisonOperator.Equal: ("eq", operator.eq),
}


def read_rule(name: str, rule: ast.AST) -> Step:
    """The step of a rule; raises `UnknownConstruct` if it has what the check cannot check."""
    if rule.head.ast_type != ast.ASTType.Literal or not _is_atom(rule.head):
        raise UnknownConstruct(f"`{rule.head}` is no head the check knows")
    plain = [item for item in rule.body if not _is_group(item)]
    held = [item for item in plain if _is_atom(item) and item.sign == ast.Sign.NoSign]
    lacks = [item for item in plain if _is_atom(item) and item.sign == ast.Sign.Negation]
    compared = [item for item in plain if item.atom.ast_type == ast.ASTType.Comparison]
    if len(held) + len(lacks) + len(compared) < len(plain) or not held:
        raise UnknownConstruct(f"`{rule}` has a condition the check does not know")
    wording = Wording()
    atoms = [wording.named(item.atom.symbol) for item in held]
    sides = [side for item in compared for side in _sides(item, wording)]
    group = _group(rule, wording)
    variables = frozenset(wording.variables)
    lines = [
        wording.bound(rule.head.atom.symbol),
        *atoms,
        *(f"not {wording.pattern(item.atom.symbol)}" for item in lacks),
        *(f"{left} {_TESTS[operator][0]} {right}" for left, operator, right in sides),
    ]
    if wording.variables - variables:
        raise UnknownConstruct(f"`{rule}` has a variable that nothing binds")
    return Step(
        name=name,
        variables=variables,
        computed=tuple(wording.computed.items()),
        text="\n".join(lines),
        held=len(held),
        lacks=tuple(_lack(item.atom.symbol) for item in lacks),
        comparisons=tuple(Comparison(left, right, _TESTS[op][1]) for left, op, right in sides),
        group=group,
    )


def _is_atom(item: ast.AST) -> bool:
    return bool(item.atom.ast_type == ast.ASTType.SymbolicAtom)


def _is_group(item: ast.AST) -> bool:
    if item.ast_type == ast.ASTType.ConditionalLiteral:
        return True
    return bool(item.atom.ast_type == ast.ASTType.BodyAggregate)


def _sides(item: ast.AST, wording: Wording) -> Iterator[tuple[str, int, str]]:
    """Each pair of neighbours in a comparison such as `Low <= N <= High`."""
    if item.sign != ast.Sign.NoSign:
        raise UnknownConstruct(f"`{item}` denies a comparison")
    left = wording.term(item.atom.term)
    for guard in item.atom.guards:
        right = wording.term(guard.term)
        yield left, guard.comparison, right
        left = right


def _lack(symbol: ast.AST) -> Lack:
    free = tuple(at for at, argument in enumerate(symbol.arguments) if str(argument) == ANONYMOUS)
    return Lack(symbol.name, free)


def _group(rule: ast.AST, wording: Wording) -> Group | None:
    groups: Sequence[ast.AST] = [item for item in rule.body if _is_group(item)]
    if len(groups) > 1:
        raise UnknownConstruct(f"`{rule}` has two counts")
    return read_group(groups[0], wording) if groups else None
