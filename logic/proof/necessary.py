"""Which leaves of a proof are necessary: without them the conclusion falls."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from clingo import Symbol

from ..facts import Facts
from ..rulebook import Rulebook
from ..solve import answers
from .model import Proof

Proved = tuple[Proof, Facts, Sequence[Symbol]]
"""A proof, its encounter, and the conclusions it proves."""


def necessary(
    proof: Proof, facts: Facts, rulebook: Rulebook, roots: Sequence[Symbol]
) -> frozenset[str]:
    """The ids of the records and rules of a proof without which one of its roots falls."""
    return next(necessary_all([(proof, facts, roots)], rulebook))


def necessary_all(proved: Sequence[Proved], rulebook: Rulebook) -> Iterator[frozenset[str]]:
    """The same for many proofs.

    Each leaf is left out in turn and the encounter decided again, all in one question. A leaf that
    is not necessary has another in its place: a conclusion may rest on several grounds.
    """
    tried = [list(_tried(proof, facts)) for proof, facts, _ in proved]
    found = answers([changed for leaves in tried for _, changed in leaves], rulebook)
    for leaves, (_, _, roots) in zip(tried, proved, strict=True):
        wanted = [(root.name, tuple(root.arguments[1:])) for root in roots]
        left = zip(leaves, islice(found, len(leaves)), strict=True)
        yield frozenset(
            leaf
            for (leaf, _), answer in left
            if not all(row in answer[name] for name, row in wanted)
        )


def _tried(proof: Proof, facts: Facts) -> Iterator[tuple[str, Facts]]:
    """Each record and each rule of the proof, and the encounter without it."""
    records = {
        f"has(0,{thing},{name},{value})": (thing, name, value)
        for thing, name, value in facts.records
    }
    for node in proof.nodes:
        if node.id in records:
            left = tuple(record for record in facts.records if record != records[node.id])
            yield node.id, replace(facts, records=left)
        elif node.id == f"rule {node.rule}":
            yield node.id, replace(facts, without=(*facts.without, node.rule))
