"""Every rule of every rulebook stands on a page of docs/rules/."""

import re

from lineproof.logic import load_rulebook

from .pages import pages_below

RULEBOOKS = ("standard", "guide")

# What may stand around an id in Markdown: table bars, code marks, brackets, punctuation.
_BETWEEN = re.compile(r"[\s|`,;()<>\[\]\"'#*]+")


def rule_ids(rulebook: str) -> tuple[str, ...]:
    """The ids of a rulebook's rules, sorted."""
    return tuple(sorted(load_rulebook(rulebook).rules))


def untold(rulebook: str) -> list[str]:
    """The rules that no page of docs/rules/ mentions by id."""
    told = {
        word.rstrip(".:")
        for page in pages_below("docs/rules")
        for word in _BETWEEN.split(page.text)
    }
    return [
        f"docs/rules: rule `{rule}` of the rulebook `{rulebook}` is on no page"
        for rule in rule_ids(rulebook)
        if rule not in told
    ]
