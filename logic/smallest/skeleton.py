"""The things of a visit that has some services, before anything is recorded of them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from clingo import Function, Number, Symbol

from ..encounter.recorder import VISIT, WHOLE

Thing = tuple[Symbol, str, Symbol | None]
"""A thing, its kind, and what it is part of."""


@dataclass(frozen=True)
class Service:
    """One kind of service, with what must be there for it to be recorded.

    `stages` are those of Mohs surgery; `drug` says that a drug goes with an act or a treatment.
    """

    kind: str
    stages: int = 0
    drug: bool = False


VISIT_ITSELF = Service("evaluation")
ACT = Service("act")
ACT_WITH_DRUG = Service("act", drug=True)
MOHS = Service("mohs", stages=1)
MOHS_TWICE = Service("mohs", stages=2)
SPECIMEN = Service("specimen")
STAIN = Service("stain")
TREATMENT = Service("treatment")
TREATMENT_WITH_DRUG = Service("treatment", drug=True)
DRUG = Service("drug")

SERVICES = {
    "evaluation": (VISIT_ITSELF,),
    "act": (ACT, ACT_WITH_DRUG),
    "stage": (MOHS, MOHS_TWICE),
    "specimen": (SPECIMEN,),
    "stain": (STAIN,),
    "treatment": (TREATMENT, TREATMENT_WITH_DRUG),
    "drug": (DRUG, ACT_WITH_DRUG, TREATMENT_WITH_DRUG),
}
"""By the kind of thing that a rule speaks of: the services to try, the smallest first."""


def skeleton(services: Iterable[Service], *, one_lesion: bool = False) -> tuple[Thing, ...]:
    """The things of a visit with these services; on one lesion, or each on its own."""
    return tuple(dict.fromkeys(_Skeleton(one_lesion).things(services)))


class _Skeleton:
    """Numbers the things as the recorder of encounters does."""

    def __init__(self, one_lesion: bool) -> None:
        self.one_lesion = one_lesion
        self.made: Counter[str] = Counter()

    def things(self, services: Iterable[Service]) -> Iterator[Thing]:
        yield WHOLE, "encounter", None
        for service in services:
            yield from self._service(service)

    def _service(self, service: Service) -> Iterator[Thing]:
        if service.kind == "evaluation":
            yield VISIT, "evaluation", WHOLE
        elif service.kind in ("treatment", "drug"):
            yield from self._unattached(service)
        else:
            yield from self._of_lesion(service)

    def _unattached(self, service: Service) -> Iterator[Thing]:
        if service.kind == "drug":
            yield self._drug(), "drug", WHOLE
            return
        treatment = self._numbered("treatment")
        yield treatment, "treatment", WHOLE
        if service.drug:
            yield self._drug(), "drug", treatment

    def _of_lesion(self, service: Service) -> Iterator[Thing]:
        if not (self.one_lesion and self.made["lesion"]):
            self.made["lesion"] += 1
        number = self.made["lesion"]
        lesion = Function("lesion", [Number(number)])
        yield lesion, "lesion", WHOLE
        name = "specimen" if service.kind in ("specimen", "stain") else "act"
        thing = self._below(name, number)
        yield thing, "mohs" if service.stages else name, lesion
        for stage in range(service.stages):
            yield Function("stage", [*thing.arguments, Number(stage + 1)]), "stage", thing
        if service.kind == "stain":
            yield Function("stain", [*thing.arguments, Number(1)]), "stain", thing
        if service.drug:
            yield self._drug(), "drug", thing

    def _drug(self) -> Symbol:
        return self._numbered("drug")

    def _numbered(self, name: str) -> Symbol:
        self.made[name] += 1
        return Function(name, [Number(self.made[name])])

    def _below(self, name: str, lesion: int) -> Symbol:
        self.made[f"{name} of {lesion}"] += 1
        return Function(name, [Number(lesion), Number(self.made[f"{name} of {lesion}"])])
