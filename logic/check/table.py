"""Atoms as text, and indexes over them that are made when they are first used."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cached_property

from .terms import arguments

Match = tuple[str, Sequence[str]]
"""An atom and its arguments."""

_Index = Mapping[tuple[str, ...], Sequence[Match]]
_Key = tuple[str, tuple[int, ...]]


class Table:
    """A set of atoms that can be asked for those that match a pattern."""

    def __init__(self, atoms: Iterable[str]) -> None:
        self.atoms = frozenset(atoms)
        self._shapes: dict[_Key, Set[str]] = {}
        self._indexes: dict[_Key, _Index] = {}

    def shapes(self, predicate: str, free: tuple[int, ...]) -> Set[str]:
        """The atoms of a predicate with `any` at the places that are free."""
        key = predicate, free
        if key not in self._shapes:
            atoms = self._by_predicate.get(predicate, ())
            self._shapes[key] = {_shape(predicate, atom, free) for atom in atoms}
        return self._shapes[key]

    def matching(
        self, predicate: str, bound: tuple[int, ...], values: tuple[str, ...]
    ) -> Sequence[Match]:
        """The atoms of a predicate that have these values at the places that are bound."""
        key = predicate, bound
        if key not in self._indexes:
            self._indexes[key] = self._index(predicate, bound)
        return self._indexes[key].get(values, ())

    @cached_property
    def _by_predicate(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for atom in self.atoms:
            found[atom[: atom.find("(")]].append(atom)
        return found

    def _index(self, predicate: str, bound: tuple[int, ...]) -> _Index:
        index: dict[tuple[str, ...], list[Match]] = defaultdict(list)
        for atom in self._by_predicate.get(predicate, ()):
            values = arguments(atom)
            index[tuple([values[at] for at in bound])].append((atom, values))
        return index


def _shape(predicate: str, atom: str, free: tuple[int, ...]) -> str:
    values = arguments(atom)
    for at in free:
        values[at] = "any"
    return f"{predicate}({','.join(values)})"
