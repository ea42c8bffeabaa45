"""Search the smallest visit with some services in which something holds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from clingo import Function, Number, String, Symbol

from ..encounter.model import word_fields
from ..encounter.recorder import WHOLE, attributes_of, model_of
from ..encounter.words import vocabulary
from ..facts import Record
from ..rulebook import Rulebook, kernel_file
from ..symbols import constant
from .skeleton import Thing

PROGRAM = Path(__file__).with_name("smallest.lp")
DAY = 20260105
"""The day of every visit that is made up: a Monday on which all rules are in force."""

_SAID_ELSEWHERE = {("act", "count"), ("mohs", "count"), ("act", "size")}
"""What the lesion says as well."""


@dataclass(frozen=True)
class Wish:
    """What must hold: codes on the claim, and pairs of which the first is column 1 over the other.

    Both of a pair must be coded; whether both are on the claim is for the rulebook to say.
    """

    claimed: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def codes(self) -> frozenset[str]:
        """Every code that must be coded."""
        return frozenset(self.claimed).union(*self.pairs)


def smallest_visit(
    rulebook: Rulebook, things: Sequence[Thing], wish: Wish
) -> tuple[Record, ...] | None:
    """What to record of some things, as little as will do; None where nothing will."""
    control = rulebook.program((kernel_file(), PROGRAM), ("-Wnone", "--opt-strategy=usc"))
    with control.backend() as backend:
        for atom in (*_given(things), *_wished(wish), *_values(rulebook)):
            backend.add_rule([backend.add_atom(atom)])
    control.ground([("base", []), ("smallest", [])])
    best = None
    with control.solve(yield_=True) as handle:
        for model in handle:
            found = (a.arguments for a in model.symbols(atoms=True) if a.match("recorded", 3))
            best = tuple(sorted((thing, name.name, value) for thing, name, value in found))
    return best


def _given(things: Sequence[Thing]) -> Iterator[Symbol]:
    zero = Number(0)
    yield Function("has", [zero, WHOLE, constant("date"), Number(DAY)])
    for thing, kind, whole in things:
        yield Function("thing", [zero, thing, constant(kind)])
        if whole is not None:
            yield Function("part_of", [zero, thing, whole])
        for attribute in attributes_of(kind):
            if (kind, attribute) not in _SAID_ELSEWHERE:
                yield Function("open", [thing, constant(attribute)])
        for name in _needed(kind):
            yield Function("needed", [thing, constant(name)])
        if kind == "stage":
            yield from _stage(thing, things)


def _needed(kind: str) -> Iterator[str]:
    """The words that an entry is not one without."""
    model = model_of(kind)
    yield from (name for name in word_fields(model) if model.model_fields[name].is_required())


def _stage(thing: Symbol, things: Sequence[Thing]) -> Iterator[Symbol]:
    number = thing.arguments[-1]
    later = Function("stage", [*thing.arguments[:-1], Number(number.number + 1)])
    last = all(other != later for other, _, _ in things)
    yield Function("has", [Number(0), thing, constant("stage"), number])
    yield Function("has", [Number(0), thing, constant("last_stage"), constant(_yes(last))])


def _yes(so: bool) -> str:
    return "yes" if so else "no"


def _wished(wish: Wish) -> Iterator[Symbol]:
    yield from (Function("wanted", [String(code)]) for code in wish.claimed)
    yield from (Function("meets", [String(one), String(two)]) for one, two in wish.pairs)
    yield from (Function("asked", [String(code)]) for code in sorted(wish.codes))


def _values(rulebook: Rulebook) -> Iterator[Symbol]:
    """What may stand where a rule asks for anything at all."""
    for name, kind, _ in rulebook.facts["attribute"]:
        for place, value in enumerate(_any_of(kind)):
            yield Function("any_value", [name, value])
            yield Function("rank", [name, value, Number(place)])


def _any_of(kind: Symbol) -> Iterable[Symbol]:
    if kind.name == "word":
        return [constant(term) for term in vocabulary().canonical[kind.arguments[0].name]]
    if kind.name == "yes_no":
        return [constant("yes"), constant("no")]
    return {"amount": [Number(0)], "number": [Number(1)], "recorded": [String("0002-1445-11")]}.get(
        kind.name, []
    )
