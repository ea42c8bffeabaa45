"""What is not billed, and why: what is held, and what is left out."""

from collections import defaultdict
from collections.abc import Iterator

import clingo
from clingo import Symbol

from ..rulebook import Row
from .findings import Findings, conclusion
from .model import Excluded, Held


def held(found: Findings) -> tuple[Held, ...]:
    """What cannot be billed yet, and what is missing."""
    items = (
        *_missing(found),
        *_stopped(found),
        *_orphans(found),
        *_uncoded(found),
        *_unanswered(found),
    )
    return tuple(sorted(items, key=lambda item: (item.services, item.roots)))


def _missing(found: Findings) -> Iterator[Held]:
    for row in found.answer["missing"]:
        thing, rule, attribute, value = row
        yield _held(found, thing, rule, _what(found, attribute, value), ("missing", row))


def _what(found: Findings, attribute: Symbol, value: Symbol) -> str:
    words = found.speech.attribute(attribute.name)
    if value == clingo.Function("any"):
        return words
    return f"{words}: {found.speech.value(attribute.name, value)}"


def _stopped(found: Findings) -> Iterator[Held]:
    """What a rule holds, but for what it holds because something is missing."""
    lacking = {(row[0], row[1]) for row in found.answer["missing"]}
    for row in found.answer["stopped"]:
        thing, rule, how = row
        if how.name == "held" and (thing, rule) not in lacking:
            yield _held(found, thing, rule, found.sentence(rule), ("stopped", row))


def _orphans(found: Findings) -> Iterator[Held]:
    """Add-ons without a primary; of several primaries the first rule stands for all."""
    first: dict[Symbol, Row] = {}
    for row in sorted(found.answer["orphan"]):
        first.setdefault(row[0], row)
    for code, rule in first.values():
        yield Held(
            services=found.labels(found.behind(code)),
            codes=(code.string,),
            missing=f"no primary of {code.string} is on the claim",
            rules=(rule.name,),
            roots=(conclusion("orphan", (code, rule)),),
        )


def _uncoded(found: Findings) -> Iterator[Held]:
    for row in found.answer["uncoded"]:
        thing, family, rule = row
        text = f"no code of {found.speech.term(family)} fits what is recorded"
        yield _held(found, thing, rule, text, ("uncoded", row))


def _unanswered(found: Findings) -> Iterator[Held]:
    text = f"no rule of the {found.rulebook.name} rulebook codes this"
    for row in found.answer["unanswered"]:
        yield Held(found.labels(row), (), text, (), (conclusion("unanswered", row),))


def _held(
    found: Findings, thing: Symbol, rule: Symbol, missing: str, root: tuple[str, Row]
) -> Held:
    return Held(
        services=found.labels([thing]),
        codes=found.would_be(thing, rule),
        missing=missing,
        rules=(rule.name,),
        roots=(conclusion(*root),),
    )


def excluded(found: Findings) -> tuple[Excluded, ...]:
    """What is left out: services inside others, services of others, codes that codes take in."""
    items = (*_taken_in(found), *_left_out(found), *_struck(found))
    return tuple(sorted(items, key=lambda item: (item.services, item.roots)))


def _taken_in(found: Findings) -> Iterator[Excluded]:
    takers: dict[tuple[Symbol, Symbol], list[Symbol]] = defaultdict(list)
    for thing, rule, other in found.answer["excluded"]:
        takers[thing, rule].append(other)
    for (thing, rule), others in takers.items():
        codes = [(code, other) for other in others for code in found.codes_of(other)]
        by, other = min(codes, key=lambda pair: found.order.rank(pair[0]), default=("", others[0]))
        yield _excluded(found, thing, rule, by, ("excluded", (thing, rule, other)))


def _left_out(found: Findings) -> Iterator[Excluded]:
    taken = {(row[0], row[1]) for row in found.answer["excluded"]}
    for row in found.answer["stopped"]:
        thing, rule, how = row
        if how.name == "excluded" and (thing, rule) not in taken:
            yield _excluded(found, thing, rule, "", ("stopped", row))


def _excluded(
    found: Findings, thing: Symbol, rule: Symbol, by: str, root: tuple[str, Row]
) -> Excluded:
    return Excluded(
        code=next(iter(found.would_be(thing, rule)), ""),
        services=found.labels([thing]),
        by=by,
        rules=(rule.name,),
        reason=found.sentence(rule),
        roots=(conclusion(*root),),
    )


def _struck(found: Findings) -> Iterator[Excluded]:
    for row in found.answer["struck"]:
        code, by, rule = row
        yield Excluded(
            code=code.string,
            services=found.labels(found.behind(code)),
            by=by.string,
            rules=(rule.name,),
            reason=found.sentence(rule),
            roots=(conclusion("struck", row),),
        )
