"""The graph as a nested list, for reading, for the keyboard and for screen readers."""

from collections.abc import Iterator
from itertools import count

import networkx as nx

from ..clean import attribute, content
from ..kinds import kind_name
from ..layout import sections
from ..reading import in_reading_order


def outline(graph: nx.DiGraph) -> str:
    """A tree for each section of the picture; in each, a reason told before is not told again.

    Raises `networkx.NetworkXUnfeasible` if the graph goes round in a circle.
    """
    order = in_reading_order(graph)
    numbers = count()
    trees = (
        line
        for at, part in enumerate(sections(graph, order))
        for line in _Section(part, at, order, numbers).tree()
    )
    return "\n".join(['<ul role="tree" aria-label="Reasons">', *trees, "</ul>", ""])


class _Section:
    """The tree of one section."""

    def __init__(self, graph: nx.DiGraph, at: int, order: list[str], numbers: Iterator[int]):
        self.graph = graph
        self.at = at
        self.numbers = numbers
        self.rank = {name: place for place, name in enumerate(order)}
        self.told: set[str] = set()

    def tree(self) -> Iterator[str]:
        (head,) = (name for name in self.graph if not self.graph.in_degree(name))
        yield from self.item(head)

    def item(self, name: str) -> Iterator[str]:
        """One reason, and below it what it rests on."""
        again = name in self.told
        self.told.add(name)
        below = [] if again else sorted(self.graph[name], key=self.rank.__getitem__)
        label = f"reason-{next(self.numbers)}"
        yield f"<li {self.attributes(name, label, bool(below))}>{self.row(name, label, again)}"
        if below:
            yield '<ul role="group">'
            for premise in below:
                yield from self.item(premise)
            yield "</ul>"
        yield "</li>"

    def note(self, name: str) -> str:
        """A rule's name or a place; sources are long and stand in the details."""
        data = self.graph.nodes[name]
        return str(data.get("rule" if data.get("kind") == "rule" else "place", ""))

    def attributes(self, name: str, label: str, opens: bool) -> str:
        data = self.graph.nodes[name]
        told = {key: str(data.get(key, "")) for key in ("rule", "source", "place")}
        shown = told if data.get("kind") == "rule" else told | {"rule": ""}
        pairs = {"data-node": name, "data-section": str(self.at), "aria-labelledby": label}
        pairs |= {f"data-{key}": value for key, value in shown.items() if value}
        expanded = ' aria-expanded="true"' if opens else ""
        written = " ".join(f"{key}={attribute(value)}" for key, value in pairs.items())
        return f'role="treeitem" tabindex="-1"{expanded} {written}'

    def row(self, name: str, label: str, again: bool) -> str:
        """What the list shows of a reason."""
        data = self.graph.nodes[name]
        kind = kind_name(data)
        note = "told above" if again else self.note(name)
        small = f" <small>{content(note)}</small>" if note else ""
        return (
            f'<div class="row" id="{label}"><span class="kind {kind}">{kind}</span> '
            f'<span class="text">{content(str(data.get("text", "")))}</span>{small}</div>'
        )
