"""Rulebooks, kernel, decisions and proofs: what an encounter is coded as, and why."""

from .compare import Departure, departures
from .decide import decide
from .decision import Decision, Excluded, Held, Line, Note
from .export import encounter_text, program_text
from .facts import Facts
from .parse import Parsed, parse_encounter
from .problems import EncounterError, Problem
from .proof.brief import brief
from .proof.build import prove
from .proof.model import Node, Proof
from .record import record
from .rulebook import RULEBOOKS, Rule, Rulebook, Source, digest_of, kernel_file, load_rulebook
from .schema import encounter_schema
from .speech import Speech
from .template import template

__all__ = [
    "RULEBOOKS",
    "Decision",
    "Departure",
    "EncounterError",
    "Excluded",
    "Facts",
    "Held",
    "Line",
    "Node",
    "Note",
    "Parsed",
    "Problem",
    "Proof",
    "Rule",
    "Rulebook",
    "Source",
    "Speech",
    "brief",
    "decide",
    "departures",
    "digest_of",
    "encounter_schema",
    "encounter_text",
    "kernel_file",
    "load_rulebook",
    "parse_encounter",
    "program_text",
    "prove",
    "record",
    "template",
]
