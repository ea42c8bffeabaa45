"""What has changed between the making of a record and now: kernel, program, files, rules."""

from collections.abc import Iterator, Mapping

import clingo

from ..dictionary import predicates
from ..rulebook import Rulebook
from .makers import rule_now
from .model import DecisionRecord, Makers, RuleThen
from .outcome import Change


def changes(
    then: DecisionRecord, now: DecisionRecord | None, here: Makers, rulebook: Rulebook
) -> Iterator[Change]:
    """Every change, the widest first; `now` is the record as it would be made here, if it can."""
    yield from _program(then.made_with, here)
    yield from _files(then.made_with, here)
    laid = [*_choices(then.made_with, here), *_overlays(then.made_with, here)]
    yield from laid
    if laid or then.made_with.rulebook.digest != here.rulebook.digest:
        yield from _rules(then, now, here, rulebook)
        yield from _facts(then, now, rulebook)


def _program(then: Makers, here: Makers) -> Iterator[Change]:
    if then.kernel != here.kernel:
        yield Change("kernel", "kernel", "changed")
    if then.lineproof != here.lineproof:
        was, now = (then.lineproof.version,), (here.lineproof.version,)
        yield Change("program", "lineproof", "changed", *_apart(was, now))
    if then.clingo != here.clingo:
        yield Change("solver", "clingo", "changed", (then.clingo,), (here.clingo,))


def _files(then: Makers, here: Makers) -> Iterator[Change]:
    was = {file.name: file.digest for file in then.rulebook.files}
    now = {file.name: file.digest for file in here.rulebook.files}
    for name, how in _moves(was, now):
        yield Change("file", name, how)
    if list(was) != list(now) and sorted(was) == sorted(now):
        yield Change("file", "the order of the files", "changed")


def _choices(then: Makers, here: Makers) -> Iterator[Change]:
    was = {each.point: each.choice for each in then.open_points}
    now = {each.point: each.choice for each in here.open_points}
    for name, how in _moves(was, now):
        before, after = ((said[name],) if name in said else () for said in (was, now))
        yield Change("choice", name, how, before, after)


def _overlays(then: Makers, here: Makers) -> Iterator[Change]:
    was = {overlay.name: overlay.digest for overlay in then.overlays}
    now = {overlay.name: overlay.digest for overlay in here.overlays}
    for name, how in _moves(was, now):
        yield Change("overlay", name, how)


def _moves(was: Mapping[str, str], now: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The names whose digests differ, each with what became of it."""
    for name in sorted(was.keys() | now.keys()):
        if was.get(name) != now.get(name):
            yield name, "new" if name not in was else "gone" if name not in now else "changed"


def _rules(
    then: DecisionRecord, now: DecisionRecord | None, here: Makers, rulebook: Rulebook
) -> Iterator[Change]:
    used = then.rules.keys() | (now.rules.keys() if now else set())
    for name, how in _moves(then.made_with.rulebook.rules, here.rulebook.rules):
        said = then.rules.get(name)
        says = rule_now(rulebook, name) if name in used and how != "gone" else None
        yield Change("rule", name, how, *_apart(_told(said), _told(says)), bears=name in used)


def _told(rule: RuleThen | None) -> tuple[str, ...]:
    """All that a rule says, in words, one text each."""
    if rule is None:
        return ()
    cited = (f"source: {source}" for source in rule.sources)
    known = (f"authority: {rule.authority}", f"confidence: {rule.confidence}")
    return (rule.sentence, *rule.facts, *cited, *known)


def _apart(was: tuple[str, ...], now: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What only one of the two says."""
    return (
        tuple(text for text in was if text not in now),
        tuple(text for text in now if text not in was),
    )


def _facts(
    then: DecisionRecord, now: DecisionRecord | None, rulebook: Rulebook
) -> Iterator[Change]:
    """Facts of no rule that the proof rested on, and that are not stated any more."""
    was = _stated(then)
    fresh = {name: text for name, text in (_stated(now) if now else {}).items() if name not in was}
    for name, text in was.items():
        if not _holds(name, rulebook):
            instead = tuple(said for other, said in fresh.items() if _alike(other, name))
            yield Change("fact", name, "changed" if instead else "gone", (text,), instead)


def _stated(kept: DecisionRecord) -> dict[str, str]:
    """The facts of the rulebook in a proof that belong to no rule, with their words."""
    return {
        node.id: node.text for node in kept.proof.nodes if node.kind == "rule" and not node.rule
    }


def _holds(name: str, rulebook: Rulebook) -> bool:
    try:
        atom = clingo.parse_term(name)
    except RuntimeError:
        return False
    return atom.name in predicates() and tuple(atom.arguments) in rulebook.facts[atom.name]


def _alike(one: str, other: str) -> bool:
    """Whether two facts say something of the same thing."""
    return one.split(",")[0] == other.split(",")[0]
