"""One visit: decided, proved, and the proof checked."""

from lineproof.logic import Facts, answer_of, decide, prove, verify

from .timing import in_turns, plain, show
from .visits import FIVE_ACTS, example, lesions, roots_of, rulebook, text_of


def show_visit(name: str, facts: Facts, proof_aim: str = "") -> None:
    """Print how long a visit takes to decide, and its lines to prove and to check."""
    book = rulebook()
    solve = plain(text_of(facts))
    (decision,) = decide([facts], book)
    roots = roots_of(decision)
    proof, answer = prove(facts, book, roots), answer_of(facts, book)
    decided, proved, checked, solved = in_turns(
        lambda: decide([facts], book),
        lambda: prove(facts, book, roots),
        lambda: verify(proof, answer, facts, book),
        solve,
    )
    show(f"{name}: decided", (decided, solved))
    show(f"{name}: all lines proved", (proved, solved), proof_aim)
    show(f"{name}: those proofs checked", (checked, solved), "0.3")


def show_all() -> None:
    """Print the figures of ten lesions and of the five-act visit."""
    show_visit("ten lesions", lesions(10), "2.0")
    show_visit("five acts", example(FIVE_ACTS.name))
