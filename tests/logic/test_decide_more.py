"""What is done besides takes nothing away, except by a rule that is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineproof.logic import RULEBOOKS, Decision
from visits import MANY, Visit, decided, visits

APART: Visit = {
    "site": "thigh",
    "side": "left",
    "size": "12 mm",
    "kind": "cyst",
    "known_by": "pathology",
    "symptoms": "pain",
    "done": {"technique": "excision", "margin": "2 mm"},
}

EXCISED = ("11402", "11602")  # the codes that the lesion besides may add to


def is_elsewhere(visit: Visit) -> bool:
    """Nothing of the visit is at the site of the lesion that comes besides."""
    return "thigh" not in str(visit)


elsewhere = st.lists(visits().filter(is_elsewhere), min_size=1, max_size=6)


def lost(before: Decision, after: Decision) -> set[str]:
    """The codes of lines that are gone, and that nothing explains."""
    shown = {line.code for line in (*after.lines, *after.patient_pay)}
    shown |= {item.code for item in after.excluded}
    shown |= {code for item in after.held for code in item.codes}
    return {line.code for line in before.lines} - shown


@pytest.mark.parametrize("book", RULEBOOKS)
@MANY
@given(elsewhere)
def test_lesion_elsewhere_takes_nothing_without_a_word(book: str, batch: list[Visit]) -> None:
    """When another lesion is excised a line that goes is held or left out, with the rule.

    What stays keeps its units, and what the patient pays stays the patient's.
    """
    more = [visit | {"lesions": [*visit.get("lesions", []), APART]} for visit in batch]
    for before, after in zip(decided(batch, book), decided(more, book), strict=True):
        were, are = units(before), units(after)
        assert lost(before, after) == set()
        assert {code: are[code] for code in were if code in are and code not in EXCISED} == {
            code: were[code] for code in were if code in are and code not in EXCISED
        }
        assert services(before) <= services(after)


def units(decision: Decision) -> dict[str, int]:
    """The units of each code of a claim."""
    found: dict[str, int] = {}
    for line in decision.lines:
        found[line.code] = found.get(line.code, 0) + line.units
    return found


def services(decision: Decision) -> set[str]:
    """The services the patient pays for."""
    return {service for item in decision.patient_pay for service in item.services}
