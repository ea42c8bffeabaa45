"""Arguments and options that several commands share."""

import re
import sys
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from lineproof.logic import OverlayError, Rulebook, load_rulebook

if TYPE_CHECKING:
    from lineproof.logic import Facts, Parsed

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

a_file = click.Path(readable=False)  # so that shells complete names; reading tells what is wrong

file_argument: Decorator = click.argument("file", metavar="FILE", type=a_file)


def _code(_: click.Context, __: click.Parameter, value: str) -> str:
    return a_code(value)


def a_code(value: str) -> str:
    """A code in capitals, without its modifiers; ends the program if it is none."""
    code = value.strip().upper().partition("-")[0]
    if not re.fullmatch(r"[0-9A-Z]{5}", code):
        fail(f"`{value}` is not a code: codes are five letters or digits, such as 17003 or J3301")
    return code


code_argument: Decorator = click.argument("code", metavar="CODE", callback=_code)


def format_option(*formats: str) -> Decorator:
    """`--format`, the first being the default."""
    return click.option(
        "--format", "form", type=click.Choice(formats), default=formats[0], show_default=True,
        help="How to print the answer.",
    )  # fmt: skip


book_option: Decorator = click.option(
    "--rulebook", "book", type=click.Choice(["standard", "guide"]), default="standard",
    show_default=True, help="What the authorities say, or the published guide to the letter.",
)  # fmt: skip
overlay_option: Decorator = click.option(
    "--overlay", "overlays", metavar="FILE.lp", type=a_file, multiple=True,
    help="Rules of your own laid over the rulebook; may be given several times.",
)  # fmt: skip


choose_option: Decorator = click.option(
    "--choose", "choices", metavar="POINT=OPTION", multiple=True,
    help="Settle an open point otherwise; `rules points` lists them.",
)  # fmt: skip


def rulebook_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--rulebook`, `--overlay` and `--choose`: the command gets the `rulebook` that they make."""

    @book_option
    @overlay_option
    @choose_option
    @wraps(command)
    def run(
        *args: Any, book: str, overlays: tuple[str, ...], choices: tuple[str, ...], **others: Any
    ) -> Any:
        return command(*args, rulebook=read_rulebook(book, overlays, choices), **others)

    return run


def read_source(file: str) -> bytes:
    """The bytes of a file, or of standard input for `-`; ends the program if there are none."""
    if file == "-":
        return _standard_input()
    try:
        return Path(file).read_bytes()
    except OSError as error:
        fail(f"{file}: cannot be read: {(error.strerror or str(error)).lower()}")


def _standard_input() -> bytes:
    if sys.stdin is None:  # closed by who started the program
        fail("stdin: cannot be read: it is closed")
    return sys.stdin.buffer.read()


def read_encounter(file: str) -> "Facts":
    """The encounter of a file; prints every problem and ends the program if there are any."""
    from lineproof.logic import record

    return record(read_parsed(file))


def read_parsed(file: str) -> "Parsed":
    """The same, not yet as facts."""
    # Imported late: it is half of a command's imports, and a rulebook is read in the meantime.
    from lineproof.logic import EncounterError, parse_encounter

    try:
        return parse_encounter(read_source(file), "stdin" if file == "-" else file)
    except EncounterError as error:
        fail(*map(str, error.problems))


def read_rulebook(name: str, overlays: Sequence[str] = (), choices: Sequence[str] = ()) -> Rulebook:
    """A rulebook under overlays and choices; prints all that is wrong and ends the program."""
    try:
        return load_rulebook(name, overlays, _choices(choices))
    except OverlayError as error:
        fail(*map(str, error.problems))


def _choices(said: Sequence[str]) -> dict[str, str]:
    """Choices as they were typed, `POINT=OPTION`; ends the program where one is none."""
    found: dict[str, str] = {}
    for text in said:
        point, equals, option = (part.strip() for part in text.partition("="))
        if not equals or found.setdefault(point, option) != option:
            why = "settles a point a second time" if equals else "is no choice"
            fail(f"--choose: `{text}` {why}: write POINT=OPTION, each point once")
    return found


def fail(*messages: str) -> NoReturn:
    """Say what is wrong, all of it, and end with exit code 2: bad usage or input."""
    for message in messages:
        click.echo(message, err=True)
    raise SystemExit(2)
