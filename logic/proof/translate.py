"""Turn the kernel into a justifier: for each rule, a rule that says which of its instances fired.

The solved program stays as it is. The justifier is grounded over the finished answer and never
solved; what it derives are firings

    fired_N(Binding, Conclusion, Premises)    one instance of rule N of the kernel that holds
    member_N(Binding, Group, Premises)        what a count, or an "all of", of it is made of

with premises holds(Atom), lacks(Pattern), compares(Operator, Left, Right), group(I, Value). Only
what is asked for is derived: `wanted_p` starts from the roots and follows the premises. Rule and
predicate stand in the names, so that the justifier is grounded in layers, as the kernel is.
The kernel's own text is the input (docs/decisions/0003-proofs-by-grounding.md),
so a new kernel rule explains itself.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache

from clingo import Function, Symbol, ast

from ..rulebook import kernel_file

_NOTE = re.compile(r"^%@ (\w+)( \([a-z, ]+\))?: (.*)$")
_LACK = re.compile(r"^%- (\w+)\(([\w,]*)\)( \(fold\))?: (.*)$")
ANY = Function("any")
_ANONYMOUS = re.compile(r"\b_\b")
_OPERATORS = {
    ast.ComparisonOperator.GreaterThan: "gt",
    ast.ComparisonOperator.LessThan: "lt",
    ast.ComparisonOperator.LessEqual: "le",
    ast.ComparisonOperator.GreaterEqual: "ge",
    ast.ComparisonOperator.NotEqual: "ne",
    ast.ComparisonOperator.Equal: "eq",
}


class Untranslatable(ValueError):
    """The kernel uses a construct the justifier has no rule for."""


@dataclass(frozen=True)
class KernelRule:
    """One rule of the kernel: its name, its sentence, its variables in the order of a binding.

    A short proof leaves out a rule that folds, and what stands below one that stops.
    """

    name: str
    sentence: str
    fold: bool
    stop: bool
    variables: tuple[str, ...]
    line: int

    @property
    def keyed(self) -> bool:
        """Whether its conclusions are about one encounter, not about the rulebook."""
        return "E" in self.variables


@dataclass(frozen=True)
class Lack:
    """How the absence of a predicate's atoms reads: its argument names and a sentence.

    An argument named `any` is one that may be anything.
    """

    arguments: tuple[str, ...]
    sentence: str
    fold: bool

    def fits(self, pattern: Symbol) -> bool:
        """Whether this sentence is meant for a pattern."""
        pairs = zip(self.arguments, pattern.arguments, strict=True)
        return all(name != "any" or value == ANY for name, value in pairs)


@dataclass(frozen=True)
class Justifier:
    """The justifier of one kernel: its program, its rules by number, its absences by predicate.

    `derived` are the predicates the kernel's rules conclude, every other is given; `keyed` are
    those of them whose first argument is the encounter's key.
    """

    program: str
    rules: tuple[KernelRule, ...]
    lacks: dict[str, tuple[Lack, ...]]
    derived: frozenset[str]
    keyed: frozenset[str]

    def lack(self, pattern: Symbol) -> Lack | None:
        """How the absence of what matches a pattern reads."""
        return next((lack for lack in self.lacks.get(pattern.name, ()) if lack.fits(pattern)), None)


@cache
def justifier() -> Justifier:
    """The justifier of the kernel that ships; made once a process."""
    return translate(kernel_file().read_text(encoding="utf-8"))


def translate(kernel: str) -> Justifier:
    """The justifier of a kernel's text; raises `Untranslatable` naming the line at fault."""
    rules: list[KernelRule] = []
    translations: list[_Rule] = []
    for note, rule in _annotated_rules(kernel):
        translated = _Rule(len(rules), rule)
        translations.append(translated)
        name, marks, sentence = note[1], note[2] or "", note[3]
        rules.append(
            KernelRule(
                name,
                sentence,
                "fold" in marks,
                "stop" in marks,
                translated.variables,
                rule.location.begin.line,
            )
        )
    heads = [predicate_of(translated.head) for translated in translations]
    derived = frozenset(heads)
    keyed = frozenset(head for head, rule in zip(heads, rules, strict=True) if rule.keyed)
    lines = [line for translated in translations for line in translated.program(derived)]
    return Justifier("\n".join(lines), tuple(rules), _lacks(kernel), derived, keyed)


def predicate_of(atom: str) -> str:
    """The predicate of an atom's text."""
    return atom.partition("(")[0]


def _annotated_rules(kernel: str) -> Iterator[tuple[re.Match[str], ast.AST]]:
    statements: list[ast.AST] = []
    ast.parse_string(kernel, statements.append)
    note: re.Match[str] | None = None
    for statement in statements:
        if statement.ast_type == ast.ASTType.Comment:
            note = _NOTE.match(str(statement)) or note
        elif statement.ast_type == ast.ASTType.Rule:
            if note is None:
                raise Untranslatable(f"line {statement.location.begin.line}: no `%@` sentence")
            yield note, statement
            note = None


def _lacks(kernel: str) -> dict[str, tuple[Lack, ...]]:
    lacks: dict[str, tuple[Lack, ...]] = {}
    for found in filter(None, map(_LACK.match, kernel.splitlines())):
        lack = Lack(tuple(found[2].split(",")) if found[2] else (), found[4], bool(found[3]))
        lacks[found[1]] = (*lacks.get(found[1], ()), lack)
    return lacks


class _Variables(ast.Transformer):
    """Collect the variables of a rule, naming the anonymous ones as it goes."""

    def __init__(self, outer: "_Variables | None" = None) -> None:
        self.names: list[str] = [*outer.names] if outer else []
        self.fresh: int = outer.fresh if outer else 0  # a new name must not be one of the rule's

    def visit_Variable(self, node: ast.AST) -> ast.AST:
        if node.name == "_":
            self.fresh += 1
            node = node.update(name=f"Any{self.fresh}")
        if node.name not in self.names:
            self.names.append(node.name)
        return node


class _Rule:
    """The translation of one kernel rule."""

    def __init__(self, number: int, rule: ast.AST) -> None:
        self.number = number
        self.line = rule.location.begin.line
        self.head = str(rule.head)
        self.names = _Variables()
        self.body: list[str] = []
        self.premises: list[str] = []
        self.groups: list[ast.AST] = []
        for item in rule.body:
            self._add(item)
        self.variables = tuple(self.names.names)

    def program(self, derived: Set[str]) -> list[str]:
        binding = _tuple(self.variables)
        fired = f"fired_{self.number}({binding},{self.head},{_tuple(self.premises)})"
        bare = f"fired_{self.number}({binding},_,_)"
        body = "; ".join([f"wanted_{self.head}", *self.body])
        lines = [f"{fired} :- {body}."]
        lines += [f"wanted_{atom} :- {fired}." for atom in _held(self.premises, derived)]
        for index, group in enumerate(self.groups):
            lines += self._members(index, group, bare, binding, derived)
        return lines

    def _add(self, item: ast.AST) -> None:
        if item.ast_type == ast.ASTType.ConditionalLiteral:
            self._add_group(item, "all")
        elif item.atom.ast_type == ast.ASTType.BodyAggregate:
            guard = item.atom.left_guard
            if guard is None or guard.comparison != ast.ComparisonOperator.Equal:
                raise Untranslatable(f"line {self.line}: only `N = #sum {{...}}` is translated")
            self._add_group(item, str(self.names.visit(guard.term)))
        elif item.atom.ast_type == ast.ASTType.Comparison:
            self._add_comparison(item)
        else:
            self._add_literal(item)

    def _add_group(self, item: ast.AST, value: str) -> None:
        self.body.append(str(item))
        self.premises.append(f"group({len(self.groups)},{value})")
        self.groups.append(item)

    def _add_comparison(self, item: ast.AST) -> None:
        item = self.names.visit(item)
        self.body.append(str(item))
        left = item.atom.term
        for guard in item.atom.guards:
            operator = _OPERATORS[ast.ComparisonOperator(guard.comparison)]
            self.premises.append(f"compares({operator},{left},{guard.term})")
            left = guard.term

    def _add_literal(self, item: ast.AST) -> None:
        if item.sign == ast.Sign.NoSign:
            item = self.names.visit(item)
            self.premises.append(f"holds({item.atom})")
        elif item.sign == ast.Sign.Negation:
            self.premises.append(f"lacks({_ANONYMOUS.sub('any', str(item.atom))})")
        else:
            raise Untranslatable(f"line {self.line}: a double negation is not translated")
        self.body.append(str(item))

    def _members(
        self, index: int, group: ast.AST, bare: str, binding: str, derived: Set[str]
    ) -> list[str]:
        lines = []
        for literals, weight in _elements(group):
            local = _Variables(self.names)
            named = [local.visit(literal) for literal in literals]
            atoms = [f"holds({x.atom})" for x in named if x.sign == ast.Sign.NoSign]
            premises = _tuple([*atoms, *weight])
            member = f"member_{self.number}({binding},{index},{premises})"
            body = "; ".join([bare, *map(str, named)])
            lines.append(f"{member} :- {body}.")
            lines += [f"wanted_{atom} :- {member}." for atom in _held(atoms, derived)]
        return lines


def _elements(group: ast.AST) -> Iterator[tuple[list[ast.AST], list[str]]]:
    if group.ast_type == ast.ASTType.ConditionalLiteral:
        yield [group.literal, *group.condition], []
    else:
        for element in group.atom.elements:
            yield list(element.condition), [f"counts({element.terms[0]})"]


def _tuple(parts: Sequence[str]) -> str:
    return f"({','.join(parts)},)" if len(parts) == 1 else f"({','.join(parts)})"


def _held(premises: Sequence[str], derived: Set[str]) -> list[str]:
    """The atoms among premises that a rule of the kernel concludes."""
    held = [p.removeprefix("holds(")[:-1] for p in premises if p.startswith("holds(")]
    return [atom for atom in held if predicate_of(atom) in derived]
