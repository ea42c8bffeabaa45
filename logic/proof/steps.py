"""The kernel as a proof sees it: its rules as steps, with their premises as texts to fill in.

A text has `{0}`, `{1}`, ... where a step's variables stand; filled with the values of a binding it
is the name of an atom, just as clingo prints it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from clingo import Function, Symbol

ANY = Function("any")


def predicate_of(atom: str) -> str:
    """The predicate of an atom's text."""
    return atom.partition("(")[0]


@dataclass(frozen=True)
class Premise:
    """One premise of a step.

    `kind` is `holds` (an atom; `derived` tells that a rule of the kernel concludes it), `lacks` (a
    pattern that nothing matches), `compares` (two terms and an operator) or `group` (a count or an
    "all of": the index of the group, and its value). `measure` is the attribute that the numbers of
    a comparison or a count are values of, and that of their unit, as texts too; none if they are
    mere numbers.
    """

    kind: str
    texts: tuple[str, ...]
    derived: bool = False
    group: int = 0
    measure: tuple[str, ...] = ()

    @property
    def predicate(self) -> str:
        """What a premise that holds is an atom of."""
        return predicate_of(self.texts[0])


@dataclass(frozen=True)
class Element:
    """What one member of a group is made of: atoms, and the terms it is told apart by.

    Of a sum the first term is the number it adds. The justifier tells its members by `name`, with
    `width` arguments.
    """

    atoms: tuple[Premise, ...]
    terms: tuple[str, ...]
    name: str
    width: int


@dataclass(frozen=True)
class Step:
    """One rule of the kernel: its name and sentence, what it concludes, and from which premises.

    `variables` are in the order of a binding, the rule's own before those made for its arithmetic;
    `own` is how many are the rule's own. A short proof leaves out a step that folds, what stands
    below one that stops, and of one with `only` all premises but those of these names. Of several
    ways to a conclusion one that is `first` is told. `groups` has the elements of each
    group. `program` is what the justifier has for it.
    """

    number: int
    name: str
    sentence: str
    fold: bool
    stop: bool
    only: str
    first: bool
    line: int
    variables: tuple[str, ...]
    own: tuple[int, ...]
    head: str
    premises: tuple[Premise, ...]
    groups: tuple[tuple[Element, ...], ...]
    program: str

    @cached_property
    def predicate(self) -> str:
        """What it concludes an atom of."""
        return predicate_of(self.head)

    @cached_property
    def needs(self) -> frozenset[str]:
        """The predicates without an atom of which it cannot fire."""
        return frozenset(premise.predicate for premise in self.premises if premise.kind == "holds")

    @cached_property
    def leads_to(self) -> frozenset[str]:
        """The predicates whose atoms are wanted where it fires."""
        members = [atom for group in self.groups for each in group for atom in each.atoms]
        return frozenset(p.predicate for p in (*self.premises, *members) if p.derived)

    @cached_property
    def key(self) -> int | None:
        """Which variable is the encounter's key; None if the step is about the rulebook alone."""
        return self.variables.index("E") if "E" in self.variables else None


@dataclass(frozen=True)
class Lack:
    """How the absence of a predicate's atoms reads: its argument names and a sentence.

    An argument named `any` is one that may be anything. A short proof leaves out one that folds,
    and all but the full one what is `deep`.
    """

    arguments: tuple[str, ...]
    sentence: str
    fold: bool
    deep: bool

    def fits(self, pattern: Symbol) -> bool:
        """Whether this sentence is meant for a pattern."""
        return not self._anything or all(pattern.arguments[at] == ANY for at in self._anything)

    @cached_property
    def _anything(self) -> tuple[int, ...]:
        """Which arguments may be anything."""
        return tuple(at for at, name in enumerate(self.arguments) if name == "any")


@dataclass(frozen=True)
class Justifier:
    """The justifier of one kernel: its steps, and its absences by predicate."""

    steps: tuple[Step, ...]
    lacks: Mapping[str, tuple[Lack, ...]]

    def lack(self, pattern: Symbol) -> Lack | None:
        """How the absence of what matches a pattern reads."""
        return next((lack for lack in self.lacks.get(pattern.name, ()) if lack.fits(pattern)), None)
