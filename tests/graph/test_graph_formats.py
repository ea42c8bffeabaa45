"""Each format is read back by a reader of its own, whatever the proof says."""

import json
import re
import struct
import sys
from functools import partial
from xml.etree import ElementTree

import networkx as nx
import pydot
import pytest
import resvg_py
from hypothesis import given, settings

from lineproof.graph import (
    MissingExtra,
    UnknownFormat,
    explanation_graph,
    render,
    to_dot,
    to_graphml,
    to_json,
    to_mermaid,
    to_png,
    to_svg,
)
from lineproof.logic import Node, Proof
from proofs import ALL_KINDS, HOSTILE, proofs, thorough

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:pydot")

GRAPH = explanation_graph(
    Proof(
        roots=("n1",),
        nodes=(Node("n1", "conclusion", "it \u2265 holds"), Node("n2", "fact", "half \ud800")),
        edges=(("n1", "n2"),),
    )
)

EVERY_KIND = explanation_graph(
    Proof(("r",), (Node("r", "conclusion", "it holds"), *(Node(k, k, k) for k in ALL_KINDS)), ())
)

TEXTS = ("json", "graphml", "dot", "mmd", "svg", "html")


@pytest.mark.parametrize("end", TEXTS)
def test_every_end_is_known_in_any_case_and_gives_the_same_bytes_again(end: str) -> None:
    """`.SVG` is as good as `.svg`, and a folder's name does not matter."""
    made = render({"brief": GRAPH}, f"some.where/x.{end.upper()}")

    assert isinstance(made, str) and made.encode()
    assert made == render({"brief": GRAPH}, f"x.{end}")


def test_formats_for_one_graph_take_the_first() -> None:
    """The depth that was asked for is the one that is drawn."""
    assert render({"full": GRAPH, "brief": EVERY_KIND}, "x.svg") == to_svg(GRAPH)


@pytest.mark.parametrize("name", ["x.pdf", "x", ".svg", "x.svg.bak"])
def test_another_end_is_an_error_that_names_the_known_ones(name: str) -> None:
    """The message says what would have worked."""
    known = r"\.dot, \.graphml, \.html, \.json, \.mmd, \.png or \.svg"
    with pytest.raises(UnknownFormat, match=rf"`.*`: .*{known}") as caught:
        render({"brief": GRAPH}, name)

    assert isinstance(caught.value, ValueError)


@thorough
@given(proofs())
def test_json_reads_back_to_the_same_graph(proof: Proof) -> None:
    """Networkx finds the same nodes with the same attributes, and the same edges."""
    graph = explanation_graph(proof)
    data = json.loads(to_json(graph))
    back = nx.node_link_graph(data, edges="edges")

    assert data["format"] == "lineproof/graph/1"
    assert isinstance(back, nx.DiGraph)
    assert dict(back.nodes(data=True)) == dict(graph.nodes(data=True))
    assert set(back.edges) == set(graph.edges)


def test_json_keeps_text_that_no_file_encoding_holds() -> None:
    """Even half a surrogate pair comes back as it was."""
    nodes = json.loads(to_json(GRAPH).encode("utf-8"))["nodes"]

    assert [node["text"] for node in nodes] == ["it \u2265 holds", "half \ud800"]


@thorough
@given(proofs())
def test_graphml_reads_back_to_the_same_graph(proof: Proof) -> None:
    """Networkx finds the same graph, but for characters that XML cannot hold."""
    graph = explanation_graph(proof)
    back = nx.parse_graphml(to_graphml(graph))

    assert set(back.edges) == set(graph.edges)
    assert set(back) == set(graph)
    for name, data in back.nodes(data=True):
        assert {key: _printed(value) for key, value in data.items()} == {
            key: _printed(value) for key, value in graph.nodes[name].items()
        }


def _printed(value: str | bool) -> str | bool:
    """Text without blanks and without what cannot be printed."""
    if isinstance(value, bool):
        return value
    return "".join(c for c in value if c.isprintable() and c != " ")


def read_dot(graph: nx.DiGraph) -> pydot.Dot:
    """What pydot makes of the DOT of a graph."""
    found = pydot.graph_from_dot_data(to_dot(graph))
    assert found is not None and len(found) == 1
    return found[0]


@settings(max_examples=10, deadline=None)  # the reader takes its time
@given(proofs())
def test_dot_is_read_as_the_same_graph(proof: Proof) -> None:
    """Pydot finds as many boxes, and the same arrows between the same sentences."""
    graph = explanation_graph(proof)
    back = read_dot(graph)
    names = {f"n{at}": name for at, name in enumerate(sorted(graph), start=1)}

    found = {node.get_name() for node in back.get_nodes()} - {"edge"}
    assert found == set(names)
    ends = [(str(edge.get_source()), str(edge.get_destination())) for edge in back.get_edges()]
    arrows = {(names[above], names[below]) for above, below in ends}
    assert arrows == set(graph.edges)


@pytest.mark.parametrize("text", HOSTILE)
def test_dot_keeps_a_sentence_whatever_is_in_it(text: str) -> None:
    """No quote and no backslash ends a label early."""
    proof = Proof(("a",), (Node("a", "conclusion", text), Node("b", "fact", "b")), (("a", "b"),))
    back = read_dot(explanation_graph(proof))
    (node,) = back.get_node("n1")
    said = str(node.get("label"))[1:-1].replace('\\"', '"').replace("\\\\", "\\")

    assert len(back.get_nodes()) == 3 and len(back.get_edges()) == 1
    assert said.split() == [word for word in _clean(text).split() if word]


def _clean(text: str) -> str:
    """What the SVG, which has its own tests, shows of a text to a pointer."""
    proof = Proof(("a",), (Node("a", "conclusion", text),), ())
    title = ElementTree.fromstring(to_svg(explanation_graph(proof))).findtext(
        ".//*[@data-node]/{http://www.w3.org/2000/svg}title"
    )
    return (title or "").removeprefix("what is shown to hold:")


def test_languages_without_colours_tell_kinds_by_shape() -> None:
    """In DOT and in Mermaid every kind has a shape of its own."""
    back = read_dot(EVERY_KIND)
    boxes = [node for node in back.get_nodes() if node.get_name() != "edge"]
    shapes = {(n.get("shape"), n.get("style"), n.get("peripheries")) for n in boxes}
    drawn = [line for line in to_mermaid(EVERY_KIND).splitlines() if '"' in line]
    around = {re.sub(r'n\d+|".*"', "", line) for line in drawn}

    assert len(shapes) == len(boxes) == 1 + len(ALL_KINDS)
    assert len(around) == len(drawn) == 1 + len(ALL_KINDS)


def test_png_is_a_picture_twice_as_fine_as_the_drawing() -> None:
    """Its head gives its size: two pixels for each unit of the drawing."""
    made = to_png(GRAPH)
    svg = ElementTree.fromstring(to_svg(GRAPH))

    assert made.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", made[16:24]) == (
        2 * int(svg.get("width", "")),
        2 * int(svg.get("height", "")),
    )


def test_png_of_a_middle_size_visit_is_no_sharper_than_is_legible() -> None:
    """A visit of 6,000 units a side: at most 24 million pixels, which bounds time and memory."""
    facts = [Node(f"n{at:03}", "fact", f"fact {at} of the visit") for at in range(400)]
    root = Node("root", "conclusion", "it holds")
    edges = tuple(("root", fact.id) for fact in facts)
    large = explanation_graph(Proof(("root",), (*facts, root), edges))
    svg = ElementTree.fromstring(to_svg(large))
    drawn = int(svg.get("width", "")) * int(svg.get("height", ""))
    width, height = struct.unpack(">II", to_png(large)[16:24])

    assert drawn > 3_000_000
    assert width * height <= max(12_000_000, min(drawn, 24_000_000)) * 1.01


def test_png_draws_text_where_the_system_has_no_font(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words as wide are another picture still, drawn in the font that comes with the extra."""
    drawn = partial(resvg_py.svg_to_bytes, skip_system_fonts=True)
    monkeypatch.setattr(resvg_py, "svg_to_bytes", drawn)
    one, other = (
        to_png(explanation_graph(Proof(("n",), (Node("n", "fact", text),), ())))
        for text in ("abab", "baba")
    )

    assert one != other


def test_png_without_its_extra_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """No trace of an import, but the command that helps."""
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(MissingExtra, match=r"pip install 'lineproof\[png\]'"):
        to_png(GRAPH)
