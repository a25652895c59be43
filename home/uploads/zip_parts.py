"""Reading ZIP containers without believing what their headers say. Needs no Django: the child uses it too."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

CHUNK = 64 * 1024
DIRECTORY_BYTES = 2 * 1024 * 1024
PLAIN_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}

# Everything the standard library is known to raise on a damaged or invented archive.
BROKEN_ZIP = (
    zipfile.BadZipFile,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
    zlib.error,
)


class LongDirectoryError(zipfile.BadZipFile):
    """The table of contents is longer than `DIRECTORY_BYTES`."""


class _SmallReads(io.RawIOBase):
    """A readable file that never hands out more than `DIRECTORY_BYTES` at once.

    `zipfile` reads the central directory in one go, as long as the archive says it is, and builds an
    object for each entry. Whichever of several contradicting headers it believes, it meets this cap.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def read(self, size: int = -1) -> bytes:
        wanted = DIRECTORY_BYTES + 1 if size is None or size < 0 else min(size, DIRECTORY_BYTES + 1)
        pieces, got = [], 0
        while got < wanted and (piece := self._file.read(min(CHUNK, wanted - got))):
            pieces.append(piece)
            got += len(piece)
        if got > DIRECTORY_BYTES:
            raise LongDirectoryError("The table of contents is too long.")
        return b"".join(pieces)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        # Django's File proxies seek() without returning the new position.
        self._file.seek(offset, whence)
        return self._file.tell()

    def tell(self) -> int:
        return self._file.tell()

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return True


def open_zip(file: BinaryIO) -> zipfile.ZipFile:
    """The archive in `file`, opened for reading; `file` stays open when the archive is closed.

    Raises one of `BROKEN_ZIP`, LongDirectoryError among them.
    """
    return zipfile.ZipFile(_SmallReads(file))


def chunks(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """The unpacked bytes of one entry, at most 64 KB at a time.

    Only stored and deflated entries: for the other methods `zipfile` unpacks without an upper bound,
    so one chunk could already fill the memory. Raises one of `BROKEN_ZIP`.
    """
    if entry.compress_type not in PLAIN_METHODS:
        raise NotImplementedError("Only stored and deflated entries are read.")
    with archive.open(entry) as part:
        while chunk := part.read(CHUNK):
            yield chunk


def read_part(archive: zipfile.ZipFile, name: str, max_bytes: int) -> bytes:
    """The unpacked bytes of the part `name`.

    Raises KeyError if there is no such part, one of `BROKEN_ZIP` if it is damaged or longer than `max_bytes`.
    """
    pieces, total = [], 0
    for chunk in chunks(archive, archive.getinfo(name)):
        total += len(chunk)
        if total > max_bytes:
            raise zipfile.BadZipFile(f"{name} is longer than {max_bytes} bytes.")
        pieces.append(chunk)
    return b"".join(pieces)
