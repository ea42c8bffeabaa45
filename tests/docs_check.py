"""Check the documentation; with --update, first bring it up to date.

Two things are written by --update: what the rulebooks say of rules, sites, words and fields, and
what the examples print.

What --update rewrites is to be read as a diff: it writes down what the program says, not whether
that is right.
"""

import difflib
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from docstools import commands, generated, links, readme, rules
from docstools.examples import BrokenExampleError, Example, examples, refused, rewritten, session
from docstools.pages import Page, pages


def problems() -> Iterator[str]:
    """Everything that is wrong with the documentation, one text each."""
    yield from readme.misstated()
    yield from generated.stale()
    for page in pages():
        yield from links.broken(page)
    for command, options in commands.command_line():
        yield from commands.untold(command, options)
    for rulebook in rules.RULEBOOKS:
        yield from rules.untold(rulebook)
    with ThreadPoolExecutor() as pool:
        for found in pool.map(outdated, examples()):
            yield from found


def outdated(example: Example) -> list[str]:
    """What is wrong with an example, the differences as a diff."""
    if reasons := refused(example.block):
        return [f"{example.name}: {reason}" for reason in reasons]
    try:
        return _differences(example, session(example.block))
    except BrokenExampleError as broken:
        return [f"{example.name}: the example broke\n{broken}"]


def update() -> None:
    """Write what the rulebooks say and what the examples print now into the pages."""
    generated.write()
    with ThreadPoolExecutor() as pool:
        for page, text in zip(pages(), pool.map(rewritten, pages()), strict=True):
            if text != page.text:
                _write(page, text)


def main() -> int:
    """Print the problems; the exit code is 1 when there are any."""
    if "--update" in sys.argv[1:]:
        update()
    found = list(problems())
    for problem in found:
        print(problem, file=sys.stderr)
    print(f"documentation: {len(examples())} examples run, {len(found)} problems")
    return 1 if found else 0


def _differences(example: Example, now: str) -> list[str]:
    written = example.block.body
    if written == now:
        return []
    lines = difflib.unified_diff(
        written.splitlines(), now.splitlines(), "as written", "as printed", lineterm=""
    )
    return ["\n".join([f"{example.name}: the example prints something else", *lines])]


def _write(page: Page, text: str) -> None:
    page.path.write_text(text, encoding="utf-8")
    print(f"rewritten: {page.name}")


if __name__ == "__main__":
    sys.exit(main())
