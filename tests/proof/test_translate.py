"""The justifier of small programs: each thing that holds is derived, from premises that hold."""

import clingo
import pytest

from lineproof.logic import Untranslatable, choose, fire, translate

PROBES = {
    "a rule": "%@ r: {X}\np(X) :- q(X).",
    "negation with a place for anything": "%@ r: {X}\np(X) :- q(X), not s(X,_).",
    "a chain of comparisons": "%@ r: {X}\np(X) :- q(X), 1 <= X, X < 3.",
    "arithmetic in the head": "%@ r: {X}\np(X+1,2*X) :- q(X).",
    "arithmetic in a comparison": "%@ r: {X}\np(X) :- q(X), X/2 <= 1.",
    "several variables without a name": "%@ r: {X}\np(X) :- s(X,_), s(_,X).",
    "a sum": "%@ r: {N}\nt(N) :- N = #sum { Y,X : s(X,Y) }.",
    "a sum of products": "%@ r: {N}\nt(N) :- u(_,_), N = #sum { X*Y,X : s(X,Y), u(X,_) }.",
    "all of": "%@ r: {X}\np(X) :- q(X), q(Y) : s(X,Y).",
    "all of nothing": "%@ r: {X}\np(X) :- q(X), q(Y) : none(Y).",
    "a rule on itself": "%@ a: {X}\nr(X,Y) :- s(X,Y).\n%@ b: {X}\nr(X,Z) :- r(X,Y), s(Y,Z).",
    "steps on steps": "%@ a: {X}\np(X) :- q(X).\n%@ b: {X}\nv(X) :- p(X), not w(X).\n"
    "%@ c: {X}\nw(X) :- s(X,X).",
    "nothing to bind": "%@ r: yes\nyes :- q(1).\n%@ s: both\nboth :- yes, not no.",
}
GIVEN = "q(1..4). s(1,2). s(2,3). s(3,3). u(1,5). u(2,6). #defined none/1. #defined no/0. "


@pytest.mark.parametrize("probe", PROBES.values(), ids=PROBES)
def test_what_holds_is_derived(probe: str) -> None:
    """Every conclusion of a program has a firing that names it, from premises below it."""
    control = clingo.Control(["-Wnone"])
    control.add("base", [], GIVEN + probe)
    control.ground([("base", [])])
    kernel = translate(probe)
    derived = {step.head.partition("(")[0] for step in kernel.steps}
    atoms = [a.symbol for a in control.symbolic_atoms if a.symbol.name in derived]
    assert atoms

    (firings,) = fire(kernel, control, atoms).values()
    chosen = choose(firings, map(str, atoms))

    assert set(chosen) == set(map(str, atoms))
    rank = {name: at for at, name in enumerate(chosen)}
    for name, firing in chosen.items():
        assert all(rank[premise] < rank[name] for premise in firing.needs)


def test_members_are_those_of_the_count() -> None:
    """A count has each of its members with its weight, also beside places for anything."""
    control = clingo.Control(["-Wnone"])
    probe = PROBES["a sum of products"]
    control.add("base", [], GIVEN + probe)
    control.ground([("base", [])])
    (firings,) = fire(translate(probe), control, [clingo.parse_term("t(8)")]).values()
    weights = [
        [member.terms[0] for member in group if member.terms]
        for f in firings
        for group in f.members
    ]
    assert weights
    assert all(sorted(map(int, found)) == [2, 6] for found in weights)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("p(X) :- q(X).", "no `%@` sentence"),
        ("%@ r: x\np(X) :- q(X), not not s(X,X).", "double negation"),
        ("%@ r: x\np(X) :- q(X), 1 <= #count { Y : s(X,Y) }.", "only `N = #sum"),
    ],
)
def test_what_cannot_be_explained_is_refused(text: str, told: str) -> None:
    """A kernel that the proof could not tell is a defect, named with its line."""
    with pytest.raises(Untranslatable, match=told):
        translate(text)
