"""Rulebooks, kernel, decisions and proofs: what an encounter is coded as, and why.

The names below are imported when they are first used, so that a command pays only for its own.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .absence.ask import Asked, Tried, find_obstacles
    from .absence.model import Absence, Attempt, Obstacle
    from .absence.why_not import why_not
    from .archive.keep import keep, keep_all, record_text
    from .archive.model import DecisionRecord
    from .archive.outcome import Change, Difference, Outcome
    from .archive.read import RecordError, read_record
    from .archive.replay import replay, replay_all, rulebook_of
    from .archive.schema import decision_schema, record_schema
    from .care.cases import Case, CaseError, Expected, read_case, read_cases
    from .care.check import check_rules
    from .care.coverage import Condition, Coverage, coverage
    from .care.finding import Finding
    from .care.run_cases import run_cases
    from .care.verdict import Miss, Verdict, misses
    from .check import (
        Defect,
        UnreadableProof,
        answer_of,
        answers_of,
        proof_from_json,
        verify,
    )
    from .codes import Stranger, codes_given
    from .decision.compare import Departure, departures
    from .decision.decider import decide
    from .decision.model import Decision, Excluded, Held, Line, Note
    from .encounter.parse import Parsed, parse_encounter
    from .encounter.problems import EncounterError, Problem
    from .encounter.recorder import record
    from .encounter.schema import encounter_schema
    from .encounter.starter import template
    from .export import encounter_text, program_text
    from .facts import Facts
    from .flip.flips import NoSuchPlace, flips
    from .flip.model import Flip
    from .overlay.lay import open_overlay
    from .overlay.model import Overlay, OverlayError
    from .overlay.points import Point, points
    from .proof.choose import Unfounded, choose
    from .proof.depth import DEPTHS, brief, normal
    from .proof.fire import fire
    from .proof.model import Node, Proof
    from .proof.necessary import necessary, necessary_all
    from .proof.prove import other_ways, prove, prove_all
    from .proof.translate import Untranslatable, translate
    from .remedy.model import Addition, Awaited, Need, Remedy
    from .remedy.needs import needs
    from .remedy.search import UNKNOWN, smallest_additions
    from .rulebook import RULEBOOKS, Rule, Rulebook, Source, digest_of, kernel_file, load_rulebook
    from .smallest.search import Wish, smallest_visit
    from .smallest.skeleton import SERVICES, Service, skeleton
    from .smallest.written import written
    from .solve import ground
    from .speech import Speech

__all__ = [
    "DEPTHS",
    "RULEBOOKS",
    "SERVICES",
    "UNKNOWN",
    "Absence",
    "Addition",
    "Asked",
    "Attempt",
    "Awaited",
    "Case",
    "CaseError",
    "Change",
    "Condition",
    "Coverage",
    "Decision",
    "DecisionRecord",
    "Defect",
    "Departure",
    "Difference",
    "EncounterError",
    "Excluded",
    "Expected",
    "Facts",
    "Finding",
    "Flip",
    "Held",
    "Line",
    "Miss",
    "Need",
    "NoSuchPlace",
    "Node",
    "Note",
    "Obstacle",
    "Outcome",
    "Overlay",
    "OverlayError",
    "Parsed",
    "Point",
    "Problem",
    "Proof",
    "RecordError",
    "Remedy",
    "Rule",
    "Rulebook",
    "Service",
    "Source",
    "Speech",
    "Stranger",
    "Tried",
    "Unfounded",
    "UnreadableProof",
    "Untranslatable",
    "Verdict",
    "Wish",
    "answer_of",
    "answers_of",
    "brief",
    "check_rules",
    "choose",
    "codes_given",
    "coverage",
    "decide",
    "decision_schema",
    "departures",
    "digest_of",
    "encounter_schema",
    "encounter_text",
    "find_obstacles",
    "fire",
    "flips",
    "ground",
    "keep",
    "keep_all",
    "kernel_file",
    "load_rulebook",
    "misses",
    "necessary",
    "necessary_all",
    "needs",
    "normal",
    "open_overlay",
    "other_ways",
    "parse_encounter",
    "points",
    "program_text",
    "proof_from_json",
    "prove",
    "prove_all",
    "read_case",
    "read_cases",
    "read_record",
    "record",
    "record_schema",
    "record_text",
    "replay",
    "replay_all",
    "rulebook_of",
    "run_cases",
    "skeleton",
    "smallest_additions",
    "smallest_visit",
    "template",
    "translate",
    "verify",
    "why_not",
    "written",
]

_MODULES = {
    "archive.keep": ("keep", "keep_all", "record_text"),
    "archive.model": ("DecisionRecord",),
    "archive.outcome": ("Change", "Difference", "Outcome"),
    "archive.read": ("RecordError", "read_record"),
    "archive.replay": ("replay", "replay_all", "rulebook_of"),
    "archive.schema": ("decision_schema", "record_schema"),
    "absence.ask": ("Asked", "Tried", "find_obstacles"),
    "absence.model": ("Absence", "Attempt", "Obstacle"),
    "absence.why_not": ("why_not",),
    "care.cases": ("Case", "CaseError", "Expected", "read_case", "read_cases"),
    "care.check": ("check_rules",),
    "care.finding": ("Finding",),
    "care.coverage": ("Condition", "Coverage", "coverage"),
    "care.run_cases": ("run_cases",),
    "care.verdict": ("Miss", "Verdict", "misses"),
    "check": (
        "Defect", "UnreadableProof", "answer_of", "answers_of", "proof_from_json", "verify",
    ),
    "codes": ("Stranger", "codes_given"),
    "decision.compare": ("Departure", "departures"),
    "decision.decider": ("decide",),
    "decision.model": ("Decision", "Excluded", "Held", "Line", "Note"),
    "export": ("encounter_text", "program_text"),
    "facts": ("Facts",),
    "smallest.search": ("Wish", "smallest_visit"),
    "smallest.skeleton": ("SERVICES", "Service", "skeleton"),
    "smallest.written": ("written",),
    "flip.flips": ("NoSuchPlace", "flips"),
    "flip.model": ("Flip",),
    "encounter.parse": ("Parsed", "parse_encounter"),
    "encounter.problems": ("EncounterError", "Problem"),
    "overlay.lay": ("open_overlay",),
    "overlay.model": ("Overlay", "OverlayError"),
    "overlay.points": ("Point", "points"),
    "proof.choose": ("Unfounded", "choose"),
    "proof.depth": ("DEPTHS", "brief", "normal"),
    "proof.fire": ("fire",),
    "proof.model": ("Node", "Proof"),
    "proof.necessary": ("necessary", "necessary_all"),
    "proof.prove": ("other_ways", "prove", "prove_all"),
    "proof.translate": ("Untranslatable", "translate"),
    "encounter.recorder": ("record",),
    "remedy.model": ("Addition", "Awaited", "Need", "Remedy"),
    "remedy.needs": ("needs",),
    "remedy.search": ("UNKNOWN", "smallest_additions"),
    "rulebook": (
        "RULEBOOKS", "Rule", "Rulebook", "Source", "digest_of", "kernel_file", "load_rulebook",
    ),
    "encounter.schema": ("encounter_schema",),
    "solve": ("ground",),
    "speech": ("Speech",),
    "encounter.starter": ("template",),
}  # fmt: skip
_HOME = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_HOME[name]}", __name__), name)
