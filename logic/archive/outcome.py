"""What a replay finds, as values."""

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["same", "differs", "altered"]


@dataclass(frozen=True)
class Change:
    """One thing that is not what it was when the record was made.

    `kind` is `kernel`, `program`, `solver`, `file` (of the rulebook), `overlay`, `choice` (of an
    open point), `rule` or `fact` (one that belongs to no rule); `how` is `changed`, `gone` or
    `new`. `was` and `now` say what parts of it said then and say now, in words; both are empty
    where only the digest is known. `bears` tells whether the proof, then or now, rests on it.
    """

    kind: str
    name: str
    how: str
    was: tuple[str, ...] = ()
    now: tuple[str, ...] = ()
    bears: bool = True


@dataclass(frozen=True)
class Difference:
    """One thing that was decided otherwise.

    `part` is a list of the decision, `item` one item of it in words, `field` what differs there,
    or `""` where the item as a whole is `gone` or `new`. `wording` tells that only the words or
    the rules that are named differ: the answer is the same.
    """

    part: str
    item: str
    field: str
    was: str
    now: str
    wording: bool = False


@dataclass(frozen=True)
class Outcome:
    """What became of one record: whether it is as it was written, and how it would be made now.

    `flaws` say how the record contradicts itself; `problems` why its encounter cannot be read
    any more; `apart` names the parts of the record that would be written otherwise now.
    """

    encounter: str
    date: str
    rulebook: str
    version: str
    made_by: str
    flaws: tuple[str, ...]
    problems: tuple[str, ...]
    changes: tuple[Change, ...]
    differences: tuple[Difference, ...]
    apart: tuple[str, ...]

    @property
    def same_answer(self) -> bool:
        """Whether the same is billed, held, left out and owed by the patient."""
        answers = [found for found in self.differences if not found.wording]
        return not self.problems and not answers

    @property
    def same_proofs(self) -> bool:
        """Whether every proof is the same to the byte."""
        return not self.problems and "proof" not in self.apart

    @property
    def verdict(self) -> Verdict:
        """`altered` where nothing that has changed since explains what the record says."""
        if self.flaws or (not self.changes and (self.apart or self.problems)):
            return "altered"
        return "same" if self.same_answer else "differs"
