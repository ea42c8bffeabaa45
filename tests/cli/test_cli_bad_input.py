"""Whatever the file is: an error in words, on standard error, and never a traceback."""

from pathlib import Path
from random import Random

import pytest

from terminal import ask, in_words, run

ALIASES = "a0: &a0 [x, x]\n" + "".join(
    f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]\n" for level in range(1, 12)
)
BAD: dict[str, bytes] = {
    "empty": b"",
    "blank": b"\n \n",
    "only a comment": b"# nothing\n",
    "a scalar": b"visit",
    "a list": b"- a\n- b\n",
    "binary": bytes(range(256)) * 8,
    "zeros": bytes(1000),
    "utf-16": "encounter: a\n".encode("utf-16"),
    "latin-1": "encounter: caf\u00e9\n".encode("latin-1"),
    "garbage": Random(1).randbytes(1_000_000),
    "a long line": b"a" * 1_000_000,
    "a long list": b"[" + b"1," * 200_000 + b"]",
    "deep lists": b"[" * 20_000,
    "deep closed lists": b"[" * 5_000 + b"]" * 5_000,
    "deep maps": b'{"a":' * 20_000,
    "deep indents": b"".join(b" " * n + b"a:\n" for n in range(500)),
    "aliases": ALIASES.encode(),
    "a loop": b"encounter: a\nlesions: &l [*l]\n",
    "merge of itself": b"a: &a\n  <<: *a\n",
    "tabs": b"encounter: a\n\tdate: 2026-03-14\n",
    "two documents": b"encounter: a\n---\nencounter: b\n",
    "a python object": b"!!python/object/apply:os.system ['echo ran']\n",
    "a name twice": b"encounter: a\nencounter: b\n",
    "a number too long": b'{"encounter": "a", "date": "2026-03-14", "visit": {"minutes": '
    + b"9" * 5000
    + b"}}",
    "escape codes": b"encounter: '\\x1b[31m'\n\"\\e[31mred\": 1\n",
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize(("command", "code"), [("code", 2), ("check", 1)])
def test_bad_content_is_told_in_words(command: str, code: int, name: str) -> None:
    """Exit code 1 or 2, a message that a terminal can show, and nothing on standard output."""
    result = ask(command, "-", typed=BAD[name])

    assert in_words(result), result.exception
    assert result.exit_code == code
    assert not result.stdout
    assert result.stderr.startswith("stdin:")
    assert all(line.isprintable() for line in result.stderr.splitlines())
    assert len(result.stderr) < 20_000


def _missing(folder: Path) -> Path:
    return folder / "missing.yaml"


def _folder(folder: Path) -> Path:
    return folder


def _below_a_file(folder: Path) -> Path:
    (folder / "visit.yaml").write_text("encounter: a\n")
    return folder / "visit.yaml" / "visit.yaml"


def _too_long(folder: Path) -> Path:
    return folder / ("a" * 5000)


@pytest.mark.parametrize("made", [_missing, _folder, _below_a_file, _too_long])
@pytest.mark.parametrize("command", ["code", "why", "check", "export"])
def test_unreadable_file_is_told_in_words(command: str, made: object, tmp_path: Path) -> None:
    """A file that cannot be read is named, with the reason."""
    assert callable(made)
    file = made(tmp_path)
    result = ask(command, str(file))

    assert in_words(result), result.exception
    assert result.exit_code == 2
    assert result.stderr.startswith(f"{file}: cannot be read: ")
    assert result.stderr.count("\n") == 1


def test_closed_standard_input_is_told_in_words() -> None:
    """The program itself, with nothing on standard input."""
    done = run("code", "-")

    assert done.returncode == 2
    assert done.stderr.startswith(b"stdin: ")
    assert b"Traceback" not in done.stderr


def test_program_shows_no_traceback() -> None:
    """The installed program behaves as its commands do."""
    done = run("code", "-", typed=BAD["deep lists"])

    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_errors_hold_nothing_but_the_words_in_question() -> None:
    """An error shows the wrong word; what else is recorded of the patient stays in the file."""
    source = """\
encounter: visit-7
date: 2026-03-14
patient: nwe
lesions:
  - {site: scrotum, kind: condyloma, diagnosis: A63.0, done: {technique: cryotherpy}}
"""
    told = ask("check", "-", typed=source).stderr

    assert "`nwe`" in told
    assert "`cryotherpy`" in told
    assert not [word for word in ("scrotum", "condyloma", "A63.0") if word in told]


@pytest.mark.parametrize("name", BAD)
def test_errors_name_no_address(name: str) -> None:
    """No error sends people, or their words, to a web page."""
    assert "://" not in ask("check", "-", typed=BAD[name]).stderr
