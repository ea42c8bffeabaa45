"""Every body site with its group in each family of codes, from the facts of the rulebook."""

from collections.abc import Mapping

import clingo

from lineproof.logic import Speech, load_rulebook

from .markdown import table
from .rule_pages import link

GROUPS = (
    "lesion_group",
    "repair_group",
    "layered_group",
    "complex_group",
    "split_group",
    "mohs_group",
)


def sites() -> str:
    """The table of sites; what only a convention groups is marked, with its rule."""
    book = load_rulebook("standard")
    speech = Speech(book, {})
    grouped = {attribute: _grouped(attribute) for attribute in GROUPS}
    known = sorted({site for group in grouped.values() for site in group})
    rows = (
        (speech.value("site", site), *(_cell(speech, grouped[name].get(site)) for name in GROUPS))
        for site in sorted(known, key=lambda site: speech.value("site", site).lower())
    )
    return "\n".join(table(("site", *map(speech.attribute, GROUPS)), rows))


def _grouped(attribute: str) -> Mapping[clingo.Symbol, tuple[clingo.Symbol, str]]:
    """The group of each site, and the rule that puts it there."""
    return {
        value: (group, rule.name)
        for rule, said, value, makes, group in load_rulebook("standard").facts["implies"]
        if said.name == "site" and makes.name == attribute
    }


def _cell(speech: Speech, found: tuple[clingo.Symbol, str] | None) -> str:
    if found is None:
        return "-"
    group, rule = found
    by_convention = load_rulebook("standard").rules[rule].authority == "product"
    mark = f" (convention: {link(rule, 'rules/')})" if by_convention else ""
    return speech.term(group) + mark
