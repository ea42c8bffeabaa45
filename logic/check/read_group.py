"""Read a sum, or an "all of these hold", of a rule of the kernel."""

from collections.abc import Callable, Iterable, Sequence

from clingo import ast

from .formulas import UnknownConstruct, formula, is_arithmetic
from .steps import Condition, Element, Group, Values
from .wording import ANONYMOUS, Wording


def read_group(item: ast.AST, wording: Wording) -> Group:
    """The group; raises `UnknownConstruct` for any but `X = #sum {...}` and `p(..) : q(..)`."""
    if item.ast_type == ast.ASTType.ConditionalLiteral:
        return Group("", (_read_element(wording, item.condition, claim=item.literal),))
    guard, aggregate = item.atom.left_guard, item.atom
    if (
        item.sign != ast.Sign.NoSign
        or guard is None
        or guard.comparison != ast.ComparisonOperator.Equal
        or aggregate.right_guard is not None
        or aggregate.function != ast.AggregateFunction.Sum
    ):
        raise UnknownConstruct(f"`{item}` is no sum the check knows")
    total = wording.term(guard.term)
    elements = [_read_element(wording, e.condition, terms=e.terms) for e in aggregate.elements]
    return Group(total, tuple(elements))


def _read_element(
    wording: Wording,
    literals: Sequence[ast.AST],
    *,
    terms: Iterable[ast.AST] = (),
    claim: ast.AST | None = None,
) -> Element:
    local = Wording()
    known = set(wording.variables)
    conditions = tuple(_condition(literal, local, known) for literal in literals)
    made = Element(
        conditions,
        tuple(_value(term, local) for term in terms),
        local.bound(_symbol(claim)) if claim is not None else "",
    )
    if local.variables - known or local.computed:
        raise UnknownConstruct(f"a member of `{'; '.join(map(str, literals))}` is not all bound")
    return made


def _condition(literal: ast.AST, local: Wording, known: set[str]) -> Condition:
    """One condition; the variables it binds are known from then on."""
    symbol = _symbol(literal)
    bound: list[int] = []
    free: list[tuple[int, str]] = []
    for at, argument in enumerate(symbol.arguments):
        name = argument.name if argument.ast_type == ast.ASTType.Variable else ""
        if name and name != ANONYMOUS and name not in known:
            free.append((at, name))
        elif name != ANONYMOUS:
            bound.append(at)
    values = tuple(local.term(symbol.arguments[at]) for at in bound)
    if len({name for _, name in free}) < len(free):
        raise UnknownConstruct(f"`{literal}` has a new variable twice")
    if local.variables - known:
        raise UnknownConstruct(f"`{literal}` has a new variable inside a term")
    known.update(name for _, name in free)
    return Condition(symbol.name, tuple(bound), values, tuple(free))


def _symbol(literal: ast.AST) -> ast.AST:
    if literal.sign != ast.Sign.NoSign or literal.atom.ast_type != ast.ASTType.SymbolicAtom:
        raise UnknownConstruct(f"`{literal}` is no condition on a member the check knows")
    symbol: ast.AST = literal.atom.symbol
    return symbol


def _value(term: ast.AST, local: Wording) -> Callable[[Values], str]:
    if is_arithmetic(term):
        work = formula(term)
        return lambda values: str(work(values))
    text = local.term(term)
    return lambda values: text % values
