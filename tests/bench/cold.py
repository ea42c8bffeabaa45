"""Commands from a standstill: Python, imports, the rulebook, the answer, its printing."""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from .timing import Work, in_turns, show
from .visits import FIVE_ACTS

COMMANDS = {"--help": [], "code": [str(FIVE_ACTS)], "why": [str(FIVE_ACTS)]}
TIMES = 9


def show_all() -> None:
    """Print how long whole commands take on the five-act visit."""
    lineproof = str(Path(sys.executable).with_name("lineproof"))
    with TemporaryDirectory() as folder:
        program = str(Path(folder) / "visit.lp")
        _run(lineproof, "export", str(FIVE_ACTS), "-o", program)()
        *ours, theirs = in_turns(
            *(_run(lineproof, name, *rest) for name, rest in COMMANDS.items()),
            _run(sys.executable, "-m", "clingo", program),
            times=TIMES,
        )
    for name, taken in zip(COMMANDS, ours, strict=True):
        show(f"from a standstill: lineproof {name}", (taken, theirs))


def _run(*command: str) -> Work:
    return lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
