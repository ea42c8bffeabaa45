"""Lay overlays over a rulebook: read them, hold them to the data dictionary, refuse what is amiss.

What an overlay may do: state rules of its own, which may supersede others, and what these need
(families, sets, titles, documents). What the rulebook says of its own rules stays as it is: a rule
is changed by one that supersedes it, so that the proof cites who changed it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from os import PathLike, fspath
from pathlib import Path

from ..care.book import Book, stated_book
from ..care.kinds import wrong
from ..dictionary import predicates
from ..encounter.problems import Problem, quoted
from ..rulebook import Rulebook
from .model import Overlay, OverlayError
from .points import with_choices
from .read import Fact, text_of

LARGEST = 1_000_000
"""Bytes of the largest file."""
SHIPPED_ONLY = (
    "word", "also", "phrase", "unclear", "attribute", "scale", "cumulative", "service",
    "must_code", "documentary", "repeatable", "rises", "not_encoded",
    "point", "option", "default", "under",
)  # fmt: skip
"""What an encounter is read by, and the register of open points: no overlay changes them."""
_ONCE = ("titled", "named", "document", "section")
_OF_FAMILY = ("collective", "may_be_none", "counted_by", "section")
_DESCRIBED = {"says": "a sentence", "source": "a source", "confidence": "a confidence"}


def open_overlay(source: "Overlay | str | PathLike[str]") -> Overlay:
    """The overlay of a file, named as it was asked for; raises OverlayError if it is none."""
    if isinstance(source, Overlay):
        return source
    name = fspath(source)
    try:
        raw = Path(name).read_bytes()
        if len(raw) > LARGEST:
            raise OverlayError([Problem(name, 0, "", f"larger than {LARGEST} bytes: split it")])
        return Overlay(name, raw.decode("utf-8-sig").replace("\r\n", "\n"))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OverlayError([Problem(name, 0, "", f"cannot be read: {reason}")]) from None
    except UnicodeDecodeError:
        raise OverlayError([Problem(name, 0, "", "is not UTF-8 text")]) from None


def laid(
    book: Rulebook,
    sources: "Iterable[Overlay | str | PathLike[str]]",
    choices: Mapping[str, str],
) -> Rulebook:
    """A rulebook under choices of its open points, with overlays over it.

    Raises OverlayError with all that is wrong with either.
    """
    overlays: list[Overlay] = []
    problems: list[Problem] = []
    for source in sources:
        try:
            overlays.append(open_overlay(source))
        except OverlayError as error:
            problems += error.problems
    if problems:
        raise OverlayError(problems)
    return _laid(book, tuple(overlays), tuple(sorted(choices.items())))


@lru_cache(maxsize=32)
def _laid(
    book: Rulebook, overlays: tuple[Overlay, ...], choices: tuple[tuple[str, str], ...]
) -> Rulebook:
    settled, problems = with_choices(book, dict(choices), overlays)
    problems += problems_of(settled, overlays)
    if problems:
        raise OverlayError(problems)
    return settled.under(overlays)


def problems_of(base: Rulebook, overlays: Sequence[Overlay]) -> list[Problem]:
    """Why some overlays cannot be laid over a rulebook: everything at once."""
    problems = [problem for overlay in overlays for problem in overlay.problems]
    return problems + _amiss(base, overlays)


def _amiss(base: Rulebook, overlays: Sequence[Overlay]) -> list[Problem]:
    shipped = stated_book(base)
    known = Book(base.name, (*shipped.all, *_facts(overlays)))
    found: list[Problem] = []
    for overlay in overlays:
        own = {fact.about for fact in overlay.facts if fact.name == "rule" and fact.arguments}
        for fact in overlay.facts:
            if message := wrong(fact, known) or _foreign(fact, own, shipped, overlay):
                found.append(Problem(fact.file, fact.line, "", message))
    return [*found, *_twice(overlays), *_undescribed(overlays)]


def _facts(overlays: Sequence[Overlay]) -> Iterator[Fact]:
    return (fact for overlay in overlays for fact in overlay.facts)


def _foreign(fact: Fact, own: set[str], shipped: Book, overlay: Overlay) -> str:
    """What an overlay may not say, though a rulebook may."""
    if fact.name in SHIPPED_ONLY:
        return f"{quoted(fact.name)} is for the rulebooks that ship: an overlay cannot state it"
    if fact.name == "rule":
        if fact.about in shipped.column("rule"):
            return (
                f"{quoted(fact.about)} is a rule of the {shipped.name} rulebook already: name yours"
                f" otherwise; `supersedes(yours, {fact.about})` puts it in the other's place"
            )
        return ""
    if predicates()[fact.name].rule and fact.about not in own:
        return (
            f"{quoted(str(fact.atom))}: {quoted(fact.about)} is no rule of this file: what another"
            " rule says is changed by a rule of your own that supersedes it"
        )
    if fact.name in _ONCE and fact.about in shipped.column(fact.name):
        return f"{quoted(str(fact.atom))}: the {shipped.name} rulebook says this of it already"
    named = {each.about for each in overlay.facts if each.name == "named"}
    if fact.name in _OF_FAMILY and fact.about not in named:
        return f"{quoted(str(fact.atom))}: {quoted(fact.about)} is no family that this file names"
    return ""


def _twice(overlays: Sequence[Overlay]) -> Iterator[Problem]:
    """What is stated more than once: the same fact, or a rule in two files."""
    first: dict[object, Fact] = {}
    for fact in _facts(overlays):
        key = ("rule", fact.about) if fact.name == "rule" else fact.atom
        if first.setdefault(key, fact) is not fact:
            message = f"{quoted(str(fact.atom))}: stated before, at {first[key].place}"
            yield Problem(fact.file, fact.line, "", message)


def _undescribed(overlays: Sequence[Overlay]) -> Iterator[Problem]:
    """Rules without a sentence, a source or a confidence, or with two.

    Where a file has what is no fact, it may be one of these: that is told alone.
    """
    for overlay in (each for each in overlays if not each.problems):
        for name, what in _DESCRIBED.items():
            count = Counter(fact.about for fact in overlay.facts if fact.name == name)
            for fact in (each for each in overlay.facts if each.name == "rule"):
                rule = text_of(fact.arguments[0])
                if not count[rule]:
                    form = f"{name}({', '.join((rule, *predicates()[name].arguments[1:]))})"
                    message = f"rule {quoted(rule)} has no {name}: add {what}, `{form}`"
                    yield Problem(fact.file, fact.line, "", message)
                elif count[rule] > 1 and name != "source":
                    message = f"rule {quoted(rule)} has {count[rule]} of `{name}`: keep one"
                    yield Problem(fact.file, fact.line, "", message)
