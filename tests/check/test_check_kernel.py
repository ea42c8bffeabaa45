"""The check reads the kernel by itself, and refuses what it could not check."""

from importlib import import_module
from typing import Any

import pytest

UnknownConstruct = import_module("lineproof.logic.check.formulas").UnknownConstruct
read_kernel = import_module("lineproof.logic.check.kernel").read_kernel
terms = import_module("lineproof.logic.check.terms")


def step(rule: str) -> Any:
    """A step from the text of its rule."""
    return read_kernel(f"%@ one: a sentence\n{rule}").steps["one"]


def test_a_rule_becomes_lines_to_fill() -> None:
    made = step("h(E,X+1) :- p(E,X,_), not q(E,_,X), X < 3, r(_,X).")

    assert made.text.splitlines() == [
        "h(%(E)s,%(=0)s)",
        "p(%(E)s,%(X)s,%(Any1)s)",
        "r(%(Any2)s,%(X)s)",
        "not q(%(E)s,any,%(X)s)",
        "%(X)s lt 3",
    ]
    assert made.variables == {"E", "X", "Any1", "Any2"}
    assert made.lacks[0].free == (1,)


def test_a_member_has_variables_of_its_own() -> None:
    """What `_` stands for in a rule says nothing of the `_` in its count."""
    made = step("h(E,N) :- p(E,_), N = #sum { K,T : q(E,T,_,K) }.")

    assert made.variables == {"E", "N", "Any1"}
    assert made.group is not None
    (element,) = made.group.elements
    assert element.conditions[0].bound == (0,)
    assert element.conditions[0].free == ((1, "T"), (3, "K"))


@pytest.mark.parametrize(("left", "right", "quotient"), [(7, 2, 3), (-7, 2, -3), (7, -2, -3)])
def test_a_division_drops_what_is_left_over(left: int, right: int, quotient: int) -> None:
    made = step("h(E,X/Y) :- p(E,X,Y).")
    ((_, work),) = made.computed

    assert work({"X": str(left), "Y": str(right)}) == quotient


@pytest.mark.parametrize(
    "rule",
    [
        ":- p(E).",
        "{ h(E) } :- p(E).",
        "h(E) ; g(E) :- p(E).",
        "h(E) :- p(E), not not q(E).",
        "h(E,N) :- p(E), N = #count { T : q(E,T) }.",
        "h(E) :- p(E), 1 <= #sum { T : q(E,T) }.",
        "h(E) :- p(E), q(E) : r(E), not s(E).",
        "h(E) :- p(E), q(E,X) : r(E,X); t(E,Y) : u(E,Y).",
        "h(E,1..3) :- p(E).",
        "h(E,(1;2)) :- p(E).",
        "h(E,X\\2) :- p(E,X).",
        "h(E,@f(X)) :- p(E,X).",
        "h(E) :- p(E), not q(E) = 1.",
        "h :- p(E).",
        "h(E) :- not q(E), 1 < 2.",
        "h(0).",
        "#minimize { X : p(X) }.",
    ],
)
def test_what_cannot_be_checked_is_refused(rule: str) -> None:
    with pytest.raises(UnknownConstruct):
        step(rule)


@pytest.mark.parametrize("text", ["h(E) :- p(E).", "%@ a: x\n%@ b: y\nh(E) :- p(E)."])
def test_a_rule_needs_one_name(text: str) -> None:
    with pytest.raises(UnknownConstruct, match="one name"):
        read_kernel(text)


def test_no_name_stands_twice() -> None:
    with pytest.raises(UnknownConstruct, match="two rules"):
        read_kernel("%@ a: x\nh(E) :- p(E).\n%@ a: y\nh(E) :- q(E).")


def test_arguments_are_taken_apart_where_they_end() -> None:
    assert terms.arguments('p(0,act(1,all(2,3)),"a,b)(\\"",x)') == [
        "0", "act(1,all(2,3))", '"a,b)(\\""', "x",
    ]  # fmt: skip


def test_no_terms_have_no_texts() -> None:
    assert terms.texts([]) == []


@pytest.mark.parametrize(
    ("text", "canonical"), [("act(1,2)", True), ("act(1, 2)", False), ("1+1", False), ("f(", False)]
)
def test_one_way_to_write_a_term(text: str, canonical: bool) -> None:
    assert terms.is_canonical(text) is canonical
