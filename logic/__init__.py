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
    from .solve import ground, read_ahead
    from .speech import Speech
    from .tables.apply import with_tables
    from .tables.compare import Agreement, compare_tables
    from .tables.differences import TableDifference, table_differences
    from .tables.imports import Imported, Summary, import_files
    from .tables.lookup import Tables, open_tables
    from .tables.model import Edition
    from .tables.place import default_store
    from .tables.problems import TableError
    from .tables.published import Published, published
    from .tables.quarters import Quarter, quarter
    from .tables.report import Report, report
    from .tables.ruled import Ruled, ruled
    from .tables.store import Store, open_store

__all__ = [
    "DEPTHS",
    "RULEBOOKS",
    "SERVICES",
    "UNKNOWN",
    "Absence",
    "Addition",
    "Agreement",
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
    "Edition",
    "EncounterError",
    "Excluded",
    "Expected",
    "Facts",
    "Finding",
    "Flip",
    "Held",
    "Imported",
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
    "Published",
    "Quarter",
    "RecordError",
    "Remedy",
    "Report",
    "Rule",
    "Rulebook",
    "Ruled",
    "Service",
    "Source",
    "Speech",
    "Store",
    "Stranger",
    "Summary",
    "TableDifference",
    "TableError",
    "Tables",
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
    "compare_tables",
    "coverage",
    "decide",
    "decision_schema",
    "default_store",
    "departures",
    "digest_of",
    "encounter_schema",
    "encounter_text",
    "find_obstacles",
    "fire",
    "flips",
    "ground",
    "import_files",
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
    "open_store",
    "open_tables",
    "other_ways",
    "parse_encounter",
    "points",
    "program_text",
    "proof_from_json",
    "prove",
    "prove_all",
    "published",
    "quarter",
    "read_ahead",
    "read_case",
    "read_cases",
    "read_record",
    "record",
    "record_schema",
    "record_text",
    "replay",
    "replay_all",
    "report",
    "rulebook_of",
    "ruled",
    "run_cases",
    "skeleton",
    "smallest_additions",
    "smallest_visit",
    "table_differences",
    "template",
    "translate",
    "verify",
    "why_not",
    "with_tables",
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
    "solve": ("ground", "read_ahead"),
    "speech": ("Speech",),
    "tables.apply": ("with_tables",),
    "tables.compare": ("Agreement", "compare_tables"),
    "tables.published": ("Published", "published"),
    "tables.ruled": ("Ruled", "ruled"),
    "tables.differences": ("TableDifference", "table_differences"),
    "tables.imports": ("Imported", "Summary", "import_files"),
    "tables.lookup": ("Tables", "open_tables"),
    "tables.model": ("Edition",),
    "tables.place": ("default_store",),
    "tables.problems": ("TableError",),
    "tables.quarters": ("Quarter", "quarter"),
    "tables.report": ("Report", "report"),
    "tables.store": ("Store", "open_store"),
    "encounter.starter": ("template",),
}  # fmt: skip
_HOME = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_HOME[name]}", __name__), name)
