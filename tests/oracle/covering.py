"""Which codes flaps and grafts come to: by the area of the defect, at its site."""

from collections import Counter
from collections.abc import Sequence

from .parts import Covered

Codes = Counter[str]

GROUPS = (
    ("back", "chest", "abdomen", "buttock"),
    ("scalp", "arm", "leg"),
    ("forehead", "cheek", "chin", "neck", "axilla", "genitalia", "hand", "foot"),
    ("nose", "ear", "eyelid", "lip"),
)
TRUNK_AND_LIMBS = (*GROUPS[0], "arm", "leg", "axilla")
FLAPS = ("14000 14001", "14020 14021", "14040 14041", "14060 14061")
FULL = ("15200 15201", "15220 15221", "15240 15241", "15260 15261")
SPLIT = ("15100 15101", "15120 15121")


def covered(parts: Sequence[Covered]) -> Codes:
    """Flaps one by one; grafts of one kind and site group with their areas together."""
    found = Codes()
    large = [part for part in parts if part.technique == "flap" and part.area > 300]
    for part in parts:
        if part.technique == "flap" and part.area <= 300:
            found[FLAPS[group(part)].split()[part.area > 100]] += part.count
    if len(large) == 1 and large[0].count == 1:  # two of them are not told apart, and wait
        found += Codes({"14301": 1, "14302": further(large[0].area, 600, 300)})
    found += together(parts, "full graft", FULL, 200)
    return found + together(parts, "split graft", SPLIT, 1000)


def together(parts: Sequence[Covered], technique: str, codes: Sequence[str], step: int) -> Codes:
    """The first step of each group, and each further step or part of it."""
    areas: Counter[int] = Counter()
    for part in parts:
        if part.technique == technique:
            areas[group(part)] += part.count * part.area
    found = Codes()
    for at, area in areas.items():
        first, add_on = codes[at].split()
        found += Codes({first: 1, add_on: further(area, step, step)})
    return found


def group(part: Covered) -> int:
    """The place of its site among the groups of its technique."""
    if part.technique == "split graft":
        return int(part.site not in TRUNK_AND_LIMBS)
    return next(at for at, sites in enumerate(GROUPS) if part.site in sites)


def further(area: int, past: int, step: int) -> int:
    """How many steps, or parts of one, an area goes past another."""
    return -(-max(0, area - past) // step)
