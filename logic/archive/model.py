"""A decision record as a value: what was decided, why, from what, and by what.

It holds the encounter, so it is health data as the encounter is.
"""

from typing import Any, Literal

from pydantic import Field

from .decided import Decided
from .part import Digest, NamedContent, Part, Texts

FORMAT = "lineproof/record/1"


class OverlayContent(NamedContent):
    """An overlay, word for word: with it the decision can be made again."""

    text: str


class Choice(Part):
    """An open point of the rules, and how it was settled."""

    point: str
    choice: str


class Program(Part):
    """The program that decided."""

    version: str
    digest: Digest = Field(description="of the code that decides and proves")


class RulebookContent(Part):
    """The rulebook that decided, so exactly that a change can be traced to a file and a rule."""

    name: str
    version: str
    digest: Digest = Field(description="of the digests of all files, in their order")
    files: tuple[NamedContent, ...]
    rules: dict[str, Digest] = Field(description="of the facts of every rule, by its id")


class Makers(Part):
    """Everything that had a part in the decision, apart from the encounter."""

    lineproof: Program
    clingo: str = Field(description="the version of the solver")
    kernel: Digest
    rulebook: RulebookContent
    overlays: tuple[OverlayContent, ...] = Field(description="facts of the user's own")
    tables: tuple[NamedContent, ...] = Field(description="imported tables; none today")
    open_points: tuple[Choice, ...] = Field(description="how every open point was settled")


class Input(Part):
    """The encounter in its canonical form, and where in its file each value stood."""

    encounter: dict[str, Any] = Field(description="an encounter file of its own")
    file: str = Field(description="the name of the file, without its folder")
    places: dict[str, int] = Field(description="the line of each value, such as lesions[1].size")


class Answer(Part):
    """One item of the decision, and the nodes that its proof starts from."""

    part: Literal["lines", "patient_pay", "held", "excluded", "notes"]
    item: int = Field(description="its place in that list, counted from one")
    roots: Texts


class Step(Part):
    """One step or one leaf of a proof."""

    id: str
    kind: Literal["conclusion", "fact", "rule", "comparison", "absence", "count"]
    text: str = Field(description="a coder's sentence")
    rule: str = Field(description="the rule, or the step of the kernel; may be empty")
    source: str = Field(description="the citation of a rule; may be empty")
    place: str = Field(description="file and line of what is recorded; may be empty")
    binding: tuple[tuple[str, str], ...] = Field(description="what the step's variables stand for")
    fold: bool = Field(description="whether a short proof leaves it out")
    stop: bool = Field(description="whether a short proof ends here")
    deep: bool = Field(default=False, description="whether only the full proof has it")
    only: str = Field(default="", description="the premises a short proof follows; empty: all")


class FullProof(Part):
    """The reasons of all answers as one acyclic graph, from conclusions to premises."""

    answers: tuple[Answer, ...]
    nodes: tuple[Step, ...]
    edges: tuple[tuple[str, str], ...]


class RuleThen(Part):
    """What a rule that the proof rests on said when the record was made."""

    authority: str
    sentence: str
    confidence: str
    sources: Texts
    facts: Texts = Field(description="what it consists of, in words")


class DecisionRecord(Part):
    """A decision with all that it takes to decide it again, and to see what has changed since."""

    format: Literal["lineproof/record/1"]
    digest: Digest = Field(description="of all else in the record")
    made_with: Makers
    input: Input
    decision: Decided
    proof: FullProof
    rules: dict[str, RuleThen] = Field(description="the rules that the proof rests on, by id")
