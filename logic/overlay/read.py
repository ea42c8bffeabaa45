"""Read a file of rulebook facts: facts and nothing else, each with its line.

The file is a user's own and is never handed to the solver: what is no plain fact (a condition, a
script, an inclusion, a variable, a range) is refused here, so that a rulebook stays data.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import product

from clingo import Function, Infimum, Number, String, Supremum, Symbol, SymbolType

from ..encounter.problems import Problem, quoted

LONGEST_NUMBER = 8
"""Digits of the longest number: those of a date."""
MOST = 20_000
"""So many facts a file may state; the shipped rulebooks together state fewer."""
DEEPEST = 4
"""So many brackets may stand inside each other; a fact needs three."""

_TOKEN = re.compile(
    r"""(?P<blank>\s+|%(?!\*)[^\n]*)
    |(?P<string>"(?:[^"\\\n]|\\["\\n])*")
    |(?P<number>\d+)
    |(?P<name>[a-z]\w*)
    |(?P<end>\#(?:sup|inf)\b)
    |(?P<mark>[(),;]|\.(?!\.))""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPES = {r"\"": '"', r"\\": "\\", r"\n": "\n"}
_STRANGERS = (
    (re.compile(r"%\*.*", re.DOTALL), "a comment without its end, `*%`"),
    (re.compile(r"#script\b"), "a script: an overlay is facts only, and nothing in it is run"),
    (re.compile(r"#include\b"), "an inclusion: name each file with an `--overlay` of its own"),
    (re.compile(r"#\w*"), "a directive: an overlay is facts only"),
    (re.compile(r":[-~]"), "a condition: a rule is told by facts such as `when` and `requires`"),
    (re.compile(r"[A-Z_]\w*"), "a variable: write out each fact; names begin with a small letter"),
    (re.compile(r"\.\."), "a range: write out each number, or alternatives such as (1;2)"),
    (re.compile(r'"[^\n]*'), "a text without its closing quote on the same line"),
)


@dataclass(frozen=True)
class Fact:
    """One fact and where it stands; alternatives such as `(a;b)` are facts of their own."""

    name: str
    arguments: tuple[Symbol, ...]
    file: str = field(compare=False)
    line: int = field(compare=False)

    @cached_property
    def atom(self) -> Symbol:
        """The fact as a term."""
        return Function(self.name, self.arguments)

    @property
    def place(self) -> str:
        """File and line."""
        return f"{self.file}:{self.line}"

    @cached_property
    def about(self) -> str:
        """The first argument: of most facts, the id of their rule."""
        return text_of(self.arguments[0])

    def __str__(self) -> str:
        return f"{self.place}: {self.atom}"


@lru_cache(maxsize=1 << 14)
def text_of(symbol: Symbol) -> str:
    """A term without the quotes of a string."""
    return symbol.string if symbol.type == SymbolType.String else str(symbol)


def read_facts(text: str, file: str) -> tuple[tuple[Fact, ...], tuple[Problem, ...]]:
    """The facts of a file, and what in it is none: each with its line."""
    facts: list[Fact] = []
    problems: list[Problem] = []
    for statement in _statements(text):
        if len(facts) > MOST:
            break
        try:
            facts += _facts(statement, file)
        except _Refused as refused:
            problems.append(Problem(file, refused.line, "", str(refused)))
    if len(facts) > MOST:
        problems.append(Problem(file, 0, "", f"more than {MOST} facts: split the file"))
    return tuple(facts), tuple(problems)


class _Refused(ValueError):
    """Something that is no fact, and its line."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str
    line: int


def _statements(text: str) -> Iterator[list[_Token]]:
    """The tokens of each statement, its full stop among them; blanks and comments left out."""
    found: list[_Token] = []
    for token in _tokens(text):
        found.append(token)
        if token.text == "." and token.kind == "mark":
            yield found
            found = []
    if found:
        yield found


def _tokens(text: str) -> Iterator[_Token]:
    at, line = 0, 1
    while at < len(text):
        kind, said = _next(text, at)
        if kind != "blank":
            yield _Token(kind, said, line)
        line += said.count("\n")
        at += len(said)


def _next(text: str, at: int) -> tuple[str, str]:
    """The kind and the text of the token that begins somewhere."""
    if text.startswith("%*", at):
        end = text.find("*%", at + 2)
        return ("blank", text[at : end + 2]) if end >= 0 else ("strange", text[at:])
    match = _TOKEN.match(text, at)
    return (match.lastgroup or "", match[0]) if match else ("strange", _strange(text, at))


def _strange(text: str, at: int) -> str:
    """Something that no fact has in it, as far as it goes."""
    for pattern, _ in _STRANGERS:
        if found := pattern.match(text, at):
            return found[0]
    return text[at]


def _facts(statement: list[_Token], file: str) -> list[Fact]:
    for token in statement:
        if token.kind == "strange":
            raise _Refused(token.line, f"{quoted(token.text)} {_why(token.text)}")
    line = statement[0].line
    if statement[0].kind != "name":
        raise _Refused(line, f"{quoted(statement[0].text)} begins no fact: it begins with a name")
    reader = _Reader(statement)
    terms = reader.term()
    if reader.next().text != ".":
        raise _Refused(line, f"{quoted(statement[0].text)} has no full stop at its end")
    return [Fact(each.name, tuple(each.arguments), file, line) for each in terms]


def _why(strange: str) -> str:
    for pattern, why in _STRANGERS:
        if pattern.fullmatch(strange):
            return f"is {why}"
    return "has no place in a fact: a fact is a name and its arguments, such as gives(a, b)."


class _Reader:
    """Reads the terms of one statement, all of each term's alternatives."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    def next(self) -> _Token:
        """The next token; of a statement that breaks off, a blank one."""
        last = self._tokens[-1].line
        token = self._tokens[self._at] if self._at < len(self._tokens) else _Token("", "", last)
        self._at += 1
        return token

    def term(self) -> list[Symbol]:
        """The alternatives of a term."""
        token = self.next()
        if token.kind == "name":
            if self._peek() == "(":
                return [Function(token.text, each) for each in self._arguments()]
            return [Function(token.text)]
        if token.text == "(":
            return [symbol for (symbol,) in self._rest(token, 1)]
        return [_plain(token)]

    def _arguments(self) -> list[tuple[Symbol, ...]]:
        return self._rest(self.next(), 0)

    def _rest(self, opening: _Token, width: int) -> list[tuple[Symbol, ...]]:
        """What stands between brackets, up to and with the closing one."""
        found: list[tuple[Symbol, ...]] = []
        self._depth += 1
        if self._depth > DEEPEST:
            raise _Refused(opening.line, f"{quoted(self._said())}: too many brackets inside others")
        row: list[list[Symbol]] = [self.term()]
        while (token := self.next()).text != ")" or token.kind != "mark":
            if token.kind != "mark" or token.text not in ",;":
                raise _Refused(opening.line, f"{quoted(self._said())} lacks a closing bracket")
            if token.text == ";":
                found += _rows(row, opening)
                row = []
            row.append(self.term())
        self._depth -= 1
        found += _rows(row, opening)
        if width and any(len(each) != width for each in found):
            raise _Refused(opening.line, f"{quoted(self._said())}: brackets hold alternatives here")
        return found

    def _peek(self) -> str:
        return self._tokens[self._at].text if self._at < len(self._tokens) else ""

    def _said(self) -> str:
        return "".join(token.text for token in self._tokens)


def _rows(row: list[list[Symbol]], opening: _Token) -> list[tuple[Symbol, ...]]:
    count = 1
    for alternatives in row:
        count *= len(alternatives)
    if count > MOST:
        raise _Refused(opening.line, f"more than {MOST} alternatives at once")
    return list(product(*row))


def _plain(token: _Token) -> Symbol:
    if token.kind == "number":
        if len(token.text) > LONGEST_NUMBER:
            raise _Refused(token.line, f"{quoted(token.text)} is too large a number")
        return Number(int(token.text))
    if token.kind == "end":
        return Supremum if token.text == "#sup" else Infimum
    if token.kind == "string":
        return String(_unescaped(token))
    said = quoted(token.text) if token.text else "the end of the file"
    raise _Refused(token.line, f"{said} stands where a name, a number or a text should")


def _unescaped(token: _Token) -> str:
    text = re.sub(r"\\[\"\\n]", lambda found: _ESCAPES[found[0]], token.text[1:-1])
    if not text.isprintable():
        raise _Refused(token.line, f"{quoted(text)} has a letter that cannot be printed")
    return text
