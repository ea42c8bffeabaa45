"""Every fact is as the data dictionary says, stands once, and belongs to a described rule."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from ...encounter.problems import quoted
from ...overlay.read import Fact
from ..book import Book
from ..finding import Finding, at
from ..kinds import wrong


def dictionary(book: Book) -> Iterator[Finding]:
    """Predicate, number and kind of every argument; a name that nothing has is dangling."""
    for fact in book.all:
        if message := wrong(fact, book):
            yield Finding(fact.place, "dictionary", "", message)


def twice(book: Book) -> Iterator[Finding]:
    """The same fact twice, or two rules of one name."""
    first: dict[object, Fact] = {}
    for fact in book.all:
        key = ("rule", fact.about) if fact.name == "rule" else fact.atom
        if (before := first.setdefault(key, fact)) is not fact:
            said = f"{quoted(str(fact.atom))}: stated before, at {before.place}"
            yield at(fact, "twice", said)


def one_name(book: Book) -> Iterator[Finding]:
    """Families, codes and documents that are named twice, with two names."""
    for predicate in ("named", "titled", "document"):
        facts: dict[str, list[Fact]] = defaultdict(list)
        for fact in book[predicate]:
            facts[fact.about].append(fact)
        for found in facts.values():
            for fact in found[1:]:
                yield at(fact, "twice", f"{quoted(fact.about)} has a name at {found[0].place}")


def described(book: Book) -> Iterator[Finding]:
    """Rules without a sentence, a source or a confidence, or with two that cannot both hold."""
    count = Counter((fact.name, fact.about) for fact in book.all)
    for head in book["rule"]:
        for name in ("says", "source", "confidence"):
            number = count[name, head.about]
            if not number:
                yield at(head, "undescribed", f"rule {quoted(head.about)} has no {name}")
            elif number > 1 and name != "source":
                yield at(head, "undescribed", f"rule {quoted(head.about)} has {number} of {name}")
