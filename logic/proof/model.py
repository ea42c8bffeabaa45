"""The proof as a value: what stands, and what it stands on."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Node:
    """One step or one leaf of a proof.

    `kind` is `conclusion` (a rule fired), or a leaf or group: `fact` (recorded in the encounter),
    `rule` (a fact of the rulebook, with its source), `comparison` (with its numbers), `absence`
    (something that is not so) and `count` (a sum, with its members below it). Of a conclusion
    `rule` names the step of the kernel and `binding` what its variables stand for, so that anyone
    can redo it. `place` is the file and line of a fact, or of a rule of an overlay. A short proof
    leaves out nodes that `fold`, what stands below nodes that `stop`, and of the premises of a
    node with `only` all but those of these names; what is `deep` is told in the full proof only.
    """

    id: str
    kind: str
    text: str
    rule: str = ""
    source: str = ""
    place: str = ""
    binding: tuple[tuple[str, str], ...] = ()
    fold: bool = False
    stop: bool = False
    deep: bool = False
    only: str = ""


@dataclass(frozen=True)
class Proof:
    """An acyclic graph from conclusions to premises; nodes and edges are sorted."""

    roots: tuple[str, ...]
    nodes: tuple[Node, ...]
    edges: tuple[tuple[str, str], ...]
