"""`lineproof new`: a commented encounter file to start from."""

from pathlib import Path

import click

from lineproof.logic import template

from .options import a_file, fail, format_option
from .output import print_json


@click.command()
@click.argument("file", metavar="FILE", default="-", type=a_file)
@format_option("text", "json")
def new(file: str, form: str) -> None:
    """Write a commented encounter to FILE, or print it. An existing file is never overwritten."""
    content = template()
    if file != "-":
        _write(file, content)
    if form == "json":
        print_json({"format": "lineproof/new/1", "file": file, "template": content})
    elif file == "-":
        click.echo(content, nl=False)
    else:
        click.echo(f"{file}: written; fill it in, then: lineproof code {file}")


def _write(file: str, content: str) -> None:
    try:
        with Path(file).open("x", encoding="utf-8") as target:
            target.write(content)
    except FileExistsError:
        fail(f"{file}: exists already: name another file")
    except OSError as error:
        fail(f"{file}: cannot be written: {(error.strerror or str(error)).lower()}")
