"""Arithmetic as the kernel's language has it."""

from collections.abc import Callable, Mapping

from clingo import SymbolType, ast

from .steps import Formula

_BINARY: Mapping[int, Callable[[int, int], int]] = {
    ast.BinaryOperator.Plus: lambda a, b: a + b,
    ast.BinaryOperator.Minus: lambda a, b: a - b,
    ast.BinaryOperator.Multiplication: lambda a, b: a * b,
    ast.BinaryOperator.Division: lambda a, b: _divided(a, b),
}
_ARITHMETIC = (ast.ASTType.BinaryOperation, ast.ASTType.UnaryOperation)


class UnknownConstruct(ValueError):
    """The kernel is written with something the check cannot read."""


def is_arithmetic(node: ast.AST) -> bool:
    """Whether a term is a calculation."""
    return node.ast_type in _ARITHMETIC


def formula(node: ast.AST) -> Formula:
    """The calculation of a term; raises `UnknownConstruct` for what is none."""
    if node.ast_type == ast.ASTType.Variable:
        name = str(node.name)
        return lambda values: _number(values[name])
    if node.ast_type == ast.ASTType.SymbolicTerm and node.symbol.type == SymbolType.Number:
        number = node.symbol.number
        return lambda values: number
    if node.ast_type == ast.ASTType.BinaryOperation and node.operator_type in _BINARY:
        work = _BINARY[node.operator_type]
        left, right = formula(node.left), formula(node.right)
        return lambda values: work(left(values), right(values))
    raise UnknownConstruct(f"`{node}` is no calculation the check knows")


def _number(value: str) -> int:
    try:
        return int(value)
    except ValueError as error:
        raise ValueError(f"`{value}` is no number") from error


def _divided(a: int, b: int) -> int:
    """The quotient without what is left over, towards zero."""
    if not b:
        raise ValueError("a division by nothing")
    return abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)
