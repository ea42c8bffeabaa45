"""The program and an encounter as plain text that stock clingo reads, and answers the same."""

from .facts import Facts, atoms_of
from .rulebook import Rulebook, kernel_file


def program_text(rulebook: Rulebook) -> str:
    """Kernel and rulebook as one program."""
    paths = (kernel_file(), *rulebook.files)
    texts = [path.read_text(encoding="utf-8") for path in paths]
    laid = (f"{fact.atom}.\n" for overlay in rulebook.overlays for fact in overlay.facts)
    return "\n".join([*texts, *(["".join(laid)] if rulebook.overlays else [])])


def encounter_text(facts: Facts, key: int = 0) -> str:
    """The facts of an encounter, one a line, under its key."""
    return "".join(f"{atom}.\n" for atom in atoms_of(facts, key))
