"""The main call: a proof in, and what is wrong with it out."""

import re
from collections.abc import Iterator, Mapping, Set
from decimal import Decimal

from ..facts import Facts
from ..proof.model import Node, Proof
from ..rulebook import Rulebook
from .answer import Answer
from .defect import Defect
from .leaves import differences, fact_leaf, recorded, rulebook_leaf, standing
from .redo import Count, NoSuchStep, redo
from .shape import below, misshapen
from .stated import stated
from .terms import arguments

_WAY = re.compile(r", way [0-9]+$")
"""What a root is called besides, where it stands for another way to what it concludes."""

_NUMBER = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?)( [A-Za-z ]+)?")
_PARTS = {"": 1, " cm": 100, " sq cm": 10}
_OF_AN_AMOUNT = 1000
"""What the numbers of a sum are recorded in, of each unit that they are told in."""


def verify(proof: Proof, answer: Answer, facts: Facts, rulebook: Rulebook) -> tuple[Defect, ...]:
    """Everything that is wrong with the proof of some answers about one encounter; () if it holds.

    The proof must be the full one: a brief one leaves steps out, which are found missing. `answer`
    is what holds of the encounter, from `answer_of`: the check itself solves nothing. Raises
    `UnknownConstruct` if the kernel has a rule that the check cannot read.
    """
    premises = below(proof)
    check = _Check(premises, answer, facts, rulebook)
    found = [*misshapen(proof, premises), *check.roots(proof)]
    # What a step rests on tells which absences, comparisons and counts there may be: steps first.
    for node in sorted(proof.nodes, key=lambda node: node.kind != "conclusion"):
        found += [Defect(node.id, what) for what in check.wrong(node)]
    return tuple(found)


class _Check:
    """One pass over the nodes of a proof, the conclusions first."""

    def __init__(
        self, below: Mapping[str, Set[str]], answer: Answer, facts: Facts, rulebook: Rulebook
    ) -> None:
        self._below = below
        self._answer = answer
        self._book = stated(rulebook)
        self._recorded = recorded(facts)
        self._standing = standing(facts)
        self._absences: set[str] = set()
        self._comparisons: set[str] = set()
        self._counts: dict[str, Count] = {}

    def roots(self, proof: Proof) -> Iterator[Defect]:
        """What is to be proved, but stands as something other than a conclusion."""
        kinds = {node.id: node.kind for node in proof.nodes}
        for root in proof.roots:
            if kinds.get(root, "conclusion") != "conclusion":
                yield Defect(root, "it is to be proved, but no step concludes it")

    def wrong(self, node: Node) -> Iterator[str]:
        """What is wrong with a node."""
        below = self._below.get(node.id, frozenset())
        if node.kind == "conclusion":
            yield from self._conclusion(node, below)
        elif node.kind == "count":
            yield from self._count(node, below)
        elif node.kind == "rule":
            yield from rulebook_leaf(node, below, self._book)
        else:
            yield from self._leaf(node)
            yield from differences(frozenset(), below)

    def _conclusion(self, node: Node, below: Set[str]) -> Iterator[str]:
        try:
            redone = redo(node, self._answer)
        except NoSuchStep as error:
            yield str(error)
            return
        self._absences.update(redone.absences)
        self._comparisons.update(redone.comparisons)
        if redone.count is not None:
            self._counts[redone.count.id] = redone.count
        concluded = _WAY.sub("", node.id)
        if redone.conclusion != concluded:
            yield f"its step gives {redone.conclusion}, not this"
        elif concluded not in self._answer.own.atoms:
            yield "it does not hold"
        yield from redone.wrong
        if below != redone.premises:
            yield from differences(redone.premises, below)

    def _count(self, node: Node, below: Set[str]) -> Iterator[str]:
        count = self._counts.get(node.id)
        if count is None:
            yield "no step counts this"
            return
        if not below:
            yield "it ends the proof, but is neither recorded nor stated"
        if below != count.atoms:
            yield from differences(count.atoms, below)
        if count.numbers is not None and not _adds_up(node.text, count):
            yield f"it says `{node.text}`; what it adds up are {list(count.numbers)}"

    def _leaf(self, node: Node) -> Iterator[str]:
        if node.kind == "fact":
            yield from fact_leaf(node, self._recorded)
        elif node.kind == "absence":
            if node.id not in self._absences:
                yield "no step needs that this does not hold"
            elif node.place:
                yield from self._place(node)
        elif node.kind == "comparison":
            if node.id not in self._comparisons:
                yield "no step compares this"
        else:
            yield f"there is no kind of node named `{node.kind}`"

    def _place(self, node: Node) -> Iterator[str]:
        of = arguments(node.id.removeprefix("not "))
        place = self._standing.get(of[1]) if len(of) > 1 else None
        if node.place != place:
            yield f"it is said to belong to {node.place}, not {place or 'nowhere'}"


def _adds_up(text: str, count: Count) -> bool:
    """Whether the text of a sum, as `6 + 7 = 13`, says the very numbers that are added up."""
    parts, _, total = text.partition(" = ")
    numbers = sorted(map(_number, parts.split(" + ")))
    return numbers == list(count.numbers or ()) and _number(total) == sum(numbers)


def _number(text: str) -> Decimal:
    """A number of a sum in the parts it is recorded in; infinite where it is none."""
    found = _NUMBER.fullmatch(text)
    if found is None:
        return Decimal("Infinity")
    return Decimal(found[1]) * _PARTS.get(found[2] or "", _OF_AN_AMOUNT)
