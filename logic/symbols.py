"""Small helpers for the terms facts are made of."""

from functools import lru_cache

import clingo


@lru_cache(maxsize=4096)
def constant(name: str) -> clingo.Symbol:
    """A constant such as `nose`."""
    return clingo.Function(name)


def text_of(symbol: clingo.Symbol) -> str:
    """The bare text of a term: no quotes around strings."""
    return symbol.string if symbol.type == clingo.SymbolType.String else str(symbol)
