"""What the check finds."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Defect:
    """Something wrong with one node of a proof, in plain words; `node` is the node's id."""

    node: str
    what: str

    def __str__(self) -> str:
        return f"{self.node}: {self.what}"
