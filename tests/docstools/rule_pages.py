"""The pages of docs/rules/: every rule of a file of the rulebooks, told from its facts."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby, takewhile

from lineproof.logic import RULEBOOKS, Rule, Rulebook, Source, Speech, load_rulebook

from .fact_words import listed, sentences
from .ladder_tables import ladder
from .markdown import bullets, lines_of, sentence, table
from .pages import ROOT

CONFIDENCE = {
    "medium": "Confidence: medium.",
    "low": "Confidence: low.",
    "unverified": "**Unverified**: no document at hand confirms this rule; "
    "check it before you rely on it.",
}
VERDICT = {
    "high": "Verdict on the statement: the authorities say the same.",
    "medium": "Verdict on the statement: incomplete or overstated.",
    "low": "Verdict on the statement: wrong, or at odds with itself.",
}


@dataclass(frozen=True)
class RulePage:
    """A page: the file it tells of, as layer and stem, and its rules in reading order."""

    layer: str
    stem: str
    rulebook: Rulebook
    rules: tuple[str, ...]

    @property
    def file(self) -> str:
        """The page below docs/rules/."""
        return f"{self.layer}-{self.stem}.md"

    @property
    def source(self) -> str:
        """The file of facts, as the checkout's root sees it."""
        return f"logic/rulebooks/{self.layer}/{self.stem}.lp"

    @property
    def opening(self) -> list[str]:
        """What the file of facts begins with, sentence by sentence; without its indented lines."""
        lines = (ROOT / self.source).read_text(encoding="utf-8").lstrip().splitlines()
        comment = takewhile(lambda line: line.startswith("%"), lines)
        words = [line.removeprefix("% ") for line in comment if not line.startswith("%  ")]
        return lines_of(" ".join(word for word in words if word != "%"))


@cache
def rule_pages() -> tuple[RulePage, ...]:
    """Every page, the shared layer first, each layer by file."""
    found: dict[tuple[str, str], RulePage] = {}
    for name in RULEBOOKS:
        book = load_rulebook(name)
        for file, places in groupby(book.places.items(), key=lambda item: item[1].split(".lp:")[0]):
            layer, stem = file.split("/")
            rules = tuple(rule for rule, _ in places)
            found.setdefault((layer, stem), RulePage(layer, stem, book, rules))
    return tuple(found.values())


@cache
def page_of() -> Mapping[str, RulePage]:
    """The page of each rule."""
    return {rule: page for page in rule_pages() for rule in page.rules}


def link(rule: str, folder: str = "") -> str:
    """A link to a rule from a page of docs/rules/, or with a folder from elsewhere."""
    return f"[`{rule}`]({folder}{page_of()[rule].file}#{rule})"


def links(rules: tuple[str, ...], folder: str = "") -> str:
    """Links to several rules, as a list."""
    return listed([link(rule, folder) for rule in rules], "and")


def rule_page(page: RulePage) -> str:
    """The whole text of a page."""
    title, *rest = page.opening
    lines = [f"# {title.rstrip('.')}", "", *rest, *([""] if rest else [])]
    lines += [f"Rulebook: {page.layer}; facts: `{page.source}`.", ""]
    lines += ["How to read a rule is told on the [index of the rules](index.md).", ""]
    for rule in page.rules:
        lines += _section(page, page.rulebook.rules[rule])
    return "\n".join([*lines, *_sets(page)]).rstrip() + "\n"


def cited(source: Source) -> str:
    """A source, with a link to its document where there is one."""
    if not source.link:
        return str(source)
    document = str(source).removesuffix(f": {source.section}")
    return f"[{document}]({source.link}): {source.section}"


def _section(page: RulePage, rule: Rule) -> list[str]:
    return [
        f"## {rule.id}",
        "",
        *lines_of(rule.sentence),
        "",
        *_paragraph(_remarks(page, rule)),
        *_facts(page.rulebook, rule.id),
        "Sources:",
        "",
        *bullets(map(cited, rule.sources)),
    ]


def _remarks(page: RulePage, rule: Rule) -> Iterator[str]:
    """How sure the rule is, how the guide was read, and what the other rulebook says."""
    words = VERDICT if page.layer == "guide" else CONFIDENCE
    if rule.confidence in words:
        yield words[rule.confidence]
    if rule.statements:
        numbers = [f"[{number}](../guide.md#statement-{number})" for number in rule.statements]
        yield f"It encodes statement {listed(numbers, 'and')} of the guide."
    for reading in rule.readings:
        yield sentence(f"read as: {reading}")
    if rule.contradicted_by:
        yield f"The standard rulebook says otherwise: {links(rule.contradicted_by)}."
    if others := _contradicted().get(rule.id):
        yield f"The guide says otherwise: {links(tuple(others))}."


@cache
def _contradicted() -> Mapping[str, list[str]]:
    """The rules of the guide that say otherwise than a rule does."""
    found: dict[str, list[str]] = defaultdict(list)
    for rule in load_rulebook("guide").rules.values():
        for other in rule.contradicted_by:
            found[other].append(rule.id)
    return found


def _facts(rulebook: Rulebook, rule: str) -> list[str]:
    told = [
        text
        for predicate, facts in groupby(rulebook.facts_of(rule), key=lambda fact: fact[0])
        if predicate not in ("band", "weight")
        for text in sentences(rulebook, predicate, (row for _, row in facts))
    ]
    lines = ["What it consists of:", "", *bullets(map(_linked, told))] if told else []
    return [*lines, *ladder(rulebook, rule), *_weights(rulebook, rule)]


def _linked(text: str) -> str:
    """A fact with links to the rules it names."""
    return re.sub(r"\w+_\w+", lambda name: link(name[0]) if name[0] in page_of() else name[0], text)


def _weights(rulebook: Rulebook, rule: str) -> list[str]:
    rows = [row for row in rulebook.facts["weight"] if row[0].name == rule]
    values = ((row[1].string, f"{row[2].number / 100:.2f}") for row in rows)
    return table(("code", "relative value"), values) if rows else []


def _sets(page: RulePage) -> list[str]:
    """Which codes the sets hold that the rules of a page name."""
    speech = Speech(page.rulebook, {})
    named = {
        term
        for rule in page.rules
        for predicate, row in page.rulebook.facts_of(rule)
        if predicate in ("edit", "global_days")
        for term in row[1:3]
    }
    codes: dict[str, list[str]] = defaultdict(list)
    for term, code in page.rulebook.facts["in_set"]:
        if term in named:
            codes[speech.term(term)].append(code.string)
    rows = ((name, " ".join(found)) for name, found in sorted(codes.items()))
    return ["## Sets of codes", "", *table(("set", "codes"), rows)] if codes else []


def _paragraph(told: Iterator[str]) -> list[str]:
    lines = list(told)
    return [*lines, ""] if lines else []
