"""Overlays for the tests: a payer's own rules over the standard rulebook."""

from lineproof.logic import Facts, Overlay, OverlayError, load_rulebook, parse_encounter, record

DESCRIBED = """\
document(acme, "Acme payment policy", 2026, "https://example.com/policy").
rule({rule}, payer).
says({rule}, "{says}").
source({rule}, acme, "modifiers").
confidence({rule}, high).
"""

XS = """\
% Acme parts lesions by XS.
document(acme, "Acme payment policy", 2026, "https://example.com/policy").

rule(acme_xs, payer).
says(acme_xs, "Acme wants XS where modifier 59 would part two codes.").
source(acme_xs, acme, "modifiers").
confidence(acme_xs, high).
supersedes(acme_xs, modifier_59).
parts(acme_xs, "XS").
"""

KERATOSES_AND_WART = """\
encounter: keratoses-and-wart
date: 2026-03-14
patient: established
lesions:
  - {count: 3, kind: actinic keratosis, site: scalp, done: {technique: cryotherapy}}
  - {kind: wart, site: hand, symptoms: pain, done: {technique: cryotherapy}}
"""


def facts() -> Facts:
    """Three keratoses and a wart: 17110, 17000-59 and 17003-59."""
    return record(parse_encounter(KERATOSES_AND_WART, "visit.yaml"))


def rule_text(rule: str, *more: str, says: str = "Acme asks for this.") -> str:
    """An overlay of one rule, described as it must be, with some facts more."""
    return DESCRIBED.format(rule=rule, says=says) + "\n".join(more) + "\n"


def refused(*texts: str) -> list[str]:
    """What is wrong with overlays, one sentence each."""
    try:
        load_rulebook("standard", [Overlay(f"o{n}.lp", text) for n, text in enumerate(texts, 1)])
    except OverlayError as error:
        return [str(problem) for problem in error.problems]
    return []
