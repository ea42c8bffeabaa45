"""The main call: encounters in, decisions out, as many at a time as there are."""

from collections.abc import Sequence

from ..facts import Facts
from ..rulebook import Rulebook
from ..solve import answers
from .assemble import assemble
from .model import Decision
from .order import Order


def decide(encounters: Sequence[Facts], rulebook: Rulebook) -> list[Decision]:
    """What a rulebook makes of each encounter, in their order.

    The whole batch is one question (in sets of some hundreds), and no encounter bears on another.
    """
    order = Order(rulebook)
    found = answers(encounters, rulebook)
    return [
        assemble(facts, answer, rulebook, order)
        for facts, answer in zip(encounters, found, strict=True)
    ]
