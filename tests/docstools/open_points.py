"""The register of open points, from the facts."""

from collections.abc import Iterator

from lineproof.logic import Point, load_rulebook, points

from .markdown import bullets, lines_of
from .rule_pages import page_of


def register() -> str:
    """Every open point: its question, its options, and the rules that hold under each."""
    return "\n".join(line for point in points(load_rulebook("standard")) for line in _point(point))


def _point(point: Point) -> Iterator[str]:
    yield from (f"## {point.name}", "", *lines_of(point.question), "")
    yield from bullets(_option(point, option) for option in point.options)
    for option, rules in point.rules.items():
        for rule in rules:
            if rule not in page_of():
                yield f'<a id="{rule}"></a>`{rule}`, under `{option}`:'
                yield from (*lines_of(_sentence(point.name, option, rule)), "")


def _option(point: Point, option: str) -> str:
    default = " (default)" if option == point.default else ""
    return f"`{point.name}={option}`: {point.options[option]}{default}"


def _sentence(point: str, option: str, rule: str) -> str:
    return load_rulebook("standard", choices={point: option}).rules[rule].sentence
