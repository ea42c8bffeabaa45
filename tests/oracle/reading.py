"""Which codes the parts of a visit come to, and how many units of each.

Read from what is published about the codes, without a look at the rulebook. Modifiers are no
matter here, but that discarded drug is told from given drug. No lesion has two things done to it,
so that everything stands beside everything else.
"""

from collections import Counter
from collections.abc import Sequence

from .covering import covered
from .parts import Counted, Covered, Cut, Dose, Part, Sampled, Stained, Tumor

Codes = Counter[str]

TRUNK, SCALP, FACE = range(3)
SITE_GROUP = {
    "back": TRUNK, "chest": TRUNK, "abdomen": TRUNK, "buttock": TRUNK, "axilla": TRUNK,
    "arm": TRUNK, "leg": TRUNK,
    "scalp": SCALP, "neck": SCALP, "hand": SCALP, "foot": SCALP, "genitalia": SCALP,
    "forehead": FACE, "cheek": FACE, "chin": FACE, "nose": FACE, "ear": FACE, "eyelid": FACE,
    "lip": FACE,
}  # fmt: skip
SHAVE_STEPS = (5, 10, 20)
STEPS = (5, 10, 20, 30, 40)
LADDERS = {
    "shave": (
        SHAVE_STEPS,
        ("11300 11301 11302 11303", "11305 11306 11307 11308", "11310 11311 11312 11313"),
    ),
    "benign excision": (
        STEPS,
        (
            "11400 11401 11402 11403 11404 11406",
            "11420 11421 11422 11423 11424 11426",
            "11440 11441 11442 11443 11444 11446",
        ),
    ),
    "malignant excision": (
        STEPS,
        (
            "11600 11601 11602 11603 11604 11606",
            "11620 11621 11622 11623 11624 11626",
            "11640 11641 11642 11643 11644 11646",
        ),
    ),
    "malignant destruction": (
        STEPS,
        (
            "17260 17261 17262 17263 17264 17266",
            "17270 17271 17272 17273 17274 17276",
            "17280 17281 17282 17283 17284 17286",
        ),
    ),
}
EXCISIONS = ("benign excision", "malignant excision")
TECHNIQUES = ("tangential", "punch", "incisional")  # the last one done is the primary
FIRST = ("11102", "11104", "11106")
FURTHER = ("11103", "11105", "11107")
UNIT = {  # of a drug: its code, and how much of it is one unit
    "omalizumab": ("J2357", 5),
    "tildrakizumab": ("J3245", 1),
    "certolizumab": ("J0717", 1),
    "triamcinolone acetonide": ("J3301", 10),
    "triamcinolone hexacetonide": ("J3303", 5),
    "preservative-free triamcinolone acetonide": ("J3300", 1),
    "methylprednisolone acetate": ("J1010", 1),
}


def codes(parts: Sequence[Part]) -> Codes:
    """The units of each code; discarded drug is the code with -JW."""
    found = Codes()
    for cut in (part for part in parts if isinstance(part, Cut)):
        found[sized(cut)] += cut.count
    found += counted(parts)
    found += sampled([part for part in parts if isinstance(part, Sampled)])
    for tumor in (part for part in parts if isinstance(part, Tumor)):
        found += staged(tumor)
    found += stained([part for part in parts if isinstance(part, Stained)])
    found += dosed([part for part in parts if isinstance(part, Dose)])
    found += covered([part for part in parts if isinstance(part, Covered)])
    return found


def sized(cut: Cut) -> str:
    """The code of one lesion: its group of sites, and the step its size reaches.

    An excision is as wide as the lesion and twice the narrowest margin. A step is reached by its
    lowest measure in whole millimeters, the last by all that is over the one before.
    """
    tenths = cut.size + (2 * cut.margin if cut.family in EXCISIONS else 0)
    steps, rows = LADDERS[cut.family]
    passed = sum(tenths >= 10 * (step + 1) for step in steps[:-1]) + (tenths > 10 * steps[-1])
    return rows[SITE_GROUP[cut.site]].split()[passed]


def counted(parts: Sequence[Part]) -> Codes:
    """The codes of all that is counted together, each family by itself."""
    number: Counter[str] = Counter()
    for part in parts:
        if isinstance(part, Counted):
            number[part.family] += part.count
    return sum((COUNTS[family](n) for family, n in number.items()), Codes())


def keratoses(n: int) -> Codes:
    """The first, each of the next thirteen; or fifteen and more at once."""
    return Codes({"17004": 1} if n >= 15 else {"17000": 1, "17003": n - 1})


def benign(n: int) -> Codes:
    """Up to fourteen at once, fifteen and more at once."""
    return Codes(["17111" if n >= 15 else "17110"])


def tags(n: int) -> Codes:
    """Fifteen, and each further ten or part of ten."""
    return Codes({"11200": 1, "11201": -(-max(0, n - 15) // 10)})


def injected(n: int) -> Codes:
    """Up to seven lesions at once, eight and more at once."""
    return Codes(["11901" if n > 7 else "11900"])


def vulvar_biopsies(n: int) -> Codes:
    """The first, and each further one."""
    return Codes({"56605": 1, "56606": n - 1})


def ear_biopsies(n: int) -> Codes:
    """Each by itself."""
    return Codes({"69100": n})


COUNTS = {
    "keratosis": keratoses,
    "wart": benign,
    "tag": tags,
    "keloid": injected,
    "vulvar biopsy": vulvar_biopsies,
    "ear biopsy": ear_biopsies,
}


def sampled(samples: Sequence[Sampled]) -> Codes:
    """One primary a session, of the deepest technique; all other lesions are further ones."""
    number = [sum(s.count for s in samples if s.technique == each) for each in TECHNIQUES]
    if not any(number):
        return Codes()
    deepest = max(at for at, n in enumerate(number) if n)
    number[deepest] -= 1
    return Codes(dict(zip(FURTHER, number, strict=True))) + Codes([FIRST[deepest]])


def staged(tumor: Tumor) -> Codes:
    """The first stage, each further one, and each block past five of one stage."""
    trunk = SITE_GROUP[tumor.site] == TRUNK and not tumor.deep
    first, later = ("17313", "17314") if trunk else ("17311", "17312")
    extra = sum(max(0, blocks - 5) for blocks in tumor.blocks)
    return Codes({first: 1, later: len(tumor.blocks) - 1, "17315": extra})


def stained(stains: Sequence[Stained]) -> Codes:
    """All areas together: below 10, 10 to 50, above 50 square centimeters."""
    total = sum(each.count * each.area for each in stains)
    if not total:
        return Codes()
    return Codes(["17106" if total < 100 else "17107" if total <= 500 else "17108"])


def dosed(doses: Sequence[Dose]) -> Codes:
    """A unit begun of all that was given of a drug, full units of what each container left.

    And the shots themselves.
    """
    found = Codes({"96372": len(doses)})
    for product in {dose.product for dose in doses}:
        code, per = UNIT[product]
        same = [dose for dose in doses if dose.product == product]
        found[code] = -(-sum(dose.given for dose in same) // (1000 * per))
        found[f"{code}-JW"] = sum(dose.discarded // (1000 * per) for dose in same)
    return found
