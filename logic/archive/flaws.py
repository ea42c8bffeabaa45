"""What shows by itself that a record is not as it was written."""

from collections.abc import Iterator
from hashlib import sha256

from .canonical import digest_of_text
from .keep import content_digest
from .model import DecisionRecord


def flaws(kept: DecisionRecord) -> Iterator[str]:
    """Each way in which a record contradicts itself, as a sentence."""
    book, named = kept.made_with.rulebook, kept.decision.rulebook
    if kept.digest != content_digest(kept):
        yield "its digest is not that of its content"
    if book.digest != _together(kept):
        yield "the digest of its rulebook is not that of the rulebook's files"
    if (book.name, book.version, book.digest) != (named.name, named.version, named.digest):
        yield "its decision names another rulebook"
    yield from _of_overlays(kept)


def _of_overlays(kept: DecisionRecord) -> Iterator[str]:
    for overlay in kept.made_with.overlays:
        if overlay.digest != digest_of_text(overlay.text):
            yield f"the digest of the overlay {overlay.name} is not that of its text"
    held = [(overlay.name, overlay.digest) for overlay in kept.made_with.overlays]
    if held != [(each.name, each.digest) for each in kept.decision.rulebook.overlays]:
        yield "its decision names other overlays"


def _together(kept: DecisionRecord) -> str:
    """One digest for all files of the rulebook, as `digest_of` makes it."""
    total = sha256()
    for file in kept.made_with.rulebook.files:
        total.update(bytes.fromhex(file.digest.removeprefix("sha256:")))
    return f"sha256:{total.hexdigest()}"
