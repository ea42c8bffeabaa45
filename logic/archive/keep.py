"""Make decision records: what was decided, with its reasons, and all it takes to decide again."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import PurePath
from typing import Any

from clingo import Symbol

from ..decision.decider import decide
from ..decision.model import Decision
from ..encounter.parse import Parsed
from ..encounter.recorder import record
from ..facts import Facts
from ..proof.model import Proof
from ..proof.prove import prove_all
from ..rulebook import Rulebook
from .canonical import canonical_json, digest_of_json, encounter_data, place_data
from .makers import makers, rule_now
from .model import FORMAT, DecisionRecord

PARTS = ("lines", "patient_pay", "held", "excluded", "notes")


def keep(parsed: Parsed, rulebook: Rulebook) -> DecisionRecord:
    """The record of what a rulebook decides about an encounter."""
    (kept,) = keep_all([parsed], rulebook)
    return kept


def keep_all(encounters: Sequence[Parsed], rulebook: Rulebook) -> list[DecisionRecord]:
    """The record of each encounter, in their order; all are decided and proved together."""
    visits = [_without_folder(parsed) for parsed in encounters]
    rulebook = rulebook.without_folders
    facts = [record(parsed) for parsed in visits]
    decisions = decide(facts, rulebook)
    proofs = prove_all(_asked(facts, decisions), rulebook)
    made_with = makers(rulebook).model_dump(mode="json")
    return [
        _sealed({"made_with": made_with, **_told(parsed, decision, proof, rulebook)})
        for parsed, decision, proof in zip(visits, decisions, proofs, strict=True)
    ]


def record_text(kept: DecisionRecord) -> str:
    """The text of a record's file."""
    return json.dumps(kept.model_dump(mode="json"), indent=1, ensure_ascii=False) + "\n"


def content_digest(kept: DecisionRecord) -> str:
    """The digest that a record should bear: that of everything in it but the digest itself."""
    return digest_of_json(kept.model_dump(mode="json", exclude={"digest"}))


def _without_folder(parsed: Parsed) -> Parsed:
    """The same with the bare name of its file, as text: a folder is nobody's business."""
    name = PurePath(parsed.places.file).name.encode(errors="replace").decode()
    return replace(parsed, places=replace(parsed.places, file=name))


def _asked(
    facts: Sequence[Facts], decisions: Sequence[Decision]
) -> list[tuple[Facts, list[Symbol]]]:
    return [
        (about, [root for _, _, roots in _answers(decision) for root in roots])
        for about, decision in zip(facts, decisions, strict=True)
    ]


def _answers(decision: Decision) -> Iterator[tuple[str, int, tuple[Symbol, ...]]]:
    """Each item of a decision: the list it stands in, its place there from one, and its roots."""
    for part in PARTS:
        for place, item in enumerate(getattr(decision, part)):
            yield part, place + 1, item.roots


def _sealed(content: Mapping[str, Any]) -> DecisionRecord:
    whole = {"format": FORMAT, **content}
    sealed = {"digest": digest_of_json(whole), **whole}
    return DecisionRecord.model_validate_json(canonical_json(sealed))


def _told(parsed: Parsed, decision: Decision, proof: Proof, rulebook: Rulebook) -> dict[str, Any]:
    return {
        "input": {
            "encounter": encounter_data(parsed.encounter),
            "file": parsed.places.file,
            "places": place_data(parsed.places),
        },
        "decision": decision.to_json(),
        "proof": {
            "answers": list(_rooted(decision, proof)),
            "nodes": [asdict(node) for node in proof.nodes],
            "edges": proof.edges,
        },
        "rules": {name: rule_now(rulebook, name).model_dump(mode="json") for name in _used(proof)},
    }


def _rooted(decision: Decision, proof: Proof) -> Iterator[dict[str, Any]]:
    """The answers with their nodes, which the proof has in the order they were asked for."""
    nodes = iter(proof.roots)
    for part, item, roots in _answers(decision):
        yield {"part": part, "item": item, "roots": [next(nodes) for _ in roots]}


def _used(proof: Proof) -> list[str]:
    return sorted({node.rule for node in proof.nodes if node.kind == "rule" and node.rule})
