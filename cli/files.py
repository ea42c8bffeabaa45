"""Write files so that nothing is lost: the old content stands until the new one is complete."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from .options import fail


def write_file(path: str, content: str | bytes) -> None:
    """Put content into a file, text as UTF-8, whole or not at all; ends the program if it cannot."""
    target = Path(path)
    try:
        with NamedTemporaryFile(dir=target.parent, delete=False) as draft:
            draft.write(content.encode() if isinstance(content, str) else content)
        os.chmod(draft.name, 0o666 & ~_umask())
        os.replace(draft.name, target)
    except OSError as error:
        fail(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
