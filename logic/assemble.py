"""Put the kernel's conclusions about one encounter together as a decision."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import clingo
from clingo import Symbol

from .decision import Decision, Excluded, Held, Line, Note
from .facts import Facts
from .order import Order
from .rulebook import Rulebook
from .solve import Answer
from .speech import Speech

KEY = clingo.Number(0)

Index = tuple[Symbol, ...]


def assemble(facts: Facts, answer: Answer, rulebook: Rulebook, order: Order) -> Decision:
    """The decision on one encounter, with its lines in claim order."""
    return _Assembly(facts, answer, rulebook, order).decision()


@dataclass(frozen=True)
class _Assembly:
    facts: Facts
    answer: Answer
    rulebook: Rulebook
    order: Order

    def decision(self) -> Decision:
        return Decision(
            encounter=self.facts.encounter,
            date=self.facts.date,
            rulebook=self.rulebook.name,
            version=self.rulebook.version,
            digest=self.rulebook.digest,
            lines=self.lines("insurer"),
            patient_pay=(*self.lines("patient"), *self.uncoded_for_patient()),
            held=tuple(sorted(self.held(), key=lambda item: (item.services, item.roots))),
            excluded=tuple(sorted(self.excluded(), key=lambda item: (item.services, item.roots))),
            notes=tuple(sorted(self.notes(), key=lambda note: (note.services, note.roots))),
        )

    # Lines

    def lines(self, payer: str) -> tuple[Line, ...]:
        rows = [row for row in self.answer["billed"] if row[0].name == payer]
        present = {row[1].string for row in rows}
        rows.sort(key=lambda row: (self.order.key(row[1].string, self.family(row), present), row))
        return tuple(self.line(str(number), row) for number, row in enumerate(rows, 1))

    def family(self, row: Sequence[Symbol]) -> Symbol:
        return next(part[4] for part in self.parts(row))

    def parts(self, row: Sequence[Symbol]) -> list[list[Symbol]]:
        """The parts of a line: (payer, code, variant, thing, family, rule, units)."""
        return self.parts_of[tuple(row[:3])]

    @cached_property
    def parts_of(self) -> Mapping[Index, list[list[Symbol]]]:
        return _indexed(self.answer["part"], 3)

    @cached_property
    def modifiers_of(self) -> Mapping[Index, list[list[Symbol]]]:
        return _indexed(self.answer["modifier"], 2)

    @cached_property
    def standing(self) -> Mapping[Index, list[list[Symbol]]]:
        """Family and coding rule of each thing that stands."""
        return _indexed(self.answer["stands"], 1)

    @cached_property
    def of_family(self) -> Mapping[Symbol, list[Symbol]]:
        """The things that stand in each family."""
        things: dict[Symbol, list[Symbol]] = defaultdict(list)
        for thing, family, _ in self.answer["stands"]:
            things[family].append(thing)
        return things

    def line(self, number: str, row: Sequence[Symbol]) -> Line:
        payer, code, variant, units = row
        modifiers = self.modifiers(code, variant) if payer.name == "insurer" else []
        parts = self.parts(row)
        things = sorted({t for part in parts for t in self.things(part)}, key=self.position)
        rules = {part[5].name for part in parts} | {row[3].name for row in modifiers}
        families = {part[4] for part in parts}
        rules |= {
            row[2].name for t in things for row in self.standing[t,] if row[1] in families
        }
        if payer.name == "patient":
            rules |= {row[1].name for row in self.answer["patient"] if row[0] in things}
        return Line(
            id=number,
            code=code.string,
            units=units.number,
            modifiers=_modifiers(row[2].string for row in modifiers),
            diagnoses=self.diagnoses(things),
            services=self.labels(things),
            rules=tuple(sorted(rules)),
            title=self.order.title(code.string),
            roots=(
                _atom("billed", *row),
                *(_atom("modifier", *row) for row in sorted(modifiers)),
                *(_atom("patient", *r) for r in self.answer["patient"]
                  if payer.name == "patient" and r[0] in things),
            ),
        )

    def modifiers(self, code: Symbol, variant: Symbol) -> list[list[Symbol]]:
        return self.modifiers_of[code, variant]

    def things(self, part: Sequence[Symbol]) -> list[Symbol]:
        """The services behind a part: one, or all of a family that is counted together."""
        payer, thing, family = part[0], part[3], part[4]
        if not thing.match("all", 1):
            return [thing]
        patient = payer.name == "patient"
        return [t for t in self.of_family[family] if (t in self.for_patient) == patient]

    @cached_property
    def for_patient(self) -> set[Symbol]:
        return {row[0] for row in self.answer["patient"]}

    def uncoded_for_patient(self) -> Iterable[Line]:
        """What the patient pays and no code of the rulebook names."""
        named = {t for row in self.answer["part"] if row[0].name == "patient" for t in self.things(row)}
        for thing in sorted(self.for_patient - named, key=self.position):
            rows = [row for row in self.answer["patient"] if row[0] == thing]
            yield Line(
                id="-", code="", units=1, modifiers=(), diagnoses=self.diagnoses([thing]),
                services=self.labels([thing]), rules=tuple(sorted({row[1].name for row in rows})),
                title="", roots=tuple(_atom("patient", *row) for row in sorted(rows)),
            )

    # What is not billed

    def held(self) -> Iterable[Held]:
        for thing, rule, attribute, value in self.answer["missing"]:
            yield self._held([thing], rule, self.missing(attribute, value), ("missing", thing, rule, attribute, value))
        lacking = {(row[0], row[1]) for row in self.answer["missing"]}
        for thing, rule, how in self.answer["stopped"]:
            if how.name == "held" and (thing, rule) not in lacking:
                yield self._held([thing], rule, self.sentence(rule), ("stopped", thing, rule, how))
        for code, rule in self._distinct("orphan"):
            things = sorted(self.behind(code), key=self.position)
            text = f"no primary of {code.string} is on the claim"
            yield Held(self.labels(things), (code.string,), text, (rule.name,), (_atom("orphan", code, rule),))
        for thing, family, rule in self.answer["uncoded"]:
            text = f"no code of {self.speech.term(family)} fits what is recorded"
            yield self._held([thing], rule, text, ("uncoded", thing, family, rule))
        for (thing,) in self.answer["unanswered"]:
            text = f"no rule of the {self.rulebook.name} rulebook codes this"
            yield Held(self.labels([thing]), (), text, (), (_atom("unanswered", thing),))

    def _distinct(self, predicate: str) -> list[list[Symbol]]:
        """One row a code: of several primaries the first stands for all."""
        first: dict[Symbol, list[Symbol]] = {}
        for row in sorted(self.answer[predicate]):
            first.setdefault(row[0], row)
        return list(first.values())

    def _held(self, things: list[Symbol], rule: Symbol, missing: str, root: tuple[object, ...]) -> Held:
        predicate, *arguments = root
        atom = _atom(str(predicate), *arguments)
        return Held(self.labels(things), self.would_be(things, rule), missing, (rule.name,), (atom,))

    def missing(self, attribute: Symbol, value: Symbol) -> str:
        words = self.speech.attribute(attribute.name)
        if value == clingo.Function("any"):
            return words
        return f"{words}: {self.speech.value(attribute.name, value)}"

    def excluded(self) -> Iterable[Excluded]:
        taken = defaultdict(list)
        for thing, rule, other in self.answer["excluded"]:
            taken[thing, rule].append(other)
        for (thing, rule), others in taken.items():
            others.sort(key=self.position)
            by = next((code for other in others for code in self.codes_of(other)), "")
            yield self._excluded(thing, rule, by, ("excluded", thing, rule, others[0]))
        for thing, rule, how in self.answer["stopped"]:
            if how.name == "excluded" and (thing, rule) not in taken:
                yield self._excluded(thing, rule, "", ("stopped", thing, rule, how))
        for code, by, rule in self.answer["struck"]:
            things = sorted(self.behind(code), key=self.position)
            yield Excluded(
                code.string, self.labels(things), by.string, (rule.name,), self.sentence(rule),
                (_atom("struck", code, by, rule),),
            )

    def _excluded(self, thing: Symbol, rule: Symbol, by: str, root: tuple[object, ...]) -> Excluded:
        predicate, *arguments = root
        code = next(iter(self.would_be([thing], rule)), "")
        return Excluded(
            code, self.labels([thing]), by, (rule.name,), self.sentence(rule),
            (_atom(str(predicate), *arguments),),
        )

    def would_be(self, things: Sequence[Symbol], rule: Symbol | None = None) -> tuple[str, ...]:
        """The codes that services would have had, but for one rule, or for any."""
        rows = (row for row in self.answer["would_be"] if row[0] in things)
        return tuple(sorted({row[2].string for row in rows if rule in (None, row[1])}))

    def behind(self, code: Symbol) -> set[Symbol]:
        return {t for row in self.answer["part"] if row[1] == code for t in self.things(row)}

    def codes_of(self, thing: Symbol) -> list[str]:
        own = {row[1].string for row in self.answer["part"] if thing in self.things(row)}
        return sorted(own) or list(self.would_be([thing]))

    # Notes

    def notes(self) -> Iterable[Note]:
        for thing, rule in self.answer["note"]:
            yield Note(
                rule.name, self.sentence(rule), self.labels([thing]), (rule.name,),
                (_atom("note", thing, rule),),
            )
        for code, rule, most in self.answer["over_limit"]:
            text = f"{code.string}: more than {most}. {self.sentence(rule)}"
            services = self.labels(sorted(self.behind(code), key=self.position))
            yield Note(rule.name, text, services, (rule.name,), (_atom("over_limit", code, rule, most),))

    # Words

    @cached_property
    def speech(self) -> Speech:
        return Speech(self.rulebook, self.facts.labels)

    def sentence(self, rule: Symbol) -> str:
        return self.order.sentence(rule.name)

    def labels(self, things: Iterable[Symbol]) -> tuple[str, ...]:
        return tuple(self.facts.labels[thing] for thing in things)

    def diagnoses(self, things: Iterable[Symbol]) -> tuple[str, ...]:
        found = (code for thing in things for code in self.facts.diagnoses.get(thing, ()))
        return tuple(dict.fromkeys(found))

    def position(self, thing: Symbol) -> int:
        return self.positions[thing]

    @cached_property
    def positions(self) -> Mapping[Symbol, int]:
        return {thing: index for index, (thing, _) in enumerate(self.facts.things)}


def _indexed(rows: Iterable[list[Symbol]], width: int) -> Mapping[Index, list[list[Symbol]]]:
    """Rows by their first terms."""
    index: dict[Index, list[list[Symbol]]] = defaultdict(list)
    for row in rows:
        index[tuple(row[:width])].append(row)
    return index


def _atom(predicate: str, *arguments: Symbol) -> Symbol:
    """A conclusion as the proof of one encounter knows it: asked alone, its key is 0."""
    return clingo.Function(predicate, [KEY, *arguments])


FIRST_MODIFIERS = ("24", "25", "57", "58", "78", "79")


def _modifiers(found: Iterable[str]) -> tuple[str, ...]:
    """Modifiers that decide payment stand before the rest."""
    return tuple(sorted(set(found), key=lambda m: (m not in FIRST_MODIFIERS, m)))
