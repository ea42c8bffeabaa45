"""Links inside the repository lead to a file that is there, and to a heading that is there."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import unquote

from markdown_it.token import Token

from .pages import ROOT, Page

_ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)


def broken(page: Page) -> list[str]:
    """The relative links and pictures of a page that lead nowhere."""
    return [
        f"{page.name}: the link `{target}` leads nowhere"
        for target in _targets(page)
        if not _ELSEWHERE.match(target) and not _leads_somewhere(page, target)
    ]


def anchors(page: Page) -> set[str]:
    """The names that headings get on the code host: "How it reads" is `how-it-reads`."""
    slugs: set[str] = set()
    seen: Counter[str] = Counter()
    for opening, heading in pairwise(page.tokens):
        if opening.type == "heading_open":
            slug = _slug(heading)
            slugs.add(f"{slug}-{seen[slug]}" if seen[slug] else slug)
            seen[slug] += 1
    return slugs


def _targets(page: Page) -> Iterator[str]:
    for token in page.tokens:
        for part in token.children or ():
            target = part.attrGet("href") or part.attrGet("src")
            if target is not None:
                yield unquote(str(target))


def _leads_somewhere(page: Page, target: str) -> bool:
    path, _, anchor = target.partition("#")
    file = (page.path.parent / path).resolve() if path else page.path
    if path and not (file.is_relative_to(ROOT.resolve()) and file.exists()):
        return False
    if not anchor or file.suffix != ".md":
        return True
    return anchor in anchors(Page(file, file.read_text(encoding="utf-8")) if path else page)


def _slug(heading: Token) -> str:
    words = "".join(part.content for part in heading.children or ()).lower()
    return re.sub(r"[^\w\- ]", "", words).replace(" ", "-")
