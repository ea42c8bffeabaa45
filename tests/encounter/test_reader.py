"""The reader: every value as text with its line, and nothing that means more than it shows."""

from importlib import import_module
from typing import Any

import pytest
import yaml

from lineproof.logic import EncounterError

reader = import_module("lineproof.logic.encounter.reader")
places = import_module("lineproof.logic.encounter.places")


@pytest.fixture(autouse=True, params=["CSafeLoader", "SafeLoader"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both parsers of PyYAML are held to the same."""
    monkeypatch.setattr(reader, "LOADER", getattr(yaml, request.param))


def read(source: str | bytes) -> Any:
    return reader.read(source, "visit.yaml")


def refusal(source: str | bytes) -> str:
    with pytest.raises(EncounterError) as error:
        read(source)
    return str(error.value)


def test_every_value_is_text() -> None:
    data, _, problems = read("a: no\nb: 1:30\nc: 010\nd: 2026-03-14\ne: [1.0, true, .5]\nf: 1e3\n")
    assert data == {
        "a": "no",
        "b": "1:30",
        "c": "010",
        "d": "2026-03-14",
        "e": ["1.0", "true", ".5"],
        "f": "1e3",
    }
    assert problems == ()


def test_null_is_absent_and_empty_is_empty_text() -> None:
    data, _, _ = read('a: null\nb: ~\nc:\nd: ""\ne: "null"\nf: [x, null]\n')
    assert data == {"c": "", "d": "", "e": "null", "f": ["x", ""]}


def test_every_value_has_its_line() -> None:
    _, where, _ = read("# a comment\na: 1\nb:\n  - c: 2\n    d:\n      e: 3\n  - x\n")
    assert where.line(()) == 2
    assert where.line(("a",)) == 2
    assert where.line(("b", 0, "c")) == 4
    assert where.line(("b", 0, "d", "e")) == 6
    assert where.line(("b", 1)) == 7
    assert where.place(("b", 1)) == "visit.yaml:7"


def test_what_is_absent_has_the_line_of_what_it_would_stand_in() -> None:
    _, where, _ = read("a: 1\nb:\n  c: 2\n")
    assert where.line(("b", "missing", "too")) == 2
    assert where.line(("missing",)) == 1


def test_one_value_has_its_line_as_the_first_of_a_list() -> None:
    _, where, _ = read("a:\n  b: 1\n")
    assert where.line(("a", 0, "b", 0)) == 2
    assert where.recorded(("a", 0, "b", 0)) == ("a", "b")
    assert where.line(("a", 1, "b")) == 1


def test_a_path_is_spoken_from_one_and_without_surprises() -> None:
    assert places.spoken(("lesions", 0, "done", "technique")) == "lesions[1].done.technique"
    assert places.spoken(("a b\n", 2)) == "`a b`[3]"
    assert places.spoken(()) == ""


def test_json_is_read_also_with_tabs() -> None:
    data, where, _ = read('{\n\t"a": "x\\/y",\n\t"b": [true, null, 1.50]\n}\n')
    assert data == {"a": "x/y", "b": ["true", "", "1.50"]}
    assert where.line(("b", 2)) == 3


def test_bytes_are_read_as_text_with_or_without_a_mark() -> None:
    assert read("a: é".encode())[0] == read("a: é".encode("utf-8-sig"))[0] == {"a": "é"}


def test_a_name_that_stands_twice_is_told_and_the_rest_is_read() -> None:
    data, _, problems = read("a: 1\nb:\n  c: 1\n  c: {d: [2]}\na: 3\ne: 4\n")
    assert data == {"a": "1", "b": {"c": "1"}, "e": "4"}
    assert [str(problem) for problem in problems] == [
        "visit.yaml:4: b: `c` stands here twice, first on line 3: keep one",
        "visit.yaml:5: `a` stands here twice, first on line 1: keep one",
    ]


NOTHING = "visit.yaml: nothing is written here: `lineproof new` writes a first file"
NO_ENCOUNTER = "visit.yaml:1: no encounter: begin with a line such as `encounter: visit-1`"
UNREADABLE = "cannot be read from here on: check the indentation, the colons and the quotes"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("", NOTHING),
        ("# only a comment\n", NOTHING),
        ("---\n", NOTHING),
        ("~", NOTHING),
        ("just words", NO_ENCOUNTER),
        ("- a\n- b\n", NO_ENCOUNTER),
        ("a: &x 1", "visit.yaml:1: a: carries a name (`&`), which is not read: take it out"),
        (
            "a: 1\nb: *x",
            "visit.yaml:2: b: points to another part of the file (`*`): write it out here",
        ),
        ("a: !!int 3", "visit.yaml:1: a: carries a tag (`!`), which is not read: take it out"),
        ("!x {a: 1}", "visit.yaml:1: carries a tag (`!`), which is not read: take it out"),
        ("a: 1\n---\nb: 2\n", "visit.yaml:2: a second document begins: write one visit a file"),
        ("? [a]\n: b", "visit.yaml:1: a name is expected before the colon, a single word"),
        ("a: 1\nb: c: d", f"visit.yaml:2: {UNREADABLE}"),
        ("a: 'open", f"visit.yaml:1: {UNREADABLE}"),
        ("a:\n\t- b", "visit.yaml:2: a tab stands in this line: indent with spaces"),
        ("a: " + "[" * 50, "visit.yaml:1: nested too deeply: check the indentation"),
        ("a: " + "[" * 200_000, "visit.yaml:1: nested too deeply: check the indentation"),
        (
            "a: \x07",
            "visit.yaml: holds characters that are no text: write it anew in a text editor",
        ),
        (b"a: 1\nb: \xff", "visit.yaml:2: not UTF-8 text: save the file as UTF-8"),
        ("a: 1\nb: \ud83d", "visit.yaml:2: not UTF-8 text: save the file as UTF-8"),
        ("#" * (1024 * 1024 + 1), "visit.yaml: larger than 1 MiB: write one visit a file"),
        (
            "a: [" + "1," * 30_000 + "]",
            "visit.yaml: more than 20,000 values: write one visit a file",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_in_plain_words(source: str | bytes, message: str) -> None:
    assert refusal(source) == message
