"""Parts of visits drawn at random, most of them near the numbers at which a code changes."""

from collections.abc import Callable
from random import Random

from .parts import Counted, Covered, Cut, Dose, Part, Sampled, Stained, Tumor
from .reading import LADDERS, SITE_GROUP, STEPS, UNIT

SITES = tuple(SITE_GROUP)
SKIN = ("scalp", "cheek", "neck", "back", "arm", "leg", "hand", "axilla")
NUMBERS = (1, 1, 2, 3, 6, 7, 8, 13, 14, 15, 16, 25, 26)
SITE_OF = {"vulvar biopsy": "vulva", "ear biopsy": "ear"}


def cut(chance: Random) -> Part:
    """A size on a step, just short of it, just past it, or anywhere."""
    family = chance.choice(tuple(LADDERS))
    margin = chance.randrange(60) if family.endswith("excision") else 0
    near = 10 * (chance.choice(STEPS) + chance.choice((0, 1))) + chance.choice((-1, 0, 1))
    size = chance.choice((near - 2 * margin, chance.randint(1, 600)))
    return Cut(family, chance.choice(SITES), chance.choice((1, 1, 2)), max(size, 1), margin)


def counted(family: str) -> Callable[[Random], Part]:
    """Lesions of one family."""

    def drawn(chance: Random) -> Part:
        site = SITE_OF.get(family) or chance.choice(SKIN)
        return Counted(family, site, chance.choice(NUMBERS))

    return drawn


def sampled(chance: Random) -> Part:
    """Biopsies of skin whose site has no biopsy code of its own."""
    technique = chance.choice(("tangential", "punch", "incisional"))
    return Sampled(technique, chance.choice(SKIN), chance.choice((1, 1, 2, 3)))


def tumor(chance: Random) -> Part:
    """One to four stages of one to nine blocks."""
    blocks = tuple(chance.randint(1, 9) for _ in range(chance.randint(1, 4)))
    return Tumor(chance.choice(SITES), chance.random() < 0.2, blocks)


def stained(chance: Random) -> Part:
    """An area on a step, just short of it, just past it, or anywhere."""
    area = chance.choice((99, 100, 101, 499, 500, 501, 509, 510, chance.randint(1, 700)))
    return Stained(chance.choice((1, 1, 2)), area)


def covered(chance: Random) -> Part:
    """An area on a step, just short of it, just past it, or anywhere."""
    technique = chance.choice(("flap", "flap", "full graft", "split graft"))
    near = chance.choice((100, 200, 300, 400, 600, 900, 1000, 2000)) + chance.choice((-1, 0, 1))
    area = chance.choice((near, chance.randint(1, 2500)))
    return Covered(technique, chance.choice(SITES), chance.choice((1, 1, 2)), area)


def dose(chance: Random) -> Part:
    """An amount of full units, a little more, a little less, or any."""
    product = chance.choice(tuple(UNIT))
    unit = 1000 * UNIT[product][1]
    given, discarded = (unit * chance.randint(1, 40) + chance.choice((-500, 0, 1)) for _ in "ab")
    return Dose(product, given, chance.choice((0, discarded)))


FAMILIES: dict[str, Callable[[Random], Part]] = {
    "sizes": cut,
    "keratoses": counted("keratosis"),
    "benign lesions": counted("wart"),
    "skin tags": counted("tag"),
    "injected lesions": counted("keloid"),
    "vulvar biopsies": counted("vulvar biopsy"),
    "ear biopsies": counted("ear biopsy"),
    "biopsies": sampled,
    "Mohs": tumor,
    "vascular areas": stained,
    "flaps and grafts": covered,
    "drugs": dose,
}


def visit_of(family: str, chance: Random) -> tuple[Part, ...]:
    """One to three parts of one family."""
    return tuple(FAMILIES[family](chance) for _ in range(chance.randint(1, 3)))


def mixed_visit(chance: Random) -> tuple[Part, ...]:
    """Parts of several families, one or two of each."""
    families = chance.sample(tuple(FAMILIES), chance.randint(2, 5))
    return tuple(FAMILIES[name](chance) for name in families for _ in range(chance.randint(1, 2)))
