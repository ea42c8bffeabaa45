"""The pages of the documentation: README.md and every Markdown file below docs/."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).parents[2]
FRONT = ROOT / "README.md"

_MARKDOWN = MarkdownIt("commonmark").enable("table")


@dataclass(frozen=True)
class Block:
    """A fenced block: what is in it, and which lines of its page are its body (from 0).

    `indent` is what stands before each line because of a list or a quotation; `body` is without.
    """

    language: str
    body: str
    indent: str
    first: int
    last: int


@dataclass(frozen=True)
class Page:
    """A page, with its path and its text as it was read."""

    path: Path
    text: str

    @property
    def name(self) -> str:
        """The path as the checkout's root sees it."""
        return self.path.relative_to(ROOT).as_posix()

    @cached_property
    def tokens(self) -> list[Token]:
        """The page as Markdown."""
        return _MARKDOWN.parse(self.text)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The fenced blocks, in order."""
        return tuple(self._block(token) for token in self.tokens if token.type == "fence")

    def with_bodies(self, bodies: dict[Block, str]) -> str:
        """The text of the page with other bodies in some of its blocks."""
        lines = self.text.splitlines(keepends=True)
        for block in reversed(self.blocks):  # from the end, so that earlier lines keep their number
            if block in bodies:
                lines[block.first : block.last] = _indented(bodies[block], block.indent)
        return "".join(lines)

    def _block(self, token: Token) -> Block:
        first, end = token.map or [0, 0]
        closing = self.text.splitlines()[end - 1]
        return Block(
            language=token.info.split(" ")[0],
            body=token.content,
            indent=closing[: closing.find(token.markup)],
            first=first + 1,
            last=end - 1,
        )


def pages() -> tuple[Page, ...]:
    """README.md and all pages below docs/."""
    return (_read(FRONT), *pages_below("docs"))


def pages_below(folder: str) -> tuple[Page, ...]:
    """The pages of a folder and of those in it, by name."""
    return tuple(_read(path) for path in sorted((ROOT / folder).rglob("*.md")))


def readme() -> Page:
    """The front page."""
    return _read(FRONT)


def _read(path: Path) -> Page:
    return Page(path, path.read_text(encoding="utf-8"))


def _indented(body: str, indent: str) -> Iterator[str]:
    for line in body.splitlines(keepends=True):
        yield (indent if line.strip() else indent.rstrip()) + line
