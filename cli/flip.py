"""`lineproof flip`: which single change of an encounter turns its claim."""

from collections.abc import Iterable, Iterator
from itertools import groupby

import click

from lineproof.logic import EncounterError, Flip, NoSuchPlace, Rulebook, flips

from .options import fail, file_argument, format_option, read_source, rulebook_option
from .output import print_json, show

FORMAT = "lineproof/flips/1"
MANY = 4


@click.command()
@file_argument
@rulebook_option
@click.option(
    "--of", "part", default="", metavar="PLACE",
    help="Change only this part of the file, such as `lesions[1].count` or `visit`.",
)  # fmt: skip
@format_option("text", "json")
def flip(file: str, rulebook: Rulebook, part: str, form: str) -> None:
    """Tell which single change of FILE turns its claim, and by which rule.

    One lesion more, one millimeter, another site or payer, a document that is missing: everything
    in FILE is changed by itself, and each change that turns what is billed, held or paid by the
    patient is told. Of a number the nearest changes are told: up and down, and where codes change.
    """
    try:
        found = flips(read_source(file), "stdin" if file == "-" else file, rulebook, part)
    except EncounterError as error:
        fail(*map(str, error.problems))
    except NoSuchPlace as error:
        fail(f"{file}: {error}")
    if form == "json":
        print_json({"format": FORMAT, "flips": [each.to_json() for each in found]})
    else:
        show(*_told(found))


def _told(found: Iterable[Flip]) -> Iterator[object]:
    from rich.text import Text
    from rich.tree import Tree

    none = True
    for service, flips_of in groupby(found, key=lambda each: each.service):
        tree = Tree(Text(service))
        for _, alike in groupby(flips_of, key=_what):
            changes = list(alike)
            branch = tree.add(Text(f"{_what(changes[0])} [{changes[0].place}]"))
            for change in changes:
                branch.add(Text(_turn(change)))
        none = False
        yield tree
    if none:
        yield "No single change turns the claim."


def _what(change: Flip) -> str:
    name = change.path.rpartition(".")[2]
    return f"{name}: {change.was}" if change.was else f"{name}, not recorded"


def _turn(change: Flip) -> str:
    gained, lost = ", ".join(change.gained), ", ".join(change.lost)
    outcome = " in place of ".join(filter(None, (gained, lost))) if gained else f"without {lost}"
    rules = ", ".join(rule.id for rule in change.rules)
    return f"{_or(tuple(map(_word, change.becomes)))}: {outcome}" + (f" [{rules}]" if rules else "")


def _word(text: str) -> str:
    return text or "left out"


def _or(words: tuple[str, ...]) -> str:
    shown = list(words[:MANY])
    if len(words) > MANY:
        return f"{', '.join(shown)} or {len(words) - MANY} more"
    return " or ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))
