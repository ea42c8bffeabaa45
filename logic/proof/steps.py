"""The kernel as a proof sees it: its rules as steps, with their premises as texts to fill in.

A text has `{0}`, `{1}`, ... where a step's variables stand; filled with the values of a binding it
is the name of an atom, just as clingo prints it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from clingo import Function, Symbol

ANY = Function("any")


@dataclass(frozen=True)
class Premise:
    """One premise of a step.

    `kind` is `holds` (an atom; `derived` tells that a rule of the kernel concludes it), `lacks` (a
    pattern that nothing matches), `compares` (two terms and an operator) or `group` (a count or an
    "all of": the index of the group, and its value).
    """

    kind: str
    texts: tuple[str, ...]
    derived: bool = False
    group: int = 0


@dataclass(frozen=True)
class Element:
    """What one member of a group is made of: atoms, and the text of the number it adds."""

    atoms: tuple[Premise, ...]
    weight: str


@dataclass(frozen=True)
class Step:
    """One rule of the kernel: its name and sentence, what it concludes, and from which premises.

    `variables` are in the order of a binding, the rule's own before those made for its arithmetic;
    `own` is how many are the rule's own. A short proof leaves out a step that folds, and what
    stands below one that stops. `groups` has the elements of each group.
    """

    number: int
    name: str
    sentence: str
    fold: bool
    stop: bool
    line: int
    variables: tuple[str, ...]
    own: tuple[int, ...]
    head: str
    premises: tuple[Premise, ...]
    groups: tuple[tuple[Element, ...], ...]

    @property
    def key(self) -> int | None:
        """Which variable is the encounter's key; None if the step is about the rulebook alone."""
        return self.variables.index("E") if "E" in self.variables else None


@dataclass(frozen=True)
class Lack:
    """How the absence of a predicate's atoms reads: its argument names and a sentence.

    An argument named `any` is one that may be anything.
    """

    arguments: tuple[str, ...]
    sentence: str
    fold: bool

    def fits(self, pattern: Symbol) -> bool:
        """Whether this sentence is meant for a pattern."""
        pairs = zip(self.arguments, pattern.arguments, strict=True)
        return all(name != "any" or value == ANY for name, value in pairs)


@dataclass(frozen=True)
class Justifier:
    """The justifier of one kernel: its program, its steps, and its absences by predicate."""

    program: str
    steps: tuple[Step, ...]
    lacks: Mapping[str, tuple[Lack, ...]]

    def lack(self, pattern: Symbol) -> Lack | None:
        """How the absence of what matches a pattern reads."""
        return next((lack for lack in self.lacks.get(pattern.name, ()) if lack.fits(pattern)), None)
