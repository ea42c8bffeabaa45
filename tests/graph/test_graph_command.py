"""`lineproof graph` writes what the end of the name asks for."""

import json
import sys
from pathlib import Path

import networkx as nx
import pytest
from click.testing import Result

from terminal import ask

VISIT = """\
encounter: command
date: 2026-03-14
lesions:
  - site: back
    kind: nevus
    size: 1.2 cm
    done: {technique: excision, intent: remove, margin: 3 mm}
"""


def graph(folder: Path, *arguments: str) -> Result:
    """Run the command on a small visit."""
    visit = folder / "visit.yaml"
    visit.write_text(VISIT, encoding="utf-8")
    return ask("graph", str(visit), *arguments)


@pytest.mark.parametrize(
    ("end", "begins"),
    [
        ("png", b"\x89PNG"),
        ("html", b"<!doctype html>"),
    ],
)
def test_bytes_and_text_are_written(tmp_path: Path, end: str, begins: bytes) -> None:
    """The file begins as files of its kind do, and the command says that it is there."""
    out = tmp_path / f"why.{end}"
    done = graph(tmp_path, "-o", str(out))

    assert (done.exit_code, done.output) == (0, f"{out}: written\n")
    assert out.read_bytes().startswith(begins)


def test_each_answer_is_a_root_with_its_title(tmp_path: Path) -> None:
    """As `why` prints them: the line stands above the conclusion it rests on."""
    graph(tmp_path, "11402", "-o", str(tmp_path / "why.json"))
    data = json.loads((tmp_path / "why.json").read_text("utf-8"))
    read = nx.node_link_graph(data, edges="edges")
    (root,) = [name for name, root in read.nodes(data="root") if root]

    assert read.nodes[root]["kind"] == "answer"
    assert read.nodes[root]["text"].startswith("line 1: 11402")
    assert set(read) == {root} | nx.descendants(read, root)


def test_the_page_and_the_graph_name_their_visit(tmp_path: Path) -> None:
    """A page that was sent and kept says whose it is."""
    for name in ("why.json", "why.html"):
        graph(tmp_path, "-o", str(tmp_path / name))
    data = json.loads((tmp_path / "why.json").read_text("utf-8"))

    assert nx.node_link_graph(data, edges="edges").graph == {"about": "command, 2026-03-14"}
    assert "(command, 2026-03-14)</title>" in (tmp_path / "why.html").read_text("utf-8")


def test_full_draws_more_than_brief(tmp_path: Path) -> None:
    """The option chooses the depth of formats that hold one."""
    graph(tmp_path, "-o", str(tmp_path / "brief.dot"))
    graph(tmp_path, "--depth", "full", "-o", str(tmp_path / "full.dot"))
    lines = [
        (tmp_path / f"{name}.dot").read_text("utf-8").count("\n") for name in ("brief", "full")
    ]

    assert lines[0] < lines[1]


def test_what_cannot_be_written_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An unknown end and a missing extra end the program with a plain sentence and code 2."""
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    for name, words in (("why.pdf", "cannot tell the format"), ("why.png", "lineproof[png]")):
        (tmp_path / name).write_text("old", encoding="utf-8")
        done = graph(tmp_path, "-o", str(tmp_path / name))

        assert done.exit_code == 2 and words in done.output and "Traceback" not in done.output
        assert (tmp_path / name).read_text("utf-8") == "old"
