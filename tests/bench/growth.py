"""How deciding and proving grow with a visit."""

from lineproof.logic import decide, prove

from .timing import in_turns, plain
from .visits import lesions, roots_of, rulebook, text_of

SIZES = (1, 5, 10, 20, 40)
TIMES = 7


def show_all() -> None:
    """Print a table with a row for each size."""
    print(f"\n{'lesions':>7}{'lines':>7}{'nodes':>7}{'clingo':>12}{'decided':>12}{'proved':>12}")
    for size in SIZES:
        _show(size)


def _show(size: int) -> None:
    facts, book = lesions(size), rulebook()
    (decision,) = decide([facts], book)
    roots = roots_of(decision)
    nodes = len(prove(facts, book, roots).nodes)
    taken = in_turns(
        plain(text_of(facts)),
        lambda: decide([facts], book),
        lambda: prove(facts, book, roots),
        times=TIMES,
    )
    shown = "".join(f"{seconds * 1000:9.1f} ms" for seconds in taken)
    print(f"{size:7}{len(decision.lines):7}{nodes:7}{shown}", flush=True)
