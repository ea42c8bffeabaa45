"""An edge as an SVG path, drawn from the premise up to the conclusion, where the arrow is."""

from itertools import pairwise

from ..clean import attribute
from ..layout import Route, Run

BEND = 8
"""The radius of a corner, in pixels."""

TIP = (
    '<marker id="lineproof-tip" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="8"'
    ' markerHeight="8" markerUnits="userSpaceOnUse" orient="auto">'
    '<path class="tip" d="M0 0.5L8 4L0 7.5Z"/></marker>'
)


def edge(conclusion: str, premise: str, route: Route) -> str:
    """The path of one edge."""
    return (
        f'<path class="edge" data-conclusion={attribute(conclusion)}'
        f' data-premise={attribute(premise)} marker-end="url(#lineproof-tip)" d="{path(route)}"/>'
    )


def path(route: Route) -> str:
    """Straight through every row and, between rows, over in one bow that stays between them."""
    upward = route.runs[::-1]
    parts = [_start(route.end, upward[0])]
    for below, above in pairwise(upward):
        parts += [_swing(below, above), _up_to(above.top, above.bottom)]
    return "".join(parts)


def _start(end: int, run: Run) -> str:
    """From the head of the premise; in a list from its side and round the corner to the rail."""
    if end == run.x:
        return f"M{end} {run.bottom}" + _up_to(run.top, run.bottom)
    before = run.x + (BEND if end > run.x else -BEND)
    corner = f"Q{run.x} {run.bottom} {run.x} {run.bottom - BEND}"
    return f"M{end} {run.bottom}H{before}{corner}V{run.top}"


def _up_to(top: int, bottom: int) -> str:
    return f"V{top}" if top != bottom else ""


def _swing(below: Run, above: Run) -> str:
    if below.x == above.x:
        return f"V{above.bottom}"
    middle = (below.top + above.bottom) // 2
    return f"C{below.x} {middle} {above.x} {middle} {above.x} {above.bottom}"
