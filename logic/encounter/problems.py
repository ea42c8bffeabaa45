"""What is wrong with an encounter file: one line each, with the place and what to do."""

from collections.abc import Iterable
from dataclasses import dataclass

LONGEST_QUOTE = 40


@dataclass(frozen=True)
class Problem:
    """One thing to put right. `line` is 0 where the file as a whole is meant."""

    file: str
    line: int
    path: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return ": ".join(part for part in (place, self.path, self.message) if part)


class EncounterError(Exception):
    """An encounter file that cannot be taken as it stands: everything wrong with it at once."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = tuple(sorted(problems, key=lambda problem: problem.line))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def quoted(word: str) -> str:
    """The user's own word in backticks: on one line, cut short, and printable on any terminal."""
    plain = " ".join(word.split()).replace("`", "'")
    printable = "".join(letter if letter.isprintable() else "?" for letter in plain)
    if len(printable) > LONGEST_QUOTE:
        printable = printable[: LONGEST_QUOTE - 3] + "..."
    return f"`{printable}`"
