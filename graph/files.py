"""A graph into a file, in the format that the file's name asks for."""

from collections.abc import Callable
from pathlib import Path

import networkx as nx

from .jsonio import to_json
from .svg import to_svg

WRITERS: dict[str, Callable[[nx.DiGraph], str]] = {".json": to_json, ".svg": to_svg}


class UnknownFormat(ValueError):
    """The name of a file ends in nothing that can be drawn or written."""

    def __init__(self, path: Path) -> None:
        known = " or ".join(sorted(WRITERS))
        super().__init__(f"`{path}`: cannot tell the format from the name: end it in {known}")


def write(graph: nx.DiGraph, path: str | Path) -> None:
    """Write the graph; the end of the name, `.svg` or `.json`, chooses the format.

    Raises `UnknownFormat` for any other name, before anything is written, and `OSError` where the
    file cannot be written.
    """
    target = Path(path)
    writer = WRITERS.get(target.suffix.lower())
    if writer is None:
        raise UnknownFormat(target)
    target.write_text(writer(graph), encoding="utf-8", newline="\n")
