"""A command that fails leaves every file as it was."""

import os
from pathlib import Path
from stat import S_ISFIFO

import pytest

from terminal import MOHS, ask, in_words

KEPT = "what was here before\n"


def listing(folder: Path) -> dict[str, str]:
    """Every file of a folder with its content."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a file and a folder in it."""
    (tmp_path / "kept").write_text(KEPT, encoding="utf-8")
    (tmp_path / "folder").mkdir()
    return tmp_path


FAILING = {
    "new, on a file": ["new", "kept"],
    "new, on a folder": ["new", "folder"],
    "new, in no folder": ["new", "none/visit.yaml"],
    "new, below a file": ["new", "kept/visit.yaml"],
    "export, on a folder": ["export", MOHS, "-o", "folder"],
    "export, in no folder": ["export", MOHS, "-o", "none/visit.lp"],
    "export, below a file": ["export", MOHS, "-o", "kept/visit.lp"],
    "export, of no encounter": ["export", "kept", "-o", "kept"],
    "graph, of a kind unknown": ["graph", MOHS, "-o", "picture.bmp"],
    "graph, without a kind": ["graph", MOHS, "-o", "kept"],
    "graph, on a folder": ["graph", MOHS, "-o", "folder"],
    "graph, in no folder": ["graph", MOHS, "-o", "none/picture.svg"],
    "graph, below a file": ["graph", MOHS, "-o", "kept/picture.svg"],
    "graph, of no such line": ["graph", MOHS, "99999", "-o", "picture.svg"],
}


@pytest.mark.parametrize("name", FAILING)
def test_failure_changes_no_file(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 2, a message, and neither a changed file nor a new one."""
    monkeypatch.chdir(folder)
    result = ask(*FAILING[name])

    assert in_words(result), result.exception
    assert result.exit_code == 2
    assert result.stderr
    assert not result.stdout
    assert listing(folder) == {"kept": KEPT}


@pytest.mark.parametrize("command", ["export", "graph"])
def test_output_takes_the_place_of_an_older_one(command: str, folder: Path) -> None:
    """What is written whole may replace what the user named."""
    target = folder / "out.svg"
    target.write_text(KEPT, encoding="utf-8")
    result = ask(command, MOHS, "-o", str(target))

    assert result.exit_code == 0, result.exception
    assert target.read_text(encoding="utf-8") != KEPT
    assert set(listing(folder)) == {"kept", "out.svg"}


@pytest.mark.parametrize("command", ["export", "graph"])
@pytest.mark.parametrize("name", ["visit.json", "link.json"])
def test_the_visit_is_not_replaced_by_what_is_made_of_it(
    command: str, name: str, tmp_path: Path
) -> None:
    """A name mistyped by one letter must not cost the record of a visit."""
    visit = tmp_path / "visit.json"
    visit.write_bytes(Path(MOHS).read_bytes())
    (tmp_path / "link.json").symlink_to(visit)
    result = ask(command, str(visit), "-o", str(tmp_path / name))

    assert result.exit_code == 2
    assert "is the file that was read" in result.stderr
    assert visit.read_bytes() == Path(MOHS).read_bytes()


def test_a_link_leads_where_it_led(tmp_path: Path) -> None:
    """What the link leads to is written anew, and not the link."""
    (tmp_path / "link.lp").symlink_to(tmp_path / "out.lp")
    assert ask("export", MOHS, "-o", str(tmp_path / "link.lp")).exit_code == 0

    assert (tmp_path / "link.lp").is_symlink()
    assert (tmp_path / "out.lp").read_text(encoding="utf-8") == ask("export", MOHS).stdout


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    """A device or a pipe is no file that could be replaced by a new one."""
    pipe = tmp_path / "pipe.lp"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert ask("export", MOHS, "--part", "encounter", "-o", str(pipe)).exit_code == 0
        assert os.read(reader, 6) == b"thing("
    finally:
        os.close(reader)
    assert S_ISFIFO(pipe.stat().st_mode)


def test_a_disk_that_is_full_leaves_no_draft(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What could be written of a file is no file."""

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    result = ask("export", MOHS, "-o", str(folder / "kept"))

    assert result.exit_code == 2
    assert result.stderr == f"{folder / 'kept'}: cannot be written: no space left on device\n"
    assert listing(folder) == {"kept": KEPT}


def test_export_to_a_file_is_what_is_printed(folder: Path) -> None:
    """In either format the file holds just what the screen would show."""
    for form in ("lp", "json"):
        target = folder / f"out.{form}"
        assert ask("export", MOHS, "--format", form, "-o", str(target)).exit_code == 0
        assert target.read_text(encoding="utf-8") == ask("export", MOHS, "--format", form).stdout


def test_new_file_is_a_valid_encounter(folder: Path) -> None:
    """The template can be checked and coded as it is."""
    made = str(folder / "visit.yaml")

    assert ask("new", made).exit_code == 0
    assert ask("check", made).exit_code == 0
    assert ask("code", made).exit_code == 0
