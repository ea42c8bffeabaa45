"""Terms and atoms as text: how they are written, taken apart and compared."""

import re
from collections.abc import Iterable
from functools import lru_cache

from clingo import Function, Symbol, parse_term

_BREAK = Function("\n")  # no term is written with a bare line break in it
_PIECE = re.compile(r'"(?:[^"\\]|\\.)*"|[(),]|[^"(),]+')


def texts(symbols: Iterable[Symbol]) -> list[str]:
    """Each term as text, written in one go: a call of the solver's library for each costs more."""
    spaced = [part for symbol in symbols for part in (symbol, _BREAK)]
    written = str(Function("", spaced))[1:-1].removesuffix(",\n")
    return written.split(",\n,") if written else []


def arguments(atom: str) -> list[str]:
    """The arguments of an atom or a term, as they are written."""
    inner = atom[atom.find("(") + 1 : -1]
    if "(" not in inner and '"' not in inner:
        return inner.split(",")
    found, depth = [""], 0
    for piece in _PIECE.findall(inner):
        if piece == "," and not depth:
            found.append("")
        else:
            depth += (piece == "(") - (piece == ")")
            found[-1] += piece
    return found


def predicate_of(atom: str) -> str:
    """The name before the arguments."""
    return atom.partition("(")[0]


@lru_cache(maxsize=1 << 16)
def term(text: str) -> Symbol:
    """The term a text says; terms have an order. Raises `ValueError` if it says none."""
    try:
        return parse_term(text, logger=lambda code, message: None)
    except RuntimeError as error:
        raise ValueError(f"`{text}` is no term") from error


@lru_cache(maxsize=1 << 16)
def is_canonical(text: str) -> bool:
    """Whether a text is a term, written the one way it is written."""
    try:
        return str(term(text)) == text
    except ValueError:
        return False
