"""Alter the store so that it is altered whole or not at all.

A draft is made beside it and takes its place when it is complete and on the disk. A second import
at the same time is refused. The lock is a transaction on a file of its own: the system takes it
back from a process that is killed, and the draft that such a process leaves is thrown away.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from . import schema
from .problems import TableError
from .store import check

_QUICK = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;"


class Draft:
    """A copy of the store that is being altered; `discard` leaves the store as it is."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.discarded = False

    def discard(self) -> None:
        """Keep nothing of what was done."""
        self.discarded = True


@contextmanager
def draft_of(store: Path) -> Iterator[Draft]:
    """A draft that becomes the store when the work with it ends well.

    Raises TableError where another import is running, the disk is full, or the store is of a newer
    version; nothing is kept then.
    """
    try:
        store.parent.mkdir(parents=True, exist_ok=True)
        with _alone(store):
            yield from _drafted(store)
    except sqlite3.OperationalError as error:
        raise _failed(store, error) from None
    except sqlite3.DatabaseError as error:
        raise TableError(f"{store}: no store of tables: {error}") from None
    except OSError as error:
        raise _failed(store, error) from None


def _drafted(store: Path) -> Iterator[Draft]:
    path = store.with_name(f"{store.name}.draft")
    path.unlink(missing_ok=True)
    try:
        if store.exists():
            shutil.copyfile(store, path)
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            if store.exists():
                check(connection, store)
            else:
                schema.create(connection)
            connection.executescript(_QUICK)
            connection.execute("BEGIN")
            draft = Draft(connection)
            yield draft
            connection.execute("COMMIT")
        if not draft.discarded:
            _on_disk(path)
            path.replace(store)
    finally:
        path.unlink(missing_ok=True)


@contextmanager
def _alone(store: Path) -> Iterator[None]:
    lock = store.with_name(f"{store.name}.lock")
    with closing(sqlite3.connect(lock, timeout=0, isolation_level=None)) as connection:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            raise TableError(
                f"{store}: another import is running: wait until it has ended"
            ) from None
        yield


def _on_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _failed(store: Path, error: Exception) -> TableError:
    said = (getattr(error, "strerror", None) or str(error)).lower()
    return TableError(f"{store}: cannot be written: {said}; what was held before still is")
