"""The words an encounter file may use, from the facts of the vocabulary."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

import clingo

from lineproof.logic import load_rulebook

from .markdown import bullets, table

Facts = dict[str, list[tuple[clingo.Symbol, ...]]]


@dataclass
class Field:
    """The words of one field: the canonical ones by term, other words by term, refused words."""

    canonical: dict[str, str] = field(default_factory=dict)
    others: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    refused: dict[str, str] = field(default_factory=dict)


def words() -> str:
    """One table for each field, and the words that are refused with an advice."""
    lines = []
    for name, found in vocabulary().items():
        lines += [f"## {name.replace('_', ' ')}", ""]
        pairs = ((said, ", ".join(found.others[term])) for term, said in found.canonical.items())
        lines += table(("word", "also written"), sorted(pairs, key=lambda row: row[0].lower()))
        if found.refused:
            lines += ["Refused, because they leave something open:", ""]
            lines += bullets(f"{word}: {advice}" for word, advice in found.refused.items())
    return "\n".join(lines)


def field_of(canonical: list[str]) -> str:
    """The field that has exactly these canonical words."""
    return next(n for n, f in vocabulary().items() if set(f.canonical.values()) == set(canonical))


@cache
def vocabulary() -> Mapping[str, Field]:
    """Every field by name."""
    facts = _facts()
    found: dict[str, Field] = defaultdict(Field)
    for name, term, said in facts["word"]:
        found[name.name].canonical[term.name] = said.string
    for name, said, term in facts["also"]:
        found[name.name].others[term.name].append(said.string)
    for name, said, term, other, value in facts["phrase"]:
        second = f"says also {other.name}: {_said(facts, other, value)}"
        same = found[name.name].canonical[term.name] == said.string
        told = second if same else f"{said.string} ({second})"
        found[name.name].others[term.name].append(told)
    for name, said, advice in facts["unclear"]:
        found[name.name].refused[said.string] = advice.string
    return dict(sorted(found.items()))


def _said(facts: Facts, name: clingo.Symbol, term: clingo.Symbol) -> str:
    return next(row[2].string for row in facts["word"] if row[:2] == (name, term))


def _facts() -> Facts:
    control = clingo.Control(["-Wnone"])
    for path in load_rulebook("standard").words:
        control.load(str(path))
    control.ground([("base", [])])
    found: Facts = defaultdict(list)
    for name, arity, _ in control.symbolic_atoms.signatures:
        atoms = control.symbolic_atoms.by_signature(name, arity)
        found[name] = sorted(tuple(atom.symbol.arguments) for atom in atoms)
    return found
