"""Do a step of a proof again: what its rule gives for its binding, and from which premises."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..proof.model import Node
from .answer import Answer
from .kernel import kernel
from .members import Member, added_up, members
from .steps import Step, Values
from .terms import is_canonical, term


class NoSuchStep(ValueError):
    """A node is no instance of a rule of the kernel; the message says why."""


@dataclass(frozen=True)
class Count:
    """The count of a step: the id of its node, the atoms it is made of, the numbers it adds up.

    Of an "all of these hold" there are no numbers.
    """

    id: str
    atoms: frozenset[str]
    numbers: Sequence[int] | None


@dataclass(frozen=True)
class Redone:
    """An instance of a rule: what it concludes, on what it rests, and what of it is not so."""

    conclusion: str
    absences: Sequence[str]
    comparisons: Sequence[str]
    premises: frozenset[str]
    count: Count | None
    wrong: Sequence[str]


def redo(node: Node, answer: Answer) -> Redone:
    """What the rule of a conclusion gives; raises `NoSuchStep` if it is no instance of one."""
    step = kernel().steps.get(node.rule)
    if step is None:
        raise NoSuchStep(f"the kernel has no step `{node.rule}`")
    try:
        return _redone(step, _values(step, node), answer)
    except ValueError as error:
        raise NoSuchStep(str(error)) from error


def _values(step: Step, node: Node) -> Values:
    values = dict(node.binding)
    if values.keys() != step.variables or len(values) != len(node.binding):
        wanted = ", ".join(sorted(step.variables))
        raise NoSuchStep(f"it must say once what each of {wanted} stands for")
    for name, value in values.items():
        if not is_canonical(value):
            raise NoSuchStep(f"`{value}`, which {name} stands for, is no term as terms are written")
    for name, work in step.computed:
        values[name] = str(work(values))
    return values


def _redone(step: Step, values: Values, answer: Answer) -> Redone:
    conclusion, *lines = (step.text % values).split("\n")
    first, last = step.held, step.held + len(step.lacks)
    held, absences, comparisons = lines[:first], lines[first:last], lines[last:]
    wrong = [f"{atom} does not hold" for atom in held if not answer.holds(atom)]
    wrong += _denied(step, absences, answer)
    wrong += _false(step, values)
    count = None
    if step.group is not None:
        found = members(step.group, values, answer)
        count, faults = _counted(conclusion, step.group.total % values, found, answer)
        wrong += faults
        lines += [count.id] if count else []
    return Redone(conclusion, absences, comparisons, frozenset(lines), count, wrong)


def _denied(step: Step, absences: Sequence[str], answer: Answer) -> Iterator[str]:
    """The absences that something in the answer contradicts."""
    for lack, absence in zip(step.lacks, absences, strict=True):
        pattern = absence.removeprefix("not ")
        if answer.matched(pattern, lack.predicate, lack.free):
            yield f"it needs that {pattern} does not hold, but it does"


def _false(step: Step, values: Values) -> Iterator[str]:
    for comparison in step.comparisons:
        left, right = comparison.left % values, comparison.right % values
        if not comparison.test(term(left), term(right)):
            yield f"the comparison of {left} with {right} is false"


def _counted(
    conclusion: str, total: str, found: Sequence[Member], answer: Answer
) -> tuple[Count | None, list[str]]:
    """The count there must be (none, where nothing is asked for), and what of it is not so."""
    atoms = frozenset(atom for member in found for atom in member.atoms)
    if total:
        amount, numbers = added_up(found)
        wrong = [] if str(amount) == total else [f"it counts {total}, but there are {amount}"]
        return Count(f"count {conclusion} {total}", atoms, numbers), wrong
    claims = [member.atoms[-1] for member in found if not answer.holds(member.atoms[-1])]
    wrong = [f"{claim} does not hold" for claim in claims]
    return (Count(f"count {conclusion} all", atoms, None) if found else None), wrong
