"""`lineproof rules points`: the register of open points."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import click

from lineproof.logic import Point, Rulebook, points

from .options import format_option, rulebook_option
from .output import print_json, show, table


@click.command("points")
@rulebook_option
@format_option("table", "json")
def list_points(rulebook: Rulebook, form: str) -> None:
    """List the open points: what payers answer differently, and how it is settled.

    `--choose POINT=OPTION` settles one otherwise; `rules show POINT` tells all of one.
    """
    found = points(rulebook)
    if form == "json":
        told = {"rulebook": rulebook.name, "points": list(map(_json, found))}
        print_json({"format": "lineproof/points/1", **told})
        return
    if not found:
        click.echo(f"the {rulebook.name} rulebook has no open points")
        return
    columns = ("point", "options", "settled as", "question")
    rows = ((p.name, ", ".join(p.options), p.chosen, p.question) for p in found)
    show(table(f"Open points of the {rulebook.name} rulebook", columns, rows))


def show_point(point: Point, form: str) -> None:
    """Print one open point."""
    if form == "json":
        print_json({"format": "lineproof/point/1", **_json(point)})
    else:
        click.echo("\n".join(_lines(point)))


def _json(point: Point) -> dict[str, Any]:
    return asdict(point)


def _lines(point: Point) -> Iterator[str]:
    yield f"{point.name} (open point)"
    yield point.question
    for option, words in point.options.items():
        marks = [
            *(["default"] if option == point.default else []),
            *(["chosen"] if option == point.chosen else []),
        ]
        yield f"  {option}: {words}" + (f" ({', '.join(marks)})" if marks else "")
        yield from (f"    rule {rule}" for rule in point.rules[option])
