"""An overlay: facts of the user's own that are laid over a rulebook."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..encounter.problems import Problem
from .read import Fact, read_facts


class OverlayError(ValueError):
    """An overlay that cannot be laid over a rulebook: everything wrong with it at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda each: (each.file, each.line)))
        super().__init__("\n".join(map(str, self.problems)))


@dataclass(frozen=True)
class Overlay:
    """One file of facts by its name and its text; two of the same text are the same.

    `name` is how proofs and records cite it.
    """

    name: str
    text: str

    @cached_property
    def digest(self) -> str:
        """One name for exactly what it says."""
        return f"sha256:{hashlib.sha256(self.text.encode(errors='replace')).hexdigest()}"

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """What it states; what in it is no fact, `problems` tell."""
        return self._read[0]

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What in it is no fact."""
        return self._read[1]

    @cached_property
    def places(self) -> Mapping[str, str]:
        """File and line of each of its rules."""
        return {fact.about: fact.place for fact in self.facts if fact.name == "rule"}

    @cached_property
    def _read(self) -> tuple[tuple[Fact, ...], tuple[Problem, ...]]:
        return read_facts(self.text, self.name)
