"""Why not, for every code there is and for one; and what one code would need."""

from lineproof.logic import codes_given, decide, find_obstacles, ground, needs, why_not

from .timing import in_turns, plain, show
from .visits import example, lesions, rulebook, text_of

BLOCKED, INSTEAD = "17312", "11102"


def show_all() -> None:
    """Print the figures of why not and of what it would take."""
    _show_why_not()
    _show_needs()


def _show_why_not() -> None:
    facts, book = lesions(10), rulebook()
    codes = sorted(codes_given(book))
    (decision,) = decide([facts], book)
    searched, told, grounded, solved = in_turns(
        lambda: list(find_obstacles([facts], book, codes)),
        lambda: why_not(facts, decision, book, INSTEAD),
        lambda: ground([facts], book),
        plain(text_of(facts)),
    )
    extra = searched - grounded
    show(f"ten lesions: whynot, {len(codes)} codes, beyond solving", (extra, solved), "0.6")
    show("ten lesions: whynot, one code, in words", (told, solved))


def _show_needs() -> None:
    facts, book = example("mohs-missing-map.yaml"), rulebook()
    (decision,) = decide([facts], book)
    taken = in_turns(lambda: needs(facts, decision, book, BLOCKED), plain(text_of(facts)))
    show(f"a Mohs stage without its map: need {BLOCKED}", taken)
