"""What holds for the graph of any proof."""

import json
from collections.abc import Iterator
from itertools import combinations, pairwise
from random import Random

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from lineproof.graph import Drawing, brief, drawing, explanation_graph, to_json, to_svg
from lineproof.logic import Node, Proof

KINDS = ("conclusion", "fact", "rule", "comparison", "absence", "count", "a kind to come")

Area = tuple[int, int, int, int]
"""Left, top, right, bottom."""

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
        Node, st.just(name), st.sampled_from(KINDS), words, words, words, words, st.booleans()
    )


def _sorted(edges: set[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(edges))


def drawings() -> st.SearchStrategy[Drawing]:
    """Drawings of such proofs."""
    return proofs().map(lambda proof: drawing(explanation_graph(proof)))


def boxes(laid: Drawing) -> dict[str, Area]:
    """The area of each box."""
    return {n: (b.x, b.y, b.right, b.bottom) for n, b in laid.boxes.items()}


def strokes(laid: Drawing, edge: tuple[str, str]) -> Iterator[Area]:
    """Areas that hold an edge: its straight runs, its swings between them, its end in a list."""
    route = laid.routes[edge]
    for run in route.runs:
        yield run.x, run.top, run.x, run.bottom
    for above, below in pairwise(route.runs):
        yield min(above.x, below.x), above.bottom, max(above.x, below.x), below.top
    last = route.runs[-1]
    yield min(last.x, route.end), last.bottom, max(last.x, route.end), last.bottom


def meet(one: Area, other: Area) -> bool:
    """Whether two areas share more than a side."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@thorough
@given(drawings())
def test_no_two_boxes_overlap(laid: Drawing) -> None:
    """Between any two boxes there is clear ground."""
    for (x, y, right, bottom), other in combinations(boxes(laid).values(), 2):
        assert not meet((x - 5, y - 5, right + 5, bottom + 5), other)


@thorough
@given(drawings())
def test_all_boxes_lie_on_the_page(laid: Drawing) -> None:
    """The size of a drawing covers all of its boxes."""
    for x, y, right, bottom in boxes(laid).values():
        assert x >= 0 and y >= 0 and right <= laid.width and bottom <= laid.height


@thorough
@given(drawings())
def test_every_edge_goes_down_from_its_conclusion_to_its_premise(laid: Drawing) -> None:
    """An edge leaves the lower side of its conclusion, only falls, and ends at its premise."""
    for (conclusion, premise), route in laid.routes.items():
        above, below = laid.boxes[conclusion], laid.boxes[premise]
        heights = [y for run in route.runs for y in (run.top, run.bottom)]

        assert above.bottom < below.y
        assert heights == sorted(heights) and heights[0] == above.bottom
        assert above.x < route.runs[0].x < above.right
        assert below.x < route.end < below.right
        assert below.y <= heights[-1] <= below.bottom


@thorough
@given(drawings())
def test_no_edge_runs_through_a_box_of_others(laid: Drawing) -> None:
    """Long edges go between the boxes."""
    areas = boxes(laid)
    for edge in laid.routes:
        others = [area for name, area in areas.items() if name not in edge]
        assert not any(meet(stroke, area) for stroke in strokes(laid, edge) for area in others)


@thorough
@given(proofs(), st.integers())
def test_the_order_of_nodes_and_edges_changes_no_byte(proof: Proof, seed: int) -> None:
    """Shuffled input gives the same picture and the same JSON."""
    chance = Random(seed)
    shuffled = Proof(
        roots=tuple(chance.sample(proof.roots, len(proof.roots))),
        nodes=tuple(chance.sample(proof.nodes, len(proof.nodes))),
        edges=tuple(chance.sample(proof.edges, len(proof.edges))),
    )
    one, other = explanation_graph(proof), explanation_graph(shuffled)

    assert to_svg(one) == to_svg(other)
    assert to_json(one) == to_json(other)


@thorough
@given(proofs())
def test_json_reads_back_to_the_same_graph(proof: Proof) -> None:
    """Reading gives the same nodes with the same attributes, and the same edges."""
    graph = explanation_graph(proof)
    data = json.loads(to_json(graph))
    back = nx.node_link_graph(data, edges="edges")

    assert data["format"] == "lineproof/graph/1"
    assert isinstance(back, nx.DiGraph)
    assert dict(back.nodes(data=True)) == dict(graph.nodes(data=True))
    assert set(back.edges) == set(graph.edges)


@thorough
@given(proofs())
def test_brief_keeps_what_leads_where(proof: Proof) -> None:
    """Of two steps that stay, one leads to the other exactly as it did before."""
    short = brief(proof)
    before, after = explanation_graph(proof), explanation_graph(short)
    for node in after:
        assert nx.descendants(after, node) == nx.descendants(before, node) & set(after)


@thorough
@given(proofs())
def test_brief_keeps_every_unfolded_step_and_no_folded_one_but_roots(proof: Proof) -> None:
    """What stays is what the roots lead to, without the folded steps that are no root."""
    before = explanation_graph(proof)
    reached = set(proof.roots).union(*(nx.descendants(before, root) for root in proof.roots))
    stay = {n.id for n in proof.nodes if n.id in proof.roots or not n.fold}

    assert {node.id for node in brief(proof).nodes} == reached & stay


@thorough
@given(proofs())
def test_brief_is_sorted_acyclic_and_brief_already(proof: Proof) -> None:
    """The brief proof is a proof as any other; to shorten it again changes nothing."""
    short = brief(proof)

    assert nx.is_directed_acyclic_graph(explanation_graph(short))
    assert list(short.nodes) == sorted(short.nodes, key=lambda node: node.id)
    assert list(short.edges) == sorted(set(short.edges))
    assert brief(short) == short
