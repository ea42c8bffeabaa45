"""What one visit records: the model of an encounter file.

Every field may be left out unless it is required. What is left out is absent: nothing is assumed in
its place. The descriptions are published with the schema, so they are in a coder's words.
"""

import datetime
from functools import cache
from typing import Annotated, Any, get_args

from pydantic import BaseModel, ConfigDict, Field

from . import measures
from .fields import Coded, Day, Many, Measured, Whole, Word, YesNo, diagnosis
from .measures import Amount, Area, Length, Strength

NUMBER = r"^\s*([0-9]+\.?[0-9]*|\.[0-9]+)\s*"
LENGTH_PATTERN = NUMBER + r"([cm]m|(centi|milli)met(er|re))s?\.?\s*$"
AREA_PATTERN = NUMBER + r"(sq\.? ?cm|cm2|cm²|cm\^2|square centimet(er|re)s?)\s*$"
DEFECT_PATTERN = f"{AREA_PATTERN[:-1]}(\\+{AREA_PATTERN[1:-1]})*$"
AMOUNT_PATTERN = NUMBER + r"[A-Za-z]([A-Za-z ]*[A-Za-z])?\.?\s*$"
STRENGTH_PATTERN = NUMBER + r"[A-Za-z][A-Za-z ]*(/|per).*[A-Za-z]\s*$"

LENGTH = Measured(measures.length, LENGTH_PATTERN, "1.2 cm")
MARGIN = Measured(measures.length, LENGTH_PATTERN, "3 mm", more_than_zero=False)
AREA = Measured(measures.area, AREA_PATTERN, "12 sq cm")
DEFECT = Measured(measures.added_areas, DEFECT_PATTERN, "2 sq cm + 3.5 sq cm")
GIVEN = Measured(measures.amount, AMOUNT_PATTERN, "80 mg")
DISCARDED = Measured(measures.amount, AMOUNT_PATTERN, "20 mg", more_than_zero=False)
STRENGTH = Measured(measures.strength, STRENGTH_PATTERN, "10 mg/mL", more_than_zero=False)

ID_ADVICE = "use letters, digits, dots, dashes and underscores"
ID = Coded("an id", r"[A-Za-z0-9._-]{1,64}", ID_ADVICE, "visit-1")
CODE_ADVICE = "write its five characters, such as 11402"
CODE = Coded("a procedure code", "[A-Za-z0-9][0-9]{3}[A-Za-z0-9]", CODE_ADVICE, "11402", str.upper)
ICD_ADVICE = "write it like `L40.0`"
ICD_PATTERN = r"[A-Za-z][0-9][0-9A-Za-z](\.?[0-9A-Za-z]{1,4})?"
ICD = Coded("a diagnosis code", ICD_PATTERN, ICD_ADVICE, "L40.0", diagnosis)
NDC_ADVICE = "write its 10 or 11 digits, such as 0074-3799-02"
NDC_PATTERN = r"[0-9]{4,5}-[0-9]{3,4}-[0-9]{1,2}|[0-9]{10,11}"
NDC = Coded("an NDC", NDC_PATTERN, NDC_ADVICE, "0074-3799-02")

Id = Annotated[str | None, ID]
Count = Annotated[int | None, Whole()]
Answer = Annotated[bool | None, YesNo()]
Sites = Annotated[tuple[str, ...], Many(Word("site"))]
Side = Annotated[str | None, Word("side")]
Documents = Annotated[tuple[str, ...], Many(Word("document"))]
Diagnoses = Annotated[tuple[str, ...], Many(ICD)]
Condition = Annotated[str | None, Word("condition")]
Severity = Annotated[str | None, Word("severity")]
Purpose = Annotated[str | None, Word("purpose")]
Performer = Annotated[str | None, Word("performer")]
Relation = Annotated[str | None, Word("relation")]

SAME_ID = "a name of your own, by which the claim refers back to it"
PURPOSE = "medical or cosmetic"
SAYS_DIAGNOSIS = "the diagnosis code, or a list with the first one first"
SAYS_RELATION = "how it stands to an operation whose global period is still open"
SAYS_DOCUMENTED = "what the record documents for it"


class Record(BaseModel):
    """A part of an encounter: fixed once read, and without fields it does not know."""

    # Built with the encounter that holds it, not once more by itself.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Visit(Record):
    """The evaluation and management of the visit."""

    mdm: Annotated[str | None, Word("mdm")] = Field(
        None, description="the level of medical decision making, or nurse for a nurse's visit"
    )
    minutes: Count = Field(None, description="total minutes of the day, without the procedures")
    separate: Answer = Field(
        None, description="whether the visit stands on its own beside the procedures of the day"
    )
    decision_for_surgery: Answer = Field(
        None, description="whether an operation with a 90-day global period was decided here"
    )
    relation: Relation = Field(None, description=SAYS_RELATION)
    diagnosis: Diagnoses = Field((), description=SAYS_DIAGNOSIS)
    documented: Documents = Field((), description=SAYS_DOCUMENTED)


class Authorized(Record):
    """What the payer authorized: the drug, and its administration."""

    drug: Annotated[str | None, Word("authorization")] = Field(
        None, description="whether the drug is authorized"
    )
    administration: Annotated[str | None, Word("authorization")] = Field(
        None, description="whether giving the drug is authorized"
    )


class Benefit(Record):
    """Under which benefit of the plan the drug and its administration fall."""

    drug: Annotated[str | None, Word("benefit")] = Field(None, description="the drug's benefit")
    administration: Annotated[str | None, Word("benefit")] = Field(
        None, description="the benefit of giving the drug"
    )


class Drug(Record):
    """A drug given."""

    id: Id = Field(None, description=SAME_ID)
    product: Annotated[str, Word("product")] = Field(description="the drug, by name or brand")
    route: Annotated[str | None, Word("route")] = Field(None, description="how it was given")
    given: Annotated[Amount | None, GIVEN] = Field(None, description="the amount given")
    discarded: Annotated[Amount | None, DISCARDED] = Field(
        None, description="the amount left in the container and thrown away"
    )
    strength: Annotated[Strength | None, STRENGTH] = Field(
        None, description="how much of the drug is in its liquid"
    )
    container: Annotated[str | None, Word("container")] = Field(
        None, description="single-dose or multi-dose"
    )
    supplied_by: Annotated[str | None, Word("supplier")] = Field(
        None, description="who bought the drug: the practice, a specialty pharmacy, the patient"
    )
    authorized: Authorized | None = Field(None, description="what the payer authorized")
    benefit: Benefit | None = Field(None, description="under which benefit it falls")
    indication: Condition = Field(None, description="the condition it was given for")
    severity: Severity = Field(None, description="how severe the condition is")
    ndc: Annotated[str | None, NDC] = Field(None, description="the NDC on the container")
    given_by: Performer = Field(None, description="who gave it")
    documented: Documents = Field((), description=SAYS_DOCUMENTED)
    diagnosis: Diagnoses = Field((), description=SAYS_DIAGNOSIS)


class Stage(Record):
    """One stage of Mohs surgery."""

    blocks: Annotated[int, Whole()] = Field(description="how many blocks the tissue was cut into")
    documented: Annotated[tuple[str, ...], Many(Word("stage_document"))] = Field(
        (), description="what the record holds for this stage"
    )


class Act(Record):
    """What was done to a lesion."""

    id: Id = Field(None, description=SAME_ID)
    technique: Annotated[str, Word("technique")] = Field(
        description="how it was done, such as shave biopsy, excision, cryotherapy, Mohs"
    )
    intent: Annotated[str | None, Word("intent")] = Field(
        None, description="to sample, to remove or to destroy, where the technique leaves it open"
    )
    count: Count = Field(None, description="how many of the lesions it was done to")
    size: Annotated[Length | None, LENGTH] = Field(
        None, description="greatest diameter of the lesion before it was done"
    )
    margin: Annotated[Length | None, MARGIN] = Field(
        None, description="narrowest margin taken on each side"
    )
    excised: Annotated[Length | None, LENGTH] = Field(
        None, description="excised diameter, lesion and margins together, where the record gives it"
    )
    depth: Annotated[str | None, Word("depth")] = Field(
        None, description="how deep it went: in the dermis, or into fat"
    )
    closure: Annotated[str | None, Word("closure")] = Field(
        None, description="how the wound was closed"
    )
    closure_length: Annotated[Length | None, LENGTH] = Field(
        None, description="length of the closed wound"
    )
    defect: Annotated[Area | None, DEFECT] = Field(
        None,
        description="area of the defect that a flap or graft closes; for a flap the primary and the"
        " secondary defect, added up or written with a plus",
    )
    purpose: Purpose = Field(None, description=PURPOSE)
    performed_by: Performer = Field(None, description="who did it")
    relation: Relation = Field(None, description=SAYS_RELATION)
    already_billed: Annotated[str | None, CODE] = Field(
        None, description="the code of a claim already sent for it"
    )
    reader: Annotated[str | None, Word("reader")] = Field(
        None, description="who reads the slides of Mohs surgery"
    )
    stages: tuple[Stage, ...] = Field((), description="the stages of Mohs surgery, in order")
    documented: Documents = Field((), description=SAYS_DOCUMENTED)
    drug: Annotated[tuple[Drug, ...], Many()] = Field((), description="a drug used for it")
    diagnosis: Diagnoses = Field((), description=SAYS_DIAGNOSIS)


class Stain(Record):
    """A special stain."""

    purpose: Annotated[str, Word("stain")] = Field(description="what the stain was for")
    blocks: Annotated[int, Whole()] = Field(description="how many blocks were stained")


class Specimen(Record):
    """Tissue sent for microscopic examination."""

    id: Id = Field(None, description=SAME_ID)
    count: Count = Field(None, description="how many specimens, each identified by itself")
    tissue: Annotated[str | None, Word("tissue")] = Field(None, description="what it is")
    slides: Annotated[str | None, Word("slides")] = Field(
        None, description="who made the slides: own lab or outside lab"
    )
    reading: Annotated[str | None, Word("reading")] = Field(
        None, description="who read the slides: own physician or outside physician"
    )
    report: Answer = Field(None, description="whether there is a separate written report")
    stains: Annotated[tuple[Stain, ...], Many()] = Field((), description="special stains")
    antibodies: Count = Field(None, description="how many antibodies were stained for")
    frozen_blocks: Count = Field(
        None, description="how many blocks were read as frozen sections during the operation"
    )
    permanent: Answer = Field(
        None, description="beside frozen sections: whether permanent ones were read too"
    )
    documented: Documents = Field((), description=SAYS_DOCUMENTED)


class Lesion(Record):
    """A lesion, or several that are alike in everything recorded here."""

    id: Id = Field(None, description=SAME_ID)
    count: Annotated[int, Whole()] = Field(1, description="how many lesions this stands for")
    site: Sites = Field((), description="where on the body, such as scalp, left cheek, upper back")
    side: Side = Field(None, description="left, right or both, where the site does not say it")
    size: Annotated[Length | None, LENGTH] = Field(
        None, description="greatest diameter of the lesion itself"
    )
    area: Annotated[Area | None, AREA] = Field(None, description="area of the lesion")
    kind: Annotated[str | None, Word("kind")] = Field(
        None, description="what it is, such as nevus, actinic keratosis, basal cell carcinoma"
    )
    nature: Annotated[str | None, Word("nature")] = Field(
        None, description="benign, premalignant, malignant, uncertain behavior, suspected malignant"
    )
    known_by: Annotated[str | None, Word("known_by")] = Field(
        None, description="how that is known: clinical, prior biopsy, pathology, pathology pending"
    )
    symptoms: Annotated[tuple[str, ...], Many(Word("symptom"))] = Field(
        (), description="what the lesion does to the patient, or none"
    )
    involves: Annotated[tuple[str, ...], Many(Word("structure"))] = Field(
        (), description="deep structures the operation takes in"
    )
    prior: Annotated[tuple[str, ...], Many(Word("prior"))] = Field(
        (), description="what was done at this site before"
    )
    diagnosis: Diagnoses = Field((), description=SAYS_DIAGNOSIS)
    documented: Documents = Field((), description=SAYS_DOCUMENTED)
    done: Annotated[tuple[Act, ...], Many()] = Field((), description="what was done to it")
    specimen: Annotated[tuple[Specimen, ...], Many()] = Field(
        (), description="tissue of it that was examined"
    )


class Treatment(Record):
    """A treatment of an area or of the skin, rather than of a lesion."""

    id: Id = Field(None, description=SAME_ID)
    technique: Annotated[str, Word("technique")] = Field(
        description="what was done, such as chemodenervation, photodynamic therapy, chemical peel"
    )
    site: Sites = Field((), description="where on the body, such as both axillae, face")
    side: Side = Field(None, description="left, right or both, where the site does not say it")
    area: Annotated[Area | None, AREA] = Field(None, description="area treated")
    lesions: Count = Field(None, description="how many lesions were treated or injected")
    allergens: Count = Field(None, description="how many allergens were applied in patch tests")
    condition: Condition = Field(None, description="the condition treated")
    severity: Severity = Field(None, description="how severe the condition is")
    purpose: Purpose = Field(None, description=PURPOSE)
    performed_by: Performer = Field(None, description="who did it")
    drug: Annotated[tuple[Drug, ...], Many()] = Field((), description="a drug used for it")
    diagnosis: Diagnoses = Field((), description=SAYS_DIAGNOSIS)
    documented: Documents = Field((), description=SAYS_DOCUMENTED)
    relation: Relation = Field(None, description=SAYS_RELATION)


class GlobalPeriod(Record):
    """An earlier operation whose global period may still be open."""

    code: Annotated[str, CODE] = Field(description="the code of the earlier operation")
    date: Annotated[datetime.date, Day()] = Field(
        description="the day of the earlier operation, before the visit"
    )
    days: Annotated[int | None, Whole(0, 10, 90)] = Field(
        None, description="the length of its global period in days"
    )


class Encounter(Record):
    """One visit of one patient: what was found, what was done, and what the record documents."""

    encounter: Annotated[str, ID] = Field(description="the visit's own id, without the patient's")
    date: Annotated[datetime.date, Day()] = Field(description="the day of the visit")
    patient: Annotated[str | None, Word("patient")] = Field(
        None, description="new, or established: seen in the practice in the last three years"
    )
    payer: Annotated[str | None, Word("payer")] = Field(None, description="who pays for the visit")
    place: Annotated[str | None, Word("place")] = Field(None, description="where it took place")
    documented: Documents = Field((), description="what the record documents for the whole visit")
    visit: Visit | None = Field(None, description="the E/M, if there was one")
    lesions: tuple[Lesion, ...] = Field((), description="the lesions, and what was done to each")
    treatments: tuple[Treatment, ...] = Field((), description="treatments that are of no lesion")
    drugs: tuple[Drug, ...] = Field((), description="drugs given that belong to no act above")
    global_periods: tuple[GlobalPeriod, ...] = Field(
        (), description="earlier operations whose global period may still be open"
    )


@cache
def word_fields(model: type[Record]) -> dict[str, str]:
    """The names in a record that hold words, each with its field of the vocabulary."""
    return {
        name: word.field
        for name, info in model.model_fields.items()
        for word in (getattr(each, "item", each) for each in info.metadata)
        if isinstance(word, Word)
    }


@cache
def inner_records(model: type[Record]) -> dict[str, type[Record]]:
    """The names in a record that hold other records, each with the model of those."""
    found = {name: _record(info.annotation) for name, info in model.model_fields.items()}
    return {name: record for name, record in found.items() if record is not None}


def _record(annotation: Any) -> type[Record] | None:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next((record for part in get_args(annotation) if (record := _record(part))), None)
