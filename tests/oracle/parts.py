"""What is done in a visit, as the numbers that decide its codes.

Lengths are tenths of a millimeter, areas tenths of a square centimeter, drugs thousandths of the
unit they are given in.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Cut:
    """Lesions shaved off, excised or destroyed, each coded by its size: `family` says how."""

    family: str
    site: str
    count: int
    size: int
    margin: int


@dataclass(frozen=True)
class Counted:
    """Lesions that are counted over the whole visit, such as keratoses or skin tags."""

    family: str
    site: str
    count: int


@dataclass(frozen=True)
class Sampled:
    """Lesions biopsied by one technique: tangential, punch or incisional."""

    technique: str
    site: str
    count: int


@dataclass(frozen=True)
class Tumor:
    """A tumor taken out by Mohs surgery: the blocks of each stage."""

    site: str
    deep: bool
    blocks: tuple[int, ...]


@dataclass(frozen=True)
class Stained:
    """Vascular lesions treated by laser, each of this area."""

    count: int
    area: int


@dataclass(frozen=True)
class Covered:
    """Defects closed by a flap, a full graft or a split graft, each of this area."""

    technique: str
    site: str
    count: int
    area: int


@dataclass(frozen=True)
class Dose:
    """A drug from a single-dose container, and what was discarded of it."""

    product: str
    given: int
    discarded: int


Part = Cut | Counted | Sampled | Tumor | Stained | Covered | Dose
