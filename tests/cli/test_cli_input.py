"""An encounter is read the same from a file and from standard input, in YAML and in JSON."""

import json
from pathlib import Path

import pytest
import yaml

from terminal import FIVE_ACTS, ask, run

SOURCE = Path(FIVE_ACTS).read_text(encoding="utf-8")


def decided(*arguments: str, typed: str | bytes = "") -> dict[str, object]:
    """A decision, without the names of its files."""
    result = ask("code", *arguments, "--format", "json", typed=typed)
    assert result.exit_code == 0, result.output
    answer: dict[str, object] = json.loads(result.stdout)
    return answer


EXPECTED = decided(FIVE_ACTS)


def test_dash_is_standard_input() -> None:
    """`-` reads what another program writes."""
    assert decided("-", typed=SOURCE) == EXPECTED


def test_dash_is_standard_input_of_the_program() -> None:
    """The same holds for the installed program and a real pipe."""
    done = run("code", "-", "--format", "json", typed=SOURCE.encode())

    assert json.loads(done.stdout) == EXPECTED


def test_json_is_read_as_yaml_is() -> None:
    """The notation makes no difference."""
    data = yaml.load(SOURCE, Loader=yaml.BaseLoader)

    assert decided("-", typed=json.dumps(data)) == EXPECTED


@pytest.mark.parametrize(
    "source",
    [
        SOURCE.encode("utf-8-sig"),
        SOURCE.replace("\n", "\r\n").encode(),
        SOURCE.rstrip("\n").encode(),
        b"---\n" + SOURCE.encode() + b"...\n",
    ],
    ids=["byte order mark", "CRLF", "no line end", "document marks"],
)
def test_what_editors_leave_makes_no_difference(source: bytes) -> None:
    """A file from any editor is read."""
    assert decided("-", typed=source) == EXPECTED


def test_errors_name_the_file_and_the_line() -> None:
    """What is wrong in standard input is cited as `stdin` and its line."""
    result = ask("check", "-", typed=SOURCE.replace("patient: ", "pateint: "))

    line = SOURCE[: SOURCE.index("patient: ")].count("\n") + 1
    assert result.stderr.startswith(f"stdin:{line}: ")
    assert "did you mean `patient`?" in result.stderr
