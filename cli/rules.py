"""`lineproof rules`: what the rulebooks say."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

import click

from lineproof.logic import Rule, Rulebook, Speech, load_rulebook

from .near import NearGroup
from .options import fail, format_option, rulebook_option
from .output import print_json


@click.group(cls=NearGroup)
def rules() -> None:
    """List, show and search the rules of a rulebook."""


@rules.command("list")
@rulebook_option
@click.option("--authority", help="Only the rules of this authority, such as cpt, ncci or guide.")
@format_option("table", "json")
def list_rules(book: str, authority: str | None, form: str) -> None:
    """List the rules of a rulebook, each with its authority and its sentence."""
    found = load_rulebook(book).rules.values()
    known = sorted({rule.authority for rule in found})
    if authority is not None and authority not in known:
        fail(f"`{authority}` is no authority of the {book} rulebook: use {', '.join(known)}")
    _print_all(book, [r for r in found if authority in (None, r.authority)], form)


@rules.command()
@click.argument("words", nargs=-1, required=True)
@rulebook_option
@format_option("table", "json")
def search(words: tuple[str, ...], book: str, form: str) -> None:
    """Find the rules that mention all of WORDS: in id, sentence, source, or as a code they give.

    Exit code 1 if there is none.
    """
    rulebook = load_rulebook(book)
    found = [r for r in rulebook.rules.values() if _mentions(r, rulebook, words)]
    if not found and form == "table":
        click.echo(f"no rule of the {book} rulebook mentions {' '.join(words)}", err=True)
    else:
        _print_all(book, found, form)
    raise SystemExit(0 if found else 1)


@rules.command()
@click.argument("rule")
@rulebook_option
@format_option("table", "json")
def show(rule: str, book: str, form: str) -> None:
    """Show one rule: its sentence, its sources, and the facts it consists of."""
    rulebook = load_rulebook(book)
    found = rulebook.rules.get(rule)
    if found is None:
        close = get_close_matches(rule, rulebook.rules, 1)
        near = f": did you mean `{close[0]}`?" if close else ": `lineproof rules list` names them"
        fail(f"`{rule}` is no rule of the {book} rulebook{near}")
    if form == "json":
        print_json({"format": "lineproof/rule/1", "rulebook": book, **_json(found, rulebook)})
    else:
        click.echo("\n".join(_lines(found, rulebook)))


def _mentions(rule: Rule, rulebook: Rulebook, words: Iterable[str]) -> bool:
    codes = (str(term) for _, row in rulebook.facts_of(rule.id) for term in row)
    text = " ".join((rule.id, rule.sentence, *map(str, rule.sources), *codes)).lower()
    return all(word.lower() in text for word in words)


def _print_all(book: str, found: list[Rule], form: str) -> None:
    if form == "json":
        listed = [
            {"rule": r.id, "authority": r.authority, "confidence": r.confidence, "says": r.sentence}
            for r in found
        ]
        print_json({"format": "lineproof/rules/1", "rulebook": book, "rules": listed})
        return
    from .output import show, table

    rows = [(r.id, r.authority, r.confidence, r.sentence) for r in found]
    columns = ("rule", "authority", "confidence", "says")
    counted = "1 rule" if len(rows) == 1 else f"{len(rows)} rules"
    show(table(f"{counted} of the {book} rulebook", columns, rows))


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
    yield f"  in {rulebook.places[rule.id]}"
