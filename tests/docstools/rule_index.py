"""The pages that lead into the rules: the index, the sources, the codes, the rules in doubt."""

from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module

from lineproof.logic import Rule, Speech, load_rulebook

from .fact_words import listed
from .markdown import bullets, table
from .rule_pages import cited, link, page_of, rule_pages

LAYERS = {
    "codes": "Both rulebooks: ladders, body sites, kinds of lesion",
    "standard": "The standard rulebook",
    "guide": "The guide",
}
GIVING = ("gives", "pick", "band", "band_past", "tier", "rung", "further", "each_past", "dosed")


def index_page() -> str:
    """docs/rules/index.md below its introduction: the pages, and the families of families."""
    lines = []
    for layer, title in LAYERS.items():
        pages = [page for page in rule_pages() if page.layer == layer]
        rows = (
            (f"[{page.stem}]({page.file})", str(len(page.rules)), page.opening[0]) for page in pages
        )
        lines += [f"## {title}", "", *table(("page", "rules", "about"), rows)]
    return "\n".join([*lines, *_families()])


def _families() -> list[str]:
    rows = {}
    for name in ("standard", "guide"):
        book = load_rulebook(name)
        speech = Speech(book, {})
        covered: dict[str, list[str]] = defaultdict(list)
        for whole, part in book.facts["covers"]:
            covered[speech.term(whole)].append(speech.term(part))
        rows.update({(name, whole): listed(parts, "and") for whole, parts in covered.items()})
    told = table(
        ("rulebook", "these words", "cover"),
        ((name, whole, parts) for (name, whole), parts in sorted(rows.items())),
    )
    return ["## Families that cover others", "", *told]


def sources() -> str:
    """Every document that a rule cites, with the rules that do."""
    citing: dict[str, list[str]] = defaultdict(list)
    years: dict[str, str] = {}
    for rule in _all_rules():
        for source in rule.sources:
            document = cited(source).removesuffix(f": {source.section}")
            citing[document].append(rule.id)
            years[document] = str(source.year)
    rows = (
        (document, years[document], ", ".join(link(rule) for rule in dict.fromkeys(rules)))
        for document, rules in sorted(citing.items(), key=lambda item: item[0].lstrip("[").lower())
    )
    return "\n".join(table(("document", "year", "cited by"), rows))


def codes() -> str:
    """Every code the standard rulebook gives, in words of our own, with the rules that give it."""
    book = load_rulebook("standard")
    arguments = import_module("lineproof.logic.dictionary").predicates()
    title = import_module("lineproof.logic.decision.order").Order(book).title
    giving: dict[str, list[str]] = defaultdict(list)
    for predicate in GIVING:
        place = arguments[predicate].arguments.index("code")
        for row in book.facts[predicate]:
            giving[row[place].string].append(row[0].name)
    rows = (
        (code, title(code), ", ".join(link(rule, "rules/") for rule in dict.fromkeys(rules)))
        for code, rules in sorted(giving.items())
    )
    return "\n".join(table(("code", "what it is here", "given by"), rows))


def doubtful() -> str:
    """The rules of the standard rulebook whose confidence is not high, the least sure first."""
    found = [rule for rule in _all_rules() if page_of()[rule.id].layer != "guide"]
    lines = []
    for confidence, title in (("unverified", "Unverified"), ("low", "Low"), ("medium", "Medium")):
        rules = [rule for rule in found if rule.confidence == confidence]
        told = (f"{link(rule.id, 'rules/')}: {rule.sentence}" for rule in rules)
        lines += [f"### {title}", "", *(bullets(told) if rules else ["None.", ""])]
    return "\n".join(lines)


def _all_rules() -> Iterator[Rule]:
    for page in rule_pages():
        for name in page.rules:
            yield page.rulebook.rules[name]
