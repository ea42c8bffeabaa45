"""The kinds of node in words, for whatever draws or lists them."""

from collections.abc import Mapping

Data = Mapping[str, str | bool]
"""The attributes of a node."""

LEGEND = {
    "answer": "what is shown to hold",
    "conclusion": "conclusion",
    "rule": "rule, with its source",
    "comparison": "comparison",
    "count": "count or sum",
    "fact": "recorded in the file",
    "absence": "not so, or not recorded",
    "other": "other",
}
"""In the order of the legend, in which premises stand too: the rule before its facts."""


def kind_name(data: Data) -> str:
    """The kind of a node; a root's own kind gives way to being an answer."""
    kind = "answer" if data.get("root") else str(data.get("kind", ""))
    return kind if kind in LEGEND else "other"


def origin(data: Data) -> list[str]:
    """A rule's name, source and place, as far as the node has them.

    On other nodes `rule` is the step that concluded them, which tells a reader nothing.
    """
    keys = ("rule", "source", "place") if data.get("kind") == "rule" else ("source", "place")
    return [str(data[key]) for key in keys if data.get(key)]
