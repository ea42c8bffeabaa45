"""What a rulebook states, for the check: its facts as text, its rules with their citations."""

from functools import cache

from clingo import Function

from ..dictionary import predicates
from ..rulebook import Rule, Rulebook
from .table import Table
from .terms import texts


class Stated:
    """The facts of a rulebook, and what its rules and facts must show as their source.

    `symbols` are all its facts as terms, `table` the same as text.
    """

    def __init__(self, rulebook: Rulebook) -> None:
        self._itself = f"rulebook {rulebook.name}, {rulebook.version}"
        self._laid = {
            str(fact.atom): fact for overlay in rulebook.overlays for fact in overlay.facts
        }
        self._rulebook = rulebook
        self._rules: dict[str, tuple[str, str] | None] = {}
        facts = [Function(name, row) for name in predicates() for row in rulebook.facts[name]]
        self.symbols = frozenset(facts)
        self.table = Table(texts(facts))

    def origin(self, atom: str) -> str:
        """The source that a fact must show which belongs to no rule."""
        fact = self._laid.get(atom)
        return f"overlay {fact.file}:{fact.line}" if fact else self._itself

    def place(self, rule: str) -> str:
        """Where a rule of an overlay stands; empty for one that ships."""
        heads = (fact for fact in self._laid.values() if fact.name == "rule")
        return next((f"{f.file}:{f.line}" for f in heads if str(f.arguments[0]) == rule), "")

    def rule(self, name: str) -> tuple[str, str] | None:
        """The sentence and the citation of a rule, if the rulebook has it."""
        if name not in self._rules:
            rule = self._rulebook.rules.get(name)
            self._rules[name] = (rule.sentence, _citation(rule)) if rule else None
        return self._rules[name]


@cache
def stated(rulebook: Rulebook) -> Stated:
    """What a rulebook states; read once."""
    return Stated(rulebook)


def _citation(rule: Rule) -> str:
    cited = [str(source) for source in rule.sources]
    doubt = {"high": [], "unverified": ["unverified"]}
    under = [f"open point {rule.choice}"] if rule.choice else []
    said = doubt.get(rule.confidence, [f"{rule.confidence} confidence"])
    return "; ".join([*cited, *said, *under])
