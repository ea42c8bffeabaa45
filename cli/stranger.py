"""Say of a code that no rule gives what is known of it."""

from collections.abc import Iterator

from lineproof.logic import Stranger


def told(name: str, book: str, stranger: Stranger, command: str) -> Iterator[str]:
    """That no rule gives it, which rulebook does, or what the area is; `command` asks there."""
    headline = f"No rule of the {book} rulebook gives {name}"
    if stranger.elsewhere:
        yield f"{headline}; the {stranger.elsewhere} rulebook does: `{command}` asks there."
    elif stranger.area:
        yield f"{headline}: it has no rule for {stranger.area} ({stranger.span})."
    else:
        yield f"{headline}."
    if stranger.near:
        yield f"Near it in the {book} rulebook: {', '.join(stranger.near)}."
