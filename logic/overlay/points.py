"""The open points of a rulebook: questions that payers answer differently, and what was chosen."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from ..encounter.problems import Problem, quoted
from ..rulebook import Rulebook
from ..symbols import text_of
from .model import Overlay

ASKED = "--choose"
"""The place of a choice that stands in no file."""


@dataclass(frozen=True)
class Point:
    """One open point: its question, its options in words, the default, and the option chosen.

    `rules` are those that hold under each option.
    """

    name: str
    question: str
    options: Mapping[str, str]
    default: str
    chosen: str
    rules: Mapping[str, tuple[str, ...]]


def points(rulebook: Rulebook) -> tuple[Point, ...]:
    """The register of open points of a rulebook, by name."""
    return tuple(_point(rulebook, row[0].name, row[1].string) for row in rulebook.facts["point"])


def _point(rulebook: Rulebook, name: str, question: str) -> Point:
    rows = [row for row in rulebook.facts["option"] if row[0].name == name]
    rules: dict[str, tuple[str, ...]] = {row[1].name: () for row in rows}
    for rule, point, option in rulebook.under_options:
        if point == name:
            rules[option] += (rule,)
    return Point(
        name=name,
        question=question,
        options={row[1].name: row[2].string for row in rows},
        default=_defaults(rulebook)[name],
        chosen=chosen(rulebook)[name],
        rules=rules,
    )


def chosen(rulebook: Rulebook) -> dict[str, str]:
    """The option of every open point, by default or by choice."""
    return _defaults(rulebook) | dict(rulebook.choices)


def _defaults(rulebook: Rulebook) -> dict[str, str]:
    return {row[0].name: row[1].name for row in rulebook.facts["default"]}


def with_choices(
    rulebook: Rulebook, asked: Mapping[str, str], overlays: Iterable[Overlay]
) -> tuple[Rulebook, list[Problem]]:
    """A rulebook under choices, and what is wrong with them.

    What is asked for goes before what an overlay says.
    """
    problems: list[Problem] = []
    wanted: dict[str, str] = {}
    known = {point.name: point for point in points(rulebook)} if asked else {}
    for name, option in asked.items():
        problems += _amiss(name, option, known)
        wanted[name] = option
    said: dict[str, str] = {}
    for name, option, problem in _said(overlays):
        if said.setdefault(name, option) != option:
            problems.append(replace(problem, message=_two(name)))
    settled = {**said, **wanted}
    if problems or not settled:
        return rulebook, problems
    defaults = _defaults(rulebook)
    taken = {name: option for name, option in settled.items() if defaults.get(name) != option}
    return replace(rulebook, choices=tuple(sorted(taken.items()))), problems


def _amiss(name: str, option: str, known: Mapping[str, Point]) -> Iterator[Problem]:
    if name not in known:
        use = _near(name, known)
        yield Problem(ASKED, 0, "", f"{quoted(name)} is no open point of this rulebook{use}")
    elif option not in known[name].options:
        use = _near(option, known[name].options)
        yield Problem(ASKED, 0, "", f"{quoted(option)} is no option of {quoted(name)}{use}")


def _near(name: str, known: Iterable[str]) -> str:
    names = sorted(known)
    close = get_close_matches(name, names, 1)
    if close:
        return f": did you mean `{close[0]}`?"
    return f": use {', '.join(names)}" if names else ""


def _said(overlays: Iterable[Overlay]) -> Iterator[tuple[str, str, Problem]]:
    """The choices that overlays state; those that no rulebook knows are told with the overlay."""
    for overlay in overlays:
        for fact in overlay.facts:
            if fact.name == "choice" and len(fact.arguments) == 2:
                name, option = map(text_of, fact.arguments)
                yield name, option, Problem(fact.file, fact.line, "", "")


def _two(name: str) -> str:
    return f"{quoted(name)} is settled in two ways: keep one `choice`"
