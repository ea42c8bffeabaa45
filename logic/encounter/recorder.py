"""From a parsed encounter to facts: one walk over what was recorded, with the lines in the file."""

from collections.abc import Iterator
from datetime import date

from clingo import Function, Number, String, Symbol

from ..facts import UNIT, Facts
from ..facts import Record as Fact
from ..symbols import constant
from .measures import Amount, Strength
from .model import (
    Act,
    Drug,
    Encounter,
    GlobalPeriod,
    Lesion,
    Record,
    Specimen,
    Stage,
    Stain,
    Treatment,
    Visit,
    word_fields,
)
from .parse import Parsed
from .places import Path, spoken
from .words import say

WHOLE = constant("encounter")
VISIT = constant("visit")

# Fields whose facts have a name of their own.
_RENAMED = {(Stage, "documented"): "stage_document", (Stain, "purpose"): "stain_purpose"}
# What is agreed for a drug and for its administration apart.
_OF_BOTH = {
    f"{part}_{field}": (part, field)
    for part in ("authorized", "benefit")
    for field in ("drug", "administration")
}
# Where attributes stand that have another name in the file.
_FIELDS = {attribute: field for (_, field), attribute in _RENAMED.items()} | {
    attribute: ".".join(path) for attribute, path in _OF_BOTH.items()
}
# Techniques that sample as well as remove.
_AMBIGUOUS = ("shave", "punch", "curettage")
# Fields that are no facts: names, parts that are things themselves, and what is asked elsewhere.
_APART = {
    "id", "encounter", "diagnosis", "strength", "visit", "lesions", "treatments", "drugs",
    "global_periods", "done", "specimen", "stains", "stages", "drug", "authorized", "benefit",
}  # fmt: skip

# What the file holds of each kind of thing.
_MODELS: dict[str, type[Record]] = {
    "encounter": Encounter, "evaluation": Visit, "lesion": Lesion, "act": Act, "mohs": Act,
    "stage": Stage, "specimen": Specimen, "stain": Stain, "treatment": Treatment, "drug": Drug,
}  # fmt: skip


def record(parsed: Parsed) -> Facts:
    """The facts of a parsed encounter."""
    return _Recorder(parsed).facts()


def field_of(attribute: str) -> str:
    """Where in the entry of a thing an attribute is recorded: `documented`, `authorized.drug`."""
    return _FIELDS.get(attribute, attribute)


def model_of(kind: str) -> type[Record]:
    """What the file holds of a kind of thing."""
    return _MODELS[kind]


def attributes_of(kind: str) -> dict[str, str]:
    """What may be recorded of a kind of thing: attributes, and where in its entry each stands."""
    model = model_of(kind)
    named = {_RENAMED.get((model, name), name): name for name in model.model_fields}
    found = {attribute: name for attribute, name in named.items() if name not in _APART}
    if model is Drug:
        found |= {attribute: ".".join(path) for attribute, path in _OF_BOTH.items()}
        found |= {"given_unit": "given", "discarded_unit": "discarded"}
    return found


class _Recorder:
    """Collects things, records, places, labels and diagnoses on one walk."""

    def __init__(self, parsed: Parsed) -> None:
        self.encounter: Encounter = parsed.encounter
        self.where = parsed.places
        self.things: list[tuple[Symbol, str]] = []
        self.wholes: list[tuple[Symbol, Symbol]] = []
        self.places: dict[Fact, int] = {}
        self.lines: dict[Symbol, int] = {}
        self.paths: dict[Symbol, str] = {}
        self.labels: dict[Symbol, str] = {}
        self.diagnoses: dict[Symbol, tuple[str, ...]] = {}
        self.drugs = 0

    def facts(self) -> Facts:
        self._whole()
        return Facts(
            encounter=self.encounter.encounter,
            date=self.encounter.date.isoformat(),
            file=self.where.file,
            things=tuple(self.things),
            wholes=tuple(self.wholes),
            records=tuple(self.places),
            places=self.places,
            lines=self.lines,
            paths=self.paths,
            labels=_distinct(self.labels),
            diagnoses=self.diagnoses,
        )

    def _whole(self) -> None:
        whole = self.encounter
        self._thing(WHOLE, "encounter", whole, (), None, "the encounter")
        day = int(whole.date.strftime("%Y%m%d"))
        self._state(WHOLE, "date", Number(day), ("date",))
        if whole.visit is not None:
            self._thing(VISIT, "evaluation", whole.visit, ("visit",), WHOLE, "visit")
            self._state(VISIT, "count", Number(1), ("visit",))
        for index, lesion in enumerate(whole.lesions):
            self._lesion(index + 1, lesion, ("lesions", index))
        for index, treatment in enumerate(whole.treatments):
            self._treatment(index + 1, treatment, ("treatments", index))
        for index, drug in enumerate(whole.drugs):
            self._drug(drug, ("drugs", index), WHOLE, "")
        for index, period in enumerate(whole.global_periods):
            self._period(index + 1, period, ("global_periods", index))

    def _lesion(self, number: int, lesion: Lesion, path: Path) -> None:
        thing = _numbered("lesion", number)
        label = lesion.id or f"lesion {number}"
        self._thing(thing, "lesion", lesion, path, WHOLE, label)
        for index, act in enumerate(lesion.done):
            self._act((number, index + 1), act, (*path, "done", index), thing, label)
        for index, specimen in enumerate(lesion.specimen):
            at = (*path, "specimen", index)
            self._specimen((number, index + 1), specimen, at, thing, label)

    def _act(self, number: tuple[int, int], act: Act, path: Path, whole: Symbol, of: str) -> None:
        thing = _numbered("act", *number)
        label = act.id or f"{of}: {_doing(act)}"
        self._thing(thing, "mohs" if act.stages else "act", act, path, whole, label)
        for index in range(len(act.stages)):
            self._stage(index, act, (*path, "stages", index), (thing, number), label)
        for index, drug in enumerate(act.drug):
            self._drug(drug, (*path, "drug", index), thing, label)

    def _stage(
        self, index: int, act: Act, path: Path, of: tuple[Symbol, tuple[int, int]], label: str
    ) -> None:
        whole, number = of
        thing = _numbered("stage", *number, index + 1)
        self._thing(thing, "stage", act.stages[index], path, whole, f"{label}, stage {index + 1}")
        self._state(thing, "stage", Number(index + 1), path)
        self._state(thing, "count", Number(1), path)
        last = index + 1 == len(act.stages)
        self._state(thing, "last_stage", constant("yes" if last else "no"), path)
        if index:
            before = (*path[:-1], index - 1, "documented")
            for entry, document in enumerate(act.stages[index - 1].documented):
                self._state(thing, "stage_before", constant(document), (*before, entry))

    def _specimen(
        self, number: tuple[int, int], specimen: Specimen, path: Path, whole: Symbol, of: str
    ) -> None:
        thing = _numbered("specimen", *number)
        label = specimen.id or f"{of}: specimen"
        self._thing(thing, "specimen", specimen, path, whole, label)
        if specimen.count is None:
            # Several lesions in one specimen are one, unless they are told apart.
            self._state(thing, "count", Number(1), path)
        for index, stain in enumerate(specimen.stains):
            self._stain((*number, index + 1), stain, (*path, "stains", index), (thing, label))

    def _stain(
        self, number: tuple[int, int, int], stain: Stain, path: Path, of: tuple[Symbol, str]
    ) -> None:
        thing = _numbered("stain", *number)
        self._thing(thing, "stain", stain, path, of[0], f"{of[1]}, stain")
        self._state(thing, "count", Number(stain.blocks), (*path, "blocks"))

    def _treatment(self, number: int, treatment: Treatment, path: Path) -> None:
        thing = _numbered("treatment", number)
        label = treatment.id or say("technique", treatment.technique)
        self._thing(thing, "treatment", treatment, path, WHOLE, label)
        self._state(thing, "count", Number(1), path)
        for index, drug in enumerate(treatment.drug):
            self._drug(drug, (*path, "drug", index), thing, label)

    def _drug(self, drug: Drug, path: Path, whole: Symbol, of: str) -> None:
        self.drugs += 1
        thing = _numbered("drug", self.drugs)
        name = say("product", drug.product)
        self._thing(thing, "drug", drug, path, whole, drug.id or (f"{of}: {name}" if of else name))
        self._state(thing, "count", Number(1), path)
        for attribute, (part, field) in _OF_BOTH.items():
            term = getattr(getattr(drug, part), field, None)
            if term is not None:
                self._state(thing, attribute, constant(term), (*path, part, field))
        if drug.indication is not None:
            self._state(thing, "condition", constant(drug.indication), (*path, "indication"))

    def _period(self, number: int, period: GlobalPeriod, path: Path) -> None:
        thing = _numbered("period", number)
        self._thing(thing, "period", period, path, WHOLE, f"the earlier {period.code}")
        days = (self.encounter.date - period.date).days
        self._state(thing, "days_ago", Number(days), (*path, "date"))

    def _thing(
        self, thing: Symbol, kind: str, made: Record, path: Path, whole: Symbol | None, label: str
    ) -> None:
        self.things.append((thing, kind))
        self.lines[thing] = self.where.line(path)
        self.paths[thing] = spoken(self.where.recorded(path))
        self.labels[thing] = label
        if whole is not None:
            self.wholes.append((thing, whole))
        diagnoses = getattr(made, "diagnosis", ()) or self.diagnoses.get(whole or thing, ())
        if diagnoses:
            self.diagnoses[thing] = diagnoses
        for name, attribute, value, at in _records(made):
            self._state(thing, attribute, value, (*path, name, *at))

    def _state(self, thing: Symbol, attribute: str, value: Symbol, path: Path) -> None:
        self.places.setdefault((thing, attribute, value), self.where.line(path))


def _records(made: Record) -> Iterator[tuple[str, str, Symbol, Path]]:
    """What a record says: field, attribute, value, and its place below the field."""
    words = word_fields(type(made))
    strength = getattr(made, "strength", None)
    for name in type(made).model_fields:
        value = getattr(made, name)
        if value is None or (name in _APART and not isinstance(value, int)):
            continue
        attribute = _RENAMED.get((type(made), name), name)
        for index, each in enumerate(value if isinstance(value, tuple) else (value,)):
            for suffix, symbol in _symbols(each, name in words, strength):
                yield name, attribute + suffix, symbol, (index,) if isinstance(value, tuple) else ()


def _symbols(
    value: object, is_word: bool, strength: Strength | None
) -> Iterator[tuple[str, Symbol]]:
    if isinstance(value, bool):
        yield "", constant("yes" if value else "no")
    elif isinstance(value, int):
        yield "", Number(int(value))
    elif isinstance(value, Amount):
        amount = (strength.dissolved(value) if strength else value).in_milligrams()
        yield "", Number(amount.thousandths)
        yield UNIT, constant(amount.unit)
    elif isinstance(value, str):
        yield "", constant(value) if is_word else String(value)
    elif not isinstance(value, date):
        raise TypeError(f"no fact for {type(value).__name__}")


def _doing(act: Act) -> str:
    """What was done, with its intent where the technique alone does not tell it."""
    words = say("technique", act.technique)
    return f"{words}, to {act.intent}" if act.intent and act.technique in _AMBIGUOUS else words


def _numbered(name: str, *numbers: int) -> Symbol:
    return Function(name, [Number(number) for number in numbers])


def _distinct(labels: dict[Symbol, str]) -> dict[Symbol, str]:
    """Labels that name one thing each: the second of the same name is "... (2)"."""
    seen: dict[str, int] = {}
    distinct = {}
    for thing, label in labels.items():
        seen[label] = seen.get(label, 0) + 1
        distinct[thing] = label if seen[label] == 1 else f"{label} ({seen[label]})"
    return distinct
