"""A decision as data: the format `lineproof/decision/1`, field by field."""

from typing import Literal

from pydantic import Field

from .part import Digest, NamedContent, Part, Texts

RULES = "the ids of the rules that decided it"
SERVICES = "what it is about, in the words of the encounter"


class RulebookName(Part):
    """The rulebook that decided."""

    name: str = Field(description="`standard` or `guide`")
    version: str = Field(description="its edition")
    digest: Digest = Field(description="of every byte it consists of")
    overlays: tuple[NamedContent, ...] = Field(description="files of the user's own laid over it")


class BilledLine(Part):
    """One claim line, or one item that the patient pays."""

    id: str = Field(description="its number, as text")
    code: str | None = Field(description="CPT or HCPCS; null where the rulebook has no code")
    units: int
    modifiers: Texts = Field(description="those that decide payment first")
    diagnoses: Texts
    services: Texts = Field(description=SERVICES)
    rules: Texts = Field(description=RULES)
    title: str = Field(description="the code in short words")


class HeldItem(Part):
    """What cannot be billed yet."""

    services: Texts = Field(description=SERVICES)
    codes: Texts = Field(description="the codes it might become")
    missing: str = Field(description="what it waits for")
    rules: Texts = Field(description=RULES)


class ExcludedItem(Part):
    """What is not billed."""

    code: str = Field(description="what it would have been; may be empty")
    services: Texts = Field(description=SERVICES)
    by: str = Field(description="the code that takes it in; may be empty")
    rules: Texts = Field(description=RULES)
    reason: str = Field(description="the rule's sentence")


class NoteItem(Part):
    """What a person should know, and what changes no line."""

    kind: str = Field(description="the rule's id")
    text: str = Field(description="the rule's sentence")
    services: Texts = Field(description=SERVICES)
    rules: Texts = Field(description=RULES)


class SettledPoint(Part):
    """An open point of the rulebook that bears on the decision."""

    point: str
    choice: str = Field(description="the option taken")
    default: bool = Field(description="whether it is the rulebook's own")
    says: str = Field(description="the option in words")
    rules: Texts = Field(description="the rules by which it decided")


class Decided(Part):
    """What one rulebook makes of one encounter."""

    format: Literal["lineproof/decision/1"]
    encounter: str = Field(description="the encounter's own id")
    date: str = Field(description="year-month-day")
    rulebook: RulebookName
    lines: tuple[BilledLine, ...] = Field(description="what goes to the payer, in claim order")
    patient_pay: tuple[BilledLine, ...] = Field(description="what the patient pays")
    held: tuple[HeldItem, ...] = Field(description="what waits, and for what")
    excluded: tuple[ExcludedItem, ...] = Field(description="what is not billed, and why")
    notes: tuple[NoteItem, ...] = Field(description="what to know")
    choices: tuple[SettledPoint, ...] = Field(description="open points that bear on it")


class Opposed(Part):
    """A rule that says otherwise than the other rulebook."""

    rule: str = Field(description="its id")
    authority: str
    sources: Texts


class Parting(Part):
    """Where the other rulebook would bill otherwise."""

    lines: Texts = Field(description="the lines it concerns, by id")
    services: Texts = Field(description=SERVICES)
    rulebook: str = Field(description="the other rulebook")
    says: str = Field(description="what it would bill")
    silent: bool = Field(description="whether it has no rule for these services")
    rules: Texts = Field(description="its rules that make the difference")
    against: tuple[Opposed, ...] = Field(description="the rules of this rulebook that disagree")


class Printed(Decided):
    """A decision as `lineproof code --format json` prints it."""

    departures: tuple[Parting, ...] = Field(description="where the other rulebook parts")
