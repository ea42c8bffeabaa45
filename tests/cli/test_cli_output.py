"""What is printed can be read by people and by programs, wherever it is printed to."""

import json
import os
import pty
import re
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest

from terminal import EXAMPLES, FIVE_ACTS, MOHS, PROGRAM, ask, run

INVALID = "encounter: a\ndate: 2026-03-14\npatient: blorp\n"
IN_JSON = [
    ["code", FIVE_ACTS],
    ["code", FIVE_ACTS, "--rulebook", "guide"],
    ["why", FIVE_ACTS],
    ["why", FIVE_ACTS, "1", "--all"],
    ["check", FIVE_ACTS],
    ["new"],
    ["schema"],
    ["rules", "list"],
    ["rules", "show", "ak_first"],
    ["rules", "search", "mohs"],
    ["export", FIVE_ACTS],
]
OTHER = re.compile(r"^another way to: (.+)\n└── (.+)$", re.MULTILINE)
COLOR = re.compile(rb"\x1b\[[\d;]*3[1-7]")


@pytest.mark.parametrize("arguments", [["code", MOHS], ["why", MOHS]], ids=" ".join)
def test_no_escape_codes_in_a_file(arguments: list[str]) -> None:
    """Where the output is no terminal it is plain, whatever the environment asks for."""
    done = run(*arguments, FORCE_COLOR="1", TERM="xterm-256color")

    assert done.returncode == 0
    assert b"\x1b" not in done.stdout + done.stderr


def on_a_terminal(*arguments: str, **environment: str) -> bytes:
    """What the program sends to a terminal."""
    ours, theirs = pty.openpty()
    clean = {name: text for name, text in os.environ.items() if name != "NO_COLOR"}
    subprocess.run([PROGRAM, *arguments], stdout=theirs, check=True, env=clean | environment)
    os.close(theirs)
    return _all_of(ours)


def _all_of(ours: int) -> bytes:
    sent = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # the other side is closed, and everything read
            part = b""
        if not part:
            os.close(ours)
            return sent
        sent += part


def test_terminal_has_colors_unless_they_are_declined() -> None:
    """NO_COLOR is respected; without it a proof is coloured."""
    asked = ("why", MOHS, "17315")

    assert COLOR.search(on_a_terminal(*asked, TERM="xterm-256color"))
    assert not COLOR.search(on_a_terminal(*asked, TERM="xterm-256color", NO_COLOR="1"))


@pytest.mark.parametrize("arguments", IN_JSON, ids=" ".join)
def test_json_is_one_object_that_names_its_format(arguments: list[str]) -> None:
    """Standard output holds JSON and nothing else."""
    result = ask(*arguments, "--format", "json")

    assert result.exit_code == 0
    assert not result.stderr
    answer = json.loads(result.stdout)
    assert re.fullmatch(r"lineproof/[a-z]+/\d+|https://json-schema\.org/.*", _format(answer))


def _format(answer: dict[str, str]) -> str:
    return answer.get("format") or answer.get("$schema", "")


def test_new_file_is_told_in_json(tmp_path: object) -> None:
    """`new` names the file that it wrote."""
    answer = json.loads(ask("new", f"{tmp_path}/visit.yaml", "--format", "json").stdout)

    assert answer["file"] == f"{tmp_path}/visit.yaml"


def test_failed_check_is_json_too() -> None:
    """A program learns from `check` what is wrong and where."""
    answer = json.loads(ask("check", "-", "--format", "json", typed=INVALID).stdout)

    assert not answer["valid"]
    assert 3 in [problem["line"] for problem in answer["problems"]]


@pytest.mark.parametrize("command", ["code", "why", "export"])
def test_errors_stay_out_of_json(command: str) -> None:
    """What cannot be answered leaves standard output empty."""
    result = ask(command, "-", "--format", "json", typed=INVALID)

    assert not result.stdout
    assert "blorp" in result.stderr


@pytest.mark.parametrize("columns", ["40", "1", "0", "wide"])
@pytest.mark.parametrize(
    "arguments", [["code", MOHS], ["why", MOHS], ["rules", "list"]], ids=" ".join
)
def test_any_width_prints(
    arguments: list[str], columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No terminal is too narrow to answer on."""
    monkeypatch.setenv("COLUMNS", columns)
    result = ask(*arguments)

    assert result.exception is None, result.exception
    assert result.stdout


@pytest.mark.parametrize("example", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_narrow_terminal_keeps_every_code(example: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """In 40 columns words are broken, but no code, number or modifier of a line is."""
    lines = json.loads(ask("code", str(example), "--format", "json").stdout)["lines"]
    monkeypatch.setenv("COLUMNS", "40")
    shown = ask("code", str(example)).stdout

    told = [line.split() for line in shown.splitlines()]
    heads = {tuple(words[:3]) for words in told if len(words) > 2}
    assert {(line["id"], line["code"], str(line["units"])) for line in lines} <= heads


def test_output_without_utf_8_prints() -> None:
    """Where the terminal has few letters, the tree is drawn with those it has."""
    done = run("why", MOHS, PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0")

    assert done.returncode == 0, done.stderr
    assert b"17312" in done.stdout


def test_reader_that_leaves_early_sees_no_traceback() -> None:
    """`lineproof rules list | head -1` is quiet."""
    with subprocess.Popen(
        [PROGRAM, "rules", "list"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as program:
        assert program.stdout is not None and program.stderr is not None
        program.stdout.close()
        told = program.stderr.read()

    assert b"Traceback" not in told
    assert b"Exception" not in told


@pytest.mark.parametrize("command", [["code", MOHS], ["why", MOHS], ["schema"], ["--help"]])
def test_output_that_cannot_be_written_is_told_in_words(command: list[str], tmp_path: Path) -> None:
    """A full disk behind `>`; here a file that is open for reading only, which any system has."""
    (tmp_path / "out").touch()
    with (tmp_path / "out").open("rb") as out:
        done = subprocess.run([PROGRAM, *command], stdout=out, stderr=subprocess.PIPE, check=False)

    assert done.returncode == 2
    assert done.stderr == b"stdout: cannot be written: bad file descriptor\n"


@pytest.mark.parametrize(
    ("closed", "told"),
    [
        (">&-", b"stdout: cannot be written: it is closed\n"),
        ("<&-", b"stdin: cannot be read: it is closed\n"),
    ],
)
def test_what_is_closed_is_told_in_words(closed: str, told: bytes) -> None:
    """As some schedulers start a program."""
    done = subprocess.run(
        ["sh", "-c", f'exec "$0" code - {closed}', PROGRAM], stderr=subprocess.PIPE, check=False
    )

    assert done.returncode == 2
    assert done.stderr == told


def test_other_ways_name_the_step_they_lead_to() -> None:
    """The visit carries 25 beside the first procedure; each of the others would have done."""
    told = ask("why", FIVE_ACTS, "1", "--all").stdout
    ways = OTHER.findall(told)
    beside = [(of, way) for of, way in ways if way.startswith("visit stands beside")]

    assert len(beside) == 4
    assert {of for of, _ in beside} == {
        "visit stands beside lesion 1: punch, to sample, done on the same day"
    }
    assert len(ways) == len(set(ways))


def test_no_other_way_is_said() -> None:
    """Silence could mean that none was looked for."""
    skin_tags = str(EXAMPLES / "skin-tags.yaml")
    said = "None of these reasons has another way to it."

    assert ask("why", skin_tags, "--all").stdout.endswith(f"\n\n{said}\n")
    assert said not in ask("why", skin_tags).stdout


@pytest.mark.parametrize("depth", ["brief", "normal", "full"])
def test_the_name_of_a_rule_is_not_told_again_below_its_facts(depth: str) -> None:
    """A rule's name stands before its facts or above them; nothing below only says it again."""
    lines = ask("why", FIVE_ACTS, "--depth", depth).stdout.splitlines()
    named = re.compile(r"^[│ ]*[├└]── (\w+): ")
    for line, after in pairwise(lines):
        if found := named.match(line):
            assert not re.search(rf"── {found[1]} \(told above\)$", after) or (
                _depth_of(after) <= _depth_of(line)
            ), (line, after)


def _depth_of(line: str) -> int:
    return line.index("── ")
