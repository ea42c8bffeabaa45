"""`lineproof rules check`: what is amiss with the rules of a rulebook, or of one's own."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

import click

from lineproof.logic import (
    Finding,
    OverlayError,
    Rulebook,
    check_rules,
    open_overlay,
)

from .options import (
    book_option,
    choose_option,
    fail,
    format_option,
    overlay_option,
    read_rulebook,
)
from .output import print_json


@click.command("check")
@book_option
@overlay_option
@choose_option
@format_option("text", "json")
def check_rulebook(
    book: str, overlays: tuple[str, ...], choices: tuple[str, ...], form: str
) -> None:
    """Check the rules of a rulebook and of overlays, and tell all that is amiss.

    Facts that the data dictionary does not know, dangling and double names, rules without a
    sentence or a source, rules that never fire or are always overridden, gaps and overlaps of
    steps, circles of precedence, pairs of codes that contradict each other, dates that are over.
    Exit code 1 if anything is found.
    """
    rulebook = _rulebook(read_rulebook(book, (), choices), overlays)
    found = check_rules(rulebook)
    if form == "json":
        print_json(_json(rulebook, found))
    else:
        click.echo("\n".join(_told(rulebook, found)))
    raise SystemExit(1 if found else 0)


def _rulebook(rulebook: Rulebook, overlays: Sequence[str]) -> Rulebook:
    """The rulebook under overlays that may be unfit for it; ends the program if one is no file."""
    try:
        return rulebook.under(map(open_overlay, overlays))
    except OverlayError as error:
        fail(*map(str, error.problems))


def _told(rulebook: Rulebook, found: Sequence[Finding]) -> Iterator[str]:
    yield from map(str, found)
    amiss = {0: "nothing amiss", 1: "1 finding"}.get(len(found), f"{len(found)} findings")
    yield f"rulebook {rulebook.title}: {amiss}"
    yield from (f"{overlay.name}: {overlay.digest}" for overlay in rulebook.overlays)


def _json(rulebook: Rulebook, found: Sequence[Finding]) -> dict[str, Any]:
    return {
        "format": "lineproof/rules-check/1",
        "rulebook": {
            "name": rulebook.name,
            "version": rulebook.version,
            "digest": rulebook.digest,
            "overlays": [{"name": o.name, "digest": o.digest} for o in rulebook.overlays],
        },
        "findings": [asdict(finding) for finding in found],
    }
