"""What has changed since a record was made is told, down to the rule, and so is what it changes."""

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from kept import changed_book, data_of, keratoses, sealed
from lineproof.logic import Change, Outcome, Rulebook, load_rulebook, replay

TIER = 'tier(ak_each_further, ak, 2, 14, "17003", each(1,1)).'
PAIRS = 'tier(ak_each_further, ak, 2, 14, "17003", each(1,2)).'
SAYS = "The second to the fourteenth premalignant lesion are one unit of 17003 each."
FILE = ("file", "standard/destruction.lp", "changed")


def now(book: Rulebook) -> Outcome:
    return replay(keratoses(), book)


def told(outcome: Outcome) -> list[tuple[str, str, str]]:
    return [(change.kind, change.name, change.how) for change in outcome.changes]


def the_rule(outcome: Outcome, name: str = "ak_each_further") -> Change:
    return next(change for change in outcome.changes if change.name == name)


def test_changed_rule_is_told_with_what_it_said(tmp_path: Path) -> None:
    outcome = now(changed_book(tmp_path, (TIER, PAIRS)))
    rule = the_rule(outcome)

    assert told(outcome) == [FILE, ("rule", "ak_each_further", "changed")]
    assert "one unit each past 1" in rule.was[0]
    assert "one unit for each 2 past 1" in rule.now[0]
    assert rule.bears


def test_what_a_changed_rule_changes_is_told(tmp_path: Path) -> None:
    outcome = now(changed_book(tmp_path, (TIER, PAIRS)))
    (units,) = outcome.differences

    assert (units.field, units.was, units.now) == ("units", "13", "7")
    assert outcome.verdict == "differs"
    assert outcome.flaws == ()
    assert not outcome.same_answer
    assert not outcome.same_proofs


def test_rule_that_is_gone_is_told(tmp_path: Path) -> None:
    outcome = now(changed_book(tmp_path, (TIER, "")))
    rule = the_rule(outcome)

    assert rule.was
    assert not rule.now
    assert any(each.item.startswith("17003") and each.was == "gone" for each in outcome.differences)


def test_renamed_rule_is_one_gone_and_one_new(tmp_path: Path) -> None:
    outcome = now(changed_book(tmp_path, ("ak_each_further", "ak_every_further")))

    assert ("rule", "ak_each_further", "gone") in told(outcome)
    assert ("rule", "ak_every_further", "new") in told(outcome)
    assert the_rule(outcome, "ak_every_further").now
    assert outcome.verdict == "same"
    assert all(each.wording for each in outcome.differences)


def test_other_words_are_no_other_answer(tmp_path: Path) -> None:
    outcome = now(changed_book(tmp_path, (SAYS, "Each further one is 17003.")))

    assert outcome.verdict == "same"
    assert not outcome.same_proofs
    assert the_rule(outcome).was == (SAYS,)
    assert the_rule(outcome).now == ("Each further one is 17003.",)


def test_comment_changes_a_file_and_nothing_else(tmp_path: Path) -> None:
    outcome = now(changed_book(tmp_path, ("% Destruction:", "% On destruction:")))

    assert told(outcome) == [FILE]
    assert outcome.verdict == "same"
    assert outcome.same_proofs


def test_rule_of_another_matter_does_not_bear(tmp_path: Path) -> None:
    edit = ('says(mohs_extra_block, "', 'says(mohs_extra_block, "Once more: ')
    outcome = now(changed_book(tmp_path, edit))

    assert the_rule(outcome, "mohs_extra_block").bears is False
    assert outcome.verdict == "same"
    assert outcome.same_proofs


def test_changed_fact_of_no_rule_is_told(tmp_path: Path) -> None:
    outcome = now(changed_book(tmp_path, ("collective((ak;", "collective((")))

    assert told(outcome) == [
        ("file", "codes/titles.lp", "changed"),
        ("fact", "collective(ak)", "gone"),
    ]


def test_encounter_that_no_longer_reads_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A later vocabulary may drop a word; then nothing is decided, and the word is named."""
    word = import_module("lineproof.logic.encounter.fields").Word
    known = word.read

    def read(self: Any, text: str) -> Any:
        if text == "wart":
            raise ValueError("`wart` is not known here")
        return known(self, text)

    monkeypatch.setattr(word, "read", read)
    outcome = now(changed_book(tmp_path, ('"wart"', '"verruca"')))

    assert outcome.verdict == "differs"
    assert "`wart` is not known here" in outcome.problems[0]
    assert ("file", "vocabulary/words.lp", "changed") in told(outcome)


@pytest.mark.parametrize(
    ("path", "value", "change"),
    [
        (("kernel",), "sha256:" + 64 * "0", Change("kernel", "kernel", "changed")),
        (("clingo",), "5.8.0-old", None),
        (("lineproof", "version"), "0.0.1", None),
    ],
)
def test_changed_program_is_told(path: tuple[str, ...], value: str, change: Change | None) -> None:
    data = data_of(keratoses())
    holder = data["made_with"]
    for name in path[:-1]:
        holder = holder[name]
    holder[path[-1]] = value
    outcome = replay(sealed(data), load_rulebook("standard"))

    assert len(outcome.changes) == 1
    assert change is None or outcome.changes == (change,)
    assert change is not None or outcome.changes[0].was == (value,)
    assert outcome.verdict == "same"
    assert outcome.same_proofs


def test_answer_of_a_changed_kernel_differs_and_is_not_called_altered() -> None:
    """Where the kernel has changed, nobody can tell that the record was wrong."""
    data = data_of(keratoses())
    data["made_with"]["kernel"] = "sha256:" + 64 * "0"
    data["decision"]["lines"][2]["units"] = 12

    assert replay(sealed(data), load_rulebook("standard")).verdict == "differs"


def test_order_of_lines_is_part_of_the_answer() -> None:
    data = data_of(keratoses())
    data["made_with"]["kernel"] = "sha256:" + 64 * "0"
    data["decision"]["lines"].reverse()
    (found,) = replay(sealed(data), load_rulebook("standard")).differences

    assert found.field == "order"
    assert not found.wording
