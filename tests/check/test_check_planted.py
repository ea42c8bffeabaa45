"""Errors planted in a proof that holds: each is found, and told at the node it is in."""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import asdict, replace
from functools import cache
from importlib import import_module
from typing import Any

import pytest

from lineproof.logic import (
    Defect,
    Facts,
    Node,
    Proof,
    Rulebook,
    UnreadableProof,
    answer_of,
    brief,
    decide,
    load_rulebook,
    parse_encounter,
    proof_from_json,
    prove,
    record,
    verify,
)

Answer = import_module("lineproof.logic.check.answer").Answer
kernel = import_module("lineproof.logic.check.kernel").kernel
stated = import_module("lineproof.logic.check.stated").stated
predicate_of = import_module("lineproof.logic.check.terms").predicate_of

VISIT = b"""
encounter: planted
date: 2026-03-14
patient: established
payer: medicare
place: office
lesions:
  - {site: scalp, kind: actinic keratosis, count: 6, done: {technique: cryotherapy}}
  - {site: hand, kind: actinic keratosis, count: 7, done: {technique: cryotherapy}}
  - {site: back, kind: nevus, size: 7 mm, known_by: pathology, symptoms: bleeding,
     done: {technique: excision, margin: 2 mm},
     specimen: {slides: own lab, reading: own physician}}
"""
TOTAL = "total(0,insurer,ak,13)"
SUM = f"count {TOTAL} 13"
SITE = "has(0,lesion(3),site,back)"
MEASURED = "attr(0,act(3,1),excised,110)"
ALL = "count applies(0,act(1,1),ak_destruction) all"
RULE = "rule ak_destruction"
ASKED = "about(ak_destruction,act,technique)"


@cache
def visit() -> Facts:
    """The visit that every proof here is about."""
    return record(parse_encounter(VISIT, "visit.yaml"))


@cache
def book() -> Rulebook:
    """Its rulebook."""
    return load_rulebook("standard")


@cache
def answer() -> Any:
    """All that holds of it."""
    return answer_of(visit(), book())


@cache
def proof() -> Proof:
    """The proof of all its lines and of what is held, which holds."""
    (decision,) = decide([visit()], book())
    billed = [root for line in decision.lines for root in line.roots]
    held = [root for item in decision.held for root in item.roots]
    return prove(visit(), book(), [*billed, *held])


def node(name: str) -> Node:
    """A node of the proof."""
    return next(node for node in proof().nodes if node.id == name)


def premises(name: str) -> list[str]:
    """What a node rests on."""
    return [below for above, below in proof().edges if above == name]


def altered(name: str, **values: Any) -> Proof:
    """The proof with another node in the place of one."""
    made = [replace(one, **values) if one.id == name else one for one in proof().nodes]
    return replace(proof(), nodes=tuple(made))


def bound(name: str, **values: str) -> Proof:
    """The proof with other values in the binding of a node."""
    binding = tuple((of, values.get(of, value)) for of, value in node(name).binding)
    return altered(name, binding=binding)


def without(*edges: tuple[str, str]) -> Proof:
    """The proof without some edges."""
    return replace(proof(), edges=tuple(edge for edge in proof().edges if edge not in edges))


def more(nodes: Iterable[Node] = (), edges: Iterable[tuple[str, str]] = ()) -> Proof:
    """The proof with more in it."""
    return replace(proof(), nodes=(*proof().nodes, *nodes), edges=(*proof().edges, *edges))


def renamed(old: str, new: str, **values: Any) -> Proof:
    """The proof with another id for a node, wherever it stands."""

    def name(one: str) -> str:
        return new if one == old else one

    made = altered(old, **values)
    return Proof(
        tuple(map(name, made.roots)),
        tuple(replace(one, id=name(one.id)) for one in made.nodes),
        tuple((name(above), name(below)) for above, below in made.edges),
    )


def wrong(planted: Proof) -> tuple[Defect, ...]:
    """What the check finds."""
    return verify(planted, answer(), visit(), book())


def test_the_proof_holds() -> None:
    assert wrong(proof()) == ()
    assert proof().edges and node(SUM).text == "6 + 7 = 13"


PLANTED: dict[str, tuple[Callable[[], Proof], str, str]] = {
    "a dropped premise": (
        lambda: without((MEASURED, "attr(0,act(3,1),size,70)")),
        MEASURED,
        "it does not rest on attr(0,act(3,1),size,70), as it must",
    ),
    "a foreign premise": (
        lambda: more(edges=[(MEASURED, SITE)]),
        MEASURED,
        f"it rests on {SITE}, which has no part in it",
    ),
    "a premise of a fact": (
        lambda: more(edges=[(SITE, RULE)]),
        SITE,
        f"it rests on {RULE}, which has no part in it",
    ),
    "a cycle": (
        lambda: more(edges=[("attr(0,act(3,1),size,70)", MEASURED)]),
        "attr(0,act(3,1),size,70)",
        f"it rests on itself, by way of {MEASURED}",
    ),
    "a node below itself": (
        lambda: more(edges=[(MEASURED, MEASURED)]),
        MEASURED,
        "it rests on itself, by way of nothing",
    ),
    "an uncited leaf": (lambda: altered(RULE, source=""), RULE, "it has no source"),
    "another source": (
        lambda: altered(RULE, source="CPT 2026: 17000"),
        RULE,
        "its source is not that of the rulebook",
    ),
    "another sentence": (
        lambda: altered(RULE, text="Whatever is destroyed is coded."),
        RULE,
        "its sentence is not that of the rulebook",
    ),
    "another rule beside a rule": (
        lambda: altered(RULE, rule="shave_removal"),
        RULE,
        "it is said to be rule `shave_removal`",
    ),
    "a rule that is none": (
        lambda: renamed(RULE, "rule made_up", rule="made_up"),
        "rule made_up",
        "the rulebook has no such rule",
    ),
    "a fact of no rule": (
        lambda: without((ASKED, RULE)),
        ASKED,
        f"it does not rest on {RULE}, as it must",
    ),
    "a fact of another rule": (
        lambda: altered(ASKED, rule="shave_removal"),
        ASKED,
        "it is said to be of `shave_removal`, not of `ak_destruction`",
    ),
    "a fact the rulebook does not state": (
        lambda: renamed(ASKED, "about(ak_destruction,act,size)"),
        "about(ak_destruction,act,size)",
        "the rulebook does not state it",
    ),
    "a shared fact of another rulebook": (
        lambda: altered("collective(ak)", source="rulebook guide, 2026.11"),
        "collective(ak)",
        "its source is `rulebook guide, 2026.11`, not `rulebook standard, 2026.11`",
    ),
    "a wrong count": (
        lambda: renamed(SUM, f"count {TOTAL} 14"),
        f"count {TOTAL} 14",
        "no step counts this",
    ),
    "a wrong total": (
        lambda: bound(TOTAL, N="14"),
        TOTAL,
        "it counts 14, but there are 13",
    ),
    "wrong numbers in a sum": (
        lambda: altered(SUM, text="6 + 8 = 14"),
        SUM,
        "it says `6 + 8 = 14`; what it adds up are [6, 7]",
    ),
    "a sum that does not add up": (
        lambda: altered(SUM, text="6 + 7 = 14"),
        SUM,
        "it says `6 + 7 = 14`; what it adds up are [6, 7]",
    ),
    "a dropped member of a count": (
        lambda: without((SUM, "counts(0,act(2,1),ak,7)")),
        SUM,
        "it does not rest on counts(0,act(2,1),ak,7), as it must",
    ),
    "a foreign member of a count": (
        lambda: more(edges=[(SUM, "attr(0,act(3,1),size,70)")]),
        SUM,
        "it rests on attr(0,act(3,1),size,70), which has no part in it",
    ),
    "a dropped condition of a rule": (
        lambda: without(
            (
                "count applies(0,act(1,1),ak_destruction) all",
                "when(ak_destruction,intent,is,destroy)",
            )
        ),
        "count applies(0,act(1,1),ak_destruction) all",
        "it does not rest on when(ak_destruction,intent,is,destroy), as it must",
    ),
    "a wrong binding": (
        lambda: bound(MEASURED, M="30"),
        MEASURED,
        "its step gives attr(0,act(3,1),excised,130), not this",
    ),
    "a wrong binding of what the conclusion does not say": (
        lambda: bound("attr(0,act(3,1),size,70)", P="lesion(1)"),
        "attr(0,act(3,1),size,70)",
        "part_of(0,act(3,1),lesion(1)) does not hold",
    ),
    "a binding without a variable": (
        lambda: altered(MEASURED, binding=node(MEASURED).binding[1:]),
        MEASURED,
        "it must say once what each of D, E, M, T stands for",
    ),
    "a binding that says a variable twice": (
        lambda: altered(MEASURED, binding=(*node(MEASURED).binding, ("M", "20"))),
        MEASURED,
        "it must say once what each of D, E, M, T stands for",
    ),
    "a binding of no term": (
        lambda: bound(MEASURED, M="20),("),
        MEASURED,
        "`20),(`, which M stands for, is no term as terms are written",
    ),
    "a binding written otherwise": (
        lambda: bound(MEASURED, M="10+10"),
        MEASURED,
        "`10+10`, which M stands for, is no term as terms are written",
    ),
    "a binding that is no number": (
        lambda: bound(MEASURED, M="wide"),
        MEASURED,
        "`wide` is no number",
    ),
    "another step of the kernel": (
        lambda: altered(TOTAL, rule="own_measure"),
        TOTAL,
        "it must say once what each of A, E, M, R, T stands for",
    ),
    "a step the kernel has not": (
        lambda: altered(TOTAL, rule="guessed"),
        TOTAL,
        "the kernel has no step `guessed`",
    ),
    "a wrong place": (
        lambda: altered(SITE, place="visit.yaml:11"),
        SITE,
        "it is said to stand at visit.yaml:11, not at visit.yaml:10",
    ),
    "no place": (
        lambda: altered(SITE, place=""),
        SITE,
        "it is said to stand at no place, not at visit.yaml:10",
    ),
    "a fact that is not recorded": (
        lambda: renamed(SITE, "has(0,lesion(3),site,nose)"),
        "has(0,lesion(3),site,nose)",
        "it is not recorded",
    ),
    "a conclusion told as a fact": (
        lambda: altered(MEASURED, kind="fact", place="visit.yaml:10"),
        MEASURED,
        "it is not recorded",
    ),
    "a false comparison": (
        lambda: more([Node("9 le 5", "comparison", "9 <= 5")], [(MEASURED, "9 le 5")]),
        "9 le 5",
        "no step compares this",
    ),
    "an absence of nothing": (
        lambda: more([Node("not held(0)", "absence", "")], [(MEASURED, "not held(0)")]),
        "not held(0)",
        "no step needs that this does not hold",
    ),
    "a kind that is none": (
        lambda: altered(SITE, kind="guess"),
        SITE,
        "there is no kind of node named `guess`",
    ),
    "an orphan": (
        lambda: more([Node("has(0,encounter,place,office)", "fact", "", place="visit.yaml:6")]),
        "has(0,encounter,place,office)",
        "no answer rests on it",
    ),
    "a root that is missing": (
        lambda: replace(proof(), roots=("note(0,visit,x)",)),
        "note(0,visit,x)",
        "it is to be proved, but is not in the proof",
    ),
    "a root that is a leaf": (
        lambda: replace(proof(), roots=(*proof().roots, SITE)),
        SITE,
        "it is to be proved, but no step concludes it",
    ),
    "no root": (lambda: replace(proof(), roots=()), SITE, "no answer rests on it"),
    "a node that is missing": (
        lambda: replace(proof(), nodes=tuple(one for one in proof().nodes if one.id != SITE)),
        "attr(0,lesion(3),site,back)",
        f"it rests on {SITE}, which is not in the proof",
    ),
    "a node told twice": (
        lambda: more([node(SITE)]),
        SITE,
        "it stands there 2 times",
    ),
    "an edge told twice": (
        lambda: more(edges=[(ASKED, RULE)]),
        ASKED,
        f"it rests 2 times on {RULE}",
    ),
    "premises of nothing": (
        lambda: more(edges=[("made_up", RULE)]),
        "made_up",
        "it has premises, but is not in the proof",
    ),
    "a count of nothing": (
        lambda: without(*((SUM, below) for below in premises(SUM))),
        SUM,
        "it ends the proof, but is neither recorded nor stated",
    ),
}


@pytest.mark.parametrize("planted", PLANTED)
def test_a_planted_error_is_found(planted: str) -> None:
    make, at, what = PLANTED[planted]

    assert Defect(at, what) in wrong(make())


@cache
def absences() -> tuple[str, ...]:
    """The absences the proof rests on, but for those of the rulebook's own facts."""
    found = [one.id for one in proof().nodes if one.kind == "absence"]
    return tuple(name for name in found if predicate_of(name.removeprefix("not ")) in kernel().own)


def test_a_false_negation_is_found() -> None:
    """Where what an absence denies does hold, it is told of all that rests on the absence."""
    assert len(absences()) > 20
    for absence in absences():
        atom = re.sub(r"\bany\b", "something", absence.removeprefix("not "))
        holding = Answer([*answer().own.atoms, atom], stated(book()))
        found = verify(proof(), holding, visit(), book())

        above = {conclusion for conclusion, below in proof().edges if below == absence}
        assert above == {one.node for one in found if "but it does" in one.what}


def test_a_place_of_an_absence_is_that_of_the_thing() -> None:
    (name, *_) = [one.id for one in proof().nodes if one.kind == "absence" and one.place]
    (defect,) = wrong(altered(name, place="visit.yaml:1"))

    assert defect.node == name
    assert "visit.yaml:1" in defect.what


def test_a_proof_of_another_visit_does_not_hold() -> None:
    """A proof is checked against the answer, not against what it says of itself."""
    other = record(parse_encounter(VISIT.replace(b"count: 7", b"count: 8"), "visit.yaml"))
    found = verify(proof(), answer_of(other, book()), other, book())

    assert Defect("has(0,lesion(2),count,7)", "it is not recorded") in found
    assert Defect(TOTAL, "it counts 13, but there are 14") in found


def test_a_proof_by_another_rulebook_does_not_hold() -> None:
    guide = load_rulebook("guide")

    assert verify(proof(), answer_of(visit(), guide), visit(), guide)


def test_a_brief_proof_is_no_proof() -> None:
    assert wrong(brief(proof()))


def test_no_edge_can_be_removed() -> None:
    """Each premise of the whole proof is needed."""
    unnoticed = [edge for edge in proof().edges if not wrong(without(edge))]

    assert unnoticed == []


def test_no_node_can_be_removed() -> None:
    """Nor can a node, with or without the edges it is in."""
    for gone in proof().nodes:
        nodes = tuple(one for one in proof().nodes if one != gone)
        edges = tuple(edge for edge in proof().edges if gone.id not in edge)

        assert wrong(replace(proof(), nodes=nodes))
        assert wrong(replace(proof(), nodes=nodes, edges=edges))


def test_no_value_of_a_binding_can_be_changed() -> None:
    """What each variable of each step stands for is checked."""
    for one in proof().nodes:
        for name, _ in one.binding:
            assert wrong(bound(one.id, **{name: "something"})), (one.id, name)


def test_a_proof_read_back_holds() -> None:
    """What `why --format json --full` writes can be checked by whoever reads it."""
    assert proof_from_json(json.loads(json.dumps(written()))) == proof()


def written() -> dict[str, Any]:
    """The proof as it is written."""
    return {
        "format": "lineproof/proof/1",
        "answers": [{"title": "all", "roots": list(proof().roots)}],
        "nodes": [asdict(one) for one in proof().nodes],
        "edges": [list(edge) for edge in proof().edges],
    }


BLANK = asdict(Node("", "", ""))
BROKEN: dict[str, Any] = {
    "nothing": None,
    "a list": [],
    "no nodes": {"answers": [], "edges": []},
    "a node that is a text": {"answers": [], "nodes": ["x"], "edges": []},
    "a node without an id": {"answers": [], "nodes": [{"kind": "fact"}], "edges": []},
    "an id that is a number": {"answers": [], "nodes": [{**BLANK, "id": 1}], "edges": []},
    "a binding of one": {"answers": [], "nodes": [{**BLANK, "binding": [["a"]]}], "edges": []},
    "an edge of one": {"answers": [], "nodes": [], "edges": [["x"]]},
}


@pytest.mark.parametrize("broken", BROKEN)
def test_what_is_no_proof_cannot_be_read(broken: str) -> None:
    with pytest.raises(UnreadableProof):
        proof_from_json(BROKEN[broken])
