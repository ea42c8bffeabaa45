"""The guide statement by statement: the rules that encode each, or why it is no rule."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from lineproof.logic import Rule, load_rulebook

from .markdown import sentence
from .rule_pages import link

NUMBERS = ("0a", "0b", *map(str, range(1, 60)))


def statements() -> str:
    """Every statement with its rules, their readings, and what the standard rulebook says."""
    lines = [_summary(), ""]
    for number in NUMBERS:
        lines += [f"### Statement {number}", "", *_statement(number)]
    return "\n".join(lines)


def unanswered() -> list[str]:
    """The statements that are no rule and have no reason why not."""
    return [
        f"docs/guide.md: statement {number} of the guide is neither a rule nor told why not"
        for number in NUMBERS
        if number not in _encoding() and number not in _not_encoded()
    ]


@cache
def _encoding() -> Mapping[str, list[Rule]]:
    found: dict[str, list[Rule]] = defaultdict(list)
    book = load_rulebook("guide")
    for name in book.places:
        for number in book.rules[name].statements:
            found[number].append(book.rules[name])
    return dict(found)


@cache
def _not_encoded() -> Mapping[str, str]:
    return {row[0].string: row[1].string for row in load_rulebook("guide").facts["not_encoded"]}


def _summary() -> str:
    rules = {rule.id: rule for found in _encoding().values() for rule in found}
    contradicted = [rule for rule in rules.values() if rule.contradicted_by]
    return (
        f"Of {len(NUMBERS)} statements, {len(_encoding())} are encoded, by {len(rules)} rules; "
        f"{len(_not_encoded())} are not, each with its reason. "
        f"The standard rulebook disagrees with {len(contradicted)} of these rules."
    )


def _statement(number: str) -> Iterator[str]:
    for rule in _encoding().get(number, []):
        first = min(rule.statements, key=NUMBERS.index)
        if first == number:
            yield from (f"{link(rule.id, 'rules/')}: {rule.sentence}", *_remarks(rule), "")
        else:
            where = f"[statement {first}](#statement-{first})"
            yield from (f"{link(rule.id, 'rules/')}, told under {where}.", "")
    if number in _not_encoded():
        yield from (sentence(f"no rule: {_not_encoded()[number]}"), "")


def _remarks(rule: Rule) -> Iterator[str]:
    for reading in rule.readings:
        yield sentence(f"read as: {reading}")
    if rule.contradicted_by:
        yield "The standard rulebook says otherwise:"
        yield ""
    standard = load_rulebook("standard").rules
    for name in rule.contradicted_by:
        yield f"- {link(name, 'rules/')}: {standard[name].sentence}"
