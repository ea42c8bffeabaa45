"""Write files so that nothing is lost: the old content stands until the new one is complete."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from .options import fail


def write_file(path: str, content: str | bytes) -> None:
    """Put bytes, or text as UTF-8, into a file, whole or not at all; or end the program."""
    target = Path(path)
    try:
        with NamedTemporaryFile(dir=target.parent, delete=False) as draft:
            draft.write(content.encode() if isinstance(content, str) else content)
        _put(Path(draft.name), target)
    except OSError as error:
        fail(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}")


def write_once(path: str, content: str) -> None:
    """Put text into a new file; one that holds just this already stays, any other is refused."""
    target = Path(path)
    try:
        if target.is_file() and target.read_bytes() == content.encode():
            return
        if target.exists():
            fail(f"{path}: exists already and holds something else: name another file")
    except OSError as error:
        fail(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}")
    write_file(path, content)


def _put(draft: Path, target: Path) -> None:
    """Give a finished draft its name, and the rights that a new file has; no draft is left."""
    try:
        draft.chmod(0o666 & ~_umask())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
