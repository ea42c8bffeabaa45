"""What an argument of each kind may be, as the data dictionary names the kinds."""

import re
from collections.abc import Callable, Iterable
from datetime import datetime
from difflib import get_close_matches
from functools import cache

from clingo import Symbol, SymbolType

from ..dictionary import predicates
from ..encounter.problems import quoted
from ..overlay.read import Fact, text_of
from ..rulebook import RULEBOOKS, kernel_file, load_rulebook
from .book import SHARED, Book

AUTHORITIES = ("cpt", "ncci", "cms", "hcpcs", "payer", "practice", "guide", "product")
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


Names = Callable[[Fact, int, Book], Iterable[str]]

MANY = 12
"""So many names that would do are told; of more, the one most like what was written."""


def wrong(fact: Fact, of: Book) -> str:
    """What is wrong with a fact by the data dictionary, in words, or empty."""
    known = predicates().get(fact.name)
    if known is None:
        meant = near(fact.name, predicates())
        return f"{quoted(fact.name)} is nothing that a rulebook states{meant}"
    if len(known.arguments) != len(fact.arguments):
        form = f"{fact.name}({', '.join(known.arguments)})"
        return f"{quoted(str(fact.atom))}: it is written `{form}`"
    for index, (kind, value) in enumerate(zip(known.arguments, fact.arguments, strict=True)):
        if not CHECKS[kind](value, fact, index, of):
            return _unknown(kind, value, fact, index, of)
    return ""


def near(name: str, known: Iterable[str]) -> str:
    """What may have been meant, as the end of a sentence."""
    names = sorted(known)
    close = get_close_matches(name, names, 1, 0.6)
    if close:
        return f": did you mean `{close[0]}`?"
    return f": use {', '.join(f'`{each}`' for each in names)}" if 0 < len(names) <= MANY else ""


def _unknown(kind: str, value: Symbol, fact: Fact, index: int, of: Book) -> str:
    known = NAMES[kind](fact, index, of) if kind in NAMES else ()
    noun = NOUNS.get(kind, f"a {kind.replace('_', ' ')}")
    meant = near(text_of(value), known)
    return f"{quoted(str(fact.atom))}: {quoted(str(value))} is not {noun} known here{meant}"


def _one_of(*values: str) -> Check:
    return lambda value, *_: _is_name(value) and value.name in values


def _family(value: Symbol, fact: Fact, index: int, of: Book) -> bool:
    """A shared layer may speak of the families of either rulebook."""
    if text_of(value) in of.column("named"):
        return True
    shared = not fact.line or fact.place.startswith(SHARED)
    return shared and any(value in _families(name) for name in RULEBOOKS)


@cache
def _families(name: str) -> frozenset[Symbol]:
    return frozenset(row[0] for row in load_rulebook(name).facts["named"])


_SLOTS = {
    "operator": (("when", 2),),
    "scope": (("yields_to", 2), ("rival", 3)),
    "rounding": (("dosed", 4),),
}
"""Where the kernel itself names what such an argument may be."""


@cache
def _kernel_names(kind: str) -> frozenset[str]:
    """What the kernel asks for; any other name would do nothing."""
    lines = kernel_file().read_text(encoding="utf-8").splitlines()
    text = " ".join(line.split("%")[0] for line in lines)
    found: set[str] = set()
    for name, index in _SLOTS[kind]:
        for inside in re.findall(rf"\b{name}\(([^()]*)\)", text):
            found.add(inside.split(",")[index].strip())
    return frozenset(name for name in found if re.fullmatch(r"[a-z]\w*", name))


def _of_kernel(kind: str) -> Check:
    return lambda value, *_: _is_name(value) and value.name in _kernel_names(kind)


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
    return text_of(value) in _rules(fact, index, of)


def _rules(fact: Fact, index: int, of: Book) -> Iterable[str]:
    other = fact.name == "contradicted_by" and index
    return load_rulebook("standard").rules if other else of.column("rule")


def _code(value: Symbol, *_: object) -> bool:
    return value.type == SymbolType.String and CODE.fullmatch(value.string) is not None


def _attribute(value: Symbol, fact: Fact, index: int, of: Book) -> bool:
    return fact.name == "attribute" or text_of(value) in of.column("attribute")


def _value(value: Symbol, fact: Fact, index: int, of: Book) -> bool:
    kinds = predicates()[fact.name].arguments
    before = max(place for place in range(index) if kinds[place] == "attribute")
    if fact.name == "when" and text_of(fact.arguments[2]) not in COMPARING:
        return text_of(value) == "yes"
    return is_value(text_of(fact.arguments[before]), value, of)


def is_value(attribute: str, value: Symbol, of: Book) -> bool:
    """Whether something is a value that an attribute can have."""
    kind, field = _kind_of(attribute, of)
    if kind == "word":
        return text_of(value) in of.words(field)
    if kind in NUMBERS:
        return value.type == SymbolType.Number
    if kind == "yes_no":
        return text_of(value) in ("yes", "no")
    if kind == "name":
        return text_of(value) in of.column("named")
    if kind == "thing":
        return text_of(value) in THINGS
    return _code(value) if kind == "code" else _is_name(value)


def _values(fact: Fact, index: int, of: Book) -> Iterable[str]:
    """The words that would do as the value, where they are words."""
    kinds = predicates()[fact.name].arguments
    before = max(place for place in range(index) if kinds[place] == "attribute")
    kind, field = _kind_of(text_of(fact.arguments[before]), of)
    return of.words(field) if kind == "word" else ("yes", "no") if kind == "yes_no" else ()


def _any_value(value: Symbol, fact: Fact, index: int, of: Book) -> bool:
    return text_of(value) == "any" or _value(value, fact, index, of)


def _kind_of(attribute: str, of: Book) -> tuple[str, str]:
    for fact in of["attribute"]:
        if text_of(fact.arguments[0]) == attribute:
            kind = fact.arguments[1]
            return kind.name, text_of(kind.arguments[0]) if kind.arguments else ""
    return "", ""


def _term(value: Symbol, fact: Fact, index: int, of: Book) -> bool:
    if fact.name in ("word", "named"):
        return _is_name(value)
    kinds = predicates()[fact.name].arguments
    fields = [place for place in range(len(kinds)) if kinds[place] == "field"]
    before = [place for place in fields if place < index]
    return text_of(value) in of.words(text_of(fact.arguments[max(before)]))


def _attribute_kind(value: Symbol, fact: Fact, index: int, of: Book) -> bool:
    if not (_is_function(value) and value.name in ATTRIBUTE_KINDS):
        return False
    return all(of.words(text_of(argument)) for argument in value.arguments)


def ladders(of: Book) -> list[Fact]:
    """The facts that read a ladder: by which attribute, and which ladder, stand last."""
    return [*of["sized"], *of["summed"]]


def _group(value: Symbol, fact: Fact, index: int, of: Book) -> bool:
    """A value of the attribute by which some rule reads this ladder."""
    by = {text_of(s.arguments[-2]) for s in ladders(of) if text_of(s.arguments[-1]) == fact.about}
    return not by or any(is_value(attribute, value, of) for attribute in by)


def _company(value: Symbol, fact: Fact, index: int, of: Book) -> bool:
    named = of.column("class", 2) | of.column("unclassed", 2)
    return _is_name(value) and (fact.name in ("class", "unclassed") or text_of(value) in named)


def _set(value: Symbol, fact: Fact, index: int, of: Book) -> bool:
    return _is_name(value) and text_of(value) in of.column("in_set")


def _document(value: Symbol, fact: Fact, index: int, of: Book) -> bool:
    return _is_name(value) and text_of(value) in of.column("document")


def _option(value: Symbol, fact: Fact, index: int, of: Book) -> bool:
    return fact.name == "option" or text_of(value) in _options(fact, index, of)


def _options(fact: Fact, index: int, of: Book) -> Iterable[str]:
    """The options of the point before."""
    point = fact.arguments[index - 1]
    return [text_of(each.arguments[1]) for each in of["option"] if each.arguments[0] == point]


def _indicator(value: Symbol, *_: object) -> bool:
    return value.type == SymbolType.Number and value.number in (0, 1)


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
    "field": lambda value, _fact, _index, of: bool(of.words(text_of(value))),
    "group": _group,
    "indicator": _indicator,
    "ladder": _is_name,
    "modifier": _string(MODIFIER),
    "number": _number,
    "operator": _of_kernel("operator"),
    "option": lambda value, fact, index, of: _option(value, fact, index, of),
    "point": lambda value, _fact, _index, of: text_of(value) in of.column("point"),
    "range": _number,
    "rank": _positive,
    "rounding": _of_kernel("rounding"),
    "rule": _rule,
    "scope": _of_kernel("scope"),
    "section": _positive,
    "set": _set,
    "step": _number,
    "term": _term,
    "text": lambda value, *_: value.type == SymbolType.String,
    "thing_kind": _one_of(*THINGS),
    "units": lambda value, *_: UNITS.fullmatch(str(value)) is not None,
    "value": _value,
}

NOUNS = {
    "option": "an option",
    "point": "an open point",
    "any_value": "a value",
    "attribute": "something that is recorded",
    "authority": "an authority",
    "code": "a code in quotes",
    "company": "a class of procedures",
    "date": "a date such as 20260314",
    "document": "a document",
    "end": "a number above zero",
    "indicator": "an indicator, 0 or 1,",
    "modifier": "a modifier in quotes",
    "operator": "a comparison",
    "rank": "a number above zero",
    "rule": "a rule",
    "section": "a number above zero",
    "set": "a set of codes",
    "step": "a number",
    "text": "a text in quotes",
    "thing_kind": "a kind of thing",
    "units": "a way to count units: flat, each(Skip,Per) or full(Skip,Per),",
}

NAMES: dict[str, Names] = {
    "any_value": lambda fact, index, of: _values(fact, index, of),
    "attribute": lambda _fact, _index, of: of.column("attribute"),
    "authority": lambda *_: AUTHORITIES,
    "company": lambda _fact, _index, of: of.column("class", 2),
    "confidence": lambda *_: CONFIDENCES,
    "document": lambda _fact, _index, of: of.column("document"),
    "family": lambda _fact, _index, of: of.column("named"),
    "operator": lambda *_: _kernel_names("operator"),
    "option": lambda fact, index, of: _options(fact, index, of),
    "point": lambda _fact, _index, of: of.column("point"),
    "rounding": lambda *_: _kernel_names("rounding"),
    "rule": lambda fact, index, of: _rules(fact, index, of),
    "scope": lambda *_: _kernel_names("scope"),
    "set": lambda _fact, _index, of: of.column("in_set"),
    "thing_kind": lambda *_: THINGS,
    "value": lambda fact, index, of: _values(fact, index, of),
}
