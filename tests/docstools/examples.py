"""The console blocks of the documentation are run, and say what the program says.

A block is a short session: each `$ ` line is a command, the lines up to the next one are what it
prints. Commands see a copy of docs/ as the checkout's root would show it, so that a file they
write litters nothing and one block does not depend on another.
"""

import os
import re
import shutil
import subprocess
import sysconfig
import tempfile
from dataclasses import dataclass
from pathlib import Path

from .pages import ROOT, Block, Page, pages

LANGUAGE = "console"
PROMPT = "$ "
RUNNABLE = ("lineproof", "cat")
BREAKAGE = ("Traceback (most recent call last)", ": command not found")
SECONDS = 120  # far above any command, so that only one that hangs meets it


class BrokenExampleError(Exception):
    """A command of an example broke instead of answering."""


@dataclass(frozen=True)
class Example:
    """A console block and the page it stands on."""

    page: Page
    block: Block

    @property
    def name(self) -> str:
        """Where it stands: "README.md:12"."""
        return f"{self.page.name}:{self.block.first}"


def examples() -> tuple[Example, ...]:
    """Every console block of every page."""
    return tuple(
        Example(page, block)
        for page in pages()
        for block in page.blocks
        if block.language == LANGUAGE
    )


def commands(block: Block) -> list[str]:
    """The commands of a block; one that ends in a backslash goes on in the next line."""
    joined = re.findall(r"^\$ ((?:.*\\\n)*.*)$", block.body, re.MULTILINE)
    return [str(command) for command in joined]


def refused(block: Block) -> list[str]:
    """What keeps a block from being run: a first line that is no command, a foreign command."""
    if not block.body.startswith(PROMPT):
        return [f"the block does not begin with `{PROMPT}`"]
    return [
        f"`{command}` is not run here: put what readers run themselves into a `sh` block"
        for command in commands(block)
        if command.partition(" ")[0] not in RUNNABLE
    ]


def session(block: Block) -> str:
    """The block as it should be: each command, followed by what it prints now."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "docs", Path(folder) / "docs")
        return "".join(
            f"{PROMPT}{command}\n{_output(command, folder)}" for command in commands(block)
        )


def rewritten(page: Page) -> str:
    """The text of a page with the output of its examples brought up to date."""
    return page.with_bodies(
        {
            block: _renewed(block)
            for block in page.blocks
            if block.language == LANGUAGE and not refused(block)
        }
    )


def _renewed(block: Block) -> str:
    """The session of a block; one that breaks stays as it is, for the check to report."""
    try:
        return session(block)
    except BrokenExampleError:
        return block.body


def _output(command: str, folder: str) -> str:
    """What a reader sees on the terminal, errors included.

    Raises BrokenExampleError when the program is not there, or broke.
    """
    printed = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=SECONDS,
        check=False,
    ).stdout.decode()
    if any(sign in printed for sign in BREAKAGE):
        raise BrokenExampleError(f"{PROMPT}{command}\n{printed}")
    return printed if printed.endswith("\n") or not printed else f"{printed}\n"


def _environment() -> dict[str, str]:
    """Nothing of the person's own but PATH and HOME, with the tested program first."""
    scripts = sysconfig.get_path("scripts")
    return {
        "PATH": f"{scripts}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        "HOME": str(Path.home()),
        "LINEPROOF_TABLES": "none-held",  # tables of the person's own would decide otherwise
        "LC_ALL": "C.UTF-8",
        "PYTHONUTF8": "1",
        "NO_COLOR": "1",
        "COLUMNS": "100",
    }
