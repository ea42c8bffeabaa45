"""A proof of sixty steps, as a visit of four acts gives it, must be legible when opened."""

import re
from functools import cache
from itertools import combinations, pairwise

from lineproof.graph import Drawing, drawing, explanation_graph, to_svg
from lineproof.logic import Node, Proof

KINDS = {
    "=": "conclusion",
    "-": "fact",
    "#": "rule",
    "<": "comparison",
    "!": "absence",
    "+": "count",
}

# A step a line, its premises indented below it: the sign of its kind, the sentence, then rule,
# source and place as far as it has them. The same sentence is the same step.
OUTLINE = """\
= 11402 is on the claim, one unit | line-of-service
  = the excision of lesion 1 is coded 11402 | benign-excision
    # the code follows site group and excised diameter | benign-excision | CPT, benign lesions
    = the excised diameter of lesion 1 is 18 mm | excised-diameter
      # the lesion plus twice the narrowest margin | excised-diameter | CPT, benign lesions
      < 12 mm + 2 x 3 mm = 18 mm
      - lesion 1 measures 1.2 cm | | | visit.yaml:9
      - its narrowest margin is 0.3 cm | | | visit.yaml:14
    < 11 mm <= 18 mm <= 20 mm
    = lesion 1 is benign | nature-of-lesion
      - lesion 1 is a pigmented nevus | | | visit.yaml:10
      ! no pathology is pending for lesion 1 | | | visit.yaml:8
    - lesion 1 is on the back | | | visit.yaml:8
  = nothing on the claim excludes 11402 | exclusion
    = 11402 and 11102 are on separate lesions | separate-lesions
      - lesion 1 is on the back | | | visit.yaml:8
      - lesion 2 is on the left cheek | | | visit.yaml:17
    # excision and biopsy of one lesion are one service | biopsy-in-excision | NCCI manual 2026, 3.B
  = the rules of 2026 are in force for the visit | in-force
    - the visit was on 14 March 2026 | | | visit.yaml:2
= 11102 is on the claim with modifier 59 | line-of-service
  = the biopsy of lesion 2 is coded 11102 | biopsy-primary
    # one primary biopsy code for a visit, the rest are add-ons | biopsy-primary | CPT, biopsy
    + one tangential biopsy in this visit
      - act 1 on lesion 2 is a tangential biopsy | | | visit.yaml:19
    = the biopsy is for diagnosis | intent-of-biopsy
      - act 1 on lesion 2 is a tangential biopsy | | | visit.yaml:19
      - the tissue of lesion 2 went to pathology | | | visit.yaml:21
  = 59 parts 11102 from 17110 | modifier-parts
    # pair 17110 over 11102, modifier allowed | ncci-pair | NCCI PTP table 2026Q1, 17110 / 11102
    = 11102 and 17110 are on separate lesions | separate-lesions
      - lesion 2 is on the left cheek | | | visit.yaml:17
      - lesion 3 is on the right hand | | | visit.yaml:25
  = the rules of 2026 are in force for the visit | in-force
= 17110 is on the claim, one unit | line-of-service
  = the destruction of 3 warts is coded 17110 | benign-destruction
    # up to 14 benign lesions are one unit | benign-destruction | CPT, destruction of lesions
    + 3 warts were destroyed
      - lesion 3 stands for 3 warts | | | visit.yaml:24
      - lesion 3 was treated with cryotherapy | | | visit.yaml:27
    < 1 <= 3 <= 14
  = the destruction of lesion 3 is medically necessary | necessity
    # an irritated wart is covered | necessity-of-destruction | LCD L34938, coverage guidance
    - lesion 3 bleeds and itches | | | visit.yaml:28
    ! no cosmetic purpose is recorded | | | visit.yaml:24
  = 59 parts 11102 from 17110 | modifier-parts
  = the rules of 2026 are in force for the visit | in-force
= 88305 is on the claim, one unit | line-of-service
  = the slides of lesion 2 are coded 88305 | pathology-level
    # skin other than cyst or tag: level IV | pathology-level | CPT, surgical pathology
    - the tissue of lesion 2 is skin | | | visit.yaml:21
    + one specimen
      - the tissue of lesion 2 went to pathology | | | visit.yaml:21
  = slides and reading are the practice's own | slides-in-house
    - the slides are made in the own lab | | | visit.yaml:22
    - the slides are read by the own physician | | | visit.yaml:22
    - a report is on file | | | visit.yaml:22
    # both components in house: no 26, no TC | slides-in-house | Medicare claims manual, 12.60
  = the rules of 2026 are in force for the visit | in-force
= J3301 is on the claim, one unit | line-of-service
  = 6 mg of triamcinolone are one unit | drug-units
    # J3301: 10 mg a unit, a part of a unit counts as one | drug-units | HCPCS level II, 2026
    < 6 mg <= 10 mg
    - 6 mg were given into lesion 3 | | | visit.yaml:31
    - lesion 3 is on the right hand | | | visit.yaml:25
  = the rules of 2026 are in force for the visit | in-force
= 99213 is held | held-item
  = the visit may stand beside the procedures only with 25 | visit-beside-procedure
    # 25 on the day of a minor procedure | visit-beside-procedure | NCCI policy manual 2026, 1.D
    = 11402 is on the claim, one unit | line-of-service
  ! that the visit stands on its own is not recorded | | | visit.yaml:5
"""


def sixty() -> Proof:
    """The proof of the outline."""
    nodes: dict[str, Node] = {}
    edges: set[tuple[str, str]] = set()
    roots: dict[str, None] = {}
    path: list[str] = []
    for line in OUTLINE.splitlines():
        depth = (len(line) - len(line.lstrip())) // 2
        sign, words = line.strip().split(" ", 1)
        text, rule, source, place = [part.strip() for part in (words + " | | |").split("|")[:4]]
        known = {node.text: node.id for node in nodes.values()}
        name = known.get(text, f"n{len(nodes) + 1:02}")
        nodes.setdefault(name, Node(name, KINDS[sign], text, rule, source, place))
        path[depth:] = [name]
        if depth:
            edges.add((path[depth - 1], name))
        else:
            roots[name] = None
    return Proof(tuple(roots), tuple(nodes[name] for name in sorted(nodes)), tuple(sorted(edges)))


def crossings(laid: Drawing) -> int:
    """Pairs of swings that cross; edges to one premise share a trunk, which counts once."""
    pairs = [pair for route in laid.routes.values() for pair in pairwise(route.runs)]
    swings = {(above.bottom, above.x, below.x) for above, below in pairs}
    return sum(
        one[0] == other[0] and (one[1] - other[1]) * (one[2] - other[2]) < 0
        for one, other in combinations(sorted(swings), 2)
    )


@cache
def together() -> Drawing:
    """All sixty steps in one section, as the proof of a single answer."""
    (placed,) = drawing(explanation_graph(sixty(), [("the visit", sixty().roots)])).sections
    return placed.drawing


def test_the_proof_has_sixty_steps_that_share_premises() -> None:
    """The example is of the size and of the kind that the picture is made for."""
    proof = sixty()

    assert len(proof.nodes) == 60
    assert len(proof.edges) > len(proof.nodes)


def test_few_edges_cross() -> None:
    """Of one answer's sixty steps, which share their premises, about twenty edges cross."""
    assert crossings(together()) <= 22


def test_answers_drawn_apart_hardly_cross() -> None:
    """A visit is a section for each answer, and in these next to nothing crosses."""
    sections = drawing(explanation_graph(sixty())).sections

    assert len(sections) == len(sixty().roots)
    assert sum(crossings(placed.drawing) for placed in sections) <= 2


def test_few_edges_swing_back_and_forth() -> None:
    """Two edges of three go straight down or to one side only."""
    ways = [
        {below.x > above.x for above, below in pairwise(route.runs) if below.x != above.x}
        for route in together().routes.values()
    ]

    assert sum(len(way) == 2 for way in ways) <= len(ways) / 3


def test_one_answer_suits_a_screen() -> None:
    """In its natural size it is a few screens at most, and neither a ribbon nor a tower."""
    laid = together()

    assert laid.width <= 3200 and laid.height <= 2000
    assert 1 <= laid.width / laid.height <= 3


def test_a_visit_is_read_by_scrolling_downward() -> None:
    """In its natural size the picture of a visit is hardly wider than a screen."""
    found = re.search(r'width="(\d+)"', to_svg(explanation_graph(sixty())))

    assert found is not None and int(found[1]) <= 1920
