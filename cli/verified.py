"""Check a proof for `--verify`, and say what came of it."""

from dataclasses import asdict, dataclass
from typing import Any

from lineproof.logic import Defect, Facts, Proof, Rulebook, answer_of, verify


@dataclass(frozen=True)
class Verified:
    """What came of a check: how many steps were checked, and what is wrong with them."""

    steps: int
    defects: tuple[Defect, ...]

    def __str__(self) -> str:
        """One line if the proof holds, else one more for each defect."""
        found = len(self.defects)
        if not found:
            return f"{self.steps} steps checked: the proof holds"
        said = "1 defect" if found == 1 else f"{found} defects"
        return "\n".join([f"{self.steps} steps checked: {said}", *map(str, self.defects)])

    def to_json(self) -> dict[str, Any]:
        """The same for programs."""
        return {"steps": self.steps, "defects": [asdict(defect) for defect in self.defects]}


def check(proof: Proof, facts: Facts, rulebook: Rulebook) -> Verified:
    """Check a full proof against what the plain program gives, asked anew."""
    answer = answer_of(facts, rulebook)
    return Verified(len(proof.nodes), verify(proof, answer, facts, rulebook))
