"""What holds of an encounter: the atoms of the plain program, found without the explainer."""

from collections.abc import Iterable, Iterator, Sequence

from clingo import Symbol

from ..facts import Facts
from ..rulebook import Rulebook
from ..solve import BATCH, ground, model_of
from .kernel import kernel
from .stated import Stated, stated
from .table import Table
from .terms import texts


class Answer:
    """All that holds of one encounter, whose key is 0: its own atoms beside the rulebook's."""

    def __init__(self, own: Iterable[str], book: Stated) -> None:
        self.own = Table(own)
        self._stated = book.table

    @staticmethod
    def of(atoms: Iterable[Symbol], rulebook: Rulebook) -> "Answer":
        """The answer of a program that holds one encounter, under the key 0."""
        return next(_apart(atoms, 1, stated(rulebook)))

    def holds(self, atom: str) -> bool:
        """Whether an atom is true."""
        return atom in self.own.atoms or atom in self._stated.atoms

    def matched(self, pattern: str, predicate: str, free: tuple[int, ...]) -> bool:
        """Whether any atom is like a pattern, which has `any` at the places that are free."""
        if not free:
            return self.holds(pattern)
        return pattern in self.table(predicate).shapes(predicate, free)

    def table(self, predicate: str) -> Table:
        """The table with the atoms of a predicate."""
        return self.own if predicate in kernel().own else self._stated


def answer_of(facts: Facts, rulebook: Rulebook) -> Answer:
    """What holds of one encounter."""
    return next(answers_of([facts], rulebook))


def answers_of(encounters: Sequence[Facts], rulebook: Rulebook) -> Iterator[Answer]:
    """What holds of each encounter, in their order; they are solved some hundreds at a time."""
    for start in range(0, len(encounters), BATCH):
        batch = encounters[start : start + BATCH]
        atoms = model_of(ground(batch, rulebook), shown=False)
        yield from _apart(atoms, len(batch), stated(rulebook))


def _apart(atoms: Iterable[Symbol], encounters: int, book: Stated) -> Iterator[Answer]:
    """The answer of each of so many encounters, as if it had been asked alone."""
    keyed = kernel().keyed
    common: list[str] = []
    own: list[list[str]] = [[] for _ in range(encounters)]
    for atom in texts(atom for atom in atoms if atom not in book.symbols):
        predicate, _, rest = atom.partition("(")
        if predicate in keyed:
            key, _, others = rest.partition(",")
            own[int(key)].append(f"{predicate}(0,{others}")
        else:
            common.append(atom)
    return (Answer([*found, *common], book) for found in own)
