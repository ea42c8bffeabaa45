"""By what a decision is made: the installed program, kernel and rulebook, each by its digest."""

from collections import defaultdict
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import clingo

from ..dictionary import predicates
from ..overlay.model import Overlay
from ..overlay.points import chosen
from ..rulebook import Rulebook, digest_of, kernel_file
from ..speech import Speech
from .canonical import digest_of_json
from .model import Choice, Makers, OverlayContent, Program, RulebookContent, RuleThen
from .part import NamedContent

_CODE = (".py", ".toml")


def makers(rulebook: Rulebook) -> Makers:
    """What is installed here, with one rulebook."""
    return Makers(
        lineproof=Program(version=version("lineproof"), digest=_program()),
        clingo=clingo.__version__,
        kernel=digest_of((kernel_file(),)),
        rulebook=_content(rulebook),
        overlays=tuple(map(_overlay, rulebook.overlays)),
        tables=(),
        open_points=tuple(
            Choice(point=point, choice=option) for point, option in sorted(chosen(rulebook).items())
        ),
    )


def rule_now(rulebook: Rulebook, name: str) -> RuleThen:
    """What a rule says, in words."""
    rule = rulebook.rules[name]
    speech = Speech(rulebook, {})
    return RuleThen(
        authority=rule.authority,
        sentence=rule.sentence,
        confidence=rule.confidence,
        sources=tuple(map(str, rule.sources)),
        facts=tuple(speech.fact_row(*fact) for fact in rulebook.facts_of(name)),
    )


def _content(rulebook: Rulebook) -> RulebookContent:
    paths = (*rulebook.words, *rulebook.files, *rulebook.options)
    return RulebookContent(
        name=rulebook.name,
        version=rulebook.version,
        digest=rulebook.digest,
        files=tuple(NamedContent(name=_name(path), digest=_digest(path)) for path in paths),
        rules=_rules(rulebook),
    )


def _overlay(overlay: Overlay) -> OverlayContent:
    return OverlayContent(name=overlay.name, digest=overlay.digest, text=overlay.text)


def _rules(rulebook: Rulebook) -> dict[str, str]:
    """The digest of all that is stated of each rule, what it does as well as what describes it."""
    stated: dict[str, list[str]] = defaultdict(list)
    for name, predicate in predicates().items():
        if predicate.rule:
            for row in rulebook.facts[name]:
                stated[row[0].name].append(str(clingo.Function(name, list(row))))
    return {rule: digest_of_json(sorted(stated[rule])) for rule in sorted(stated)}


def _digest(path: Path) -> str:
    """The digest of one file's bytes, of which `digest_of` makes one for several."""
    return f"sha256:{sha256(path.read_bytes()).hexdigest()}"


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


@cache
def _program() -> str:
    """The digest of the code that decides and proves, file by file: of that which runs."""
    root = Path(__file__).parent.parent
    paths = sorted(path for path in root.rglob("*") if path.suffix in _CODE)
    return digest_of_json([(path.relative_to(root).as_posix(), _digest(path)) for path in paths])
