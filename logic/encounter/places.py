"""Where in the file each value stands."""

from collections.abc import Mapping
from dataclasses import dataclass

from .problems import LONGEST_QUOTE, quoted

Path = tuple[str | int, ...]

Misfit = tuple[Path, object]
"""Where something is wrong, and what: an object whose text is the message, made when shown."""


@dataclass(frozen=True)
class Places:
    """The line of each value of a file, by its path: `("lesions", 0, "done", "technique")`.

    A path may be more exact than the file. Where one value stands for a list, its index is read
    over; what is not in the file has the line of what it would stand in.
    """

    file: str
    lines: Mapping[Path, int]

    def line(self, path: Path) -> int:
        """The line of a value, or of the nearest thing around it that is recorded."""
        return self.lines.get(self.recorded(path), 1)

    def place(self, path: Path) -> str:
        """File and line, as proofs cite them: `visit.yaml:14`."""
        return f"{self.file}:{self.line(path)}"

    def recorded(self, path: Path) -> Path:
        """The part of the path that stands in the file, without the indices that do not."""
        found: Path = ()
        for key in path:
            if (*found, key) in self.lines:
                found = (*found, key)
            elif key != 0:
                break
        return found

    def joined(self, aliases: Mapping[Path, Path]) -> "Places":
        """The same places, and those of values which words elsewhere in the file say."""
        said = {path: self.line(by) for path, by in aliases.items()}
        return Places(self.file, {**said, **self.lines})


def spoken(path: Path) -> str:
    """A path as people say it, counted from one: `lesions[1].done.technique`."""
    steps = (f"[{key + 1}]" if isinstance(key, int) else f".{_name(key)}" for key in path)
    return "".join(steps).removeprefix(".")


def _name(key: str) -> str:
    """A name as it stands, unless the file has something else where a name should be."""
    plain = key.isascii() and key.isidentifier() and len(key) <= LONGEST_QUOTE
    return key if plain else quoted(key)
