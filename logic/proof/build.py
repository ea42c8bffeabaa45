"""Assemble a proof: the chosen firings as nodes and edges, each said in a coder's words."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import clingo
from clingo import Symbol, SymbolType

from ..speech import Speech
from .fire import Firing
from .model import Node, Proof
from .recorded import Recorded
from .stated import Stated
from .steps import Justifier, Premise

_COMPARES = {
    "gt": "is more than",
    "lt": "is less than",
    "le": "is at most",
    "ge": "is at least",
    "ne": "is not",
    "eq": "is",
}


class Builder:
    """Walks from the roots to the leaves of one encounter's proof, once for each atom."""

    def __init__(
        self,
        recorded: Recorded,
        stated: Stated,
        kernel: Justifier,
        chosen: Mapping[str, Firing],
    ) -> None:
        self.recorded = recorded
        self.stated = stated
        self.kernel = kernel
        self.chosen = chosen
        self.speech: Speech = recorded.speech
        self.nodes: dict[str, Node] = {}
        self.edges: set[tuple[str, str]] = set()
        self.compared: set[tuple[str, tuple[str, ...]]] = set()

    def proof(self, roots: Sequence[str]) -> Proof:
        """The proof of some conclusions."""
        for root in roots:
            self._atom(root)
        return self._finished(roots)

    def other(self, firing: Firing, number: int) -> Proof:
        """The proof of a conclusion in another way, whose root is named for its number."""
        name = f"{firing.conclusion}, way {number}"
        self._conclusion(name, firing)
        return self._finished([name])

    def _finished(self, roots: Sequence[str]) -> Proof:
        return Proof(
            tuple(roots),
            tuple(self.nodes[name] for name in sorted(self.nodes)),
            tuple(sorted(self.edges)),
        )

    def _atom(self, name: str) -> None:
        """Make the node of an atom, with all below it."""
        if name in self.nodes:
            return
        if name in self.chosen:
            self._conclusion(name, self.chosen[name])
        elif node := self.recorded.node(name):
            self.nodes[name] = node
        else:
            self._stated(name)

    def _stated(self, name: str) -> None:
        """A fact of the rulebook, resting on the rule it belongs to."""
        node = self.nodes[name] = self.stated.fact(name)
        if node.rule:
            rule = self.stated.rule(node.rule)
            self.nodes[rule.id] = rule
            self.edges.add((name, rule.id))

    def _conclusion(self, name: str, firing: Firing) -> None:
        step = firing.step
        bound = dict(zip(step.variables, firing.symbols, strict=True))
        self.nodes[name] = Node(
            name,
            "conclusion",
            self.speech.sentence(step.sentence, bound),
            rule=step.name,
            binding=tuple((step.variables[at], firing.values[at]) for at in step.own),
            fold=step.fold or _adds_nothing(firing),
            stop=step.stop,
            only=step.only,
        )
        for premise in step.premises:
            for below in self._premise(premise, firing):
                self.edges.add((name, below))

    def _premise(self, premise: Premise, firing: Firing) -> Iterator[str]:
        """The node of a premise; none for an "all of" that asks for nothing."""
        if premise.kind == "group":
            members = firing.members[premise.group]
            value = premise.texts[0].format(*firing.values)
            if members or value != "all":
                yield self._group(f"count {firing.conclusion} {value}", firing, premise)
            return
        texts = [text.format(*firing.values) for text in premise.texts]
        if premise.kind == "holds":
            self._atom(texts[0])
            yield texts[0]
        elif premise.kind == "lacks":
            yield self._absence(texts[0])
        else:
            yield self._comparison(texts, _filled(premise.measure, firing))

    def _absence(self, text: str) -> str:
        name = f"not {text}"
        if name not in self.nodes:
            pattern = _term(text)
            lack = self.kernel.lack(pattern)
            if lack is None:
                self.nodes[name] = Node(name, "absence", name, fold=True, deep=True)
            else:
                bound = dict(zip(lack.arguments, pattern.arguments, strict=True))
                instead, place = self.recorded.lacking(pattern)
                said = self.speech.sentence(lack.sentence, bound) + instead
                self.nodes[name] = Node(
                    name, "absence", said, place=place, fold=lack.fold, deep=lack.deep
                )
        return name

    def _comparison(self, texts: Sequence[str], measure: tuple[str, ...]) -> str:
        """Two numbers in the unit of what they measure; that two terms differ is for few to read.

        Where the same numbers are compared as sizes and as counts, one node says both.
        """
        left, operator, right = texts
        name = " ".join(texts)
        if (name, measure) in self.compared:
            return name
        self.compared.add((name, measure))
        said = f"{self._said(left, measure)} {_COMPARES[operator]} {self._said(right, measure)}"
        before = self.nodes[name].text.split("; ") if name in self.nodes else ()
        text = "; ".join(dict.fromkeys((*before, said)))
        self.nodes[name] = Node(name, "comparison", text, fold=True, deep=operator == "ne")
        return name

    def _said(self, term: str, measure: Sequence[str] = ()) -> str:
        value = _term(term)
        if not measure or value.type != SymbolType.Number:
            return self.speech.term(value)
        return self.speech.measured(value, *map(_term, measure))

    def _group(self, name: str, firing: Firing, premise: Premise) -> str:
        members, only = firing.members[premise.group], firing.step.only
        if premise.texts[0] == "all":
            self.nodes[name] = Node(name, "count", "all of these hold", fold=True, only=only)
        else:
            value = premise.texts[0].format(*firing.values)
            measure = _filled(premise.measure, firing)
            terms = dict.fromkeys(member.terms for member in members)
            added = [self._said(each[0], measure) for each in terms]
            said = f"{' + '.join(added) or 0} = {self._said(value, measure)}"
            self.nodes[name] = Node(name, "count", said, fold=len(added) < 2, only=only)
        for member in members:
            for atom in member.atoms:
                self._atom(atom)
                self.edges.add((name, atom))
        return name


def _adds_nothing(firing: Firing) -> bool:
    """Whether it is the sum of one thing only, which is no news in a short proof."""
    groups = firing.members
    return bool(groups) and any(len(group) < 2 and group[0].terms for group in groups if group)


def _filled(texts: Sequence[str], firing: Firing) -> tuple[str, ...]:
    return tuple(text.format(*firing.values) for text in texts) if texts else ()


@lru_cache(maxsize=4096)
def _term(text: str) -> Symbol:
    return clingo.parse_term(text)
