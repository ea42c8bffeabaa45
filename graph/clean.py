"""Text of any origin made fit for the files of pictures and pages."""

import re
from xml.sax.saxutils import escape, quoteattr

# What XML 1.0 forbids, what only steers a terminal, and the marks that turn the direction of all
# text after them: text is cut into lines, so that the end of such a mark may be in another line.
_UNFIT = re.compile(
    "[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def clean(text: str) -> str:
    """The text on one line: white space made one blank, unfit characters left out."""
    return " ".join(_UNFIT.sub("", re.sub(r"\s", " ", text)).split())


def content(text: str) -> str:
    """The text as the content of an element."""
    return escape(clean(text))


def attribute(text: str) -> str:
    """The text as the value of an attribute, with its quotes."""
    return quoteattr(clean(text))
