"""Read a proof back from JSON, as `lineproof why --format json --full` writes it."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from ..proof.model import Node, Proof


class UnreadableProof(ValueError):
    """The JSON is no proof; the message says where not."""


def proof_from_json(data: Any) -> Proof:
    """The proof in parsed JSON; raises `UnreadableProof` if there is none.

    Roots are those of all its answers. Names that are not known are passed over, so that what is
    written beside a proof does no harm.
    """
    try:
        roots = [str(root) for answer in data["answers"] for root in answer["roots"]]
        nodes = tuple(_node(node) for node in data["nodes"])
        edges = tuple(_pair(edge) for edge in data["edges"])
    except (KeyError, TypeError) as error:
        raise UnreadableProof(f"no proof: {error}") from error
    return Proof(tuple(dict.fromkeys(roots)), nodes, edges)


def _node(data: Mapping[str, Any]) -> Node:
    known = {field.name: data[field.name] for field in fields(Node)}
    node = Node(**{**known, "binding": tuple(_pair(pair) for pair in known["binding"])})
    for name, value in known.items():
        wanted = bool if name in ("fold", "stop", "deep") else str
        if name != "binding" and not isinstance(value, wanted):
            raise UnreadableProof(f"node {node.id}: `{name}` is {value!r}")
    return node


def _pair(data: Sequence[Any]) -> tuple[str, str]:
    if len(data) != 2 or not all(isinstance(part, str) for part in data):
        raise UnreadableProof(f"{data!r} is no pair of texts")
    return data[0], data[1]
