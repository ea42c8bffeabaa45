"""The whole picture."""

from collections.abc import Iterator, Mapping

import networkx as nx

from ..clean import content
from ..layout import Page, Placed, arrange
from ..reading import in_reading_order
from .edges import TIP, edge
from .label import Label, label
from .legend import Legend, legend
from .nodes import node
from .style import style

MARGIN = 24
BELOW_LEGEND = 36
NARROWEST_LEGEND = 640


def to_svg(graph: nx.DiGraph, sheet: str | None = None) -> str:
    """The graph as an SVG picture in its natural size, readable in light and dark surroundings.

    It needs no other file, font or program, and equal graphs give equal bytes. A style sheet given
    replaces the picture's own; empty, it leaves styles to the page that holds the picture.
    Raises `networkx.NetworkXUnfeasible` if the graph goes round in a circle.
    """
    labels = _labels(graph)
    laid = _laid_out(graph, labels)
    key = _key(graph, labels, laid)
    sections = (
        line
        for at, placed in enumerate(laid.sections)
        for line in _section(graph, labels, placed, at)
    )
    return "\n".join(
        [
            *_head(graph, _size(laid, key), style() if sheet is None else sheet),
            key.svg,
            f'<g transform="translate(0 {key.height + BELOW_LEGEND})">',
            *sections,
            "</g>\n</g>\n</svg>\n",
        ]
    )


def drawing(graph: nx.DiGraph) -> Page:
    """Where the picture has its boxes and edges, for other renderers and for measuring.

    Counted from the corner of the drawing proper, without legend and margin.
    Raises `networkx.NetworkXUnfeasible` if the graph goes round in a circle.
    """
    return _laid_out(graph, _labels(graph))


def _labels(graph: nx.DiGraph) -> dict[str, Label]:
    return {name: label(graph.nodes[name]) for name in graph}


def _laid_out(graph: nx.DiGraph, labels: Mapping[str, Label]) -> Page:
    sizes = {name: found.size for name, found in labels.items()}
    return arrange(graph, sizes, in_reading_order(graph))


def _key(graph: nx.DiGraph, labels: Mapping[str, Label], laid: Page) -> Legend:
    kinds = (found.kind for found in labels.values())
    return legend(kinds, max(laid.width, NARROWEST_LEGEND), bool(graph.edges))


def _size(laid: Page, key: Legend) -> tuple[int, int]:
    width = max(laid.width, key.width) + 2 * MARGIN
    return width, laid.height + key.height + BELOW_LEGEND + 2 * MARGIN


def _head(graph: nx.DiGraph, size: tuple[int, int], sheet: str) -> list[str]:
    width, height = size
    return [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="lineproof" role="img"'
        f' aria-labelledby="lineproof-title lineproof-desc"'
        f' width="{width}" height="{height}" viewBox="0 0 {width} {height}">',
        f'<title id="lineproof-title">{content(_title(graph))}</title>',
        f'<desc id="lineproof-desc">{content(_description(graph))}</desc>',
        *([f"<style>\n{sheet}</style>"] if sheet else []),
        f"<defs>{TIP}</defs>",
        f'<rect class="ground" width="{width}" height="{height}"/>',
        f'<g transform="translate({MARGIN} {MARGIN})">',
    ]


def _section(
    graph: nx.DiGraph, labels: Mapping[str, Label], placed: Placed, at: int
) -> Iterator[str]:
    """Edges, then nodes in the order in which a page is read."""
    laid = placed.drawing
    boxes = sorted(laid.boxes.items(), key=lambda item: (item[1].y, item[1].x, item[0]))
    yield f'<g class="section" data-section="{at}" transform="translate({placed.x} {placed.y})">'
    # Half a pixel aside a thin upright line fills one column of pixels: a trunk, drawn once for
    # each of its edges, then looks no bolder than a single edge.
    yield '<g transform="translate(0.5 0)">'
    yield from (edge(above, below, route) for (above, below), route in sorted(laid.routes.items()))
    yield "</g>"
    yield from (node(name, graph.nodes[name], labels[name], box) for name, box in boxes)
    yield "</g>"


def _roots(graph: nx.DiGraph) -> list[str]:
    data = [graph.nodes[name] for name in in_reading_order(graph)]
    return [str(found.get("text", "")) for found in data if found.get("root")]


def _title(graph: nx.DiGraph) -> str:
    roots = _roots(graph)
    why = f"Why: {roots[0]}" if len(roots) == 1 else f"Why {len(roots)} answers hold"
    about = graph.graph.get("about")
    return f"{why} ({about})" if about else why


def _description(graph: nx.DiGraph) -> str:
    """The size of the picture, how to read it, and what it proves."""
    steps, links = graph.number_of_nodes(), graph.number_of_edges()
    return (
        f"{steps} reasons and {links} arrows. Each arrow leads from a premise up to what it"
        f" supports. What is shown to hold: {'; '.join(_roots(graph)) or 'nothing'}."
    )
