"""The files to import: named by the user, or packed in an archive that is."""

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import IO

from ..problems import TableError

TEXTS = (".csv", ".txt")
WORKBOOK = ".xlsx"
_PREFERRED = (*TEXTS, WORKBOOK)  # CMS packs the same table as text and as a workbook
_PIECE = 1 << 20
UNREADABLE = (OSError, EOFError, zipfile.BadZipFile, zlib.error)
"""What reading a damaged file or archive may raise."""


@dataclass(frozen=True)
class Source:
    """A file, or one in an archive; `packed` is then its name there."""

    path: Path
    packed: str
    size: int

    @property
    def name(self) -> str:
        """As a message names it."""
        return f"{self.path}: {self.packed}" if self.packed else str(self.path)

    @property
    def file_name(self) -> str:
        """The bare name of the table's file."""
        return PurePath(self.packed or self.path).name

    def open(self) -> IO[bytes]:
        """Its bytes, as a stream; raises TableError if it cannot be read."""
        try:
            if not self.packed:
                return self.path.open("rb")
            return zipfile.ZipFile(self.path).open(self.packed)
        except (OSError, zipfile.BadZipFile, RuntimeError) as error:
            raise unreadable(self.name, error) from None

    def digest(self) -> str:
        """One name for exactly its content; raises TableError if it cannot be read to the end."""
        total = hashlib.sha256()
        try:
            with self.open() as stream:
                while piece := stream.read(_PIECE):
                    total.update(piece)
        except UNREADABLE as error:
            raise unreadable(self.name, error) from None
        return f"sha256:{total.hexdigest()}"

    def is_workbook(self) -> bool:
        """Whether it is an Excel workbook, whatever it is called."""
        with self.open() as stream:
            if not _zipped(stream):
                return False
            packed = io.BytesIO(stream.read()) if self.packed else stream
            return _kind_of_archive(packed, self.name) == "workbook"


def sources(paths: Sequence[Path]) -> Iterator[Source]:
    """Every file to be read, in the order given; archives are opened.

    Raises TableError where a file is not there, is damaged, or packs no table.
    """
    for path in paths:
        try:
            with path.open("rb") as stream:
                kind = _kind_of_archive(stream, str(path)) if _zipped(stream) else "file"
        except OSError as error:
            raise unreadable(str(path), error) from None
        yield from _packed(path) if kind == "archive" else [Source(path, "", path.stat().st_size)]


def unreadable(name: str, error: Exception) -> TableError:
    """What to say of a file that cannot be read."""
    if isinstance(error, OSError) and error.strerror:
        return TableError(f"{name}: cannot be read: {error.strerror.lower()}")
    return TableError(f"{name}: a damaged archive: fetch it again")


def _zipped(stream: IO[bytes]) -> bool:
    start = stream.read(4)
    stream.seek(0)
    return start == b"PK\x03\x04"


def _kind_of_archive(stream: IO[bytes], name: str) -> str:
    try:
        with zipfile.ZipFile(stream) as archive:
            return "workbook" if "xl/workbook.xml" in archive.namelist() else "archive"
    except zipfile.BadZipFile as error:
        raise unreadable(name, error) from None


def _packed(path: Path) -> Iterator[Source]:
    """The tables of an archive; of one that is packed in several forms, the plainest."""
    with zipfile.ZipFile(path) as archive:
        members = [info for info in archive.infolist() if _suffix(info.filename) in _PREFERRED]
    members.sort(key=lambda info: _PREFERRED.index(_suffix(info.filename)))
    plainest = {PurePath(info.filename).stem.lower(): info for info in reversed(members)}
    if not plainest:
        raise TableError(f"{path}: an archive without a text file or a workbook in it")
    for info in sorted(plainest.values(), key=lambda info: info.filename):
        yield Source(path, info.filename, info.file_size)


def _suffix(name: str) -> str:
    return PurePath(name).suffix.lower()
