"""How long lineproof takes, beside plain clingo on the same program and facts, in one run.

Run by `make bench`. Each figure is the median of several runs after a warm-up.
"""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

import clingo

from casebook import cases, facts_of
from lineproof.logic import (
    Facts,
    answer_of,
    decide,
    encounter_text,
    load_rulebook,
    parse_encounter,
    program_text,
    prove,
    record,
    verify,
)

EXAMPLE = Path(__file__).parents[1] / "docs" / "examples" / "five-act-visit.yaml"
TEN = (
    ("back", "actinic keratosis", "count: 6", "technique: cryotherapy"),
    ("scalp", "wart", "count: 3", "technique: cryotherapy"),
    ("nose", "basal cell carcinoma", "size: 9 mm", "technique: excision, margin: 4 mm"),
    ("neck", "skin tag", "count: 4", "technique: snip"),
    ("arm", "nevus", "size: 7 mm", "technique: shave, intent: remove"),
    ("leg", "neoplasm", "size: 7 mm", "technique: punch biopsy"),
    ("cheek", "neoplasm", "size: 5 mm", "technique: shave biopsy"),
    ("trunk", "squamous cell carcinoma in situ", "size: 11 mm", "technique: electrodesiccation"),
    ("hand", "keloid", "size: 11 mm", "technique: intralesional injection"),
    ("ear", "nevus", "size: 6 mm", "technique: excision, margin: 2 mm"),
)
MANY = 1000
BATCH = 250


def main() -> None:
    """Print every figure, ours beside plain clingo's, and their ratio."""
    encounters = list(islice(cycle([facts_of(case.name) for case in cases()]), MANY))
    print(f"{'':44}{'lineproof':>12}{'clingo':>12}{'ratio':>8}")
    with TemporaryDirectory() as folder:
        _show("cold `code`, one encounter", *_cold(Path(folder)))
    _show("warm, one encounter, decided", *_warm(encounters[0]))
    _show(f"warm, {MANY} mixed encounters, decided", *_many(encounters))
    _show("warm, all lines of the five-act visit, proved", *_proved())
    _show("warm, all lines of ten lesions, checked", *_checked())


def _cold(folder: Path) -> tuple[float, float]:
    program = folder / "visit.lp"
    lineproof = [str(Path(sys.executable).with_name("lineproof"))]
    _run([*lineproof, "export", str(EXAMPLE), "-o", str(program)])
    ours = _median(lambda: _run([*lineproof, "code", str(EXAMPLE)]), 9)
    return ours, _median(lambda: _run([sys.executable, "-m", "clingo", str(program)]), 9)


def _warm(facts: Facts) -> tuple[float, float]:
    rulebook = load_rulebook("standard")
    text = program_text(rulebook) + encounter_text(facts)
    return _median(lambda: decide([facts], rulebook), 15), _median(lambda: _plain([text]), 15)


def _many(encounters: list[Facts]) -> tuple[float, float]:
    rulebook = load_rulebook("standard")
    program = program_text(rulebook)
    sets = [encounters[start : start + BATCH] for start in range(0, len(encounters), BATCH)]
    texts = [
        program + "".join(encounter_text(facts, key) for key, facts in enumerate(batch))
        for batch in sets
    ]
    return _median(lambda: decide(encounters, rulebook), 5), _median(lambda: _plain(texts), 5)


def _proved() -> tuple[float, float]:
    facts = record(parse_encounter(EXAMPLE.read_bytes(), EXAMPLE.name))
    rulebook = load_rulebook("standard")
    (decision,) = decide([facts], rulebook)
    roots = [root for line in decision.lines for root in line.roots]
    text = program_text(rulebook) + encounter_text(facts)
    ours = _median(lambda: prove(facts, rulebook, roots), 15)
    return ours, _median(lambda: _plain([text]), 15)


def _checked() -> tuple[float, float]:
    """The check alone, as it is done after what holds of the encounter has been read."""
    facts = record(parse_encounter(ten_lesions(), "ten-lesions.yaml"))
    rulebook = load_rulebook("standard")
    (decision,) = decide([facts], rulebook)
    proof = prove(facts, rulebook, [root for line in decision.lines for root in line.roots])
    answer = answer_of(facts, rulebook)
    text = program_text(rulebook) + encounter_text(facts)
    ours = _median(lambda: verify(proof, answer, facts, rulebook), 15)
    return ours, _median(lambda: _plain([text]), 15)


def ten_lesions() -> str:
    """A visit with ten lesions, each of another kind or treated in another way."""
    lesions = [
        f"  - {{site: {site}, kind: {kind}, {more}, known_by: pathology, symptoms: bleeding, "
        f"done: {{{act}}}}}"
        for site, kind, more, act in TEN
    ]
    return "\n".join(
        ["encounter: ten-lesions", "date: 2026-03-14", "patient: established", "payer: medicare",
         "place: office", "lesions:", *lesions]
    )  # fmt: skip


def _plain(texts: list[str]) -> None:
    """Plain clingo: parse, ground, solve, and read the shown atoms."""
    for text in texts:
        control = clingo.Control(["-Wnone"])
        control.add("base", [], text)
        control.ground([("base", [])])
        with control.solve(yield_=True) as handle:
            for model in handle:
                model.symbols(shown=True)


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _median(work: Callable[[], object], times: int) -> float:
    work()
    return statistics.median(_once(work) for _ in range(times))


def _once(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _show(what: str, ours: float, plain: float) -> None:
    print(f"{what:44}{ours * 1000:9.1f} ms{plain * 1000:9.1f} ms{ours / plain:8.2f}")


if __name__ == "__main__":
    main()
