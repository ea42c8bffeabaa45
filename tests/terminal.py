"""The program as a person meets it: its commands in this process, or the installed program."""

import os
import subprocess
import sysconfig
from pathlib import Path

from click.testing import CliRunner, Result

from lineproof.cli import cli

EXAMPLES = Path(__file__).parent.parent / "docs" / "examples"
MOHS = str(EXAMPLES / "mohs-nose.yaml")
FIVE_ACTS = str(EXAMPLES / "five-act-visit.yaml")
PROGRAM = Path(sysconfig.get_path("scripts")) / "lineproof"

# Tables that the person who runs the tests has imported must decide nothing here.
os.environ.pop("COLUMNS", None)  # nor the width of the terminal that the tests are watched in
os.environ["LINEPROOF_TABLES"] = os.path.join(os.sep, "nonexistent", "tables.sqlite")


def ask(*arguments: str, typed: str | bytes = "") -> Result:
    """What a command prints, and its exit code; `typed` is its standard input."""
    return CliRunner().invoke(cli, arguments, input=typed, prog_name="lineproof")


def run(
    *arguments: str, typed: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """The same of the installed program, with some variables of the environment set."""
    return subprocess.run(
        [PROGRAM, *arguments],
        input=typed,
        capture_output=True,
        env=os.environ | environment,
        check=False,
    )


def in_words(result: Result) -> bool:
    """Whether a command ended by its own will, and not by a defect."""
    return result.exception is None or isinstance(result.exception, SystemExit)
