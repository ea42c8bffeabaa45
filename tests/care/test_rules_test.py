"""`rules test`: cases as data for anyone's rules, and what differs told with reasons."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lineproof.cli import cli
from lineproof.logic import CaseError, read_cases
from overlays import XS

CASE = """\
title: three keratoses and a wart
promise: The modifier is on the keratoses.
encounter:
  encounter: keratoses-and-wart
  date: 2026-03-14
  lesions:
    - {count: 3, kind: actinic keratosis, site: scalp, done: {technique: cryotherapy}}
    - {kind: wart, site: hand, symptoms: pain, done: {technique: cryotherapy}}
expect:
  standard:
    lines: ["17110", 17000-59, 17003-59 x2]
    rules: [ak_first]
"""


def run(folder: Path, text: str, *more: str) -> Result:
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    (folder / "acme.lp").write_text(XS, encoding="utf-8")
    return CliRunner().invoke(cli, ["rules", "test", str(folder / "case.yaml"), *more])


def test_case_that_comes_out_as_written_passes(tmp_path: Path) -> None:
    result = run(tmp_path, CASE)

    assert result.exit_code == 0
    assert result.output == "1 case of the rulebook standard 2026.11: all as written\n"


def test_case_under_an_overlay_is_decided_with_it(tmp_path: Path) -> None:
    overlay = ("--overlay", str(tmp_path / "acme.lp"))

    assert run(tmp_path, CASE, *overlay).exit_code == 1
    assert run(tmp_path, CASE.replace("-59", "-XS"), *overlay).exit_code == 0


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ('"17110", ', "", ["lines: wanted 17000-59, 17003-59 x2", "17110: by benign_destruction"]),
        (
            "symptoms: pain",
            "known_by: pathology pending",
            ["held: wanted nothing", "by hold_while_pending"],
        ),
        ("symptoms: pain", "symptoms: appearance", ["17110: the patient pays: by", "patient_pay:"]),
        ("[ak_first]", "[ak_first, ak_second]", ["rules: wanted ak_second", "decided ak_"]),
        ("    rules:", "    notes: [filler]\n    rules:", ["notes: wanted filler"]),
        ("    rules:", "    held: {missing: site}\n    rules:", ["held: wanted missing site"]),
    ],
)
def test_what_differs_is_told_with_its_reasons(
    tmp_path: Path, was: str, now: str, told: list[str]
) -> None:
    result = run(tmp_path, CASE.replace(was, now))

    assert result.exit_code == 1
    assert "case.yaml:1" in result.output  # the line on which the expectation begins
    assert [text for text in told if text not in result.output] == []


def test_answer_for_programs_has_the_same(tmp_path: Path) -> None:
    found = json.loads(
        run(tmp_path, CASE.replace("17003-59 x2", "17003-59"), "--format", "json").output
    )

    assert (found["cases"], len(found["failed"])) == (1, 1)
    (miss,) = found["failed"][0]["misses"]
    assert miss["part"] == "lines"
    assert miss["why"] == ["17003-59 x2: by ak_destruction, ak_each_further, "
                           "ncci_benign_destruction_over_ak"]  # fmt: skip


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("expect:", "expects:", "case.yaml:9: expects: `expects` is no field of a case: "
         "did you mean `expect`?"),
        ("standard:", "standart:", "did you mean `standard`?"),
        ("    lines:", "    line:", "case.yaml:11: expect.standard.line: `line` is no field"),
        ("kind: wart", "kind: wort", "case.yaml:8: lesions[2].kind: `wort` is not a kind"),
        ("    rules:", "    held: [x]\n    rules:", "case.yaml:12: expect.standard.held.1: "
         "write the fields: missing, rule, codes"),
    ],
)  # fmt: skip
def test_case_that_is_amiss_is_refused_with_its_line(
    tmp_path: Path, was: str, now: str, told: str
) -> None:
    result = run(tmp_path, CASE.replace(was, now))

    assert result.exit_code == 2
    assert told in result.output


def test_everything_wrong_with_all_files_is_told_at_once(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text(CASE.replace("wart,", "wort,"), encoding="utf-8")
    with pytest.raises(CaseError) as error:
        read_cases([str(tmp_path), "nowhere.yaml"])

    assert [Path(problem.file).name for problem in error.value.problems] == [
        "a.yaml", "b.yaml", "nowhere.yaml",
    ]  # fmt: skip


def test_folder_without_cases_is_refused(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["rules", "test", str(tmp_path)])

    assert result.exit_code == 2
    assert "no case below it" in result.output
