"""The exported program, read by stock clingo, decides as `lineproof code` does."""

import json
import subprocess
import sys
from pathlib import Path

import clingo
import pytest

from lineproof.logic import RULEBOOKS
from terminal import EXAMPLES, FIVE_ACTS, ask

Lines = list[tuple[str, int, tuple[str, ...]]]


def lines(file: str, book: str) -> Lines:
    """The claim lines as `lineproof code` gives them, in any order."""
    told = ask("code", file, "--rulebook", book, "--format", "json").stdout
    return sorted(
        (line["code"], line["units"], tuple(sorted(line["modifiers"])))
        for line in json.loads(told)["lines"]
    )


def read(atoms: list[clingo.Symbol]) -> Lines:
    """The claim lines as the documentation says to read them from an answer."""
    modifiers: dict[tuple[clingo.Symbol, ...], set[str]] = {}
    for atom in (atom for atom in atoms if atom.match("modifier", 5)):
        modifiers.setdefault(tuple(atom.arguments[1:3]), set()).add(atom.arguments[3].string)
    return sorted(
        (code.string, units.number, tuple(sorted(modifiers.get((code, variant), ()))))
        for atom in atoms
        if atom.match("billed", 5)
        for _, payer, code, variant, units in [atom.arguments]
        if payer.name == "insurer"
    )


def answers(program: str) -> list[list[clingo.Symbol]]:
    """Every answer set of a program."""
    control = clingo.Control(["0"])
    control.add("base", [], program)
    control.ground([("base", [])])
    with control.solve(yield_=True) as found:
        return [list(model.symbols(shown=True)) for model in found]


@pytest.mark.parametrize("book", RULEBOOKS)
@pytest.mark.parametrize("example", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_export_has_one_answer_with_the_same_lines(
    example: Path, book: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """There is exactly one answer, its lines are those of `code`, and clingo warns of nothing."""
    program = ask("export", str(example), "--rulebook", book).stdout
    found = answers(program)

    assert len(found) == 1
    assert read(found[0]) == lines(str(example), book)
    assert capfd.readouterr().err == ""


def test_exported_file_is_read_by_the_program_clingo(tmp_path: Path) -> None:
    """The two commands of the documentation, word for word."""
    program = tmp_path / "visit.lp"
    assert ask("export", FIVE_ACTS, "-o", str(program)).exit_code == 0
    command = [sys.executable, "-m", "clingo", "--outf=2", str(program)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    (call,) = json.loads(done.stdout)["Call"]
    (witness,) = call["Witnesses"]

    assert read([clingo.parse_term(text) for text in witness["Value"]]) == lines(
        FIVE_ACTS, "standard"
    )


def test_parts_make_the_whole(tmp_path: Path) -> None:
    """Program and encounter, exported apart, are the same program together."""
    parts = [ask("export", FIVE_ACTS, "--part", part).stdout for part in ("program", "encounter")]
    ((model),) = answers("\n".join(parts))

    assert read(model) == lines(FIVE_ACTS, "standard")
