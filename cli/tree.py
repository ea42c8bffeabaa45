"""A proof as a tree of text: each reason once, leaves with their place or their source."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set

from rich.text import Text
from rich.tree import Tree

from lineproof.logic import Node, Proof

ORDER = ("rule", "conclusion", "count", "comparison", "fact", "absence")
STYLES = {"rule": "cyan", "fact": "green", "absence": "yellow"}


def trees_of(
    answers: Iterable[tuple[str, Iterable[str]]],
    proof: Proof,
    stars: Set[str],
    told: set[str],
) -> Iterator[Tree]:
    """A tree for each title and its roots; a reason told before is not told again.

    Nodes whose ids are among `stars` are marked with one; `told` grows by what is told.
    """
    trunk = _Trunk(proof, stars, told)
    for title, roots in answers:
        yield trunk.grow(title, roots)


class _Trunk:
    def __init__(self, proof: Proof, stars: Set[str], told: set[str]) -> None:
        self.stars = stars
        self.told = told
        self.nodes = {node.id: node for node in proof.nodes}
        self.below: dict[str, list[str]] = defaultdict(list)
        for conclusion, premise in proof.edges:
            self.below[conclusion].append(premise)

    def grow(self, title: str, roots: Iterable[str]) -> Tree:
        tree = Tree(Text(title))
        for root in roots:
            self._add(tree, root)
        return tree

    def _add(self, tree: Tree, name: str, above: str = "") -> None:
        again = name in self.told
        self.told.add(name)
        branch = tree.add(self._words(self.nodes[name], again, above))
        rule = self.nodes[name].rule
        if not again:
            for premise in sorted(self.below[name], key=self._rank):
                if not (premise in self.told and self._is_rule_of(premise, name)):
                    self._add(branch, premise, rule)

    def _rank(self, name: str) -> tuple[int, str, str]:
        node = self.nodes[name]
        return ORDER.index(node.kind), node.place.rjust(40), name

    def _is_rule_of(self, premise: str, name: str) -> bool:
        """Whether a premise is but the rule whose name stands before its fact already."""
        one, other = self.nodes[premise], self.nodes[name]
        return one.kind == other.kind == "rule" and one.rule == other.rule

    def _words(self, node: Node, again: bool, above: str) -> Text:
        """What is said of a node; the name of a rule is not said again below it."""
        told = node.text
        if node.kind == "rule" and node.rule and node.rule != above:
            told = node.rule if again else f"{node.rule}: {node.text}"
        mark = "* " if node.id in self.stars else ""
        text = Text(mark + told, style=STYLES.get(node.kind, ""))
        return text.append(" (told above)" if again else _origin(node), style="dim")


def _origin(node: Node) -> str:
    origin = "; ".join(filter(None, (node.source, node.place)))
    return f" [{origin}]" if origin else ""
