"""The lines of a box, for the languages that know boxes only by their text."""

from collections.abc import Mapping

from ..clean import clean
from ..kinds import origin


def caption(data: Mapping[str, str | bool]) -> list[str]:
    """The sentence, then rule, source and place as far as the node has them."""
    return [clean(str(data.get("text", ""))), *map(clean, origin(data))]
