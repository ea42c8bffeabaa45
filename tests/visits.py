"""Visits as they come into a practice, made up from the words of the vocabulary."""

import json
import re
from collections.abc import Iterable
from functools import cache
from random import Random
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from lineproof.logic import Decision, Facts, decide, load_rulebook, parse_encounter, record

Visit = dict[str, Any]

# The same visits on every run, so that a change is judged by what it changes; a failure shows the
# visit it is about, and is not made smaller: that takes minutes where each try decides a batch.
MANY = settings(
    deadline=None, max_examples=6, derandomize=True, phases=(Phase.explicit, Phase.generate)
)
WORD = re.compile(r'^word\((\w+), \w+, "([^"]+)"\)\.$', re.MULTILINE)
TELLING = re.compile(r'^phrase\(technique, "([^"]+)", \w+, intent,', re.MULTILINE)


@cache
def vocabulary() -> str:
    """The vocabulary as it stands in its file."""
    return "".join(path.read_text(encoding="utf-8") for path in load_rulebook("standard").words)


@cache
def words(field: str) -> tuple[str, ...]:
    """The words of a field of the vocabulary."""
    return tuple(said for known, said in WORD.findall(vocabulary()) if known == field)


def word(field: str) -> st.SearchStrategy[str]:
    """Any word of a field."""
    return st.sampled_from(words(field))


def some(field: str) -> st.SearchStrategy[list[str]]:
    """One or two words of a field."""
    return st.lists(word(field), min_size=1, max_size=2, unique=True)


def _millimeters(most: int) -> st.SearchStrategy[str]:
    return st.integers(1, most).map(lambda tenths: f"{tenths / 10:g} mm")


ANSWERS = st.sampled_from(["yes", "no"])
COUNTS = st.sampled_from([1, 1, 1, 2, 3, 7, 8, 14, 15, 16, 26])
SYMPTOMS = st.sampled_from([["none"], ["bleeding"], ["pain", "itching"], ["appearance"]])


def _of_one_unit(drug: Visit) -> Visit:
    """A drug without an amount discarded that is in another unit than what was given."""
    alike = str(drug.get("given", "mg")).endswith("mg")
    return {name: said for name, said in drug.items() if alike or name != "discarded"}


drugs: st.SearchStrategy[Visit] = st.fixed_dictionaries(
    {"product": word("product")},
    optional={
        "route": word("route"),
        "given": st.sampled_from(["80 mg", "100 units", "6 mg", "41 mg", "0.6 mL", "2 sticks"]),
        "discarded": st.sampled_from(["0 mg", "20 mg"]),
        "container": word("container"),
        "supplied_by": word("supplier"),
        "authorized": st.fixed_dictionaries(
            {"drug": word("authorization"), "administration": word("authorization")}
        ),
        "benefit": st.fixed_dictionaries({"drug": word("benefit")}),
        "indication": word("condition"),
        "severity": word("severity"),
        "ndc": st.just("0002-1445-11"),
        "diagnosis": st.just("L40.0"),
    },
).map(_of_one_unit)


def _of_one_mind(act: Visit) -> Visit:
    """An act without an intent where its technique says the intent."""
    telling = act["technique"] in TELLING.findall(vocabulary())
    return {name: said for name, said in act.items() if not (telling and name == "intent")}


acts = st.fixed_dictionaries(
    {"technique": word("technique").filter(lambda technique: technique != "Mohs")},
    optional={
        "intent": word("intent"),
        "margin": st.sampled_from(["0 mm", "2 mm", "0.3 cm", "5.5 mm"]),
        "closure": word("closure"),
        "defect": st.sampled_from(["4 sq cm", "2 sq cm + 3.5 sq cm", "31 sq cm"]),
        "purpose": word("purpose"),
        "documented": some("document"),
        "drug": drugs,
        "relation": word("relation"),
        "already_billed": st.just("11402"),
    },
).map(_of_one_mind)
stages = st.fixed_dictionaries(
    {"blocks": st.integers(1, 9)}, optional={"documented": some("stage_document")}
)
full_stages = st.fixed_dictionaries(
    {"blocks": st.integers(1, 9), "documented": st.just(["map", "histology", "decision"])}
)
mohs = st.fixed_dictionaries(
    {
        "technique": st.just("Mohs"),
        "stages": st.lists(full_stages | stages, min_size=1, max_size=3),
    },
    optional={"reader": word("reader"), "documented": some("document")},
)
specimens = st.fixed_dictionaries(
    {},
    optional={
        "count": st.integers(1, 3),
        "tissue": word("tissue"),
        "slides": word("slides"),
        "reading": word("reading"),
        "report": ANSWERS,
        "antibodies": st.integers(1, 3),
        "frozen_blocks": st.integers(1, 3),
        "permanent": ANSWERS,
        "stains": st.fixed_dictionaries({"purpose": word("stain"), "blocks": st.integers(1, 3)}),
    },
)
LESION: dict[str, st.SearchStrategy[Any]] = {
    "site": word("site"),
    "side": word("side"),
    "size": _millimeters(450),
    "area": st.sampled_from(["5 sq cm", "10 sq cm", "60 sq cm"]),
    "kind": word("kind"),
    "nature": word("nature"),
    "known_by": word("known_by"),
    "symptoms": SYMPTOMS,
    "involves": some("structure"),
    "diagnosis": st.sampled_from(["L57.0", "D48.5", "C44.311"]),
    "documented": some("document"),
    "specimen": specimens,
}
lesions = st.fixed_dictionaries({"count": COUNTS, "done": acts}, optional=LESION)
lesions_of_two_acts = st.fixed_dictionaries(
    {"done": st.lists(acts, min_size=2, max_size=2)}, optional=LESION
)
tumors = st.fixed_dictionaries({"done": mohs}, optional=LESION)
treatments = st.fixed_dictionaries(
    {"technique": word("technique").filter(lambda technique: technique != "Mohs")},
    optional={
        "site": word("site"),
        "area": st.just("20 sq cm"),
        "lesions": st.integers(1, 20),
        "condition": word("condition"),
        "severity": word("severity"),
        "purpose": word("purpose"),
        "performed_by": word("performer"),
        "drug": drugs,
        "documented": some("document"),
    },
)
evaluations = st.fixed_dictionaries(
    {},
    optional={
        "mdm": word("mdm"),
        "minutes": st.integers(1, 80),
        "separate": ANSWERS,
        "decision_for_surgery": ANSWERS,
        "relation": word("relation"),
        "diagnosis": st.just("L40.0"),
    },
)
DAYS = {"2026-03-14": "2026-03-09", "2023-01-10": "2023-01-05"}
"""Days of a visit, each with the day of an earlier operation."""

periods = st.fixed_dictionaries(
    {"code": st.sampled_from(["11402", "17000", "99213", "17311"])},
    optional={"days": st.sampled_from([0, 10, 90])},
)


# Visits that are recorded well: what they do to a lesion is what is done to such a lesion.
def _usual(kind: str, technique: str, **more: Any) -> st.SearchStrategy[Visit]:
    return st.fixed_dictionaries(
        {
            "site": word("site"),
            "kind": st.just(kind),
            "count": COUNTS,
            "size": _millimeters(450),
            "known_by": st.sampled_from(["clinical", "pathology", "prior biopsy"]),
            "symptoms": SYMPTOMS,
            "done": st.just({"technique": technique, **more}),
        },
        optional={
            "specimen": st.just({"slides": "own lab", "reading": "own physician", "report": "yes"})
        },
    )


usual_lesions = st.one_of(
    _usual("actinic keratosis", "cryotherapy"),
    _usual("wart", "cryotherapy"),
    _usual("skin tag", "snip"),
    _usual("nevus", "shave", intent="remove"),
    _usual("nevus", "excision", margin="3 mm"),
    _usual("basal cell carcinoma", "excision", margin="4 mm"),
    _usual("squamous cell carcinoma in situ", "electrodesiccation"),
    _usual("neoplasm", "punch biopsy"),
    _usual("neoplasm", "shave biopsy"),
    _usual("keloid", "intralesional injection"),
)


@st.composite
def visits(draw: st.DrawFn) -> Visit:
    """One visit of one to eight services, recorded well here and badly there."""
    visit: Visit = {
        "encounter": "visit-1",
        "date": draw(st.sampled_from(list(DAYS))),
    }
    for field in ("patient", "payer", "place"):
        if draw(st.integers(0, 4)):
            visit[field] = draw(word(field))
    done = st.one_of(
        usual_lesions.map(lambda found: ("lesions", found)),
        usual_lesions.map(lambda found: ("lesions", found)),
        lesions.map(lambda found: ("lesions", found)),
        lesions_of_two_acts.map(lambda found: ("lesions", found)),
        tumors.map(lambda found: ("lesions", found)),
        treatments.map(lambda found: ("treatments", found)),
        drugs.map(lambda found: ("drugs", found)),
    )
    for name, found in draw(st.lists(done, min_size=1, max_size=6)):
        visit.setdefault(name, []).append(found)
    if draw(st.booleans()):
        visit["visit"] = draw(evaluations)
    if not draw(st.integers(0, 4)):
        visit["global_periods"] = [{**draw(periods), "date": DAYS[visit["date"]]}]
    return visit


def facts(visit: Visit) -> Facts:
    """A visit as the program knows it."""
    return record(parse_encounter(json.dumps(visit), "visit.json"))


@cache
def made_up() -> tuple[Facts, ...]:
    """Three hundred visits, the same on every run."""
    found: list[Facts] = []

    @settings(MANY, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
    @given(visits())
    def collect(visit: Visit) -> None:
        found.append(facts(visit))

    collect()
    return tuple(found)


def decided(found: Iterable[Visit], rulebook: str = "standard") -> list[Decision]:
    """What a rulebook makes of some visits."""
    return decide([facts(visit) for visit in found], load_rulebook(rulebook))


def shuffled(visit: Visit, random: Random) -> Visit:
    """The same visit, told in another order."""
    mixed = dict(visit)
    for name in ("lesions", "treatments", "drugs"):
        if name in visit:
            mixed[name] = random.sample(visit[name], len(visit[name]))
    return mixed


batches = st.lists(visits(), min_size=1, max_size=6)
