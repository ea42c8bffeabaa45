"""`lineproof check`: whether a file is a valid encounter."""

import click

from lineproof.logic import EncounterError, parse_encounter, record

from .options import file_argument, format_option, read_source
from .output import print_json


@click.command()
@file_argument
@format_option("text", "json")
def check(file: str, form: str) -> None:
    """Check that FILE is a valid encounter (YAML or JSON; - is standard input).

    All errors are told at once, each with its line. Exit code 1 if there are any.
    """
    problems = _problems(file)
    if form == "json":
        print_json({
            "format": "lineproof/check/1",
            "file": file,
            "valid": not problems,
            "problems": problems,
        })  # fmt: skip
    elif problems:
        click.echo("\n".join(str(problem["text"]) for problem in problems), err=True)
    else:
        click.echo(f"{file}: a valid encounter")
    raise SystemExit(1 if problems else 0)


def _problems(file: str) -> list[dict[str, str | int]]:
    try:
        record(parse_encounter(read_source(file), "stdin" if file == "-" else file))
    except EncounterError as error:
        return [
            {"line": p.line, "path": p.path, "message": p.message, "text": str(p)}
            for p in error.problems
        ]
    return []
