"""`lineproof rules test` and `lineproof rules coverage`: cases as data, for any rulebook."""

from collections.abc import Iterator, Sequence
from typing import Any

import click

from lineproof.logic import (
    Case,
    CaseError,
    Coverage,
    OverlayError,
    Rulebook,
    Verdict,
    coverage,
    read_cases,
    record,
    run_cases,
)

from .options import a_file, fail, format_option, rulebook_option
from .output import print_json

cases_argument = click.argument("cases", metavar="CASES...", type=a_file, nargs=-1, required=True)


@click.command("test")
@cases_argument
@rulebook_option
@format_option("text", "json")
def test_cases(cases: tuple[str, ...], rulebook: Rulebook, form: str) -> None:
    """Decide CASES (files, or folders of them) and tell which do not come out as they say.

    A case is a YAML file with an `encounter` and what to `expect` of it: lines, rules, what is
    held, excluded, the patient's to pay, noted. Exit code 1 if one comes out otherwise.
    """
    try:
        verdicts = run_cases(_read(cases, rulebook), rulebook)
    except OverlayError as error:
        fail(*map(str, error.problems))
    failed = [verdict for verdict in verdicts if verdict.misses]
    if form == "json":
        print_json({
            "format": "lineproof/test/1",
            "rulebook": rulebook.name,
            "cases": len(verdicts),
            "failed": list(map(_verdict, failed)),
        })  # fmt: skip
    else:
        click.echo("\n".join([*(line for each in failed for line in _told(each)),
                              _sum(len(verdicts), len(failed), rulebook)]))  # fmt: skip
    raise SystemExit(1 if failed else 0)


@click.command("coverage")
@cases_argument
@rulebook_option
@click.option("--values", is_flag=True, help="Tell single values of a condition as well.")
@format_option("text", "json")
def show_coverage(cases: tuple[str, ...], rulebook: Rulebook, values: bool, form: str) -> None:
    """Tell which rules and conditions no case of CASES (files, or folders) puts to work.

    With overlays it is the rules of the overlays that are looked at, else all of the rulebook.
    Exit code 1 if there are any.
    """
    found = coverage([record(case.parsed) for case in _read(cases, rulebook)], rulebook)
    if form == "json":
        print_json(_json(found))
    else:
        click.echo("\n".join(_lines(found, values)))
    raise SystemExit(1 if found.unfired or found.idle else 0)


def _read(paths: Sequence[str], rulebook: Rulebook) -> list[Case]:
    try:
        found = [case for case in read_cases(paths) if rulebook.name in case.expect]
    except CaseError as error:
        fail(*map(str, error.problems))
    if not found:
        fail(f"no case here expects anything of the {rulebook.name} rulebook")
    return found


def _sum(count: int, failed: int, rulebook: Rulebook) -> str:
    cases = "1 case" if count == 1 else f"{count} cases"
    came = "all as written" if not failed else f"{failed} not as written"
    return f"{cases} of the rulebook {rulebook.title}: {came}"


def _told(verdict: Verdict) -> Iterator[str]:
    line = verdict.case.expect[verdict.rulebook].line
    yield f"{verdict.case.file}:{line}: {verdict.case.title or verdict.case.name}"
    for miss in verdict.misses:
        yield f"  {miss.part}: wanted {miss.wanted or 'nothing'}"
        yield f"  {' ' * len(miss.part)}  decided {miss.got or 'nothing'}"
        yield from (f"    {reason}" for reason in miss.why)


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "case": verdict.case.name,
        "file": verdict.case.file,
        "title": verdict.case.title,
        "misses": [
            {"part": m.part, "wanted": m.wanted, "decided": m.got, "why": list(m.why)}
            for m in verdict.misses
        ],
    }


def _lines(found: Coverage, values: bool) -> Iterator[str]:
    yield from (f"{rule}: no case fires it" for rule in found.unfired)
    for condition in found.conditions:
        if condition in found.idle:
            more = len(condition.words) - 1
            others = f" (or {more} other values)" if more else ""
            yield f"{condition.rule}: {condition.words[0]}{others}: no case puts it to work"
        elif values and condition.rule not in found.unfired:
            yield from (f"{condition.rule}: {words}: not this value" for words in condition.idle)
    idle = len(found.unfired), len(found.idle)
    counted = f"{len(found.rules)} rules with {len(found.conditions)} conditions"
    cases = "1 case" if found.encounters == 1 else f"{found.encounters} cases"
    yield f"{cases}: of {counted}, {idle[0]} rules and {idle[1]} conditions idle"


def _json(found: Coverage) -> dict[str, Any]:
    return {
        "format": "lineproof/coverage/1",
        "rulebook": found.rulebook,
        "cases": found.encounters,
        "rules": {"count": len(found.rules), "unfired": list(found.unfired)},
        "conditions": {
            "count": len(found.conditions),
            "unfired": [{"rule": c.rule, "words": list(c.words)} for c in found.idle],
            "idle_values": [
                {"rule": c.rule, "words": list(c.idle)}
                for c in found.conditions
                if c.idle and not c.unfired
            ],
        },
    }
