"""A thousand visits at a time: decided, and all their lines proved."""

from collections import deque

from lineproof.logic import decide, prove_all

from .timing import in_turns, plain, show
from .visits import mixed, roots_of, rulebook, text_of

MANY = 1000
BATCH = 250
TIMES = 3


def show_all() -> None:
    """Print the figures of a thousand mixed visits, together and for each."""
    book, visits = rulebook(), mixed(MANY)
    asked = [
        (facts, roots_of(decision))
        for facts, decision in zip(visits, decide(visits, book), strict=True)
    ]
    decided, proved, solved = in_turns(
        lambda: decide(visits, book),
        lambda: deque(prove_all(asked, book), maxlen=0),
        plain(*(text_of(*visits[at : at + BATCH]) for at in range(0, MANY, BATCH))),
        times=TIMES,
    )
    show(f"{MANY} mixed visits: decided", (decided, solved))
    show(f"{MANY} mixed visits: all lines proved", (proved, solved))
    show("  one of them: decided", (decided / MANY, solved / MANY))
    show("  one of them: all lines proved", (proved / MANY, solved / MANY))
