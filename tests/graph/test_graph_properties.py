"""What holds for the graph of any proof."""

from collections.abc import Iterator
from itertools import combinations, pairwise
from random import Random

import networkx as nx
from hypothesis import assume, given
from hypothesis import strategies as st

from lineproof.graph import Drawing, Page, drawing, explanation_graph, to_json, to_svg
from lineproof.logic import Proof, brief
from proofs import proofs, thorough

Area = tuple[int, int, int, int]
"""Left, top, right, bottom."""


def pages() -> st.SearchStrategy[Page]:
    """Drawings of such proofs."""
    return proofs().map(lambda proof: drawing(explanation_graph(proof)))


def boxes(laid: Drawing) -> dict[str, Area]:
    """The area of each box of a section."""
    return {n: (b.x, b.y, b.right, b.bottom) for n, b in laid.boxes.items()}


def on_page(page: Page) -> list[Area]:
    """The area of each box of all sections, counted from the corner of the page."""
    return [
        (at.x + x, at.y + y, at.x + right, at.y + bottom)
        for at in page.sections
        for x, y, right, bottom in boxes(at.drawing).values()
    ]


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
@given(pages())
def test_no_two_boxes_overlap_and_all_lie_on_the_page(page: Page) -> None:
    """Between any two boxes there is clear ground, and the size of a page covers them all."""
    areas = on_page(page)
    for (x, y, right, bottom), other in combinations(areas, 2):
        assert not meet((x - 5, y - 5, right + 5, bottom + 5), other)
    for x, y, right, bottom in areas:
        assert x >= 0 and y >= 0 and right <= page.width and bottom <= page.height


@thorough
@given(pages())
def test_every_edge_goes_down_from_its_conclusion_to_its_premise(page: Page) -> None:
    """An edge leaves the lower side of its conclusion, only falls, and ends at its premise."""
    for laid in (at.drawing for at in page.sections):
        for (conclusion, premise), route in laid.routes.items():
            above, below = laid.boxes[conclusion], laid.boxes[premise]
            heights = [y for run in route.runs for y in (run.top, run.bottom)]

            assert above.bottom < below.y
            assert heights == sorted(heights) and heights[0] == above.bottom
            assert above.x < route.runs[0].x < above.right
            assert below.x < route.end < below.right
            assert below.y <= heights[-1] <= below.bottom


@thorough
@given(pages())
def test_no_edge_runs_through_a_box_of_others(page: Page) -> None:
    """Long edges go between the boxes."""
    for laid in (at.drawing for at in page.sections):
        areas = boxes(laid)
        for edge in laid.routes:
            others = [area for name, area in areas.items() if name not in edge]
            assert not any(meet(s, area) for s in strokes(laid, edge) for area in others)


@thorough
@given(proofs())
def test_every_root_has_a_section_with_all_that_it_rests_on(proof: Proof) -> None:
    """Nothing is left out of the picture, and each section can be read alone."""
    graph = explanation_graph(proof)
    sections = drawing(graph).sections
    drawn = [set(at.drawing.boxes) for at in sections]
    links = [set(at.drawing.routes) for at in sections]
    wanted = [{root, *nx.descendants(graph, root)} for root in proof.roots]

    assert sorted(map(sorted, drawn)) == sorted(map(sorted, wanted))
    assert all(set(graph.subgraph(d).edges) == found for d, found in zip(drawn, links, strict=True))


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
def test_brief_keeps_what_leads_where(proof: Proof) -> None:
    """Of two steps that stay, one leads to the other exactly as it did before."""
    assume(_tells_facts_apart(proof))
    short = brief(proof)
    before, after = explanation_graph(proof), explanation_graph(short)
    for node in after:
        assert nx.descendants(after, node) == nx.descendants(before, node) & set(after)


@thorough
@given(proofs())
def test_brief_keeps_every_unfolded_step_and_no_folded_one_but_roots(proof: Proof) -> None:
    """What stays is what the roots lead to, without the folded steps that are no root."""
    assume(_tells_facts_apart(proof))
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


def _tells_facts_apart(proof: Proof) -> bool:
    """Whether no two facts are told in the same words: those stand as one in a short proof."""
    told = [node.text for node in proof.nodes if node.kind == "fact"]
    return len(told) == len(set(told))
