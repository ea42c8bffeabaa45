"""Mermaid's own parser, in the browser, reads what is written for it."""

import json
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from lineproof.graph import explanation_graph, to_mermaid
from lineproof.logic import Node, Proof
from proofs import ALL_KINDS, HOSTILE

PACKAGE = "mermaid_parser"
"""Holds Mermaid as one script; its own dependencies, another JavaScript engine, are not needed."""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page in which `parse_mermaid` is a function."""
    found = find_spec(PACKAGE)
    if found is None or found.origin is None:
        pytest.fail("no Mermaid: python -m pip install --no-deps mermaid-parser-py==0.0.4")
    script = Path(found.origin).parent.joinpath("js", "parser.bundle.js").read_text("utf-8")
    page = browser.new_page()
    page.add_script_tag(content=f"var module = {{exports: {{}}}};\n{script}")
    yield page
    page.close()


@pytest.mark.parametrize("text", [*HOSTILE, "n1 --> n2", '"] --- x', "#quot; &lt; `end`"])
def test_any_text_in_any_shape_is_read_as_one_box(page: Page, text: str) -> None:
    """A root and a premise of each kind are as many boxes, with an arrow from each to the root."""
    premises = [Node(f"p {kind}", kind, text, text, text, text) for kind in ALL_KINDS]
    nodes = (Node("root", "conclusion", text), *premises)
    edges = tuple(("root", premise.id) for premise in premises)
    source = to_mermaid(explanation_graph(Proof(("root",), nodes, edges)))
    read = json.loads(page.evaluate("source => parse_mermaid(source)", source))["graph_data"]
    root = f"n{1 + sorted(node.id for node in nodes).index('root')}"

    assert sorted(read["vertices"]) == [f"n{at}" for at in range(1, 1 + len(nodes))]
    assert {edge["end"] for edge in read["edges"]} == {root}
    assert len(read["edges"]) == len(premises)
