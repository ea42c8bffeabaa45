"""Write files so that nothing is lost: the old content stands until the new one is complete."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile

from .options import fail


def write_file(path: str, content: str | bytes, made_from: str = "-") -> None:
    """Put bytes, or text as UTF-8, into a file, whole or not at all; or end the program.

    The file that it is made from is refused. A link goes on leading where it leads, and what is no
    file, such as a pipe or a device, is written to and stays what it is.
    """
    target = Path(path)
    data = content.encode() if isinstance(content, str) else content
    with _told(path):
        if target.exists() and Path(made_from).exists() and target.samefile(made_from):
            fail(f"{path}: is the file that was read: name another file")
        if target.exists() and not target.is_file() and not target.is_dir():
            target.write_bytes(data)
        else:
            _replace(target.resolve(), data)


def write_new(path: str, content: str) -> None:
    """Put text into a file that is not there yet; any other is refused."""
    with _told(path):
        if Path(path).exists():
            fail(f"{path}: exists already: name another file")
    write_file(path, content)


def write_once(path: str, content: str) -> None:
    """Put text into a new file; one that holds just this already stays, any other is refused."""
    target = Path(path)
    with _told(path):
        if target.is_file() and target.read_bytes() == content.encode():
            return
        if target.exists():
            fail(f"{path}: exists already and holds something else: name another file")
    write_file(path, content)


@contextmanager
def _told(path: str) -> Iterator[None]:
    """What the system refuses is told in words, and ends the program."""
    try:
        yield
    except OSError as error:
        fail(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}")


def _replace(target: Path, data: bytes) -> None:
    """Finish a draft, then give it its name and the rights of a new file; no draft is left."""
    with NamedTemporaryFile(dir=target.parent, delete=False) as made:
        draft = Path(made.name)
    try:
        draft.write_bytes(data)
        draft.chmod(0o666 & ~_umask())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
