"""What `whynot` and `need` say of a code that is not on the claim, as it is printed."""

import json

import pytest

from terminal import EXAMPLES, ask

PENDING = str(EXAMPLES / "pathology-pending.yaml")
NURSE = str(EXAMPLES / "nurse-visit.yaml")
KERATOSES = str(EXAMPLES / "fourteen-keratoses.yaml")
MISSING_MAP = str(EXAMPLES / "mohs-missing-map.yaml")
IXEKIZUMAB = str(EXAMPLES / "ixekizumab.yaml")
VISIT = str(EXAMPLES / "incomplete-record.yaml")


def _said(*arguments: str) -> str:
    """What a command prints, on one line and without its branches."""
    told = ask(*arguments)
    assert told.exit_code == 0
    return " ".join(told.stdout.replace("│", "").split())


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["whynot", PENDING, "11402"], "hold_for_pathology: held: A removal whose code depends"),
        (["whynot", NURSE, "99211"], "(indicator 0): A shot, or phototherapy with an agent"),
        (
            ["whynot", KERATOSES, "17004"],
            "Farther from it: lesion 2: cryotherapy (nature is benign)",
        ),
        (["whynot", VISIT, "16020"], "it has no rule for burns (16000 to 16036)"),
        (["whynot", KERATOSES, "17005"], "Near it in the standard rulebook: 17004, 17003, 17000"),
        (
            ["whynot", IXEKIZUMAB, "J0882"],
            f"`lineproof whynot {IXEKIZUMAB} J0882 --rulebook guide`",
        ),
        (["need", IXEKIZUMAB, "J0882"], f"`lineproof need {IXEKIZUMAB} J0882 --rulebook guide`"),
        (
            ["need", PENDING, "11402"],
            "if it says nature: benign, premalignant or uncertain behavior",
        ),
        (["need", PENDING, "11404"], "what is recorded, done and measured does not give it"),
        (["need", MISSING_MAP, "17312"], "What is recorded, done and measured stays as it is."),
    ],
)
def test_answer_reads_as_it_is_meant(arguments: list[str], words: str) -> None:
    """Each kind of answer, in the words that a coder reads."""
    assert words in _said(*arguments)


def test_what_another_rule_says_is_told_once_for_a_service() -> None:
    """A hold that stands before several ways to a code is not quoted again for each."""
    said = _said("whynot", MISSING_MAP, "17312")
    assert said.count("A Mohs stage stands on its own record") == 1


def test_json_has_what_is_printed() -> None:
    """What is awaited, what is farther and what is known of a stranger are in the JSON too."""
    pending = json.loads(ask("need", PENDING, "11602", "--format", "json").stdout)
    assert [each["says"] for each in pending["awaited"]] == [["nature: malignant"]]
    far = json.loads(ask("whynot", KERATOSES, "17004", "--format", "json").stdout)
    assert far["farther"] == ["lesion 2: cryotherapy (nature is benign)"]
    burns = json.loads(ask("need", KERATOSES, "16020", "--format", "json").stdout)
    assert burns["stranger"]["area"] == "burns"
