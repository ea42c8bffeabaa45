"""The main call: conclusions in, their proofs out, for many encounters at a time."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from clingo import Function, Number, Symbol

from ..facts import Facts, units_of
from ..rulebook import Rulebook
from ..solve import BATCH, ground
from ..speech import Speech
from .build import Builder
from .choose import choose
from .fire import Firing, fire
from .model import Proof
from .recorded import Recorded
from .stated import Stated, stated
from .translate import justifier

Asked = tuple[Facts, Sequence[Symbol]]
"""An encounter and the conclusions about it that are to be proved, asked alone: their key is 0."""
Chosen = Mapping[str, Firing]


def prove(facts: Facts, rulebook: Rulebook, roots: Sequence[Symbol]) -> Proof:
    """The proof of some conclusions about one encounter."""
    return next(prove_all([(facts, roots)], rulebook))


def prove_all(asked: Sequence[Asked], rulebook: Rulebook) -> Iterator[Proof]:
    """The proof of some conclusions about each encounter, in their order."""
    leaves = stated(rulebook)
    for start in range(0, len(asked), BATCH):
        batch = asked[start : start + BATCH]
        for (facts, roots), (chosen, _) in zip(batch, _derived(batch, rulebook), strict=True):
            yield _builder(facts, leaves, chosen).proof([str(root) for root in roots])


def other_ways(facts: Facts, rulebook: Rulebook, roots: Sequence[Symbol]) -> tuple[Proof, ...]:
    """Proofs of the same conclusions, and of those below them, in the ways that `prove` left out.

    The root of each is the conclusion, with "way" and a number behind it. Steps that a short proof
    leaves out have no other way, nor is one told that rests on its own conclusion.
    """
    ((chosen, firings),) = _derived([(facts, roots)], rulebook)
    leaves = stated(rulebook)
    shown = {node.id for node in _builder(facts, leaves, chosen).proof(list(map(str, roots))).nodes}
    told = [firing for firing in firings if firing.conclusion in shown]
    return tuple(_others(facts, leaves, chosen, told))


def _others(
    facts: Facts, leaves: Stated, chosen: Chosen, firings: Sequence[Firing]
) -> Iterator[Proof]:
    ways = Counter(dict.fromkeys(chosen, 1))
    for firing in firings:
        if firing.conclusion in chosen and firing is not chosen[firing.conclusion]:
            ways[firing.conclusion] += 1
            way = _builder(facts, leaves, chosen).other(firing, ways[firing.conclusion])
            circular = any(node.id == firing.conclusion for node in way.nodes)
            if not (firing.step.fold or circular):
                yield way


def _derived(
    asked: Sequence[Asked], rulebook: Rulebook
) -> Iterator[tuple[Chosen, Sequence[Firing]]]:
    """For each encounter the chosen firing of every atom, and all firings."""
    control = ground([facts for facts, _ in asked], rulebook)
    wanted = (_keyed(root, key) for key, (_, roots) in enumerate(asked) for root in roots)
    found = fire(justifier(), control, wanted)
    for key, (_, roots) in enumerate(asked):
        firings = [*found.get(None, ()), *found.get(key, ())]
        yield choose(firings, [str(root) for root in roots]), firings


def _keyed(root: Symbol, key: int) -> Symbol:
    return Function(root.name, [Number(key), *root.arguments[1:]])


def _builder(facts: Facts, leaves: Stated, chosen: Chosen) -> Builder:
    speech = Speech(leaves.rulebook, facts.labels, units_of(facts))
    return Builder(Recorded(facts, speech), leaves, justifier(), chosen)
