"""The same lines explained by xclingo, if it is there; in a process of its own, for a while."""

import json
import re
import subprocess
import sys
from importlib.util import find_spec

from .timing import in_turns, plain, show
from .visits import lesions, text_of

PATIENCE = 60
"""Seconds after which it is stopped."""
MISSING = "not installed: `pip install xclingo==2.0b24`, in an environment apart (it pins clingo)"
_ERROR = re.compile(r"error: (.*?):?$", re.MULTILINE)


def show_all() -> None:
    """Print how long xclingo takes, or why it does not answer."""
    if find_spec("xclingo") is None:
        print(f"{'ten lesions: xclingo':52}{MISSING}")
        return
    (solved,) = in_turns(plain(text_of(lesions(10))))
    for how in ("as it is", "named"):
        _show(f"ten lesions: xclingo, program {how}", how, solved)


def _show(what: str, how: str, solved: float) -> None:
    command = [sys.executable, "-P", "-m", "bench.xclingo_run", how]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        print(f"{what:52}stopped after {PATIENCE} s")
        return
    if done.returncode:
        errors = _ERROR.findall(done.stdout) or done.stderr.splitlines()[-1:]
        print(f"{what:52}fails: {errors[0]}")
        return
    for part, seconds in json.loads(done.stdout).items():
        show(f"{what}, {part}", (seconds, solved))
