"""`lineproof new`: a commented encounter file to start from."""

from pathlib import Path

import click

from lineproof.logic import template

from .options import fail, format_option
from .output import print_json


@click.command()
@click.argument("file", metavar="FILE", default="-")
@format_option("text", "json")
def new(file: str, form: str) -> None:
    """Write a commented encounter to FILE, or print it. An existing file is never overwritten."""
    if file == "-":
        click.echo(template(), nl=False)
        return
    try:
        with Path(file).open("x", encoding="utf-8") as target:
            target.write(template())
    except FileExistsError:
        fail(f"{file}: exists already: name another file")
    except OSError as error:
        fail(f"{file}: cannot be written: {(error.strerror or str(error)).lower()}")
    if form == "json":
        print_json({"format": "lineproof/new/1", "file": file})
    else:
        click.echo(f"{file}: written; fill it in, then: lineproof code {file}")
