"""The commands of lineproof, each loaded when it is called: `--help` stays instant."""

import gc
import os
import sys
from importlib import import_module
from typing import NoReturn

import click

from .near import NearGroup

COMMANDS = {
    "code": "Code a visit: claim lines, what is held, what the patient pays, what is left out.",
    "why": "Tell why each line stands, or one line.",
    "whynot": "Tell why a code is not on the claim.",
    "need": "Tell what is missing from the record for a code to be on the claim.",
    "flip": "Tell which single change of a visit turns its claim.",
    "graph": "Draw why the lines stand.",
    "replay": "Decide a kept record again, and tell what differs and why.",
    "check": "Check an encounter file, without coding it.",
    "new": "Write a commented encounter file to start from.",
    "schema": "Print the JSON Schema of an encounter file, a decision or a record.",
    "rules": "List, show, search and try the rules.",
    "tables": "Import CMS's own tables, and tell what they say and what is held.",
    "export": "Write the program and an encounter as plain files for clingo.",
}

RARELY = 50_000
"""Objects made between two searches for cycles; a command makes as many in all, and ends."""

# pydantic would look through every installed package for plugins; none is to see a visit.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

NOTICE = """\
CPT is a registered trademark of the American Medical Association, which holds the copyright of the
code set. lineproof holds code numbers with short words of its own, and no AMA descriptor."""


class Commands(NearGroup):
    """A group that imports a command's module only when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command of a name, imported now; None if there is none."""
        if name not in COMMANDS:
            return None
        command = getattr(import_module(f".{name}", __package__), name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _print_version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if not value or ctx.resilient_parsing:
        return
    from importlib.metadata import version

    from lineproof.logic import RULEBOOKS, digest_of, kernel_file, load_rulebook

    click.echo(f"lineproof {version('lineproof')}")
    click.echo(f"kernel    {digest_of((kernel_file(),))}")
    for name in RULEBOOKS:
        book = load_rulebook(name)
        click.echo(f"{name:<9} {book.digest} ({book.version})")
    click.echo(NOTICE)
    ctx.exit()


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, expose_value=False, is_eager=True, callback=_print_version,
    help="Show version, the digests of kernel and rulebooks, and the CPT notice.",
)  # fmt: skip
def cli() -> None:
    """Exact dermatology claim lines, each with its proof.

    Start with `lineproof new visit.yaml`, fill it in, then `lineproof code visit.yaml`.
    """


def main() -> None:
    """The entry point of the installed program.

    What a command reads or writes under a name, it reports under that name: an error that comes
    up to here is of standard output, such as a full disk behind it.
    """
    gc.set_threshold(RARELY)
    if sys.stdout is None:  # closed by who started the program
        _no_output("it is closed")
    try:
        cli(prog_name="lineproof")
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the exit would try anew
        _no_output((error.strerror or str(error)).lower())


def _no_output(reason: str) -> NoReturn:
    click.echo(f"stdout: cannot be written: {reason}", err=True)
    raise SystemExit(2) from None
