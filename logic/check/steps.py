"""A rule of the kernel as the check knows it: texts to be filled with what a binding says.

A text has `%(X)s` where the value of the variable X goes.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from clingo import Symbol

Values = Mapping[str, str]
"""What each variable stands for, as it is written."""

Formula = Callable[[Values], int]
"""A calculation; raises `ValueError` where something is no number, or is divided by nothing."""


@dataclass(frozen=True)
class Lack:
    """A pattern that no atom may match: its predicate, and which of its arguments may be any."""

    predicate: str
    free: tuple[int, ...]


@dataclass(frozen=True)
class Comparison:
    """Two texts and the test they must pass as terms."""

    left: str
    right: str
    test: Callable[[Symbol, Symbol], bool]


@dataclass(frozen=True)
class Condition:
    """One condition on a member: atoms of a predicate with these values at the places `bound`.

    At the places `free` stand variables that take what stands there.
    """

    predicate: str
    bound: tuple[int, ...]
    values: tuple[str, ...]
    free: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Element:
    """Which members there are: for each way to meet all conditions, one.

    Of a sum `terms` tell members apart, and the first is what a member adds. Of an "all of these
    hold" `claim` is what must hold of each.
    """

    conditions: tuple[Condition, ...]
    terms: tuple[Callable[[Values], str], ...] = ()
    claim: str = ""


@dataclass(frozen=True)
class Group:
    """A sum and what it must be, or (`total` is "") an "all of these hold"."""

    total: str
    elements: tuple[Element, ...]


@dataclass(frozen=True)
class Step:
    """One rule of the kernel.

    `text` has a line for the head, then one for each of its premises: as many atoms as `held`
    says, then the absences, then the comparisons. `computed` are the calculations that stand in
    it, under names of their own.
    """

    name: str
    variables: frozenset[str]
    computed: tuple[tuple[str, Formula], ...]
    text: str
    held: int
    lacks: tuple[Lack, ...]
    comparisons: tuple[Comparison, ...]
    group: Group | None
