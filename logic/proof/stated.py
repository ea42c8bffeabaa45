"""The leaves that the rulebook gives: its facts in words, and its rules with their sources."""

from dataclasses import dataclass, field
from functools import cache, cached_property

import clingo

from ..dictionary import predicates
from ..rulebook import Rule, Rulebook
from ..speech import Speech
from .model import Node


@dataclass(frozen=True)
class Stated:
    """The nodes of one rulebook, each made once a process."""

    rulebook: Rulebook
    facts: dict[str, Node] = field(default_factory=dict)
    rules: dict[str, Node] = field(default_factory=dict)

    @cached_property
    def speech(self) -> Speech:
        """The words of the rulebook, without those of an encounter."""
        return Speech(self.rulebook, {})

    def fact(self, name: str) -> Node:
        """A fact of the rulebook; its `rule` is the one that it belongs to, if it does."""
        if name not in self.facts:
            self.facts[name] = self._fact(name)
        return self.facts[name]

    def rule(self, rule_id: str) -> Node:
        """A rule, with its sentence and its sources."""
        if rule_id not in self.rules:
            rule = self.rulebook.rules[rule_id]
            name = f"rule {rule_id}"
            place = self.rulebook.laid_places.get(rule_id, "")
            self.rules[rule_id] = Node(name, "rule", rule.sentence, rule.id, _cited(rule), place)
        return self.rules[rule_id]

    def _fact(self, name: str) -> Node:
        atom = clingo.parse_term(name)
        text = self.speech.fact(atom)
        if predicates()[atom.name].rule and atom.arguments[0].name in self.rulebook.rules:
            return Node(name, "rule", text, rule=atom.arguments[0].name, fold=True)
        return Node(name, "rule", text, source=self.rulebook.origin(atom), fold=True, deep=True)


@cache
def stated(rulebook: Rulebook) -> Stated:
    """The nodes of a rulebook, which all proofs share."""
    return Stated(rulebook)


def _cited(rule: Rule) -> str:
    sources = "; ".join(str(source) for source in rule.sources)
    doubt = {"high": "", "unverified": "; unverified"}.get(
        rule.confidence, f"; {rule.confidence} confidence"
    )
    chosen = f"; open point {rule.choice}" if rule.choice else ""
    return sources + doubt + chosen
