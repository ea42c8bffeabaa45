"""All lines of the ten lesions explained by xclingo; prints the seconds it takes, as JSON.

`python -m bench.xclingo_run named`, or `as it is`. xclingo reads the program that plain clingo
reads. It takes no variable without a name, so that `named` gives names to those of the kernel;
it also makes xclingo's texts of the sentences that stand beside the kernel's rules.
"""

import json
import re
import statistics
import sys
import time
from collections.abc import Iterator
from importlib import import_module

from clingo import ast

from lineproof.logic import encounter_text, kernel_file, program_text

from .visits import lesions, rulebook

TIMES = 3
ASKED = "\n%!show_trace {billed(E,B,C,V,N)}.\n"
_NOTE = re.compile(r"^%@ \w+(?: \([a-z, ]+\))?: (.*)$")
_SLOT = re.compile(r"\{(\w+)[^}]*\}")


class _Named(ast.Transformer):
    """Names the variables of what holds; below a `not` they may stay without a name."""

    def __init__(self) -> None:
        self.made = 0

    def visit_Literal(self, node: ast.AST) -> ast.AST:
        holds = node.sign == ast.Sign.NoSign
        return node.update(**self.visit_children(node)) if holds else node

    def visit_Variable(self, node: ast.AST) -> ast.AST:
        if node.name != "_":
            return node
        self.made += 1
        return node.update(name=f"Any{self.made}")


def main(how: str) -> None:
    """Explain several times, and print the median seconds of each part."""
    kernel = kernel_file().read_text(encoding="utf-8")
    program = program_text(rulebook())
    if how == "named":
        program = "\n".join(_named(kernel)) + program.removeprefix(kernel)
    program += encounter_text(lesions(10)) + ASKED
    rounds = [_explained(program) for _ in range(TIMES + 1)]
    translated, explained = (statistics.median(taken) for taken in zip(*rounds[1:], strict=True))
    print(json.dumps({"translated": translated, "explained": explained}))


def _explained(program: str) -> tuple[float, float]:
    """The seconds to translate the program, and to solve it and explain what is asked."""
    start = time.perf_counter()
    control = import_module("xclingo").XclingoControl(["-Wnone"], n_explanations="1")
    control.add("base", [], program)
    translated = time.perf_counter()
    control.ground([("base", [])])
    texts = [
        graph.explain(line).ascii_tree()
        for model in control.solve()
        for graph in model.explain_model()
        for line in graph.show_trace
    ]
    if not texts:
        raise RuntimeError("no explanation")
    return translated - start, time.perf_counter() - translated


def _named(kernel: str) -> Iterator[str]:
    """The kernel with names for all variables and its sentences as texts of xclingo."""
    statements: list[ast.AST] = []
    ast.parse_string(kernel, statements.append)
    text = ""
    for statement in statements:
        if statement.ast_type == ast.ASTType.Comment:
            text = _text(str(statement)) or text
        elif statement.ast_type == ast.ASTType.Rule:
            if not any(item.ast_type == ast.ASTType.ConditionalLiteral for item in statement.body):
                yield text  # with a text, such a rule is refused: it loses its variables
            yield str(_Named().visit(statement))
        else:
            yield str(statement)


def _text(comment: str) -> str:
    note = _NOTE.match(comment)
    if note is None:
        return ""
    said = _SLOT.sub("%", note[1]).replace('"', "'")
    return f"%!trace_rule {{{','.join([json.dumps(said), *_SLOT.findall(note[1])])}}}."


if __name__ == "__main__":
    main(" ".join(sys.argv[1:]))
