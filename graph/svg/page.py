"""The whole picture."""

import re
from collections.abc import Mapping

import networkx as nx

from ..layout import Drawing, arrange
from .clean import content
from .edges import TIP, edge
from .kinds import KINDS
from .label import Label, label
from .legend import Legend, legend
from .nodes import node
from .style import style

MARGIN = 24
BELOW_LEGEND = 36
NARROWEST_LEGEND = 640


def to_svg(graph: nx.DiGraph) -> str:
    """The graph as an SVG picture in its natural size, readable in light and dark surroundings.

    It needs no other file, font or program, and equal graphs give equal bytes.
    Raises `networkx.NetworkXUnfeasible` if the graph goes round in a circle.
    """
    labels = _labels(graph)
    laid = _laid_out(graph, labels)
    kinds = (found.kind for found in labels.values())
    key = legend(kinds, max(laid.width, NARROWEST_LEGEND), bool(laid.routes))
    body = [key.svg, *_drawn(graph, labels, laid, key.height + BELOW_LEGEND)]
    return "\n".join([*_head(graph, _size(laid, key)), *body, "</g>", "</svg>", ""])


def drawing(graph: nx.DiGraph) -> Drawing:
    """Where the picture has its boxes and edges, for other renderers and for measuring.

    Counted from the corner of the drawing proper, without legend and margin.
    Raises `networkx.NetworkXUnfeasible` if the graph goes round in a circle.
    """
    return _laid_out(graph, _labels(graph))


def _labels(graph: nx.DiGraph) -> dict[str, Label]:
    return {name: label(graph.nodes[name]) for name in graph}


def _laid_out(graph: nx.DiGraph, labels: Mapping[str, Label]) -> Drawing:
    sizes = {name: found.size for name, found in labels.items()}
    return arrange(graph, sizes, sorted(labels, key=lambda name: _rank(name, labels[name])))


def _rank(name: str, label: Label) -> tuple[int, list[str | int], str]:
    """The order in which premises are listed: by kind, then by name, `n2` before `n10`."""
    kind = KINDS.index(label.kind) if label.kind in KINDS else len(KINDS)
    parts = re.split(r"([0-9]+)", name)
    return kind, [int(part) if at % 2 else part for at, part in enumerate(parts)], name


def _size(laid: Drawing, key: Legend) -> tuple[int, int]:
    width = max(laid.width, key.width) + 2 * MARGIN
    return width, laid.height + key.height + BELOW_LEGEND + 2 * MARGIN


def _head(graph: nx.DiGraph, size: tuple[int, int]) -> list[str]:
    width, height = size
    return [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="lineproof" role="img"'
        f' aria-labelledby="lineproof-title lineproof-desc"'
        f' width="{width}" height="{height}" viewBox="0 0 {width} {height}">',
        f'<title id="lineproof-title">{content(_title(graph))}</title>',
        f'<desc id="lineproof-desc">{content(_description(graph))}</desc>',
        f"<style>\n{style()}</style>",
        f"<defs>{TIP}</defs>",
        f'<rect class="ground" width="{width}" height="{height}"/>',
        f'<g transform="translate({MARGIN} {MARGIN})">',
    ]


def _drawn(graph: nx.DiGraph, labels: Mapping[str, Label], laid: Drawing, top: int) -> list[str]:
    """Edges, then nodes in the order in which a page is read."""
    boxes = sorted(laid.boxes.items(), key=lambda item: (item[1].y, item[1].x, item[0]))
    return [
        f'<g transform="translate(0 {top})">',
        # Half a pixel aside a thin upright line fills one column of pixels: a trunk, drawn once for
        # each of its edges, then looks no bolder than a single edge.
        '<g transform="translate(0.5 0)">',
        *(edge(above, below, route) for (above, below), route in sorted(laid.routes.items())),
        "</g>",
        *(node(name, graph.nodes[name], labels[name], box) for name, box in boxes),
        "</g>",
    ]


def _roots(graph: nx.DiGraph) -> list[str]:
    data = [graph.nodes[name] for name in sorted(graph)]
    return [str(found.get("text", "")) for found in data if found.get("root")]


def _title(graph: nx.DiGraph) -> str:
    roots = _roots(graph)
    return f"Why: {roots[0]}" if len(roots) == 1 else f"Why {len(roots)} conclusions hold"


def _description(graph: nx.DiGraph) -> str:
    """The size of the picture, how to read it, and what it proves."""
    steps, links = graph.number_of_nodes(), graph.number_of_edges()
    return (
        f"{steps} boxes and {links} arrows. Each arrow leads from a premise up to what it supports."
        f" What is shown to hold: {'; '.join(_roots(graph)) or 'nothing'}."
    )
