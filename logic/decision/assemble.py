"""Put the kernel's conclusions about one encounter together as a decision."""

from dataclasses import replace

from ..facts import Facts
from ..rulebook import Rulebook
from ..solve import Answer
from .findings import Findings
from .lines import lines, uncoded_for_patient
from .model import Decision, Laid
from .noted import notes
from .order import Order
from .settled import settled
from .unbilled import excluded, held


def assemble(facts: Facts, answer: Answer, rulebook: Rulebook, order: Order) -> Decision:
    """The decision on one encounter, with its lines in claim order."""
    found = Findings(facts, answer, rulebook, order)
    decision = Decision(
        encounter=facts.encounter,
        date=facts.date,
        rulebook=rulebook.name,
        version=rulebook.version,
        digest=rulebook.digest,
        lines=lines(found, "insurer"),
        patient_pay=(*lines(found, "patient"), *uncoded_for_patient(found)),
        held=held(found),
        excluded=excluded(found),
        notes=notes(found),
        overlays=tuple(Laid(overlay.name, overlay.digest) for overlay in rulebook.overlays),
    )
    return replace(decision, choices=settled(decision, order))
