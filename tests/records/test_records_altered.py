"""A record that was altered is found out, whatever was altered, also when it was sealed anew."""

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

import pytest

from kept import data_of, keratoses, read_data, sealed
from lineproof.logic import (
    DecisionRecord,
    Outcome,
    RecordError,
    load_rulebook,
    read_record,
    record_text,
    replay,
    replay_all,
)

Place = tuple[str | int, ...]
Data = dict[str, Any]


def leaves(value: Any, path: Place = ()) -> Iterator[Place]:
    """The path of every single value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for key, each in inner:
        if isinstance(each, dict | list):
            yield from leaves(each, (*path, key))
        else:
            yield (*path, key)


def changed(data: Data, path: Place) -> Data:
    """A copy in which one value is a little different, and still of its kind."""
    copy = deepcopy(data)
    holder: Any = copy
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = another(holder[path[-1]])
    return copy


def another(value: Any) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if not value:
        return "x"
    return value[:-1] + ("1" if value[-1] == "0" else "0")


def spread(data: Data, part: str, most: int) -> list[Place]:
    """Some values of a part of a record, spread over it."""
    found = [path for path in leaves(data) if path[0] == part]
    return found[:: max(1, len(found) // most)]


@pytest.mark.parametrize("part", ["made_with", "input", "decision", "proof", "rules", "digest"])
def test_any_altered_value_is_found(part: str) -> None:
    data = data_of(keratoses())
    altered: list[DecisionRecord] = []
    for path in spread(data, part, 12):
        try:
            altered.append(read_data(changed(data, path)))
        except RecordError:
            continue  # of a kind that no record has: found out as well
    outcomes = replay_all([each for each in altered if is_known(each)], load_rulebook("standard"))

    assert outcomes or part == "digest"
    assert {outcome.verdict for outcome in outcomes} <= {"altered"}
    assert all(outcome.flaws for outcome in outcomes)


def is_known(kept: DecisionRecord) -> bool:
    return kept.made_with.rulebook.name == "standard"


def billed_less(data: Data) -> None:
    data["decision"]["lines"][2]["units"] = 12


def not_billed(data: Data) -> None:
    del data["decision"]["lines"][1]


def without_modifier(data: Data) -> None:
    data["decision"]["lines"][1]["modifiers"] = []


def other_reason(data: Data) -> None:
    data["proof"]["nodes"][0]["text"] = "somebody said so"


def one_premise_less(data: Data) -> None:
    del data["proof"]["edges"][5]


def fewer_lesions(data: Data) -> None:
    data["input"]["encounter"]["lesions"][0]["count"] = 13


def unknown_word(data: Data) -> None:
    data["input"]["encounter"]["lesions"][0]["kind"] = "trombone"


def other_rule(data: Data) -> None:
    data["rules"]["ak_each_further"]["sentence"] = "Anything goes."


def other_writing(data: Data) -> None:
    data["input"]["encounter"]["lesions"][0]["kind"] = "AK"


FORGERIES: dict[Callable[[Data], None], str] = {
    billed_less: "decision",
    not_billed: "decision",
    without_modifier: "decision",
    other_reason: "proof",
    one_premise_less: "proof",
    fewer_lesions: "decision",
    other_rule: "rules",
    other_writing: "input",
}


def forged(forgery: Callable[[Data], None]) -> Outcome:
    """What becomes of a record that was altered and given the digest that it should bear."""
    data = data_of(keratoses())
    forgery(data)
    return replay(sealed(data), load_rulebook("standard"))


@pytest.mark.parametrize("forgery", FORGERIES)
def test_altered_and_sealed_anew_is_found(forgery: Callable[[Data], None]) -> None:
    """With the same kernel, rulebook and program there is only one record."""
    outcome = forged(forgery)

    assert not outcome.flaws
    assert not outcome.changes
    assert outcome.verdict == "altered"
    assert FORGERIES[forgery] in outcome.apart


def test_unreadable_input_of_the_same_rulebook_was_altered() -> None:
    outcome = forged(unknown_word)

    assert outcome.verdict == "altered"
    assert "trombone" in outcome.problems[0]


def test_what_was_altered_is_named() -> None:
    (found,) = forged(billed_less).differences

    assert (found.part, found.field, found.was, found.now) == ("lines", "units", "12", "13")
    assert found.item.startswith("17003")


def test_line_taken_out_is_named() -> None:
    (found,) = forged(not_billed).differences

    assert (found.part, found.field, found.now) == ("lines", "", "new")
    assert found.item.startswith("17000")


def test_rulebook_digest_must_be_that_of_its_files() -> None:
    data = data_of(keratoses())
    for named in (data["made_with"]["rulebook"], data["decision"]["rulebook"]):
        named["digest"] = "sha256:" + 64 * "0"
    outcome = replay(sealed(data), load_rulebook("standard"))

    assert outcome.verdict == "altered"
    assert outcome.flaws == ("the digest of its rulebook is not that of the rulebook's files",)


def test_decision_must_name_the_rulebook_of_the_record() -> None:
    data = data_of(keratoses())
    data["decision"]["rulebook"]["version"] = "1999.1"

    assert replay(sealed(data), load_rulebook("standard")).flaws == (
        "its decision names another rulebook",
    )


def test_layout_is_no_content() -> None:
    """Blanks and the order of names may change: the digest is of what a record says."""
    data = data_of(keratoses())
    turned = json.dumps(dict(reversed(data.items())), indent=7)
    outcome = replay(read_record(turned.encode(), "kept.json"), load_rulebook("standard"))

    assert outcome.verdict == "same"


def test_name_that_stands_twice_is_refused() -> None:
    """Of two equal names one reader takes the first and another the last."""
    text = record_text(keratoses()).replace('"units": 13', '"units": 1, "units": 13')

    with pytest.raises(RecordError, match="no decision record"):
        read_record(text.encode(), "kept.json")
