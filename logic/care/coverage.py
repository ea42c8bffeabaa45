"""Which rules and conditions of a rulebook some encounters put to work, and which none of them.

What counts is read off the kernel itself: a fact of a rule has worked where a rule of the kernel
that reads it concluded something. Some are held to more than that: see `_counts` and `_more`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import clingo
from clingo import Symbol, ast
from clingo.ast import AST, ASTType, Sign

from ..dictionary import predicates
from ..facts import Facts
from ..rulebook import Rulebook, kernel_file
from ..solve import BATCH, ground
from ..speech import Speech
from ..wording import wording

ROWS = ("edit", "edit_code", "no_edit", "add_on", "limit", "global_days", "weight")
"""Rows of published tables: they count with their rule, for none of them is a condition."""
STEPS = ("band", "band_past")
"""Steps of a ladder: conditions of the rulebooks that code by it."""
VALUES = {"when": 3, "unless": 2, "implies": 2, "class": 1}
"""Where a predicate has one of several values that make one condition together."""


@dataclass(frozen=True)
class Condition:
    """One condition of a rule: the facts that make it, in words, and which of them never worked."""

    rule: str
    words: tuple[str, ...]
    idle: tuple[str, ...]

    @property
    def unfired(self) -> bool:
        """Whether no fact of it ever worked."""
        return len(self.idle) == len(self.words)


@dataclass(frozen=True)
class Coverage:
    """What some encounters put to work.

    `rules` are all that were looked at, `unfired` those of them that never fired (but for rules
    that by their own word never do: they part codes that never meet), `conditions` all conditions
    of the rules.
    """

    rulebook: str
    encounters: int
    rules: tuple[str, ...]
    unfired: tuple[str, ...]
    conditions: tuple[Condition, ...]

    @property
    def idle(self) -> tuple[Condition, ...]:
        """The conditions of rules that do fire, which themselves never worked."""
        silent = set(self.unfired)
        return tuple(c for c in self.conditions if c.unfired and c.rule not in silent)


def coverage(encounters: Sequence[Facts], rulebook: Rulebook) -> Coverage:
    """What of a rulebook some encounters put to work; of overlays only, where there are any."""
    worked, fired = _worked(encounters, rulebook)
    rules = tuple(sorted(rule for rule in _own(rulebook) if _effects(rulebook, rule)))
    alternatives = {row[0].name for row in rulebook.facts["alternatives"]}
    conditions = tuple(_conditions(rulebook, rules, worked))
    active = fired | {atom.arguments[0].name for atom in worked if not _asks(rulebook, atom)}
    return Coverage(
        rulebook=rulebook.name,
        encounters=len(encounters),
        rules=rules,
        unfired=tuple(r for r in rules if r not in active and r not in alternatives),
        conditions=conditions,
    )


def _own(rulebook: Rulebook) -> Iterable[str]:
    """The rules of the overlays, where there are any; else all."""
    return rulebook.laid_places or rulebook.places


def _effects(rulebook: Rulebook, rule: str) -> list[Symbol]:
    """The facts of a rule that the kernel reads; those of a ladder that nothing is coded by, not.

    A rule without any orders the lines of a claim, or is a table that another rulebook reads.
    """
    ladders = wording(rulebook).measures
    return [
        clingo.Function(name, list(row))
        for name, row in rulebook.facts_of(rule)
        if name in _read() and (name not in STEPS or row[0] in ladders)
    ]


def _asks(rulebook: Rulebook, atom: Symbol) -> bool:
    """Whether the rule of a fact is asked of services: then it has fired only where it applied."""
    return atom.arguments[0].name in _about(rulebook)


@cache
def _about(rulebook: Rulebook) -> frozenset[str]:
    return frozenset(row[0].name for row in rulebook.facts["about"])


def _conditions(
    rulebook: Rulebook, rules: Sequence[str], worked: set[Symbol]
) -> Iterator[Condition]:
    """Every condition that the kernel reads, rule by rule."""
    speech = Speech(rulebook, {})
    for rule in rules:
        groups: dict[tuple[str, ...], list[Symbol]] = defaultdict(list)
        for atom in _effects(rulebook, rule):
            if atom.name not in ROWS:
                at = VALUES.get(atom.name)
                kept = (str(term) for place, term in enumerate(atom.arguments) if place != at)
                groups[atom.name, *kept].append(atom)
        for atoms in groups.values():
            idle = [speech.fact(atom) for atom in atoms if atom not in worked]
            yield Condition(rule, tuple(map(speech.fact, atoms)), tuple(idle))


def _worked(encounters: Sequence[Facts], rulebook: Rulebook) -> tuple[set[Symbol], set[str]]:
    """The facts that worked in some encounter, and the rules that fired on something."""
    worked: set[Symbol] = set()
    fired: set[str] = set()
    for start in range(0, len(encounters), BATCH):
        control = ground(encounters[start : start + BATCH], rulebook)
        control.add("coverage", [], _program())
        control.ground([("coverage", [])])
        atoms = control.symbolic_atoms
        worked |= {atom.symbol.arguments[0] for atom in atoms.by_signature("worked", 1)}
        fired |= {atom.symbol.arguments[0].name for atom in atoms.by_signature("fired", 1)}
    return worked, fired


@cache
def _read() -> frozenset[str]:
    """The predicates of rules that the kernel reads."""
    return frozenset(name for name, _ in _readings())


@cache
def _program() -> str:
    """For each fact that a rule of the kernel reads: that it worked, where that rule fires."""
    return "\n".join(["fired(R) :- fires(_,_,R).", *(text for _, text in _readings())])


@cache
def _readings() -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []

    def read(statement: AST) -> None:
        if statement.ast_type == ASTType.Rule:
            found.extend(_of_rule(statement))

    ast.parse_files([str(kernel_file())], read)
    return tuple(found)


def _of_rule(rule: AST) -> Iterator[tuple[str, str]]:
    body = [_named(literal) for literal in rule.body]
    for literal in body:
        if (fact := _fact(literal)) is not None and _counts(rule, fact):
            texts = [*map(str, body), *_more(rule)]
            yield fact.name, f"worked({fact}) :- {'; '.join(texts)}."


def _fact(literal: AST) -> AST | None:
    """The fact of a rule that a literal reads, if it reads one."""
    if literal.ast_type != ASTType.Literal or literal.sign != Sign.NoSign:
        return None
    if literal.atom.ast_type != ASTType.SymbolicAtom:
        return None
    known = predicates().get(literal.atom.symbol.name)
    return literal.atom.symbol if known and known.rule else None


def _counts(rule: AST, fact: AST) -> bool:
    """Whether reading a fact is working.

    What is required works where it is missing, and what is left out where it is there.
    """
    concluded = rule.head.atom.symbol.name
    if fact.name == "requires":
        return bool(concluded == "missing")
    return not (concluded == "met" and str(fact.arguments[2]) == "is_not")


def _more(rule: AST) -> Iterator[str]:
    """A condition that is met works where all of its rule are."""
    if rule.head.atom.symbol.name == "met":
        yield "applies(E,T,R)"


def _named(literal: AST) -> AST:
    """A literal whose variables all have names, so that a conclusion can repeat it."""
    if _fact(literal) is None:
        return literal
    return _Names().visit(literal)


class _Names(ast.Transformer):
    """Gives a name to each variable that has none."""

    def __init__(self) -> None:
        self.count = 0

    def visit_Variable(self, variable: AST) -> AST:  # the name is clingo's
        """The variable, with a name."""
        if variable.name != "_":
            return variable
        self.count += 1
        return variable.update(name=f"Any{self.count}")
