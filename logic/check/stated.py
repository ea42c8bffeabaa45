"""What a rulebook states, for the check: its facts as text, its rules with their citations."""

from functools import lru_cache

from clingo import Function

from ..dictionary import predicates
from ..rulebook import Rule, Rulebook
from .table import Table
from .terms import texts


class Stated:
    """The facts of a rulebook, and what its rules and facts must show as their source.

    `symbols` are all its facts as terms, `table` the same as text; `itself` is the source of a
    fact that belongs to no rule.
    """

    def __init__(self, rulebook: Rulebook) -> None:
        self.itself = f"rulebook {rulebook.name}, {rulebook.version}"
        self._rulebook = rulebook
        self._rules: dict[str, tuple[str, str] | None] = {}
        facts = [Function(name, row) for name in predicates() for row in rulebook.facts[name]]
        self.symbols = frozenset(facts)
        self.table = Table(texts(facts))

    def rule(self, name: str) -> tuple[str, str] | None:
        """The sentence and the citation of a rule, if the rulebook has it."""
        if name not in self._rules:
            rule = self._rulebook.rules.get(name)
            self._rules[name] = (rule.sentence, _citation(rule)) if rule else None
        return self._rules[name]


@lru_cache(maxsize=16)  # a rulebook with rows of tables is made for each visit
def stated(rulebook: Rulebook) -> Stated:
    """What a rulebook states; read once."""
    return Stated(rulebook)


def _citation(rule: Rule) -> str:
    cited = [str(source) for source in rule.sources]
    doubt = {"high": [], "unverified": ["unverified"]}
    return "; ".join([*cited, *doubt.get(rule.confidence, [f"{rule.confidence} confidence"])])
