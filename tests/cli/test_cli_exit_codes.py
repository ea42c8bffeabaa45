"""The exit code says: done (0), a check failed (1), or the command or its input is unusable (2)."""

from pathlib import Path

import pytest

from terminal import EXAMPLES, MOHS, ask, in_words

NOTHING_DONE = "encounter: a\ndate: 2026-03-14\n"
EMPTY_CLAIM = str(EXAMPLES / "skin-tags.yaml")

DONE = [
    ["code", MOHS],
    ["code", EMPTY_CLAIM],
    ["why", MOHS],
    ["why", MOHS, "17312"],
    ["check", MOHS],
    ["schema"],
    ["new"],
    ["rules", "list"],
    ["rules", "show", "ak_first"],
    ["rules", "search", "17003"],
    ["export", MOHS],
    ["--version"],
    ["--help"],
]

UNUSABLE = [
    ["cod", MOHS],
    ["code"],
    ["code", MOHS, MOHS],
    ["code", "no-such-file.yaml"],
    ["code", MOHS, "--rulebook", "standrad"],
    ["code", MOHS, "--format", "xml"],
    ["code", MOHS, "--blorp"],
    ["why", MOHS, "99999"],
    ["why", MOHS, "0"],
    ["graph", MOHS],
    ["graph", MOHS, "-o", "picture.bmp"],
    ["check", "no-such-file.yaml"],
    ["rules", "lst"],
    ["rules", "show", "ak_frist"],
    ["rules", "search"],
    ["rules", "list", "--authority", "cptt"],
    ["export", MOHS, "--part", "half"],
    ["schema", "--format", "yaml"],
]


@pytest.mark.parametrize("arguments", DONE, ids=" ".join)
def test_done_is_0(arguments: list[str]) -> None:
    """What could be answered ends with 0 and says nothing on standard error."""
    result = ask(*arguments)

    assert result.exit_code == 0, result.output
    assert result.stdout
    assert not result.stderr


@pytest.mark.parametrize("arguments", UNUSABLE, ids=" ".join)
def test_unusable_is_2(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be used ends with 2, and is told on standard error alone."""
    monkeypatch.chdir(tmp_path)
    result = ask(*arguments)

    assert in_words(result), result.exception
    assert result.exit_code == 2
    assert result.stderr
    assert not result.stdout
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["code", "why", "export"])
def test_invalid_encounter_is_2(command: str) -> None:
    """A file that is no encounter cannot be coded."""
    result = ask(command, "-", typed=NOTHING_DONE)

    assert result.exit_code == 2
    assert result.stderr
    assert not result.stdout


def test_failed_check_is_1() -> None:
    """`check` did its work when it found errors: that is no misuse."""
    assert ask("check", "-", typed=NOTHING_DONE).exit_code == 1


def test_search_without_a_find_is_1() -> None:
    """`rules search` says by its exit code whether something was found."""
    assert ask("rules", "search", "trombone").exit_code == 1
