"""The main call: a code in, and why it is not on the claim out."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..codes import codes_given, stranger
from ..decision.compare import spoken
from ..decision.model import Decision
from ..decision.order import Order
from ..facts import Facts
from ..rulebook import Rulebook
from .ask import Asked, Tried, find_obstacles
from .model import Absence, Attempt, Obstacle
from .obstacles import Teller

ATTEMPTS = 5
"""So many attempts are told in full, the nearest ones."""
HOPELESS = 2
"""Where more than so many conditions are recorded otherwise, the service is something else."""


def why_not(facts: Facts, decision: Decision, rulebook: Rulebook, code: str) -> Absence:
    """Why a code is not on the claim that `decision` makes of an encounter."""
    ((asked,),) = (found.values() for found in find_obstacles([facts], rulebook, [code]))
    teller = Teller(facts, rulebook, decision, code)
    near, far = _parted(asked)
    attempts = _attempts(teller, asked, near)
    standing = _standing(decision, rulebook, code, bool(attempts))
    services = {service for attempt in attempts[:ATTEMPTS] for service in attempt.services}
    lines = [line for line in decision.lines if services & set(line.services)]
    farther = [*attempts[ATTEMPTS:], *_attempts(teller, asked, far)]
    others = [each for each in farther if not services & set(each.services)]
    return Absence(
        code=code,
        title=Order(rulebook).title(code),
        standing=standing,
        attempts=tuple(attempts[:ATTEMPTS]),
        rules=tuple(rulebook.rules[rule].sentence for rule in asked.rules),
        instead=tuple(f"line {line.id}: {spoken(line)}" for line in lines),
        farther=tuple(_in_brief(each) for each in _by_services(others)),
        stranger=stranger(code, rulebook) if standing == "unknown" else None,
    )


def _parted(asked: Asked) -> tuple[list[Tried], list[Tried]]:
    """The nearest tries, and those that lack more; hopeless ones are left out."""
    tries = [each for each in asked.tried if each.distance[0] <= HOPELESS]
    tries.sort(key=lambda each: each.distance)
    lacking = min((each.lacking for each in tries), default=0)
    closest = [each for each in tries if each.lacking == lacking]
    near = [each for each in closest if each.distance[0] == closest[0].distance[0]]
    return near, [each for each in tries if each not in near]


def _by_services(attempts: Iterable[Attempt]) -> Iterable[Attempt]:
    """The first, and so the nearest, attempt of each group of services."""
    first: dict[tuple[str, ...], Attempt] = {}
    for attempt in attempts:
        first.setdefault(attempt.services, attempt)
    return first.values()


def _in_brief(attempt: Attempt) -> str:
    """An attempt in a few words: its first condition that fails, or what else stops it."""
    own = [obstacle for obstacle in attempt.obstacles if obstacle.rule in ("", attempt.rule)]
    reason, _, _ = (own or attempt.obstacles)[0].text.partition("; ")
    return f"{', '.join(attempt.services)} ({reason})"


def _standing(decision: Decision, rulebook: Rulebook, code: str, near: bool) -> str:
    if any(line.code == code for line in decision.lines):
        return "claimed"
    if any(line.code == code for line in decision.patient_pay):
        return "patient"
    if code not in codes_given(rulebook):
        return "unknown"
    return "blocked" if near else "remote"


def _attempts(teller: Teller, asked: Asked, tries: Sequence[Tried]) -> list[Attempt]:
    """Attempts that fail alike are told once; the nearest come first."""
    alike: dict[tuple[str, ...], list[tuple[Tried, tuple[Obstacle, ...]]]] = defaultdict(list)
    for each in tries:
        found = _obstacles(teller, asked, each)
        alike[each.rule.name, *(obstacle.text for obstacle in found)].append((each, found))
    return [_attempt(teller, group) for group in alike.values()]


def _obstacles(teller: Teller, asked: Asked, tried: Tried) -> tuple[Obstacle, ...]:
    """What stops the service anyway comes before the conditions that it does not meet."""
    found = [teller.stop(tried.thing, tried.rule, bar) for bar in tried.bars]
    found += [teller.condition(tried.thing, tried.rule, c) for c in tried.conditions]
    if not found:
        found = [teller.denial(tried.thing, obstacle) for obstacle in asked.denied]
    return tuple(dict.fromkeys(found))


def _attempt(teller: Teller, group: Sequence[tuple[Tried, tuple[Obstacle, ...]]]) -> Attempt:
    """One attempt on all the services on which it fails alike."""
    first = group[0][0]
    rule = teller.rulebook.rules[first.rule.name]
    alike = zip(*(obstacles for _, obstacles in group), strict=True)
    return Attempt(
        rule=rule.id,
        sentence=rule.sentence,
        source="; ".join(map(str, rule.sources)),
        services=tuple(teller.facts.labels[each.thing] for each, _ in group),
        applies=not first.conditions,
        obstacles=tuple(map(_joined, alike)),
    )


def _joined(alike: Sequence[Obstacle]) -> Obstacle:
    """Obstacles of the same words as one, with the place of each."""
    places = dict.fromkeys(obstacle.place for obstacle in alike if obstacle.place)
    return replace(alike[0], place=", ".join(places))
