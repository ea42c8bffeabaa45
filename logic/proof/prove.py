"""The main call: conclusions in, their proofs out, for many encounters at a time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from clingo import Function, Number, Symbol

from ..facts import Facts
from ..rulebook import Rulebook
from ..solve import BATCH, ground
from .build import build, build_others
from .choose import choose
from .fire import Firing, fire
from .model import Proof
from .translate import Justifier, justifier

Asked = tuple[Facts, Sequence[Symbol]]
"""An encounter and the conclusions about it that are to be proved, asked alone: their key is 0."""


def prove(facts: Facts, rulebook: Rulebook, roots: Sequence[Symbol]) -> Proof:
    """The proof of some conclusions about one encounter."""
    return next(prove_all([(facts, roots)], rulebook))


def prove_all(asked: Sequence[Asked], rulebook: Rulebook) -> Iterator[Proof]:
    """The proof of some conclusions about each encounter, in their order."""
    for start in range(0, len(asked), BATCH):
        yield from _prove_set(asked[start : start + BATCH], rulebook)


def other_ways(facts: Facts, rulebook: Rulebook, roots: Sequence[Symbol]) -> tuple[Proof, ...]:
    """Proofs of the same conclusions, and of those below them, in the ways that `prove` left out.

    The root of each is the conclusion, with "way" and a number behind it.
    """
    kernel = justifier()
    firings = fire(kernel, ground([facts], rulebook), roots)
    chosen = choose(firings, kernel.derived, roots)
    return tuple(build_others(facts, rulebook, kernel, chosen, firings))


def _prove_set(asked: Sequence[Asked], rulebook: Rulebook) -> Iterator[Proof]:
    kernel = justifier()
    control = ground([facts for facts, _ in asked], rulebook)
    wanted = (_keyed(root, key) for key, (_, roots) in enumerate(asked) for root in roots)
    firings = _by_encounter(fire(kernel, control, wanted), kernel)
    for key, (facts, roots) in enumerate(asked):
        keyed = [_keyed(root, key) for root in roots]
        chosen = choose([*firings[None], *firings[key]], kernel.derived, keyed)
        yield build(facts, rulebook, kernel, chosen, keyed)


def _keyed(root: Symbol, key: int) -> Symbol:
    return Function(root.name, [Number(key), *root.arguments[1:]])


def _by_encounter(firings: Iterable[Firing], kernel: Justifier) -> dict[int | None, list[Firing]]:
    """Firings by the key of their encounter; None has those of the rulebook alone."""
    groups: dict[int | None, list[Firing]] = defaultdict(list)
    for firing in firings:
        keyed = kernel.rules[firing.rule].keyed
        groups[firing.conclusion.arguments[0].number if keyed else None].append(firing)
    return groups
