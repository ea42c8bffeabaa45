"""What an argument of each kind may be, as the data dictionary names the kinds."""

import re
import tomllib
from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import Any

from clingo import Symbol, SymbolType

from lineproof.logic import RULEBOOKS

from .statements import ROOT, Book, Fact, book, text

AUTHORITIES = ("cpt", "ncci", "cms", "hcpcs", "payer", "guide", "product")
CONFIDENCES = ("high", "medium", "low", "unverified")
COMPARING = ("is", "is_not", "at_least", "at_most")  # the operators that have a value
THINGS = (
    "encounter", "evaluation", "lesion", "act", "mohs", "stage", "specimen", "stain", "treatment",
    "drug", "period",
)  # fmt: skip
ATTRIBUTE_KINDS = (
    "date", "word", "thing", "number", "yes_no", "state", "name", "length", "area", "amount",
    "code", "recorded",
)  # fmt: skip
UNITS = re.compile(r"flat|(each|full)\(\d+,[1-9]\d*\)")
CODE = re.compile(r"[0-9A-Z]\d{3}[0-9A-Z]")
MODIFIER = re.compile(r"\d\d|[A-Z][A-Z0-9]")
NUMBERS = ("number", "length", "area", "amount", "date")

Check = Callable[[Symbol, Fact, int, Book], bool]


@cache
def dictionary() -> dict[str, Any]:
    """The data dictionary as it stands in its file."""
    raw = (ROOT / "logic" / "dictionary.toml").read_text(encoding="utf-8")
    return tomllib.loads(raw)


def wrong(fact: Fact, of: Book) -> str:
    """What is wrong with a fact by the dictionary, or empty."""
    entry = dictionary().get(fact.name)
    if entry is None:
        return f"{fact}: the dictionary has no `{fact.name}`"
    if len(entry["args"]) != len(fact.arguments):
        return f"{fact}: `{fact.name}` has {len(entry['args'])} arguments"
    for index, (kind, value) in enumerate(zip(entry["args"], fact.arguments, strict=True)):
        if not CHECKS[kind](value, fact, index, of):
            return f"{fact}: `{value}` is no {kind} that is known here"
    return ""


def _one_of(*values: str) -> Check:
    return lambda value, *_: _is_name(value) and value.name in values


def _family(value: Symbol, fact: Fact, index: int, of: Book) -> bool:
    """A shared layer may speak of the families of either rulebook."""
    shared = fact.place.startswith(("codes/", "vocabulary/"))
    return any(
        text(value) in _column(name, "named", 0) for name in (RULEBOOKS if shared else [of.name])
    )


@cache
def _kernel() -> set[str]:
    """Every word of the kernel outside its comments."""
    lines = (ROOT / "logic" / "kernel.lp").read_text(encoding="utf-8").splitlines()
    return {word for line in lines for word in re.findall(r"\w+", line.split("%")[0])}


def _of_kernel(value: Symbol, *_: object) -> bool:
    """A name that the kernel itself must know, or the fact would do nothing."""
    return _is_name(value) and value.name in _kernel()


def _string(pattern: re.Pattern[str]) -> Check:
    return lambda value, *_: (
        value.type == SymbolType.String and pattern.fullmatch(value.string) is not None
    )


def _number(value: Symbol, *_: object) -> bool:
    return value.type == SymbolType.Supremum or (
        value.type == SymbolType.Number and value.number >= 0
    )


def _date(value: Symbol, *_: object) -> bool:
    if value.type in (SymbolType.Supremum, SymbolType.Infimum):
        return True
    try:
        datetime.strptime(str(value), "%Y%m%d")
    except ValueError:
        return False
    return True


def _rule(value: Symbol, fact: Fact, index: int, of: Book) -> bool:
    other = book("standard") if fact.name == "contradicted_by" and index else of
    return text(value) in _column(other.name, "rule", 0)


def _code(value: Symbol, *_: object) -> bool:
    return value.type == SymbolType.String and CODE.fullmatch(value.string) is not None


def _attribute(value: Symbol, fact: Fact, index: int, of: Book) -> bool:
    return fact.name == "attribute" or text(value) in _column(of.name, "attribute", 0)


def _value(value: Symbol, fact: Fact, index: int, of: Book) -> bool:
    kinds = dictionary()[fact.name]["args"]
    before = max(place for place in range(index) if kinds[place] == "attribute")
    if fact.name == "when" and text(fact.arguments[2]) not in COMPARING:
        return text(value) == "yes"
    return is_value(text(fact.arguments[before]), value, of)


def is_value(attribute: str, value: Symbol, of: Book) -> bool:
    """Whether something is a value that an attribute can have."""
    kind, field = _kind_of(attribute, of)
    if kind == "word":
        return text(value) in words(of, field)
    if kind in NUMBERS:
        return value.type == SymbolType.Number
    if kind == "yes_no":
        return text(value) in ("yes", "no")
    if kind == "name":
        return text(value) in _column(of.name, "named", 0)
    if kind == "thing":
        return text(value) in THINGS
    return _code(value) if kind == "code" else _is_name(value)


def _any_value(value: Symbol, fact: Fact, index: int, of: Book) -> bool:
    return text(value) == "any" or _value(value, fact, index, of)


def _kind_of(attribute: str, of: Book) -> tuple[str, str]:
    for fact in of["attribute"]:
        if text(fact.arguments[0]) == attribute:
            kind = fact.arguments[1]
            return kind.name, text(kind.arguments[0]) if kind.arguments else ""
    return "", ""


@cache
def _words(name: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for fact in book(name)["word"]:
        found.setdefault(text(fact.arguments[0]), set()).add(text(fact.arguments[1]))
    return found


def words(of: Book, field: str) -> set[str]:
    """The terms of a field of the vocabulary."""
    return _words(of.name).get(field, set())


@cache
def _column(name: str, predicate: str, index: int) -> set[str]:
    return book(name).column(predicate, index)


def _term(value: Symbol, fact: Fact, index: int, of: Book) -> bool:
    if fact.name in ("word", "named"):
        return _is_name(value)
    kinds = dictionary()[fact.name]["args"]
    fields = [place for place in range(len(kinds)) if kinds[place] == "field"]
    before = [place for place in fields if place < index]
    return text(value) in words(of, text(fact.arguments[max(before)]))


def _attribute_kind(value: Symbol, fact: Fact, index: int, of: Book) -> bool:
    if not (_is_function(value) and value.name in ATTRIBUTE_KINDS):
        return False
    return all(words(of, text(argument)) for argument in value.arguments)


def ladders(of: Book) -> list[Fact]:
    """The facts that read a ladder: by which attribute, and which ladder, stand last."""
    return [*of["sized"], *of["summed"]]


def _group(value: Symbol, fact: Fact, index: int, of: Book) -> bool:
    """A value of the attribute by which some rule reads this ladder."""
    by = {text(s.arguments[-2]) for s in ladders(of) if text(s.arguments[-1]) == fact.about}
    return not by or any(is_value(attribute, value, of) for attribute in by)


def _company(value: Symbol, fact: Fact, index: int, of: Book) -> bool:
    named = _column(of.name, "class", 2) | _column(of.name, "unclassed", 2)
    return _is_name(value) and (fact.name in ("class", "unclassed") or text(value) in named)


def _set(value: Symbol, fact: Fact, index: int, of: Book) -> bool:
    return _is_name(value) and text(value) in _column(of.name, "in_set", 0)


def _document(value: Symbol, fact: Fact, index: int, of: Book) -> bool:
    return _is_name(value) and text(value) in _column(of.name, "document", 0)


def _indicator(value: Symbol, *_: object) -> bool:
    return value.type == SymbolType.Number and value.number in (0, 1)


def _subject(value: Symbol, *_: object) -> bool:
    return _code(value) or _of_kernel(value)


def _positive(value: Symbol, *_: object) -> bool:
    return value.type == SymbolType.Number and value.number > 0


def _is_function(value: Symbol) -> bool:
    return value.type == SymbolType.Function


def _is_name(value: Symbol, *_: object) -> bool:
    return _is_function(value) and not value.arguments


CHECKS: dict[str, Check] = {
    "any_value": _any_value,
    "attribute": _attribute,
    "attribute_kind": _attribute_kind,
    "authority": _one_of(*AUTHORITIES),
    "code": _code,
    "company": _company,
    "confidence": _one_of(*CONFIDENCES),
    "date": _date,
    "document": _document,
    "end": _positive,
    "family": _family,
    "field": lambda value, _fact, _index, of: bool(words(of, text(value))),
    "group": _group,
    "indicator": _indicator,
    "ladder": _is_name,
    "modifier": _string(MODIFIER),
    "number": _number,
    "operator": _of_kernel,
    "range": _number,
    "rank": _positive,
    "rounding": _of_kernel,
    "rule": _rule,
    "scope": _of_kernel,
    "section": _positive,
    "set": _set,
    "step": _number,
    "subject": _subject,
    "term": _term,
    "text": lambda value, *_: value.type == SymbolType.String,
    "thing_kind": _one_of(*THINGS),
    "units": lambda value, *_: UNITS.fullmatch(str(value)) is not None,
    "value": _value,
}
