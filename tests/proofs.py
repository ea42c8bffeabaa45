"""Proofs of any shape, and texts that try to break a file, for the tests of pictures."""

from itertools import combinations

from hypothesis import settings
from hypothesis import strategies as st

from lineproof.logic import Node, Proof

HOSTILE = (
    "<script>alert(1)</script>",
    "a & b &amp; \"c\" 'd' ]]> <!-- e -->",
    "bell \x07, escape \x1b[31m, null \x00, half a pair \ud800, no character \uffff",
    "two\nlines and a\ttab",
    "\u202eturned round\u202c and \u2067set apart\u2069",
    "W" * 300,
    "pneumonoultramicroscopicsilicovolcanoconiosis" * 5,
    "\U0001f469\u200d\u2695\ufe0f \U0001f9ea \U0001f489 " * 20,
    "\u05de\u05d8\u05d5\u05e4\u05dc \u05e2\u05dd \u05e0\u05d2\u05e2 " * 8,
    "e\u0301\u0302\u0300 \ufdfa \u75c5\u4eba" * 10,
    "",
)

ALL_KINDS = ("conclusion", "fact", "rule", "comparison", "absence", "count", "a kind to come")


thorough = settings(max_examples=30, deadline=None)


@st.composite
def proofs(draw: st.DrawFn) -> Proof:
    """Acyclic proofs of any shape; the alphabet says nothing about who rests on whom."""
    size = draw(st.integers(1, 18))
    names = draw(st.permutations([f"n{at}" for at in range(size)]))
    pairs = list(combinations(names, 2))
    edges = draw(st.sets(st.sampled_from(pairs), max_size=2 * size)) if pairs else set()
    nodes = [draw(_nodes(name)) for name in names]
    below = {premise for _, premise in edges}
    roots = {n for n in names if n not in below} | draw(st.sets(st.sampled_from(names), max_size=2))
    return Proof(tuple(sorted(roots)), tuple(sorted(nodes, key=lambda n: n.id)), _sorted(edges))


def _nodes(name: str) -> st.SearchStrategy[Node]:
    words = st.text(max_size=120) | st.integers(0, 200).map("many words ".__mul__)
    return st.builds(
        Node,
        id=st.just(name),
        kind=st.sampled_from(ALL_KINDS),
        text=words,
        rule=words,
        source=words,
        place=words,
        fold=st.booleans(),
    )


def _sorted(edges: set[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(edges))
