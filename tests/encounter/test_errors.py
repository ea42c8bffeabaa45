"""Every refusal, word for word: file, line, path, the user's word, and what to do."""

import pytest

from lineproof.logic import EncounterError, Problem, parse_encounter

HEAD = "encounter: visit-1\ndate: 2026-03-14\n"
DONE = "done: {technique: shave}"


def problems(source: str) -> list[str]:
    with pytest.raises(EncounterError) as error:
        parse_encounter(source, "visit.yaml")
    return [str(problem) for problem in error.value.problems]


def in_lesion(text: str) -> list[str]:
    return problems(f"{HEAD}lesions:\n  - {{{text}}}\n")


def in_act(text: str) -> list[str]:
    return in_lesion(f"done: {{{text}}}")


def in_drug(text: str) -> list[str]:
    return problems(f"{HEAD}drugs:\n  - {{product: ustekinumab, {text}}}\n")


LESION = "visit.yaml:4: lesions[1]"
DRUG = "visit.yaml:4: drugs[1]"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "technique: excison",
            "technique: `excison` is not a technique known here: did you mean `excision`?",
        ),
        (
            "technique: blorp",
            "technique: `blorp` is not a technique known here: `lineproof schema` lists the words",
        ),
        (
            "technique: biopsy",
            "technique: `biopsy` is not clear: "
            "write how: shave biopsy, punch biopsy or incisional biopsy",
        ),
        (
            "technique: excisional biopsi",
            "technique: `excisional biopsi` is not a technique known here: "
            "write excision to remove, incisional biopsy to sample",
        ),
        (
            "technique: shave, closure: glued",
            "closure: `glued` is not a closure known here: "
            "write `none`, `simple`, `intermediate`, `complex`",
        ),
        ("technique: [shave, punch]", "technique: one value is expected here, not several"),
        (
            "technique: ",
            "technique: nothing is written here: write a value or leave the line out",
        ),
        (
            "technique: shave biopsy, intent: remove",
            "intent: technique says `shave biopsy`, intent says `remove`: correct one of them",
        ),
        (
            "technique: excision, intent: sample",
            "intent: technique says `excision`, intent says `sample`: correct one of them",
        ),
        ("technique: shave, count: six", "count: `six` is not a whole number: write it in digits"),
        ("technique: shave, count: 0", "count: `0` is out of range: write 1 to 9999"),
        (
            "technique: shave, size: 12",
            "size: `12` has no unit: write mm or cm after the number",
        ),
        ("technique: shave, size: 0 mm", "size: `0 mm` is nothing: write what was measured"),
        (
            "technique: shave, diagnosis: L4",
            "diagnosis: `L4` is not a diagnosis code: write it like `L40.0`",
        ),
        (
            "technique: shave, already_billed: 1140",
            "already_billed: `1140` is not a procedure code: "
            "write its five characters, such as 11402",
        ),
        (
            "technique: shave, stages: [{blocks: 1}]",
            "stages: only Mohs surgery has stages, not `shave`",
        ),
        (
            "technique: mohs, stages: [{documented: map}]",
            "stages[1]: `blocks` is missing: add it here",
        ),
        (
            "technique: mohs, stages: {blocks: 1}",
            "stages: a list is expected here: begin each entry with a dash",
        ),
        (
            "technique: shave, tecnique: punch",
            "tecnique: `tecnique` is not known here: did you mean `technique`?",
        ),
    ],
)
def test_what_an_act_may_not_say(text: str, message: str) -> None:
    assert in_act(text) == [f"{LESION}.done.{message}"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("done: {}", "done: `technique` is missing: add it here"),
        (
            "done: {technique: mohs}",
            "done: no stage is recorded: Mohs surgery needs `stages`, each with its blocks",
        ),
        (
            "done: punch biopsy",
            "done: details are expected here, each under its name, "
            "such as `{technique: punch biopsy}`",
        ),
        ("done: ", "done: nothing is written here: write a value or leave the line out"),
        (
            f"{DONE}, site: left chek",
            "site: `left chek` is not a body site known here: did you mean `left cheek`?",
        ),
        (
            f"{DONE}, site: [nose, blorp]",
            "site[2]: `blorp` is not a body site known here: `lineproof schema` lists the words",
        ),
        (
            f"{DONE}, site: head",
            "site: `head` is not clear: name the part: scalp, forehead, temple, cheek, nose, ear",
        ),
        (f"{DONE}, location: nose", "location: `location` is not known here: write it as `site`"),
        (
            f"{DONE}, cpt: 11102",
            "cpt: `cpt` is not known here: "
            "leave it out, for finding the codes is the work of the program",
        ),
        (
            f"{DONE}, site: left postauricular",
            "site: `left postauricular` is not clear: write ear, scalp or neck",
        ),
        (
            f"{DONE}, site: left hand and both feet",
            "site: `left hand and both feet` is not a body site known here: "
            "write a list: `[left hand, both feet]`",
        ),
        (
            "size: 1.2 cm, done: {technique: excision, margin: 3 mm, excised: 1.5 cm}",
            "done.excised: `1.5 cm` is not the diameter with twice the margin, 1.8 cm: "
            "correct one of them",
        ),
        (
            f"{DONE}, site: left cheek, side: right",
            "side: site says `left cheek`, side says `right`: correct one of them",
        ),
        (
            f"{DONE}, kind: suspected melanoma, nature: benign",
            "nature: kind says `suspected melanoma`, nature says `benign`: correct one of them",
        ),
        (
            f"{DONE}, symptoms: [none, bleeding]",
            "symptoms: `none` stands beside other symptoms: keep one or the other",
        ),
        (
            f"{DONE}, kind: irritated SK, symptoms: none",
            "symptoms: `none` stands beside other symptoms: keep one or the other",
        ),
        (
            "count: 2, done: {technique: mohs, stages: [{blocks: 1}]}",
            "count: Mohs surgery is recorded tumor by tumor: make each its own lesion",
        ),
        (
            "done: [{technique: mohs, stages: [{blocks: 1}]}, "
            "{technique: mohs, stages: [{blocks: 2}]}]",
            "done[2]: a second Mohs surgery of a tumor: add its stages to the first, in order",
        ),
        (
            "count: 2, done: {technique: shave, count: 3}",
            "done.count: 3 is more than the 2 of this entry: raise the lesion's `count`",
        ),
        (
            "count: 3, done: [{technique: shave, count: 2}, {technique: laser}]",
            "done[1].count: cannot tell which 2 of the 3 this was done to: "
            "give lesions that were treated otherwise an entry of their own",
        ),
        (
            f"{DONE}, technique: shave",
            "technique: `technique` is not known here: write it under `done`",
        ),
        (
            f"{DONE}, specimen: {{report: maybe}}",
            "specimen.report: `maybe` is neither: write `yes` or `no`",
        ),
        (
            f"{DONE}, specimen: {{wild: 1}}",
            "specimen.wild: `wild` is not known here: known are "
            "id, count, tissue, slides, reading, report, stains, antibodies, frozen_blocks, "
            "permanent, documented",
        ),
        (
            "id: a, done: [{technique: shave, id: a}]",
            "done[1].id: `a` names two things: give each an id of its own",
        ),
        (
            f"{DONE}, id: two words",
            "id: `two words` is not an id: use letters, digits, dots, dashes and underscores",
        ),
    ],
)
def test_what_a_lesion_may_not_say(text: str, message: str) -> None:
    assert in_lesion(text) == [f"{LESION}.{message}"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "given: 45 mg, discarded: 0.1 mL",
            "discarded: given is `45 mg` and discarded is `0.1 mL`: write both in one unit",
        ),
        ("given: 45", "given: `45` has no unit: write the unit after the number"),
        ("given: 0 mg", "given: `0 mg` is nothing: write what was measured"),
        (
            "given: 90000 mL, strength: 90000 mg/mL",
            "given: `90000 mL` of this strength is too much to be meant: check both",
        ),
        (
            "authorized: {drug: perhaps}",
            "authorized.drug: `perhaps` is not an answer known here: "
            "write `yes`, `no`, `not required`",
        ),
        (
            "ndc: 12-34",
            "ndc: `12-34` is not an NDC: write its 10 or 11 digits, such as 0074-3799-02",
        ),
    ],
)
def test_what_a_drug_may_not_say(text: str, message: str) -> None:
    assert in_drug(text) == [f"{DRUG}.{message}"]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (
            HEAD,
            "visit.yaml:1: nothing was done: "
            "record a visit, what was `done` to a lesion, or a drug",
        ),
        (
            f"{HEAD}lesions:\n  - site: nose\n",
            "visit.yaml:1: nothing was done: "
            "record a visit, what was `done` to a lesion, or a drug",
        ),
        (
            "encounter: visit-1\nvisit: {mdm: low}\n",
            "visit.yaml:1: `date` is missing: add it here",
        ),
        (
            "encounter: visit-1\ndate: 2026-02-30\nvisit: {mdm: low}\n",
            "visit.yaml:2: date: `2026-02-30` is not a date: "
            "write year-month-day, such as 2026-03-14",
        ),
        (
            "encounter: visit-1\ndate: 3/14/2026\nvisit: {mdm: low}\n",
            "visit.yaml:2: date: `3/14/2026` is not a date: "
            "write year-month-day, such as 2026-03-14",
        ),
        (
            f"{HEAD}patint: new\nvisit: {{mdm: low}}\n",
            "visit.yaml:3: patint: `patint` is not known here: did you mean `patient`?",
        ),
        (
            f"{HEAD}visit: moderate\n",
            "visit.yaml:3: visit: details are expected here, each under its name, "
            "such as `{mdm: ...}`",
        ),
        (
            f"{HEAD}drugs: {{product: ustekinumab}}\n",
            "visit.yaml:3: drugs: a list is expected here: begin each entry with a dash",
        ),
        (
            f"{HEAD}visit: {{}}\nglobal_periods: [{{code: 11402, date: 2026-03-09, days: 7}}]",
            "visit.yaml:4: global_periods[1].days: `7` cannot stand here: write one of 0, 10, 90",
        ),
        (
            f"{HEAD}visit: {{}}\nglobal_periods:\n  - code: 11402\n    date: 2026-03-15\n",
            "visit.yaml:6: global_periods[1].date: "
            "`2026-03-15` is after the visit of `2026-03-14`: "
            "correct one of the two dates, or leave the operation out",
        ),
        (
            f"{HEAD}visit: {{}}\nglobal_periods:\n  - code: 11402\n    date: 2026-03-14\n",
            "visit.yaml:6: global_periods[1].date: "
            "`2026-03-14` is the day of the visit, not an earlier one: "
            "record what was done under `lesions` or `treatments` instead",
        ),
    ],
)
def test_what_an_encounter_may_not_say(source: str, message: str) -> None:
    assert problems(source) == [message]


@pytest.mark.parametrize("day", ["2026-03-13", "2025-12-14"])
def test_an_operation_of_an_earlier_day_may_stand(day: str) -> None:
    """The day before the visit is near enough, and a long time ago does no harm."""
    periods = f"global_periods: [{{code: 11402, date: {day}}}]"

    parsed = parse_encounter(f"{HEAD}visit: {{}}\n{periods}\n", "visit.yaml")

    assert parsed.encounter.global_periods[0].date.isoformat() == day


def test_an_operation_without_a_day_of_the_visit_is_not_judged() -> None:
    """What is wrong with the date is told of the date alone."""
    source = "encounter: visit-1\ndate: soon\nvisit: {}\n"

    assert problems(f"{source}global_periods: [{{code: 11402, date: 2026-03-15}}]\n") == [
        "visit.yaml:2: date: `soon` is not a date: write year-month-day, such as 2026-03-14"
    ]


def test_everything_wrong_is_told_at_once_in_the_order_of_the_file() -> None:
    source = """\
encounter: visit 1
payer: medcare
payer: medicaid
lesions:
  - site: left chek
    count: 2
    symptoms: [none, pain]
    done:
      - {technique: shave biopsy, intent: remove}
      - {technique: mohs}
      - technique: excison
        margn: 3 mm
"""
    assert problems(source) == [
        "visit.yaml:1: encounter: `visit 1` is not an id: "
        "use letters, digits, dots, dashes and underscores",
        "visit.yaml:1: `date` is missing: add it here",
        "visit.yaml:2: payer: `medcare` is not a payer known here: did you mean `Medicare`?",
        "visit.yaml:3: `payer` stands here twice, first on line 2: keep one",
        "visit.yaml:5: lesions[1].site: `left chek` is not a body site known here: "
        "did you mean `left cheek`?",
        "visit.yaml:6: lesions[1].count: Mohs surgery is recorded tumor by tumor: "
        "make each its own lesion",
        "visit.yaml:7: lesions[1].symptoms: `none` stands beside other symptoms: "
        "keep one or the other",
        "visit.yaml:9: lesions[1].done[1].intent: technique says `shave biopsy`, "
        "intent says `remove`: correct one of them",
        "visit.yaml:10: lesions[1].done[2]: no stage is recorded: "
        "Mohs surgery needs `stages`, each with its blocks",
        "visit.yaml:11: lesions[1].done[3].technique: `excison` is not a technique known here: "
        "did you mean `excision`?",
        "visit.yaml:12: lesions[1].done[3].margn: `margn` is not known here: "
        "did you mean `margin`?",
    ]


def test_a_message_shows_no_more_than_the_start_of_a_word_and_stays_on_its_line() -> None:
    (long,) = in_act(f"technique: {'x' * 500}")
    assert "`" + "x" * 37 + "...`" in long and len(long) < 200
    (broken,) = in_act('technique: "a\\nb\\u001b[31m`c"')
    assert "`a b?[31m'c`" in broken and broken.isprintable()


def test_a_flood_of_mistakes_is_cut_short() -> None:
    found = problems(HEAD + "visit: {mdm: low}\n" + "".join(f"x{i}: 1\n" for i in range(300)))
    assert len(found) == 101
    assert found[-1] == "visit.yaml:103: 200 more like these are not listed"


def test_a_problem_is_a_value() -> None:
    problem = Problem("visit.yaml", 12, "lesions[1].size", "`12` has no unit")
    assert str(problem) == "visit.yaml:12: lesions[1].size: `12` has no unit"
    assert str(Problem("visit.yaml", 0, "", "empty")) == "visit.yaml: empty"
    assert str(EncounterError([problem])) == str(problem)
