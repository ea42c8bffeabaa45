"""Turn the kernel into a justifier: for each rule, a rule that says which of its instances fired.

The solved program stays as it is. The justifier is grounded over the finished answer and never
solved; what it derives are firings

    fired_N(Binding...)              one instance of rule N of the kernel that holds
    member_N_G_I(Binding..., Own...) one member of its group G, by the group's element I

and nothing but what is asked for: `wanted_p` starts from the roots and follows the premises. Rule
and predicate stand in the names, so that the justifier is grounded in layers, as the kernel is.
The kernel's own text is the input (docs/decisions/0003-proofs-by-grounding.md), so a new kernel
rule explains itself.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from clingo import ast

from ..rulebook import kernel_file
from .steps import ANY, Element, Justifier, Lack, Premise, Step, predicate_of

_NOTE = re.compile(r"^%@ (\w+)( \([a-z_, ]+\))?: (.*)$")
_LACK = re.compile(r"^%- (\w+)\(([\w,]*)\)( \([a-z, ]+\))?: (.*)$")
_ONLY = re.compile(r"only ([a-z_ ]+)")
_MEASURE = re.compile(r"\{(\w+) of (\w+)(?: in (\w+))?\}")
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


@cache
def justifier() -> Justifier:
    """The justifier of the kernel that ships; made once a process."""
    return translate(kernel_file().read_text(encoding="utf-8"))


def translate(kernel: str) -> Justifier:
    """The justifier of a kernel's text; raises `Untranslatable` naming the line at fault."""
    noted = list(_annotated_rules(kernel))
    derived = frozenset(predicate_of(str(rule.head)) for _, rule in noted)
    translations = [
        _Translation(number, note, rule, derived) for number, (note, rule) in enumerate(noted)
    ]
    return Justifier(tuple(each.step for each in translations), _lacks(kernel))


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


def _lacks(kernel: str) -> Mapping[str, tuple[Lack, ...]]:
    lacks: dict[str, tuple[Lack, ...]] = {}
    for found in filter(None, map(_LACK.match, kernel.splitlines())):
        arguments, marks = tuple(found[2].split(",")) if found[2] else (), found[3] or ""
        lack = Lack(arguments, found[4], bool(marks), "deep" in marks)
        lacks[found[1]] = (*lacks.get(found[1], ()), lack)
    return lacks


class _Names:
    """The variables of a rule in the order of a binding, and what those made for it stand for."""

    def __init__(self, outer: "_Names | None" = None) -> None:
        self.names: list[str] = [*outer.names] if outer else []
        self.made: dict[str, str] = {}
        self.fresh: int = outer.fresh if outer else 0  # a new name must not be one of the rule's

    def index(self, name: str) -> int:
        if name not in self.names:
            self.names.append(name)
        return self.names.index(name)

    def make(self, expression: str = "") -> str:
        """A new variable: for one without a name, or for what an expression comes to."""
        self.fresh += 1
        if not expression:
            return f"Any{self.fresh}"
        self.made[f"Made{self.fresh}"] = expression
        return f"Made{self.fresh}"


class _Named(ast.Transformer):
    """Gives every variable of a literal a name."""

    def __init__(self, names: _Names) -> None:
        self.names = names

    def visit_Variable(self, node: ast.AST) -> ast.AST:
        named = node.update(name=self.names.make()) if node.name == "_" else node
        self.names.index(named.name)
        return named


class _Text(ast.Transformer):
    """Makes a text to fill in: `{0}` for variables and arithmetic, `any` for what has no name."""

    def __init__(self, names: _Names) -> None:
        self.names = names

    def visit_Variable(self, node: ast.AST) -> ast.AST:
        if node.name == "_":
            return ast.SymbolicTerm(node.location, ANY)
        return node.update(name=f"{{{self.names.index(node.name)}}}")

    def visit_BinaryOperation(self, node: ast.AST) -> ast.AST:
        made = self.names.make(str(node))
        return ast.Variable(node.location, f"{{{self.names.index(made)}}}")


class _Translation:
    """The translation of one kernel rule: a step, and the lines of the justifier for it."""

    def __init__(
        self, number: int, note: re.Match[str], rule: ast.AST, derived: frozenset[str]
    ) -> None:
        self.number = number
        self.derived = derived
        self.line = rule.location.begin.line
        self.names = _Names()
        self.body: list[str] = []
        self.premises: list[Premise] = []
        self.grouped: list[ast.AST] = []
        self.measures = {found[1]: found.groups()[1:] for found in _MEASURE.finditer(note[3])}
        for item in rule.body:
            self._add(item)
        head = self._text(rule.head)
        made = dict(self.names.made)
        variables = tuple(self.names.names)
        self.program = self._firings(head, made)
        groups = tuple(self._group(index, item) for index, item in enumerate(self.grouped))
        marks = note[2] or ""
        self.step = Step(
            number=number,
            name=note[1],
            sentence=note[3],
            fold="fold" in marks,
            stop="stop" in marks,
            only=found[1] if (found := _ONLY.search(marks)) else "",
            first="first" in marks,
            line=self.line,
            variables=variables,
            own=tuple(at for at, name in enumerate(variables) if name not in made),
            head=head,
            premises=tuple(self.premises),
            groups=groups,
            program="\n".join(self.program),
        )

    def _text(self, node: ast.AST, names: _Names | None = None) -> str:
        return str(_Text(names or self.names).visit(node))

    def _add(self, item: ast.AST) -> None:
        if item.ast_type == ast.ASTType.ConditionalLiteral:
            self._add_group(item, "all")
        elif item.atom.ast_type == ast.ASTType.BodyAggregate:
            guard = item.atom.left_guard
            if guard is None or guard.comparison != ast.ComparisonOperator.Equal:
                raise Untranslatable(f"line {self.line}: only `N = #sum {{...}}` is translated")
            self._add_group(item, self._text(guard.term))
        elif item.atom.ast_type == ast.ASTType.Comparison:
            self._add_comparison(item)
        else:
            self._add_literal(item)

    def _add_group(self, item: ast.AST, value: str) -> None:
        self.body.append(str(item))
        group = len(self.grouped)
        measure = () if value == "all" else self._measure([item.atom.left_guard.term])
        self.premises.append(Premise("group", (value,), group=group, measure=measure))
        self.grouped.append(item)

    def _add_comparison(self, item: ast.AST) -> None:
        self.body.append(str(item))
        last, left = item.atom.term, self._text(item.atom.term)
        for guard in item.atom.guards:
            operator = _OPERATORS[ast.ComparisonOperator(guard.comparison)]
            right = self._text(guard.term)
            measure = self._measure([last, guard.term])
            self.premises.append(Premise("compares", (left, operator, right), measure=measure))
            last, left = guard.term, right

    def _measure(self, terms: Sequence[ast.AST]) -> tuple[str, ...]:
        """What the sentence says one of some terms to be a value of: `{M of size}`."""
        told = (self.measures[str(term)] for term in terms if str(term) in self.measures)
        return tuple(self._name(name) for name in next(told, ()) if name)

    def _name(self, name: str) -> str:
        """An attribute, or the variable that stands for one."""
        return f"{{{self.names.index(name)}}}" if name[0].isupper() else name

    def _add_literal(self, item: ast.AST) -> None:
        if item.sign == ast.Sign.NoSign:
            item = _Named(self.names).visit(item)
            self.premises.append(self._holds(item, self.names))
        elif item.sign == ast.Sign.Negation:
            self.premises.append(Premise("lacks", (self._text(item.atom),)))
        else:
            raise Untranslatable(f"line {self.line}: a double negation is not translated")
        self.body.append(str(item))

    def _holds(self, item: ast.AST, names: _Names) -> Premise:
        text = self._text(item.atom, names)
        return Premise("holds", (text,), derived=predicate_of(text) in self.derived)

    def _firings(self, head: str, made: Mapping[str, str]) -> list[str]:
        """What fires, and what it wants in turn."""
        names = self.names.names
        fired = _atom(f"fired_{self.number}", names)
        body = [f"wanted_{head.format(*names)}", *self.body, *_equations(made)]
        wanted = [p.texts[0] for p in self.premises if p.kind == "holds" and p.derived]
        return [
            f"{fired} :- {'; '.join(body)}.",
            *(f"wanted_{text.format(*names)} :- {fired}." for text in wanted),
        ]

    def _group(self, group: int, item: ast.AST) -> tuple[Element, ...]:
        return tuple(
            self._element(f"{group}_{at}", literals, terms)
            for at, (literals, terms) in enumerate(_elements(item))
        )

    def _element(self, name: str, literals: list[ast.AST], terms: Sequence[ast.AST]) -> Element:
        names = _Names(self.names)
        named = [_Named(names).visit(literal) for literal in literals]
        held = [literal for literal in named if literal.sign == ast.Sign.NoSign]
        atoms = tuple(self._holds(literal, names) for literal in held)
        told_by = tuple(self._text(term, names) for term in terms)
        fired = _atom(f"fired_{self.number}", self.names.names)
        told = f"member_{self.number}_{name}"
        member = _atom(told, names.names)
        body = [fired, *map(str, named), *_equations(names.made)]
        self.program.append(f"{member} :- {'; '.join(body)}.")
        self.program += [
            f"wanted_{atom.texts[0].format(*names.names)} :- {member}."
            for atom in atoms
            if atom.derived
        ]
        return Element(atoms, told_by, told, len(names.names))


def _elements(group: ast.AST) -> Iterator[tuple[list[ast.AST], Sequence[ast.AST]]]:
    if group.ast_type == ast.ASTType.ConditionalLiteral:
        yield [group.literal, *group.condition], ()
    else:
        for element in group.atom.elements:
            yield list(element.condition), element.terms


def _equations(made: Mapping[str, str]) -> list[str]:
    return [f"{name} = {expression}" for name, expression in made.items()]


def _atom(name: str, arguments: Sequence[str]) -> str:
    return f"{name}({','.join(arguments)})" if arguments else name
