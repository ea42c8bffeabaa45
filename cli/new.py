"""`lineproof new`: a commented encounter file to start from."""

import click

from lineproof.logic import template

from .files import write_new
from .options import a_file, format_option
from .output import print_json


@click.command()
@click.argument("file", metavar="FILE", default="-", type=a_file)
@format_option("text", "json")
def new(file: str, form: str) -> None:
    """Write a commented encounter to FILE, or print it. An existing file is never overwritten."""
    content = template()
    if file != "-":
        write_new(file, content)
    if form == "json":
        print_json({"format": "lineproof/new/1", "file": file, "template": content})
    elif file == "-":
        click.echo(content, nl=False)
    else:
        click.echo(f"{file}: written; fill it in, then: lineproof code {file}")
