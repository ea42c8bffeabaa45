"""The kernel is a specification: each rule has its sentence, and each encounter one answer."""

import re
from collections.abc import Callable

import clingo
import networkx
from clingo.ast import AST, ASTType

from lineproof.logic import RULEBOOKS, load_rulebook

from . import kernel
from .kinds import CODE, dictionary
from .statements import book

SLOT = re.compile(r"\{([^{}]+?)(?: (?:of|as) (\w+)(?: in (\w+))?)?\}")
MARK = re.compile(r"fold|stop|first|deep|only [a-z_ ]+")
VARIABLE = re.compile(r"[A-Z]\w*")


def place(rule: AST) -> str:
    """File and line, for messages."""
    return f"kernel.lp:{rule.location.begin.line}: {rule}"


def test_rule_has_a_sentence() -> None:
    """A proof is made of these sentences; a rule without one could not be told."""
    assert [place(rule) for rule in kernel.rules() if kernel.sentence_of(rule) is None] == []


def test_sentence_has_a_rule() -> None:
    """No sentence was left behind by a rule that is gone."""
    used = {said.line for rule in kernel.rules() if (said := kernel.sentence_of(rule))}
    marks = {number for number, line in enumerate(kernel.lines(), 1) if line.startswith("%@")}

    assert sorted(marks - used) == []


def test_sentences_have_names_of_their_own() -> None:
    """A step of a proof is named once."""
    names = [said.name for rule in kernel.rules() if (said := kernel.sentence_of(rule))]

    assert [name for name in names if names.count(name) > 1] == []


def test_marks_of_a_sentence_are_known() -> None:
    """A misspelled mark would be passed over."""
    said = [said for rule in kernel.rules() if (said := kernel.sentence_of(rule))]
    said += kernel.absences()

    strange = [each for each in said for mark in each.options if not MARK.fullmatch(mark)]
    assert strange == []


def slots(sentence: str) -> set[str]:
    """The variables that a sentence fills in."""
    found: set[str] = set()
    for parts in SLOT.findall(sentence):
        found |= {name for part in parts for name in VARIABLE.findall(part)}
    return found


def test_sentence_speaks_of_what_its_rule_has() -> None:
    """Every variable of a sentence has a value when the rule does."""
    amiss = {
        place(rule): strange
        for rule in kernel.rules()
        if (said := kernel.sentence_of(rule))
        and (strange := slots(said.text) - kernel.variables(rule))
    }

    assert amiss == {}


def test_sentence_says_values_of_attributes_that_there_are() -> None:
    """`{V of site}` is said in the words of the attribute `site`."""
    attributes = book("standard").column("attribute")
    said = [said for rule in kernel.rules() if (said := kernel.sentence_of(rule))]
    strange = {
        name
        for each in (*said, *kernel.absences())
        for name in re.findall(r" of (\w+)(?: in \w+)?\}", each.text)
        if name.islower() and name not in attributes
    }

    assert strange == set()


def test_absence_speaks_of_what_it_has() -> None:
    """The same for what was not concluded: its arguments are all there is."""
    amiss = {
        f"kernel.lp:{each.line}: {each.text}": strange
        for each in kernel.absences()
        if (strange := slots(each.text) - set(each.variables))
    }

    assert amiss == {}


def test_everything_negated_can_be_told() -> None:
    """A proof that rests on an absence has a sentence for it."""
    told = {f"{each.name}/{len(each.variables)}" for each in kernel.absences()}
    negated = {
        kernel.signature(atom)
        for rule in kernel.rules()
        for atom, absent in kernel.body(rule)
        if absent
    }

    assert sorted(negated - told) == []
    assert sorted(told - negated) == []


def test_conclusion_has_the_key_of_its_encounter() -> None:
    """One encounter and a thousand are the same program: what has no key is of the rulebook."""
    of_rulebook = {f"{name}/{len(entry['args'])}" for name, entry in dictionary().items()}
    for rule in kernel.rules():
        atom = kernel.head(rule)
        if str(atom.arguments[0]) != "E":
            body = {kernel.signature(each) for each, _ in kernel.body(rule)}
            assert body <= of_rulebook, place(rule)
            of_rulebook.add(kernel.signature(atom))


def test_every_condition_has_the_same_key() -> None:
    """No conclusion about one encounter rests on another."""
    keyed = {kernel.signature(atom) for rule in kernel.rules() for atom in [kernel.head(rule)]
             if str(atom.arguments[0]) == "E"} | {"thing/3", "part_of/3", "has/4"}  # fmt: skip
    amiss = [
        place(rule)
        for rule in kernel.rules()
        for atom, _ in kernel.body(rule)
        if kernel.signature(atom) in keyed and str(atom.arguments[0]) != "E"
    ]

    assert amiss == []


def test_there_is_no_choice_and_no_constraint() -> None:
    """Every rule concludes one thing; nothing can make an encounter unanswerable."""
    kinds = {each.ast_type for each in kernel.statements()}

    assert kinds <= {ASTType.Rule, ASTType.Defined, ASTType.ShowSignature}
    for rule in kernel.rules():
        assert rule.head.ast_type == ASTType.Literal, place(rule)
        assert rule.head.atom.ast_type == ASTType.SymbolicAtom, place(rule)


def test_no_absence_rests_on_itself() -> None:
    """Negation never runs in a circle, so there is exactly one answer."""
    graph: networkx.DiGraph[str] = networkx.DiGraph()
    absent: set[tuple[str, str]] = set()
    for rule in kernel.rules():
        made = kernel.signature(kernel.head(rule))
        for atom, negated in kernel.body(rule):
            graph.add_edge(kernel.signature(atom), made)
            if negated or _in_sum(rule):
                absent.add((kernel.signature(atom), made))
    circles = [set(circle) for circle in networkx.strongly_connected_components(graph)]

    assert [edge for edge in absent if any(set(edge) <= circle for circle in circles)] == []


def _in_sum(rule: AST) -> bool:
    return "#sum" in str(rule)


def test_no_code_is_known_by_number() -> None:
    """Codes are of the rulebooks."""
    amiss = [
        (number, text)
        for number, line in enumerate(kernel.lines(), 1)
        for text in re.findall(r'"([^"]*)"', line.split("%")[0])
        if CODE.fullmatch(text)
    ]

    assert amiss == []


def test_kernel_and_rulebook_go_together_without_a_warning() -> None:
    """Every predicate that is read is stated somewhere, or declared."""
    for name in RULEBOOKS:
        said: list[str] = []
        control = clingo.Control([], _collector(said))
        for path in (kernel.PATH, *load_rulebook(name).files):
            control.load(str(path))
        control.ground([("base", [])])
        assert said == []


def _collector(said: list[str]) -> Callable[[clingo.MessageCode, str], None]:
    return lambda _code, message: said.append(message)


def test_what_is_told_first_rests_on_nothing_of_its_own_kind() -> None:
    """The more telling of several reasons may be chosen without a proof going round in a circle."""
    graph: networkx.DiGraph[str] = networkx.DiGraph()
    telling = set()
    for rule in kernel.rules():
        made, said = kernel.signature(kernel.head(rule)), kernel.sentence_of(rule)
        graph.add_edges_from((kernel.signature(atom), made) for atom, _ in kernel.body(rule))
        if said and "first" in said.options:
            telling.add(made)

    assert telling
    assert [made for made in telling if made in networkx.ancestors(graph, made)] == []
    assert [made for made in telling if graph.has_edge(made, made)] == []
