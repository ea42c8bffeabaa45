"""Run cases: decide all that a rulebook is to decide at once, and compare."""

from collections import defaultdict
from collections.abc import Sequence

from ..decision.decider import decide
from ..decision.model import Decision
from ..encounter.recorder import record
from ..rulebook import Rulebook, load_rulebook
from .cases import Case
from .verdict import Verdict, misses


def run_cases(cases: Sequence[Case], rulebook: Rulebook) -> list[Verdict]:
    """The verdict on each case that expects something of the rulebook, in their order.

    A case is decided under the choices it makes, besides those of the rulebook. Raises
    OverlayError where there is no such choice.
    """
    asked = [case for case in cases if rulebook.name in case.expect]
    groups: dict[tuple[tuple[str, str], ...], list[Case]] = defaultdict(list)
    for case in asked:
        groups[tuple(sorted(case.choose.items()))].append(case)
    found: dict[str, Decision] = {}
    for choose, group in groups.items():
        decisions = decide([record(each.parsed) for each in group], _under(rulebook, choose))
        found |= dict(zip((each.file for each in group), decisions, strict=True))
    return [
        Verdict(case, rulebook.name, tuple(misses(case.expect[rulebook.name], found[case.file])))
        for case in asked
    ]


def _under(rulebook: Rulebook, choose: tuple[tuple[str, str], ...]) -> Rulebook:
    if not choose:
        return rulebook
    return load_rulebook(rulebook.name, rulebook.overlays, dict(rulebook.choices) | dict(choose))
