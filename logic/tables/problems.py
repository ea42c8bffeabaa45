"""What can be wrong with a file of tables, or with the store that holds them."""


class TableError(ValueError):
    """A file that does not fit, or a store that cannot be used; the message says why.

    It begins with the file, and the line where there is one: nothing of the import was kept.
    """


def at(name: str, line: int, reason: str) -> TableError:
    """What is wrong in one line of a file."""
    return TableError(f"{name}:{line}: {reason}")
