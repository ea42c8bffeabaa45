"""The end of a file's name chooses what is written."""

import json
from pathlib import Path

import pytest

from lineproof.graph import UnknownFormat, explanation_graph, to_json, to_svg, write
from lineproof.logic import Node, Proof

GRAPH = explanation_graph(
    Proof(
        roots=("n1",),
        nodes=(Node("n1", "conclusion", "it \u2265 holds"), Node("n2", "fact", "half \ud800")),
        edges=(("n1", "n2"),),
    )
)


def test_the_ends_svg_and_json_are_known_in_any_case(tmp_path: Path) -> None:
    """`.SVG` is as good as `.svg`."""
    write(GRAPH, tmp_path / "x.SVG")
    write(GRAPH, str(tmp_path / "x.json"))

    assert (tmp_path / "x.SVG").read_bytes() == to_svg(GRAPH).encode()
    assert (tmp_path / "x.json").read_bytes() == to_json(GRAPH).encode()


def test_json_keeps_text_that_no_file_encoding_holds(tmp_path: Path) -> None:
    """Even half a surrogate pair comes back as it was."""
    write(GRAPH, tmp_path / "x.json")
    nodes = json.loads((tmp_path / "x.json").read_text())["nodes"]

    assert [node["text"] for node in nodes] == ["it \u2265 holds", "half \ud800"]


@pytest.mark.parametrize("name", ["x.pdf", "x", ".svg", "x.svg.bak"])
def test_another_end_is_an_error_that_names_the_known_ones(tmp_path: Path, name: str) -> None:
    """The message says what would have worked, and nothing is written."""
    with pytest.raises(UnknownFormat, match=r"`.*`: .*\.json or \.svg") as caught:
        write(GRAPH, tmp_path / name)

    assert isinstance(caught.value, ValueError)
    assert not list(tmp_path.iterdir())
