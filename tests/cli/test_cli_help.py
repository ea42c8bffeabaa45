"""Help, version and completion: what people ask before they know the program."""

import subprocess
import sys

import click
import pytest
from click.shell_completion import ShellComplete

from lineproof.cli import cli
from lineproof.logic import RULEBOOKS, digest_of, kernel_file, load_rulebook
from terminal import FIVE_ACTS, ask, run

COMMANDS = cli.list_commands(click.Context(cli))
LOADED = """
import sys
from click.testing import CliRunner
from lineproof.cli import cli
assert CliRunner().invoke(cli, ["--help"]).exit_code == 0
print(*sorted({"clingo", "pydantic", "rich", "networkx", "yaml"} & set(sys.modules)))
"""


def test_help_loads_nothing_heavy() -> None:
    """`--help` answers before the solver, the model and the tables are loaded."""
    done = subprocess.run(
        [sys.executable, "-P", "-c", LOADED], capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == []


@pytest.mark.parametrize("command", [*COMMANDS, "rules list", "rules show", "rules search"])
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_every_command_has_help(command: str, flag: str) -> None:
    """`-h` and `--help` explain a command, with a sentence for each of its options."""
    told = ask(*command.split(), flag)

    assert told.exit_code == 0
    assert told.stdout.startswith(f"Usage: lineproof {command} ")


def test_list_of_commands_is_complete() -> None:
    """Every command stands in the help with a line of its own."""
    told = ask("--help").stdout

    assert [name for name in COMMANDS if f"\n  {name} " not in told] == []


def test_version_names_what_decides() -> None:
    """The digests of kernel and rulebooks are those that stand in a decision."""
    told = ask("--version").stdout
    digests = [digest_of((kernel_file(),)), *(load_rulebook(name).digest for name in RULEBOOKS)]

    assert [digest for digest in digests if digest not in told] == []
    assert digests[1] in ask("code", FIVE_ACTS, "--format", "json").stdout


def completed(*words: str) -> list[str]:
    """What the Tab key offers for the last word: its kind and the word."""
    shell = ShellComplete(cli, {}, "lineproof", "_LINEPROOF_COMPLETE")
    offered = shell.get_completions(list(words[:-1]), words[-1])
    return [f"{item.type},{item.value}" for item in offered]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_script_is_printed(shell: str) -> None:
    """Each documented shell gets a script that asks the program back."""
    done = run(_LINEPROOF_COMPLETE=f"{shell}_source")

    assert done.returncode == 0
    assert f"_LINEPROOF_COMPLETE={shell}_complete".encode() in done.stdout


def test_commands_and_values_are_completed() -> None:
    """Commands, options and their values."""
    assert completed("co") == ["plain,code"]
    assert completed("code", "--rule") == ["plain,--rulebook"]
    assert completed("code", "--rulebook", "g") == ["plain,guide"]


@pytest.mark.parametrize(
    "words",
    [
        ["code"],
        ["why"],
        ["graph"],
        ["check"],
        ["export"],
        ["new"],
        ["export", "a.yaml", "-o"],
        ["graph", "a.yaml", "-o"],
    ],
    ids=" ".join,
)
def test_files_are_completed(words: list[str]) -> None:
    """Where a file is asked for the shell offers files."""
    assert completed(*words, "vis") == ["file,vis"]
