"""Time two pieces of work in turns, and print them beside each other."""

import statistics
import time
from collections.abc import Callable, Sequence

import clingo

Work = Callable[[], object]
TIMES = 15


def in_turns(*works: Work, times: int = TIMES) -> list[float]:
    """The median seconds of each work, after a warm-up.

    They take turns, so that a busy moment of the machine falls on all of them.
    """
    rounds = [[_once(work) for work in works] for _ in range(times + 1)]
    return [statistics.median(taken) for taken in zip(*rounds[1:], strict=True)]


def plain(*programs: str) -> Work:
    """Plain clingo: parse, ground, solve, and read the shown atoms."""

    def work() -> None:
        for program in programs:
            control = clingo.Control(["-Wnone"])
            control.add("base", [], program)
            control.ground([("base", [])])
            with control.solve(yield_=True) as handle:
                for model in handle:
                    model.symbols(shown=True)

    return work


def heading() -> None:
    """Print what the columns are."""
    print(f"{'medians':52}{'lineproof':>12}{'clingo':>12}{'ratio':>8}{'aim':>7}")


def show(what: str, taken: Sequence[float], aim: str = "") -> None:
    """Print one figure beside plain clingo's."""
    ours, theirs = taken
    ratio = f"{ours / theirs:8.2f}{aim:>7}".rstrip()
    print(f"{what:52}{ours * 1000:9.1f} ms{theirs * 1000:9.1f} ms{ratio}", flush=True)


def _once(work: Work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
