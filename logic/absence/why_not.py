"""The main call: a code in, and why it is not on the claim out."""

from collections import defaultdict
from collections.abc import Sequence

from ..codes import codes_given, similar_codes
from ..decision.compare import spoken
from ..decision.model import Decision
from ..decision.order import Order
from ..facts import Facts
from ..rulebook import Rulebook
from .ask import Asked, Tried, find_obstacles
from .model import Absence, Attempt, Obstacle
from .obstacles import Teller

ATTEMPTS = 5
"""So many attempts are told, the nearest ones."""


def why_not(facts: Facts, decision: Decision, rulebook: Rulebook, code: str) -> Absence:
    """Why a code is not on the claim that `decision` makes of an encounter."""
    ((asked,),) = (found.values() for found in find_obstacles([facts], rulebook, [code]))
    teller = Teller(facts, rulebook, decision)
    attempts = _attempts(teller, asked)
    standing = _standing(decision, rulebook, code, bool(attempts))
    services = {service for attempt in attempts for service in attempt.services}
    lines = [line for line in decision.lines if services & set(line.services)]
    return Absence(
        code=code,
        title=Order(rulebook).title(code),
        standing=standing,
        attempts=tuple(attempts[:ATTEMPTS]),
        rules=tuple(rulebook.rules[rule].sentence for rule in asked.rules),
        instead=tuple(f"line {line.id}: {spoken(line)}" for line in lines),
        near=similar_codes(code, rulebook) if standing == "unknown" else (),
    )


def _standing(decision: Decision, rulebook: Rulebook, code: str, near: bool) -> str:
    if any(line.code == code for line in decision.lines):
        return "claimed"
    if any(line.code == code for line in decision.patient_pay):
        return "patient"
    if code not in codes_given(rulebook):
        return "unknown"
    return "blocked" if near else "remote"


def _attempts(teller: Teller, asked: Asked) -> list[Attempt]:
    """Attempts that fail alike are told once; the nearest come first."""
    alike: dict[tuple[str, tuple[Obstacle, ...]], list[Tried]] = defaultdict(list)
    for each in sorted(asked.tried, key=lambda each: each.distance):
        alike[each.rule.name, _obstacles(teller, asked, each)].append(each)
    return [_attempt(teller, rule, found, group) for (rule, found), group in alike.items()]


def _obstacles(teller: Teller, asked: Asked, tried: Tried) -> tuple[Obstacle, ...]:
    if tried.conditions:
        found = [teller.condition(tried.thing, tried.rule, c) for c in tried.conditions]
    elif tried.bars:
        found = [teller.stop(tried.thing, bar) for bar in tried.bars]
    else:
        found = [teller.denial(obstacle) for obstacle in asked.denied]
    return tuple(dict.fromkeys(found))


def _attempt(
    teller: Teller, name: str, obstacles: tuple[Obstacle, ...], group: Sequence[Tried]
) -> Attempt:
    rule = teller.rulebook.rules[name]
    return Attempt(
        rule=name,
        sentence=rule.sentence,
        source="; ".join(map(str, rule.sources)),
        services=tuple(teller.facts.labels[each.thing] for each in group),
        applies=not group[0].conditions,
        obstacles=obstacles,
    )
