"""What is no record, or none that can be replayed here, is refused in words."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kept import data_of, keratoses, read_data, sealed
from lineproof.logic import (
    RecordError,
    load_rulebook,
    read_record,
    replay,
    replay_all,
    rulebook_of,
)
from terminal import ask, in_words
from visits import MANY

GARBAGE = {
    "nothing": b"",
    "no text": b"\xff\xfe\x00",
    "no JSON": b"encounter: a\n",
    "a list": b"[]",
    "a number": b"1",
    "null": b"null",
    "no format": b"{}",
    "a format that is no text": b'{"format": 1}',
    "another format": b'{"format": "lineproof/decision/1"}',
    "a format without a number": b'{"format": "lineproof/record/"}',
    "nested deeply": b"[" * 100_000,
    "not a number": b'{"format": "lineproof/record/1", "digest": NaN}',
    "a long number": b'{"format": "lineproof/record/1", "digest": ' + b"9" * 5000 + b"}",
    "half of a letter": b'{"format": "lineproof/record/1", "digest": "\\ud800"}',
    "a bare format": b'{"format": "lineproof/record/1"}',
}


@pytest.mark.parametrize("name", GARBAGE)
def test_garbage_is_refused_in_one_line(name: str, tmp_path: Path) -> None:
    target = tmp_path / "kept.json"
    target.write_bytes(GARBAGE[name])
    result = ask("replay", str(target))

    assert in_words(result), result.exception
    assert result.exit_code == 2
    assert not result.stdout
    assert result.stderr.startswith(f"{target}: ")
    assert len(result.stderr.splitlines()) == 1
    assert "decision record" in result.stderr


@MANY
@given(st.binary(max_size=200))
def test_any_bytes_are_refused(source: bytes) -> None:
    with pytest.raises(RecordError):
        read_record(source, "kept.json")


def test_newer_format_is_refused_with_what_to_do() -> None:
    data = {**data_of(keratoses()), "format": "lineproof/record/2"}

    with pytest.raises(RecordError, match=r"lineproof/record/2.*install"):
        read_data(data)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of the first entries of every list and object, some levels deep."""
    if len(path) > 4 or not isinstance(value, dict | list):
        return []
    inner = list(value.items() if isinstance(value, dict) else enumerate(value))
    inner = inner if len(inner) < 10 else inner[:2]
    found = [(*path, key) for key, _ in inner]
    return found + [below for key, each in inner for below in places(each, (*path, key))]


def put(path: tuple[Any, ...], wrong: Any) -> Any:
    """The data of a record with something else in one place."""
    data: Any = data_of(keratoses())
    holder = data
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = wrong
    return data


@pytest.mark.parametrize("wrong", [None, 1.5, {"x": []}, [["x"]], "\ud800", 10**40])
def test_values_of_another_kind_are_refused_or_found(wrong: Any) -> None:
    """Whatever stands where something else should, there is an answer in words."""
    taken = []
    for path in places(data_of(keratoses())):
        try:
            taken.append(read_data(put(path, wrong)))
        except RecordError as error:
            assert str(error).startswith("kept.json: ")
    outcomes = replay_all(taken, load_rulebook("standard"))

    assert all(outcome.verdict == "altered" for outcome in outcomes)


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("tables", {"name": "ptp", "digest": "sha256:" + 64 * "0"}),
    ],
)
def test_record_of_what_cannot_be_applied_is_refused(name: str, entry: dict[str, str]) -> None:
    data = data_of(keratoses())
    data["made_with"][name] = [entry]

    with pytest.raises(RecordError, match="cannot apply"):
        replay(sealed(data), load_rulebook("standard"))


def test_record_of_a_choice_that_is_gone_is_refused() -> None:
    data = data_of(keratoses())
    data["made_with"]["open_points"] = [{"point": "peel", "choice": "ten"}]

    with pytest.raises(RecordError, match="does not fit the rulebook any more"):
        rulebook_of(sealed(data))


def test_record_of_an_unknown_rulebook_is_refused(tmp_path: Path) -> None:
    data = data_of(keratoses())
    data["made_with"]["rulebook"]["name"] = "house"
    target = tmp_path / "kept.json"
    target.write_text(json.dumps(data), encoding="utf-8")
    result = ask("replay", str(target))

    assert in_words(result), result.exception
    assert result.exit_code == 2
    assert "`house`" in result.stderr


def test_missing_file_is_told() -> None:
    result = ask("replay", "none.json")

    assert result.exit_code == 2
    assert result.stderr == "none.json: cannot be read: no such file or directory\n"
