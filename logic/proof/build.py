"""Assemble a proof: the chosen firings as nodes and edges, each said in a coder's words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from clingo import Function, Number, Symbol

from ..dictionary import predicates
from ..facts import Facts
from ..rulebook import Rule, Rulebook
from ..speech import Speech
from ..symbols import constant
from .fire import Firing, Member
from .model import Node, Proof
from .translate import Justifier, KernelRule

ALL = Function("all")
_INPUT = ("thing", "part_of", "has")
_ONE = [constant("count"), Number(1)]  # one of a thing is what a thing is: no news in a short proof
_COMPARES = {"gt": ">", "lt": "<", "le": "<=", "ge": ">=", "ne": "is not", "eq": "is"}


def build(
    facts: Facts,
    rulebook: Rulebook,
    kernel: Justifier,
    chosen: Mapping[Symbol, Firing],
    roots: Sequence[Symbol],
) -> Proof:
    """The proof of some conclusions about one encounter, whose key is left out of it."""
    builder = _Builder(facts, rulebook, kernel, chosen)
    return builder.proof([builder.atom(root) for root in roots])


def build_others(
    facts: Facts,
    rulebook: Rulebook,
    kernel: Justifier,
    chosen: Mapping[Symbol, Firing],
    firings: Iterable[Firing],
) -> Iterator[Proof]:
    """The other ways to what is concluded: a proof for each firing that was not chosen.

    Steps that a short proof leaves out have none, nor has a way that rests on its own conclusion.
    """
    ways: Counter[Symbol] = Counter(dict.fromkeys(chosen, 1))
    for firing in firings:
        kept = chosen.get(firing.conclusion)
        if kept is not None and kept is not firing and not kernel.rules[firing.rule].fold:
            ways[firing.conclusion] += 1
            builder = _Builder(facts, rulebook, kernel, chosen)
            root = builder.other(firing, ways[firing.conclusion])
            if not builder.has(firing.conclusion):
                yield builder.proof([root])


class _Builder:
    """Walks from the roots to the leaves, once for each atom."""

    def __init__(
        self,
        facts: Facts,
        rulebook: Rulebook,
        kernel: Justifier,
        chosen: Mapping[Symbol, Firing],
    ) -> None:
        self.facts = facts
        self.rulebook = rulebook
        self.kernel = kernel
        self.chosen = chosen
        self.speech = Speech(rulebook, facts.labels)
        self.nodes: dict[str, Node] = {}
        self.edges: set[tuple[str, str]] = set()

    def proof(self, roots: Sequence[str]) -> Proof:
        """The finished value."""
        return Proof(
            tuple(roots),
            tuple(self.nodes[name] for name in sorted(self.nodes)),
            tuple(sorted(self.edges)),
        )

    def atom(self, atom: Symbol) -> str:
        """The node of an atom, made with all below it."""
        name = self._name(atom)
        if name in self.nodes:
            return name
        if atom.name in _INPUT:
            self.nodes[name] = self._recorded(name, atom)
        elif atom in self.chosen:
            self._conclusion(name, self.chosen[atom])
        else:
            self._stated(name, atom)
        return name

    def other(self, firing: Firing, number: int) -> str:
        """The node of another way to a conclusion, made with all below it."""
        name = f"{self._name(firing.conclusion)}, way {number}"
        self._conclusion(name, firing)
        return name

    def has(self, atom: Symbol) -> bool:
        """Whether an atom has a node."""
        return self._name(atom) in self.nodes

    def _name(self, atom: Symbol) -> str:
        """An atom as if its encounter had been asked alone."""
        about = _INPUT if atom.name in _INPUT else self.kernel.keyed
        if atom.name not in about:
            return str(atom)
        key = str(atom.arguments[0])
        return f"{atom.name}(0{str(atom)[len(atom.name) + 1 + len(key) :]}"

    def _recorded(self, name: str, atom: Symbol) -> Node:
        thing = atom.arguments[1]
        place = self._place(self.facts.lines[thing])
        if atom.name == "thing":
            return Node(name, "fact", self.speech.term(thing), place=place)
        if atom.name == "part_of":
            text = f"{self.speech.term(thing)} is part of {self.speech.term(atom.arguments[2])}"
            return Node(name, "fact", text, place=place, fold=True)
        attribute, value = atom.arguments[2].name, atom.arguments[3]
        words = f"{self.speech.attribute(attribute)}: {self.speech.value(attribute, value)}"
        place = self._place(self.facts.places[thing, attribute, value])
        text = f"{self.speech.term(thing)}: {words}"
        return Node(name, "fact", text, place=place, fold=atom.arguments[2:] == _ONE)

    def _place(self, line: int) -> str:
        return f"{self.facts.file}:{line}"

    def _stated(self, name: str, atom: Symbol) -> None:
        """A fact of the rulebook, resting on the rule it belongs to."""
        rule = (
            self.rulebook.rules.get(atom.arguments[0].name)
            if predicates()[atom.name].rule
            else None
        )
        text = self.speech.fact(atom)
        if rule is None:
            source = f"rulebook {self.rulebook.name}, {self.rulebook.version}"
            self.nodes[name] = Node(name, "rule", text, source=source, fold=True)
            return
        self.nodes[name] = Node(name, "rule", text, rule=rule.id, fold=True)
        self._edge(name, self._rule(rule.id))

    def _rule(self, rule_id: str) -> str:
        rule = self.rulebook.rules[rule_id]
        name = f"rule {rule_id}"
        if name not in self.nodes:
            self.nodes[name] = Node(name, "rule", rule.sentence, rule.id, _cited(rule))
        return name

    def _conclusion(self, name: str, firing: Firing) -> None:
        rule = self.kernel.rules[firing.rule]
        bound = dict(zip(rule.variables, firing.binding, strict=True))
        text = self.speech.sentence(rule.sentence, bound)
        self.nodes[name] = Node(
            name, "conclusion", text, rule=rule.name, binding=_binding(rule, firing),
            fold=rule.fold, stop=rule.stop,
        )  # fmt: skip
        for premise in firing.premises:
            if below := self._premise(name, premise, firing):
                self._edge(name, below)

    def _edge(self, conclusion: str, premise: str) -> None:
        self.edges.add((conclusion, premise))

    def _premise(self, name: str, premise: Symbol, firing: Firing) -> str:
        if premise.name == "holds":
            return self.atom(premise.arguments[0])
        if premise.name == "lacks":
            return self._absence(premise.arguments[0])
        if premise.name == "compares":
            return self._comparison(premise)
        index, value = premise.arguments
        return self._group(name, firing.members[index.number], value)

    def _absence(self, pattern: Symbol) -> str:
        name = f"not {self._name(pattern)}"
        if name not in self.nodes:
            lack = self.kernel.lack(pattern)
            if lack is None:
                self.nodes[name] = Node(name, "absence", name, fold=True)
            else:
                bound = dict(zip(lack.arguments, pattern.arguments, strict=True))
                text = self.speech.sentence(lack.sentence, bound) + self._instead(pattern)
                place = self._where(pattern)
                self.nodes[name] = Node(name, "absence", text, place=place, fold=lack.fold)
        return name

    def _instead(self, pattern: Symbol) -> str:
        """What was recorded where something else was looked for."""
        if pattern.name != "attr":
            return ""
        _, thing, attribute, _ = pattern.arguments
        found = [
            self.speech.value(name, value)
            for of, name, value in self.facts.records
            if of == thing and name == attribute.name
        ]
        return f" (recorded: {', '.join(found)})" if found else ""

    def _where(self, pattern: Symbol) -> str:
        """The place of the thing that lacks a record, where the record would stand."""
        return self._place(self.facts.lines[pattern.arguments[1]]) if pattern.name == "attr" else ""

    def _comparison(self, premise: Symbol) -> str:
        operator, left, right = premise.arguments
        name = f"{left} {operator} {right}"
        said = f"{self.speech.term(left)} {_COMPARES[operator.name]} {self.speech.term(right)}"
        self.nodes.setdefault(name, Node(name, "comparison", said, fold=True))
        return name

    def _group(self, conclusion: str, members: tuple[Member, ...], value: Symbol) -> str:
        if not members and value == ALL:
            return ""  # nothing was asked for
        name = f"count {conclusion} {value}"
        if value == ALL:
            self.nodes[name] = Node(name, "count", "all of these hold", fold=True)
        else:
            parts = " + ".join(str(member.weight) for member in members)
            self.nodes[name] = Node(name, "count", f"{parts or 0} = {value}", fold=len(members) < 2)
        for member in members:
            for atom in member.atoms:
                self._edge(name, self.atom(atom))
        return name


def _cited(rule: Rule) -> str:
    sources = "; ".join(str(source) for source in rule.sources)
    doubt = {"high": "", "unverified": "; unverified"}.get(
        rule.confidence, f"; {rule.confidence} confidence"
    )
    return sources + doubt


def _binding(rule: KernelRule, firing: Firing) -> tuple[tuple[str, str], ...]:
    """What each variable of the kernel rule stands for; the encounter is always 0."""
    values = (
        "0" if name == "E" else str(v)
        for name, v in zip(rule.variables, firing.binding, strict=True)
    )
    return tuple(zip(rule.variables, values, strict=True))
