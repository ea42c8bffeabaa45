"""Every command that asks a rulebook takes overlays, and says what is wrong with them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lineproof.cli import cli
from overlays import KERATOSES_AND_WART, XS


def run(folder: Path, *arguments: str, overlay: str = XS) -> Result:
    (folder / "visit.yaml").write_text(KERATOSES_AND_WART, encoding="utf-8")
    (folder / "acme.lp").write_text(overlay, encoding="utf-8")
    words = [str(folder / each) if each.endswith((".yaml", ".svg")) else each for each in arguments]
    return CliRunner().invoke(cli, [*words, "--overlay", str(folder / "acme.lp")])


def test_code_names_the_overlay_and_uses_it(tmp_path: Path) -> None:
    result = run(tmp_path, "code", "visit.yaml", "--format", "json")
    told = json.loads(result.output)

    assert result.exit_code == 0
    assert told["lines"][1]["modifiers"] == ["XS"]
    assert told["rulebook"]["overlays"][0]["name"].endswith("acme.lp")
    assert ", with" in run(tmp_path, "code", "visit.yaml").output.splitlines()[0]


@pytest.mark.parametrize(
    "arguments",
    [
        ("why", "visit.yaml", "2", "--verify"),
        ("whynot", "visit.yaml", "17004"),
        ("need", "visit.yaml", "17004"),
        ("graph", "visit.yaml", "-o", "out.svg"),
        ("export", "visit.yaml"),
        ("rules", "list"),
        ("rules", "search", "XS"),
        ("rules", "show", "acme_xs"),
    ],
)
def test_command_takes_an_overlay(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    result = run(tmp_path, *arguments)

    assert result.exit_code == 0, result.output


def test_rule_of_an_overlay_is_shown_with_its_place(tmp_path: Path) -> None:
    output = run(tmp_path, "rules", "show", "acme_xs").output

    assert "takes the place of modifier_59" in output
    assert "acme.lp:4" in output


@pytest.mark.parametrize("command", ["code", "why", "export"])
def test_errors_of_an_overlay_end_the_command_with_2(tmp_path: Path, command: str) -> None:
    bad = XS.replace("modifier_59", "modifer_59")
    result = run(tmp_path, command, "visit.yaml", overlay=bad)

    assert result.exit_code == 2
    assert "acme.lp:8: " in result.output
    assert "did you mean `modifier_59`?" in result.output
