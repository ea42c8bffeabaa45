"""The parts of a visit written down as an encounter, as a coder would record it."""

from collections.abc import Sequence
from typing import Any

from .parts import Counted, Covered, Cut, Dose, Part, Sampled, Stained, Tumor

Record = dict[str, Any]

CUT: dict[str, Record] = {
    "shave": {"kind": "nevus", "symptoms": "bleeding", "done": {"technique": "shave removal"}},
    "benign excision": {
        "kind": "nevus",
        "known_by": "clinical",
        "symptoms": "irritation",
        "done": {"technique": "excision"},
    },
    "malignant excision": {
        "kind": "basal cell carcinoma",
        "known_by": "prior biopsy",
        "done": {"technique": "excision"},
    },
    "malignant destruction": {
        "kind": "squamous cell carcinoma in situ",
        "known_by": "prior biopsy",
        "done": {"technique": "electrodesiccation"},
    },
}
COUNTED: dict[str, Record] = {
    "keratosis": {"kind": "actinic keratosis", "done": {"technique": "cryotherapy"}},
    "wart": {"kind": "wart", "symptoms": "pain", "done": {"technique": "cryotherapy"}},
    "tag": {"kind": "skin tag", "symptoms": "bleeding", "done": {"technique": "snip removal"}},
    "keloid": {
        "kind": "keloid",
        "symptoms": "pain",
        "done": {"technique": "intralesional injection"},
    },
    "vulvar biopsy": {"kind": "neoplasm", "done": {"technique": "punch biopsy"}},
    "ear biopsy": {"kind": "neoplasm", "done": {"technique": "shave biopsy"}},
}
COVERED = {
    "flap": "advancement flap",
    "full graft": "full-thickness graft",
    "split graft": "split-thickness graft",
}
SAMPLED = {"tangential": "shave biopsy", "punch": "punch biopsy", "incisional": "wedge biopsy"}


def encounter(parts: Sequence[Part]) -> Record:
    """A visit of a Medicare patient in which all parts were done, each to lesions of its own."""
    doses = [part for part in parts if isinstance(part, Dose)]
    return {
        "encounter": "made-up",
        "date": "2026-03-14",
        "patient": "established",
        "payer": "medicare",
        "place": "office",
        "lesions": [lesion(part) for part in parts if not isinstance(part, Dose)],
        "drugs": [drug(dose) for dose in doses],
    }


def lesion(part: Cut | Counted | Sampled | Tumor | Stained | Covered) -> Record:
    """The entry of one part."""
    match part:
        case Cut(family, site, count, size, margin):
            entry = {**CUT[family], "site": site, "count": count, "size": _millimeters(size)}
            excised = entry["done"]["technique"] == "excision"
            done = entry["done"] | ({"margin": _millimeters(margin)} if excised else {})
            return {**entry, "done": done}
        case Counted(family, site, count):
            return {**COUNTED[family], "site": site, "count": count}
        case Sampled(technique, site, count):
            done = {"technique": SAMPLED[technique]}
            return {"site": site, "count": count, "kind": "neoplasm", "done": done}
        case Stained(count, area):
            return {
                "site": "cheek",
                "count": count,
                "kind": "port-wine stain",
                "symptoms": "functional impairment",
                "area": f"{area / 10:g} sq cm",
                "done": {"technique": "laser"},
            }
        case Covered(technique, site, count, area):
            done = {"technique": COVERED[technique], "defect": f"{area / 10:g} sq cm"}
            return {"site": site, "count": count, "kind": "scar", "symptoms": "pain", "done": done}
        case Tumor():
            return _tumor(part)


def drug(dose: Dose) -> Record:
    """A drug injected into a muscle or under the skin."""
    return {
        "product": dose.product,
        "route": "subcutaneous",
        "given": f"{dose.given / 1000:g} mg",
        "discarded": f"{dose.discarded / 1000:g} mg",
        "container": "single-dose",
        "supplied_by": "practice",
    }


def _tumor(tumor: Tumor) -> Record:
    stages = [
        {"blocks": blocks, "documented": ["map", "histology", "decision"]}
        for blocks in tumor.blocks
    ]
    done = {
        "technique": "Mohs",
        "reader": "surgeon",
        "documented": "Mohs indication",
        "stages": stages,
    }
    involved = {"involves": "muscle"} if tumor.deep else {}
    kind = {"kind": "basal cell carcinoma", "known_by": "prior biopsy"}
    return {"site": tumor.site, **kind, **involved, "done": done}


def _millimeters(tenths: int) -> str:
    return f"{tenths / 10:g} mm"
