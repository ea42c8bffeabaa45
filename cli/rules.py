"""`lineproof rules`: what the rulebooks say."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

import click

from lineproof.logic import Rule, Rulebook, Speech, points

from .near import NearGroup
from .options import fail, format_option, rulebook_option
from .output import print_json
from .rules_cases import show_coverage, test_cases
from .rules_check import check_rulebook
from .rules_points import list_points, show_point


@click.group(cls=NearGroup)
def rules() -> None:
    """List, show, search and try the rules of a rulebook."""


rules.add_command(test_cases)
rules.add_command(show_coverage)
rules.add_command(check_rulebook)
rules.add_command(list_points)


@rules.command("list")
@rulebook_option
@click.option("--authority", help="Only the rules of this authority, such as cpt, ncci or guide.")
@format_option("table", "json")
def list_rules(rulebook: Rulebook, authority: str | None, form: str) -> None:
    """List the rules of a rulebook, each with its authority and its sentence."""
    found = list(rulebook.rules.values())
    known = sorted({rule.authority for rule in found})
    if authority is not None and authority not in known:
        use = ", ".join(known)
        fail(f"`{authority}` is no authority of the {rulebook.name} rulebook: use {use}")
    _print_all(rulebook, [r for r in found if authority in (None, r.authority)], form)


@rules.command()
@click.argument("words", nargs=-1, required=True)
@rulebook_option
@format_option("table", "json")
def search(words: tuple[str, ...], rulebook: Rulebook, form: str) -> None:
    """Find the rules that mention all of WORDS: in id, sentence, source, or as a code they give.

    Exit code 1 if there is none.
    """
    found = [r for r in rulebook.rules.values() if _mentions(r, rulebook, words)]
    if not found and form == "table":
        said = " ".join(words)
        click.echo(f"no rule of the {rulebook.name} rulebook mentions {said}", err=True)
    else:
        _print_all(rulebook, found, form)
    raise SystemExit(0 if found else 1)


@rules.command()
@click.argument("rule")
@rulebook_option
@format_option("table", "json")
def show(rule: str, rulebook: Rulebook, form: str) -> None:
    """Show one RULE: its sentence, its sources, and the facts it consists of.

    Of an open point: its question, its options, and the rules that hold under each.
    """
    point = next((each for each in points(rulebook) if each.name == rule), None)
    if point is not None:
        show_point(point, form)
        return
    found = rulebook.rules.get(rule)
    if found is None:
        close = get_close_matches(rule, [*rulebook.rules, *(p.name for p in points(rulebook))], 1)
        near = f": did you mean `{close[0]}`?" if close else ": `lineproof rules list` names them"
        fail(f"`{rule}` is no rule of the {rulebook.name} rulebook{near}")
    if form == "json":
        told = _json(found, rulebook)
        print_json({"format": "lineproof/rule/1", "rulebook": rulebook.name, **told})
    else:
        click.echo("\n".join(_lines(found, rulebook)))


def _mentions(rule: Rule, rulebook: Rulebook, words: Iterable[str]) -> bool:
    codes = (str(term) for _, row in rulebook.facts_of(rule.id) for term in row)
    text = " ".join((rule.id, rule.sentence, *map(str, rule.sources), *codes)).lower()
    return all(word.lower() in text for word in words)


def _print_all(rulebook: Rulebook, found: list[Rule], form: str) -> None:
    if form == "json":
        listed = [
            {"rule": r.id, "authority": r.authority, "confidence": r.confidence, "says": r.sentence}
            for r in found
        ]
        print_json({"format": "lineproof/rules/1", "rulebook": rulebook.name, "rules": listed})
        return
    from .output import show, table

    rows = [(r.id, r.authority, r.confidence, r.sentence) for r in found]
    columns = ("rule", "authority", "confidence", "says")
    counted = "1 rule" if len(rows) == 1 else f"{len(rows)} rules"
    show(table(f"{counted} of the {rulebook.name} rulebook", columns, rows))


def _facts(rule: Rule, rulebook: Rulebook) -> list[str]:
    """The facts that make the rule work, in words."""
    speech = Speech(rulebook, {})
    return [speech.fact_row(name, row) for name, row in rulebook.facts_of(rule.id)]


def _json(rule: Rule, rulebook: Rulebook) -> dict[str, Any]:
    return {
        "rule": rule.id,
        "authority": rule.authority,
        "confidence": rule.confidence,
        "says": rule.sentence,
        "sources": [
            {"document": s.document, "section": s.section, "year": s.year, "link": s.link}
            for s in rule.sources
        ],
        "statements": list(rule.statements),
        "readings": list(rule.readings),
        "contradicted_by": list(rule.contradicted_by),
        "choice": rule.choice or None,
        "facts": _facts(rule, rulebook),
        "place": rulebook.places[rule.id],
    }


def _lines(rule: Rule, rulebook: Rulebook) -> Iterable[str]:
    yield f"{rule.id} ({rule.authority}, confidence {rule.confidence})"
    yield rule.sentence
    for source in rule.sources:
        yield f"  source: {source}" + (f" <{source.link}>" if source.link else "")
    for statement in rule.statements:
        yield f"  statement {statement} of the guide"
    for reading in rule.readings:
        yield f"  read as: {reading}"
    for name in rule.contradicted_by:
        yield f"  the standard rulebook says otherwise: {name}"
    for fact in _facts(rule, rulebook):
        yield f"  - {fact}"
    if rule.choice:
        yield f"  holds where the open point is settled so: {rule.choice}"
    yield f"  in {rulebook.places[rule.id]}"
