"""Write terms of the kernel as texts to be filled, remembering what they need to be filled."""

from collections.abc import Callable, Sequence

from clingo import ast

from .formulas import UnknownConstruct, formula, is_arithmetic
from .steps import Formula

ANONYMOUS = "_"


class Wording:
    """The texts of one rule: which variables and which calculations stand in them."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.computed: dict[str, Formula] = {}
        self._anonymous = 0

    def named(self, symbol: ast.AST) -> str:
        """An atom; each `_` in it is a variable of its own, Any1, Any2 and so on in the rule."""
        return self._atom(symbol, self._next)

    def pattern(self, symbol: ast.AST) -> str:
        """An atom in which each `_` may be any."""
        return self._atom(symbol, lambda: "any")

    def bound(self, symbol: ast.AST) -> str:
        """An atom without `_`."""
        return self._atom(symbol, _refuse)

    def term(self, node: ast.AST) -> str:
        """A term without `_`."""
        return self._term(node, _refuse)

    def _next(self) -> str:
        self._anonymous += 1
        return self._variable(f"Any{self._anonymous}")

    def _atom(self, symbol: ast.AST, anonymous: Callable[[], str]) -> str:
        if symbol.ast_type != ast.ASTType.Function or symbol.external or not symbol.arguments:
            raise UnknownConstruct(f"`{symbol}` is no atom with arguments")
        return self._function(symbol.name, symbol.arguments, anonymous)

    def _function(
        self, name: str, arguments: Sequence[ast.AST], anonymous: Callable[[], str]
    ) -> str:
        return f"{name}({','.join(self._term(argument, anonymous) for argument in arguments)})"

    def _term(self, node: ast.AST, anonymous: Callable[[], str]) -> str:
        if node.ast_type == ast.ASTType.Variable:
            return anonymous() if node.name == ANONYMOUS else self._variable(node.name)
        if node.ast_type == ast.ASTType.SymbolicTerm:
            return str(node.symbol).replace("%", "%%")
        if is_arithmetic(node):
            return self._computed(node)
        if node.ast_type == ast.ASTType.Function and node.name and not node.external:
            return self._function(node.name, node.arguments, anonymous)
        raise UnknownConstruct(f"`{node}` is no term the check knows")

    def _variable(self, name: str) -> str:
        self.variables.add(name)
        return f"%({name})s"

    def _computed(self, node: ast.AST) -> str:
        name = f"={len(self.computed)}"
        self.computed[name] = formula(node)
        return f"%({name})s"


def _refuse() -> str:
    raise UnknownConstruct("`_` may stand in an atom of a body only")
