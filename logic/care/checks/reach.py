"""Rules that can never fire: conditions that shut each other out, dates that are over."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from clingo import Symbol, SymbolType

from ...encounter.problems import quoted
from ...overlay.read import Fact, text_of
from ..book import Book
from ..finding import Finding, at

Asked = Mapping[str, list[Fact]]
"""The conditions of one rule on one attribute, by operator."""


def shut_out(book: Book) -> Iterator[Finding]:
    """Conditions of one rule on one attribute that never hold together."""
    asked: dict[tuple[str, str], dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in book["when"]:
        attribute, operator = map(text_of, fact.arguments[1:3])
        asked[fact.about, attribute][operator].append(fact)
    excepted: dict[tuple[str, str], set[Symbol]] = defaultdict(set)
    for fact in book["unless"]:
        excepted[fact.about, text_of(fact.arguments[1])].add(fact.arguments[2])
    for (rule, attribute), found in asked.items():
        if why := _never(found, excepted[rule, attribute]):
            first = next(iter(found.values()))[0]
            yield at(first, "never fires", f"rule {quoted(rule)} never fires: {attribute} {why}")


def _never(found: Asked, excepted: set[Symbol]) -> str:
    wanted = {fact.arguments[3] for fact in found.get("is", ())}
    left = wanted - excepted - {fact.arguments[3] for fact in found.get("is_not", ())}
    if wanted and not left:
        return "must be what the rule also leaves out"
    if "missing" in found and len(found) > 1:
        return "must be recorded, and must not be"
    least = [fact.arguments[3].number for fact in found.get("at_least", ())]
    most = [fact.arguments[3].number for fact in found.get("at_most", ())]
    if least and most and min(least) > max(most):
        return f"must be at least {min(least)} and at most {max(most)}"
    numbers = {value.number for value in wanted if value.type == SymbolType.Number}
    if numbers and (max(numbers) < min(least, default=0)):
        return f"must be at least {min(least)}, and is one of {sorted(numbers)}"
    return ""


def dates(book: Book) -> Iterator[Finding]:
    """Rules that are over, and rules whose last day is before their first."""
    today = int(date.today().strftime("%Y%m%d"))
    for fact in book["in_force"]:
        first, last = fact.arguments[1:]
        if first > last:
            said = f"rule {quoted(fact.about)} never fires: it ends before it begins"
            yield at(fact, "never fires", said)
        elif last.type == SymbolType.Number and last.number < today:
            yield at(fact, "expired", f"rule {quoted(fact.about)} is over since {last}")
