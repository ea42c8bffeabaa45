"""The picture as a file: what it says, and to whom."""

import re
import unicodedata
import xml.etree.ElementTree as ET

import pytest

from lineproof.graph import explanation_graph, to_svg
from lineproof.logic import Node, Proof
from proofs import ALL_KINDS, HOSTILE

SVG = "{http://www.w3.org/2000/svg}"


def picture(*nodes: Node) -> str:
    """The picture of a first node that rests on all others."""
    edges = tuple((nodes[0].id, node.id) for node in nodes[1:])
    return to_svg(explanation_graph(Proof((nodes[0].id,), nodes, edges)))


def one_of_each() -> str:
    """The picture of a root above a node of each kind."""
    return picture(Node("0", "conclusion", "it holds"), *(Node(k, k, k) for k in ALL_KINDS))


def outline(svg: str, name: str) -> list[tuple[str, set[str]]]:
    """The elements that draw a node, each with the classes that style it."""
    group = next(g for g in ET.fromstring(svg).iter(f"{SVG}g") if g.get("data-node") == name)
    drawn = [part for part in group if part.tag not in (f"{SVG}title", f"{SVG}text")]
    return [
        (part.tag + str("rx" in part.attrib), set(part.get("class", "").split())) for part in drawn
    ]


def text_of(svg: str) -> str:
    """Everything the picture says, without the style sheet."""
    return " ".join(e.text or "" for e in ET.fromstring(svg).iter() if e.tag != f"{SVG}style")


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_gives_a_picture_that_is_well_formed_and_inert(text: str) -> None:
    """No text of a proof can break the file, bring in an element or steer what follows it."""
    svg = picture(Node(text, "conclusion", text), Node("1", text, text, text, text, text))
    tags = {element.tag.removeprefix(SVG) for element in ET.fromstring(svg).iter()}
    said = text_of(svg)

    assert svg.encode("utf-8").decode("utf-8") == svg
    assert tags <= {"svg", "title", "desc", "style", "defs", "marker", "g", "path", "rect", "text"}
    assert not [c for c in said if unicodedata.category(c) in ("Cc", "Cs", "Cn") and c != "\n"]
    assert not set(said) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.isascii()])
def test_no_line_is_longer_than_forty_characters(text: str) -> None:
    """Long sentences are wrapped, and words that are too long for a line are broken."""
    svg = picture(Node("0", "conclusion", text), Node("1", "fact", text))
    boxes = [g for g in ET.fromstring(svg).iter(f"{SVG}g") if g.get("data-node")]
    lines = [line.text or "" for box in boxes for line in box.iter(f"{SVG}text")]

    assert all(len(line) <= 40 for line in lines)


def test_the_words_of_a_sentence_stay_whole_and_in_order() -> None:
    """Wrapping moves words to the next line and changes nothing else."""
    sentence = "the excised diameter of lesion 1 is 18 mm, with twice its narrowest margin of 3 mm"
    svg = picture(Node("0", "conclusion", sentence))
    lines = [e.text or "" for e in ET.fromstring(svg).iter(f"{SVG}text")][1:]

    assert " ".join(lines) == sentence
    assert len(lines) > 1 and max(map(len, lines)) <= 40


def test_kinds_are_told_apart_without_colour() -> None:
    """Every kind has an outline of its own."""
    svg = one_of_each()
    paths = dict(re.findall(r'data-node="([^"]+)".*?</title>(.*?)<text', svg))
    shapes = {re.sub(r"[\d.]+", "#", drawn) for drawn in paths.values()}

    assert len(paths) == len(shapes) == 1 + len(ALL_KINDS)
    assert {"shape", "bold"} in [names for _, names in outline(svg, "0")]
    assert {"shape", "dashed"} in [names for _, names in outline(svg, "absence")]


def test_the_legend_names_the_kinds_that_are_there_and_no_others() -> None:
    """A reader finds each shape of the picture explained, and nothing to look for in vain."""
    few = text_of(picture(Node("0", "conclusion", "it holds"), Node("1", "fact", "recorded")))
    every = text_of(one_of_each())

    assert "recorded in the file" in few and "comparison" not in few
    for words in ("what is shown to hold", "rule, with its source", "count or sum", "an arrow"):
        assert words in every


def test_a_node_shows_rule_source_and_place() -> None:
    """Where a premise is from stands in its box, and in full where a pointer rests on it."""
    rule = Node("1", "rule", "one primary biopsy", "biopsy-primary", "CPT guidelines, biopsy")
    fact = Node("2", "fact", "a punch biopsy was taken", place="visit.yaml:14")
    svg = picture(Node("0", "conclusion", "11104 is on the claim"), rule, fact)

    for words in ("biopsy-primary", "CPT guidelines, biopsy", "visit.yaml:14"):
        assert f">{words}<" in svg
    assert "rule, with its source: one primary biopsy (biopsy-primary, CPT guidelines" in svg


def test_a_screen_reader_gets_a_title_and_a_description() -> None:
    """The picture is an image with a name; the description says how big and how to read it."""
    svg = ET.fromstring(one_of_each())
    named = {part.get("id") for part in svg if part.tag in (f"{SVG}title", f"{SVG}desc")}

    assert svg.get("role") == "img"
    assert set((svg.get("aria-labelledby") or "").split()) == named
    assert "Why: it holds" in text_of(one_of_each())
    assert "8 reasons and 7 arrows" in text_of(one_of_each())


def test_the_picture_needs_nothing_from_outside() -> None:
    """No link, no font, no image, no script: it can be opened from any disk."""
    svg = one_of_each().replace('xmlns="http://www.w3.org/2000/svg"', "")

    assert not re.search(r"https?:|@import|@font-face|<image|<script|href|url\((?!#)", svg)


def test_the_style_dresses_nothing_but_the_picture() -> None:
    """Put into a page, the picture leaves the page's own elements alone."""
    sheet = ET.fromstring(one_of_each()).findtext(f"{SVG}style") or ""
    selectors = re.findall(r"^\s*([^@}\s][^{]*){", sheet, re.MULTILINE)

    assert selectors and all(selector.startswith(".lineproof ") for selector in selectors)


def test_nothing_to_show_is_a_picture_too() -> None:
    """A proof without nodes gives a well-formed, empty picture."""
    assert "What is shown to hold: nothing" in text_of(to_svg(explanation_graph(Proof((), (), ()))))


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio as WCAG 2.2 defines it."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_colours_have_contrast(dark: bool) -> None:
    """Text stands out from every fill at least 7 to 1; borders and edges at least 3 to 1."""
    sheet = (ET.fromstring(one_of_each()).findtext(f"{SVG}style") or "").split("@media")[dark]
    rule: dict[str, list[str]] = {}
    for name, body in re.findall(r"\.lineproof (.*?) {(.*?)}", sheet):
        rule.setdefault(name, []).extend(re.findall("#[0-9a-f]{6}", body))
    ground, ink, note, edge = (rule[n][0] for n in (".ground", "text", "text.note", ".edge"))
    shapes = [colours for name, colours in rule.items() if name.endswith(".shape") and colours]

    assert len(shapes) == 1 + len(ALL_KINDS)
    assert contrast(ink, ground) >= 7 and contrast(edge, ground) >= 3
    for fill, border in shapes:
        assert min(contrast(ink, fill), contrast(note, fill)) >= 7
        assert min(contrast(border, fill), contrast(border, ground)) >= 3


def test_a_list_of_premises_begins_with_the_rule_and_counts_on() -> None:
    """Premises of one conclusion stand by kind, and `n2` before `n10`."""
    facts = [Node(f"n{at}", "fact", f"fact {at}") for at in (10, 2, 1)]
    svg = picture(Node("0", "conclusion", "it holds"), *facts, Node("z", "rule", "the rule"))

    assert re.findall('data-node="(.*?)"', svg) == ["0", "z", "n1", "n2", "n10"]
