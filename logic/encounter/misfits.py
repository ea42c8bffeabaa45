"""What the model cannot take, in a coder's words."""

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from .fields import EMPTY
from .model import Encounter, Record, inner_records
from .places import Misfit, Path
from .problems import quoted


def misfits(error: ValidationError) -> Iterator[Misfit]:
    """Every value that does not fit, with its path and what to do about it."""
    for each in error.errors(include_url=False):
        path: Path = each["loc"]
        if each["type"] == "value_error":
            yield path, each["ctx"]["error"]
        elif each["type"] == "missing":
            yield path[:-1], f"`{path[-1]}` is missing: add it here"
        elif each["type"] == "extra_forbidden":
            yield path, UnknownName(_model(path[:-1]), str(path[-1]))
        else:
            yield path, _wrong_shape(path, each["type"], each["input"])


# What people write for a field of another name; CODES are asked for nowhere.
MEANT = {
    "location": "site", "body_site": "site", "number": "count", "quantity": "count",
    "units": "count", "dx": "diagnosis", "icd": "diagnosis", "icd10": "diagnosis",
    "diameter": "size", "length": "closure_length", "excised_diameter": "excised",
    "procedure": "technique", "method": "technique", "repair": "closure", "time": "minutes",
    "level": "mdm", "decision_making": "mdm", "dose": "given", "amount": "given",
    "wasted": "discarded", "waste": "discarded", "lab": "slides", "read_by": "reading",
    "pathologist": "reading", "type": "kind", "procedures": "lesions", "medications": "drugs",
    "insurance": "payer", "patient_type": "patient", "pos": "place",
}  # fmt: skip
CODES = ("code", "cpt", "cpt_code", "hcpcs", "codes", "modifier", "modifiers")


class UnknownName:
    """A name the record does not have; its likeness to known ones is looked up when shown."""

    def __init__(self, model: type[Record], name: str):
        self.model = model
        self.name = name

    def __str__(self) -> str:
        return f"{quoted(self.name)} is not known here: {self._instead()}"

    def _instead(self) -> str:
        from difflib import get_close_matches  # only a mistake needs it

        names = list(self.model.model_fields)
        said = self.name.strip().lower()
        if MEANT.get(said) in names:
            return f"write it as `{MEANT[said]}`"
        if said in CODES:
            return "leave it out, for finding the codes is the work of the program"
        if near := get_close_matches(said[:40], names, n=1, cutoff=0.7):
            return f"did you mean `{near[0]}`?"
        for inner, record in inner_records(self.model).items():
            if self.name in record.model_fields:
                return f"write it under `{inner}`"
        return f"known are {', '.join(names)}"


def _wrong_shape(path: Path, kind: str, value: Any) -> str:
    """What should stand where a list or a record is expected, and something else is."""
    if value == "":
        return EMPTY
    if kind == "tuple_type":
        return "a list is expected here: begin each entry with a dash"
    fields = _model(path).model_fields
    required = [name for name, field in fields.items() if field.is_required()]
    first = (required + [name for name in fields if name not in ("id", "count")])[0]
    said = value if required and isinstance(value, str) else "..."
    example = quoted(f"{{{first}: {said}}}")
    return f"details are expected here, each under its name, such as {example}"


def _model(path: Path) -> type[Record]:
    """The model of the record at a path."""
    model: type[Record] = Encounter
    for key in path:
        model = inner_records(model)[key] if isinstance(key, str) else model
    return model
