"""The open points that bear on a decision, found by the rules that made it."""

from collections import defaultdict

from .model import Decision, Settled
from .order import Order


def settled(decision: Decision, order: Order) -> tuple[Settled, ...]:
    """Every open point by whose option a rule of the decision holds, by name."""
    if not order.points:
        return ()
    made = {rule for line in (*decision.lines, *decision.patient_pay) for rule in line.rules}
    made.update(rule for held in decision.held for rule in held.rules)
    made.update(rule for left in decision.excluded for rule in left.rules)
    made.update(rule for note in decision.notes for rule in note.rules)
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for rule in sorted(made & order.points.keys()):
        found[order.points[rule]].append(rule)
    chosen = dict(order.rulebook.choices)
    return tuple(
        Settled(point, option, chosen.get(point) != option, order.options[point, option], tuple(r))
        for (point, option), r in sorted(found.items())
    )
