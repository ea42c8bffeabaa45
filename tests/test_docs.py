"""The documentation tells of everything the program has, and shows what it really prints."""

import pytest

from docs_check import outdated
from docstools import commands, generated, links, readme, rules
from docstools.examples import Example, examples, rewritten
from docstools.pages import ROOT, Page, pages


def test_readme_has_the_two_commands() -> None:
    assert readme.misstated() == []


@pytest.mark.parametrize(
    ("command", "options"),
    commands.command_line(),
    ids=[name for name, _ in commands.command_line()],
)
def test_command_and_its_options_are_mentioned(command: str, options: tuple[str, ...]) -> None:
    assert commands.untold(command, options) == []


@pytest.mark.parametrize("rulebook", rules.RULEBOOKS)
def test_every_rule_is_on_a_page(rulebook: str) -> None:
    assert rules.rule_ids(rulebook)
    assert rules.untold(rulebook) == []


def test_what_is_written_from_the_rulebooks_is_up_to_date() -> None:
    assert generated.stale() == []


def test_only_the_part_between_the_marks_is_rewritten() -> None:
    start, end = "<!-- written by docs_check: x -->", "<!-- end of x -->"

    text = generated.with_part(f"by hand\n{start}\nold\n{end}\nby hand\n", "x", "new")

    assert text == f"by hand\n{start}\n\nnew\n\n{end}\nby hand\n"


def test_page_without_marks_is_an_error() -> None:
    with pytest.raises(ValueError, match="no marks for the part `x`"):
        generated.with_part("by hand\n", "x", "new")


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.name)
def test_example_prints_what_is_written(example: Example) -> None:
    assert "\n".join(outdated(example)) == ""


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_links_lead_somewhere(page: Page) -> None:
    assert links.broken(page) == []


def page_of(*lines: str) -> Page:
    return Page(ROOT / "docs" / "page.md", "".join(f"{line}\n" for line in lines))


def test_update_replaces_only_the_output() -> None:
    """Commands, other blocks and the indentation of a list stay as they are."""
    page = page_of(
        "1. ```console",
        "   $ cat none 2>&1 | \\",
        "     wc -l",
        "   old",
        "   ```",
        "",
        "```text",
        "$ old",
        "```",
    )

    assert rewritten(page) == page.text.replace("   old", "   1")


def test_example_that_prints_something_else_is_shown_as_a_difference() -> None:
    page = page_of("```console", "$ cat none 2>&1 | wc -l", "old", "```")

    (problem,) = outdated(Example(page, page.blocks[0]))

    assert problem.startswith("docs/page.md:1: ")
    assert problem.endswith("-old\n+1")


def test_foreign_command_is_not_run() -> None:
    example = page_of("```console", "$ curl example", "```")

    (problem,) = outdated(Example(example, example.blocks[0]))

    assert "`curl example` is not run here" in problem


def test_link_to_a_missing_heading_is_broken() -> None:
    page = page_of("# Real heading", "[a](#real-heading) [b](#none) [c](none.md) [d](https://x/y)")

    assert [problem.split("`")[1] for problem in links.broken(page)] == ["#none", "none.md"]
