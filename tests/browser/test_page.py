"""The page at work in a real browser: by pointer, by keyboard, in light and dark."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize

from lineproof.graph import explanation_graph, to_html
from lineproof.logic import Node, Proof, brief
from proofs import ALL_KINDS, HOSTILE

RULE = Node("rule", "rule", "benign lesions step by size", "benign_sizes", "CPT 2026: 11400-11446")
PLACE = Node("place", "fact", "lesion 1: site: back", place="visit.yaml:4")
SIZE = Node("size", "fact", "lesion 1: diameter: 1.2 cm", place="visit.yaml:5")
STEP = Node("step", "conclusion", "back is the site group trunk")
INNER = Node("inner", "conclusion", "an inner step", fold=True)
VISIT = Proof(
    roots=("billed", "held"),
    nodes=(
        Node("billed", "conclusion", "11402 x 1"),
        Node("held", "conclusion", "the second lesion waits for pathology"),
        INNER, PLACE, RULE, SIZE, STEP,
    ),
    edges=(
        ("billed", "inner"), ("billed", "rule"), ("billed", "step"),
        ("held", "step"), ("inner", "size"), ("step", "place"),
    ),
)  # fmt: skip
ANSWERS = [("line 1: 11402, benign excision", ["billed"]), ("held: lesion 2", ["held"])]
ABOUT = "a-visit, 2026-03-14"
SCREEN = ViewportSize(width=1300, height=800)


def visit() -> str:
    """The page of a small visit in two depths."""
    depths = {"brief": brief(VISIT), "full": VISIT}
    drawn = {name: explanation_graph(proof, ANSWERS, ABOUT) for name, proof in depths.items()}
    return to_html(drawn)


@dataclass
class Opened:
    """A page in the browser, and what it asked for and complained about since."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def item(self, text: str) -> Locator:
        """The first item of the list with a sentence."""
        row = self.page.locator(f'.row:has(> .text:text-is("{text}"))').first
        return row.locator("xpath=..")

    def button(self, name: str) -> Locator:
        """A button by its whole name."""
        return self.page.get_by_role("button", name=name, exact=True)

    def box(self, name: str, section: int = 0) -> Locator:
        """A box of the picture."""
        return self.page.locator(f'#picture [data-section="{section}"] [data-node="{name}"]')

    def text(self, place: str) -> str:
        """What stands in a part of the page."""
        return self.page.locator(place).inner_text()

    def focused(self) -> str:
        """The sentence of the item that the keyboard is on."""
        return self.page.locator("[role=treeitem]:focus > .row > .text").inner_text()

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def ground(self) -> str:
        """The colour behind the picture, as red, green and blue."""
        ground = self.page.locator("#picture .ground")
        return str(ground.evaluate("one => getComputedStyle(one).fill"))


def opened(browser: Browser, folder: Path, html: str, dark: bool = False) -> Opened:
    """A page written to the disk and opened from there, without a network."""
    (folder / "why.html").write_text(html, encoding="utf-8")
    page = browser.new_page(viewport=SCREEN, color_scheme="dark" if dark else "light", offline=True)
    page.set_default_timeout(5000)
    found = Opened(page)
    page.on("request", lambda request: found.requests.append(request.url))
    page.on("console", lambda message: found.complaints.append(message.text))
    page.on("pageerror", lambda error: found.complaints.append(str(error)))
    page.goto((folder / "why.html").as_uri())
    return found


@pytest.fixture
def why(browser: Browser, folder: Path) -> Iterator[Opened]:
    """The page of the visit, light; nothing it does may load anything or raise an error."""
    found = opened(browser, folder, visit())
    yield found
    found.page.close()
    assert [url for url in found.requests if not url.endswith("/why.html")] == []
    assert found.complaints == []


def test_it_opens_from_the_disk_with_its_first_answer(why: Opened) -> None:
    """One request, for the file itself; the list, the picture and the details are there."""
    assert len(why.requests) == 1
    assert why.page.title() == "Why: 2 answers (a-visit, 2026-03-14)"
    assert why.page.get_by_role("heading", level=1).inner_text() == why.page.title()
    assert why.box("billed").is_visible() and why.item("11402 x 1").is_visible()
    assert why.text("#sentence") == "line 1: 11402, benign excision"
    assert why.page.locator("#picture .legend text").count() == 5
    assert why.page.locator("#picture .legend .away").count() == 0


def test_a_click_on_a_box_shows_sentence_source_and_place(why: Opened) -> None:
    """What a box has no room for stands in full in the details."""
    why.box("rule").click()
    assert why.text("#sentence") == RULE.text
    assert RULE.rule in why.text("#facts") and RULE.source in why.text("#facts")

    why.box("place").click()
    assert why.text("#sentence") == PLACE.text
    assert PLACE.place in why.text("#facts") and "Rule" not in why.text("#facts")
    assert "selected" in (why.item(PLACE.text).get_attribute("class") or "")


def test_what_is_selected_is_marked_wherever_it_stands(why: Opened) -> None:
    """A reason shared by two answers is marked in the sections of both."""
    why.item(STEP.text).locator("> .row").click()

    assert "selected" in (why.box("step", 0).get_attribute("class") or "")
    assert "selected" in (why.box("step", 1).get_attribute("class") or "")


def test_folding_hides_what_is_below_in_list_and_picture(why: Opened) -> None:
    """Only in that section; the folded box says how much it holds, and opens again."""
    why.box("step").dblclick()
    assert why.item(STEP.text).get_attribute("aria-expanded") == "false"
    assert not why.box("place").is_visible() and not why.item(PLACE.text).is_visible()
    assert why.box("place", 1).is_visible()
    assert "+ 1" in (why.box("step").text_content() or "")

    why.button("Unfold").click()
    assert why.box("place").is_visible() and why.item(PLACE.text).is_visible()
    assert "+ 1" not in (why.box("step").text_content() or "")


def test_all_can_be_folded_and_unfolded(why: Opened) -> None:
    """Folded, only the answers are left."""
    why.button("Fold all").click()
    shown = why.page.locator("#picture [data-node]:not(.away)")
    assert shown.count() == len(ANSWERS)
    assert why.page.locator("[role=treeitem]:visible").count() == len(ANSWERS)

    why.button("Unfold all").click()
    assert shown.count() == why.page.locator("#picture [data-node]").count() > len(ANSWERS)


def test_search_finds_by_any_word_and_opens_what_hides_it(why: Opened) -> None:
    """Sentences, rules and sources are searched; Enter goes from one to the next."""
    why.button("Fold all").click()
    why.page.get_by_label("Search").fill("TRUNK group")
    assert why.text("#found") == "2 found"

    why.press("Enter")
    assert why.text("#found") == "1 of 2"
    assert why.text("#sentence") == STEP.text
    assert why.box("step").is_visible()
    why.press("Enter", "Enter")
    assert why.text("#found") == "1 of 2"

    for words in (RULE.rule, "11446", "diameter: 1.2"):
        why.page.get_by_label("Search").fill(words)
        assert why.text("#found") == "1 found"
    for words in ("no such words", "visit.yaml"):
        why.page.get_by_label("Search").fill(words)
        assert why.text("#found") == "0 found"
    why.page.get_by_label("Search").fill("")
    assert why.text("#found") == "" and why.page.locator(".match").count() == 0


def test_another_depth_shows_more_and_keeps_what_was_selected(why: Opened) -> None:
    """The inner step stands between its conclusion and its premise in the full depth only."""
    why.box("rule").click()
    assert why.box("inner").count() == 0

    why.page.get_by_label("full").check()
    assert why.box("inner").is_visible() and why.item(INNER.text).is_visible()
    assert why.text("#sentence") == RULE.text

    why.page.get_by_label("brief").check()
    assert why.box("inner").count() == 0


def test_the_keyboard_reaches_everything(why: Opened) -> None:
    """Tab goes through the tools, the list and the picture, each a single stop."""
    stops = []
    for _ in range(30):
        why.press("Tab")
        stops.append(why.page.evaluate(
            "() => document.activeElement.id || document.activeElement.name"
            " || document.activeElement.getAttribute('role') || document.activeElement.tagName"
        ))  # fmt: skip
    tools = ["depth", "search", "fold", "unfold", "smaller", "larger", "whole", "dark"]

    assert stops[: len(tools) + 3] == [*tools, "treeitem", "picture", "toggle"]


def test_arrows_walk_the_list_as_in_any_tree(why: Opened) -> None:
    """Down and up go over what is shown, right and left open and shut or go in and out."""
    why.page.locator("[role=treeitem][tabindex='0']").focus()
    why.press("ArrowDown", "ArrowDown")
    assert why.focused() == STEP.text and why.text("#sentence") == STEP.text
    why.press("ArrowLeft")
    assert not why.box("place").is_visible()
    why.press("ArrowDown")
    assert why.focused() == RULE.text
    why.press("ArrowUp", "ArrowRight", "ArrowRight")
    assert why.focused() == PLACE.text and why.box("place").is_visible()
    why.press("ArrowLeft", "ArrowLeft", "ArrowLeft")
    assert why.focused() == "11402 x 1"
    why.press("Home", "Enter")
    assert why.page.locator("#picture [data-section='0'] [data-node]:not(.away)").count() == 1
    why.press("End")
    assert why.focused() == PLACE.text


def test_the_picture_moves_and_zooms_by_keys_wheel_and_hand(why: Opened) -> None:
    """And the whole of it comes back with one key."""
    start = why.box("billed").bounding_box()
    assert start is not None
    picture = why.page.locator("#picture")
    picture.focus()
    why.press("ArrowDown", "ArrowRight")
    moved = why.box("billed").bounding_box()
    assert moved is not None and moved["y"] < start["y"] and moved["x"] < start["x"]

    why.press("+")
    larger = why.box("billed").bounding_box()
    assert larger is not None and larger["width"] > moved["width"]

    area = picture.bounding_box()
    assert area is not None
    corner = (area["x"] + 5, area["y"] + area["height"] - 5)
    why.page.mouse.move(*corner)
    why.page.mouse.down()
    why.page.mouse.move(corner[0] + 120, corner[1] - 60, steps=4)
    why.page.mouse.up()
    dragged = why.box("billed").bounding_box()
    assert dragged is not None
    assert abs(dragged["x"] - larger["x"] - 120) < 2 and abs(dragged["y"] - larger["y"] + 60) < 2

    why.page.mouse.wheel(0, 100)
    scrolled = why.box("billed").bounding_box()
    assert scrolled is not None and scrolled["y"] < dragged["y"]

    why.press("0")
    assert all(box.is_visible() for box in why.page.locator("#picture [data-node]").all())
    legend = why.page.locator("#picture .legend").bounding_box()
    assert legend is not None and legend["x"] >= area["x"] and legend["y"] >= area["y"]


def test_a_screen_reader_gets_a_tree_with_names_and_levels(why: Opened) -> None:
    """The list is a tree to it, with the sentences as names; the picture is an image."""
    tree = why.page.get_by_role("tree", name="Reasons").aria_snapshot()

    assert 'treeitem "answer line 1: 11402, benign excision" [expanded' in tree
    assert f'treeitem "conclusion {STEP.text}" [expanded' in tree
    assert f'treeitem "rule {RULE.text} {RULE.rule}"' in tree
    assert why.page.get_by_role("img", name=re.compile("Why 2 answers hold")).count() == 1
    assert why.page.locator("#facts[aria-live=polite]").count() == 1


def test_it_is_dark_where_that_is_preferred(browser: Browser, folder: Path) -> None:
    """Without any click, as the surroundings are."""
    found = opened(browser, folder, visit(), dark=True)
    try:
        assert found.ground() == "rgb(20, 23, 28)"
        assert found.button("Dark").get_attribute("aria-pressed") == "true"
    finally:
        found.page.close()


def test_light_and_dark_can_be_switched(why: Opened) -> None:
    """Whatever is preferred, one button changes it, and back."""
    button = why.button("Dark")
    assert why.ground() == "rgb(255, 255, 255)"
    button.click()
    assert why.ground() == "rgb(20, 23, 28)" and button.get_attribute("aria-pressed") == "true"
    button.click()
    assert why.ground() == "rgb(255, 255, 255)" and button.get_attribute("aria-pressed") == "false"


def test_hostile_text_is_text(browser: Browser, folder: Path) -> None:
    """No sentence, rule, source, place, name or depth brings in an element or runs anything."""
    markup = ("</script><script>alert(1)</script>", "</template></svg><img src=x>", "${title}")
    texts = (*HOSTILE, *markup)
    nodes = [
        Node(f"{at}{text}", kind, text, text, text, text)
        for at, text in enumerate(texts)
        for kind in ALL_KINDS[at % len(ALL_KINDS) :][:1]
    ]
    edges = tuple((nodes[0].id, node.id) for node in nodes[1:])
    proof = Proof((nodes[0].id,), tuple(nodes), edges)
    graph = explanation_graph(proof, [(markup[0], [nodes[0].id])])
    found = opened(browser, folder, to_html({markup[0]: graph, markup[1]: graph}))
    try:
        found.button("Fold all").click()
        found.page.locator("input[name=depth]").last.check()
        assert found.page.locator("script").count() == 1
        assert found.page.locator("img, iframe, [onload], [onerror], a").count() == 0
        said = found.page.locator("#reasons .text").all_text_contents()
        assert all(text in said for text in markup)
        assert found.complaints == [] and len(found.requests) == 1
    finally:
        found.page.close()


def test_no_label_leaves_its_box(why: Opened) -> None:
    """In the fonts of this browser every line of text lies inside the outline around it."""
    outside = why.page.evaluate(
        """() => [...document.querySelectorAll("#picture .node")].flatMap((node) => {
            const shape = node.querySelector(".shape").getBoundingClientRect();
            return [...node.querySelectorAll("text")].map((text) => text.getBoundingClientRect())
                .filter((text) => text.left < shape.left || text.right > shape.right
                    || text.top < shape.top || text.bottom > shape.bottom);
        }).length"""
    )

    assert outside == 0
