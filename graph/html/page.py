"""The whole page."""

from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from importlib.resources import files
from string import Template

import networkx as nx

from ..clean import attribute, content
from ..reading import in_reading_order
from ..svg import switched_style, to_svg
from .outline import outline


def to_html(depths: Mapping[str, nx.DiGraph]) -> str:
    """One page with the graphs of a proof, by the name of their depth; it opens with the first.

    It needs no other file and no network, and its policy forbids both. All text of the graphs is in
    elements and attributes, none in the script. Equal graphs give equal bytes.
    Raises `networkx.NetworkXUnfeasible` if a graph goes round in a circle.
    """
    script = _file("page.js")
    return Template(_file("page.html")).substitute(
        title=content(_title(next(iter(depths.values())))),
        policy=attribute(_policy(script)),
        style=switched_style() + _file("page.css"),
        depths="\n".join(_choice(name, not at) for at, name in enumerate(depths)),
        views="\n".join(_view(name, graph) for name, graph in depths.items()),
        script=script,
    )


def _file(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _policy(script: str) -> str:
    """Nothing is loaded, and of scripts only this one runs."""
    digest = b64encode(sha256(f"\n{script}".encode()).digest()).decode()
    return f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"


def _title(graph: nx.DiGraph) -> str:
    data = [graph.nodes[name] for name in in_reading_order(graph)]
    roots = [str(found["text"]) for found in data if found.get("root")]
    answers = roots[0] if len(roots) == 1 else f"{len(roots)} answers"
    about = graph.graph.get("about")
    return f"Why: {answers} ({about})" if about else f"Why: {answers}"


def _choice(name: str, chosen: bool) -> str:
    mark = " checked" if chosen else ""
    field = f'<input type="radio" name="depth" value={attribute(name)}{mark}>'
    return f"<label>{field} {content(name)}</label>"


def _view(name: str, graph: nx.DiGraph) -> str:
    """The list and the picture of one depth, inert until the script shows them."""
    return (
        f"<template data-depth={attribute(name)}>\n{outline(graph)}{to_svg(graph, '')}</template>"
    )
