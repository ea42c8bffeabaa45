"""What in the documentation is written from the rulebooks: whole pages, and parts between marks.

A part stands between `<!-- written by docs_check: name -->` and `<!-- end of name -->`; what is
outside the marks is written by hand.
"""

import re
from collections.abc import Callable, Mapping

from . import (
    field_tables,
    guide_statements,
    open_points,
    published_page,
    rule_index,
    site_table,
    unread,
    word_tables,
)
from .pages import ROOT
from .rule_pages import rule_page, rule_pages

RULES = "docs/rules"
PARTS: Mapping[str, Mapping[str, Callable[[], str]]] = {
    "docs/codes.md": {"codes": rule_index.codes},
    "docs/encounter.md": {"fields": field_tables.fields},
    "docs/guide.md": {"statements": guide_statements.statements},
    "docs/limits.md": {"unread fields": unread.unread, "doubtful rules": rule_index.doubtful},
    "docs/published.md": {
        "figures": published_page.figures,
        "differences": published_page.differences,
        "every question": published_page.every_question,
    },
    "docs/open-points.md": {"points": open_points.register},
    "docs/sites.md": {"sites": site_table.sites},
    "docs/words.md": {"words": word_tables.words},
    f"{RULES}/index.md": {"pages": rule_index.index_page},
    f"{RULES}/sources.md": {"sources": rule_index.sources},
}


def stale() -> list[str]:
    """The pages that do not say what the rulebooks say now, or tell of files that are gone."""
    problems = [
        f"{name}: what is written from the rulebooks is out of date: `make docs-update` renews it"
        for name, text in _current().items()
        if not (ROOT / name).exists() or (ROOT / name).read_text(encoding="utf-8") != text
    ]
    problems += [f"{name}: no file of the rulebooks has this page" for name in _left_over()]
    return [*problems, *guide_statements.unanswered()]


def write() -> None:
    """Bring them up to date."""
    for name, text in _current().items():
        path = ROOT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for name in _left_over():
        (ROOT / name).unlink()


def with_part(text: str, name: str, part: str) -> str:
    """A page with the part of a name renewed; raises ValueError if it has no marks for it."""
    start, end = f"<!-- written by docs_check: {name} -->", f"<!-- end of {name} -->"
    found = re.search(f"{re.escape(start)}\n.*?{re.escape(end)}", text, re.DOTALL)
    if found is None:
        raise ValueError(f"no marks for the part `{name}`")
    return f"{text[: found.start()]}{start}\n\n{part.strip()}\n\n{end}{text[found.end() :]}"


def _current() -> dict[str, str]:
    """Every page that is written, in whole or in part, as it should be."""
    pages = {f"{RULES}/{page.file}": rule_page(page) for page in rule_pages()}
    for name, parts in PARTS.items():
        pages[name] = (ROOT / name).read_text(encoding="utf-8")
        for part, make in parts.items():
            pages[name] = with_part(pages[name], part, make())
    return pages


def _left_over() -> list[str]:
    written = {f"{RULES}/{page.file}" for page in rule_pages()} | set(PARTS)
    pages = (path.relative_to(ROOT).as_posix() for path in sorted((ROOT / RULES).glob("*.md")))
    return [name for name in pages if name not in written]
