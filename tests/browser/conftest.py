"""Chromium, as Debian's package `chromium` installs it, driven by Playwright."""

from collections.abc import Iterator
from pathlib import Path
from shutil import which

import pytest
from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A running browser; without one the tests fail and say what is missing."""
    program = next(filter(None, map(which, NAMES)), None)
    if program is None:
        pytest.fail(f"no browser: none of {', '.join(NAMES)} is on the path (apt install chromium)")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu", "--no-first-run"]
        )
        yield started
        started.close()


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the pages are written that the browser opens."""
    return tmp_path_factory.mktemp("pages")
