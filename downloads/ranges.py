"""Parts of a file: what the header Range asks for (RFC 9110, section 14), and reading just that."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from django.http import HttpRequest
from django.utils.http import parse_http_date_safe

BLOCK = 64 * 1024
"""Bytes read at once."""

_ONE_RANGE = re.compile(r"\s*bytes\s*=\s*([0-9]{0,18})\s*-\s*([0-9]{0,18})\s*", re.IGNORECASE | re.ASCII)


class NotSatisfiableError(ValueError):
    """The range begins behind the end of the file."""


@dataclass(frozen=True)
class Part:
    """`length` bytes of a file of `size` bytes, from the byte `start` on."""

    start: int
    length: int
    size: int

    @property
    def header(self) -> str:
        """The value of Content-Range."""
        return f"bytes {self.start}-{self.start + self.length - 1}/{self.size}"


def part_of(header: str, size: int) -> Part | None:
    """The one range that `header` asks for; None if the whole file is the answer.

    A header that makes no sense is ignored, as the standard demands. So are several ranges at once, which it
    allows: those who ask for them have to expect the whole file, and overlapping ones cost more than it.
    Raises NotSatisfiableError.
    """
    found = _ONE_RANGE.fullmatch(header)
    if found is None or found.groups() == ("", ""):
        return None
    first, last = found.groups()
    if not first:
        length = min(int(last), size)
        if length == 0:
            raise NotSatisfiableError
        return Part(size - length, length, size)
    start = int(first)
    end = min(int(last), size - 1) if last else size - 1
    if last and int(last) < start:
        return None
    if start >= size:
        raise NotSatisfiableError
    return Part(start, end - start + 1, size)


def wanted_part(request: HttpRequest, size: int, etag: str, changed: int | None) -> Part | None:
    """The part that `request` asks for; None if the whole file is the answer.

    `etag` is quoted, `changed` in seconds since 1970. Only GET knows ranges. With If-Range, a part is given
    only of the very file that the visitor has begun to load. Raises NotSatisfiableError.
    """
    header = request.headers.get("Range", "")
    if request.method != "GET" or not header or not _same_file(request, etag, changed):
        return None
    return part_of(header, size)


def _same_file(request: HttpRequest, etag: str, changed: int | None) -> bool:
    known = request.headers.get("If-Range", "").strip()
    if not known:
        return True
    if known.startswith(('"', "W/")):
        return known == etag and not known.startswith("W/")
    return changed is not None and parse_http_date_safe(known) == changed


class FilePart:
    """Reads a part of an open file block by block, and closes the file when the answer ends."""

    def __init__(self, opened: BinaryIO, part: Part) -> None:
        self.opened, self.part = opened, part

    def __iter__(self) -> Iterator[bytes]:
        self.opened.seek(self.part.start)
        left = self.part.length
        while left and (block := self.opened.read(min(BLOCK, left))):
            left -= len(block)
            yield block

    def close(self) -> None:
        self.opened.close()
