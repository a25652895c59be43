"""The gate every uploaded file passes before it is stored: facts if it may stay, a clear sentence if not."""

import contextlib
import tempfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import BinaryIO

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from downloads.extraction.notices import notice
from downloads.extraction.office_gate import check_office
from downloads.extraction.pdf_gate import check_pdf
from downloads.extraction.run import open_file
from downloads.extraction.scanner import CLEAN, NOT_SCANNED, scan
from home.punctuation import listed
from home.uploads.filetypes import (
    FileType,
    first_bytes,
    looks_like_old_office,
    looks_like_zip,
    real_type,
)
from home.uploads.refusal import TYPE_NAMES, Notice, Refused
from home.uploads.zip_gate import ZipLimits, check_zip
from home.uploads.zip_names import turns_the_line
from home.uploads.zip_parts import CHUNK

MAX_BYTES = 100 * 1024 * 1024
ALLOWED = frozenset({"pdf", "pptx", "odp", "docx", "xlsx", "odt", "ods", "zip"})
OPEN_SECONDS = 5


@dataclass(frozen=True)
class FileFacts:
    """What is known about an accepted file.

    `size` is in bytes. `tagged` is known for PDF only, `pages` for PDF, PPTX and ODP, and else None;
    `searchable` is None if finding out took too long. "Tagged" means that there is a structure tree, not that
    the file is accessible. `language` is a tag such as "de-DE", or "". `metadata` may hold title, author,
    last_editor, company and so on, as found in the file (see `office_metadata.py`). `heading` and
    `opening` are the heading and the text of the first page, `sample` is the text of the first pages.
    """

    type: FileType
    size: int
    pages: int | None = None
    tagged: bool | None = None
    searchable: bool | None = None
    language: str | None = None
    metadata: dict[str, str] = field(default_factory=dict)
    warnings: tuple[Notice, ...] = ()
    heading: str = ""
    opening: str = ""
    sample: str = ""


def check_upload(
    file: BinaryIO,
    name: str,
    *,
    max_bytes: int = MAX_BYTES,
    allowed: Collection[str] = ALLOWED,
    zip_limits: ZipLimits | None = None,
    open_seconds: float = OPEN_SECONDS,
    refuse_active: bool = False,
    scanner: str = "",
) -> FileFacts:
    """Checks an uploaded file by its content.

    Takes a seekable binary file (its position is restored, whatever happens), the name it was uploaded
    under, the size limit in bytes, the allowed extensions in lower case without a dot, the caps for what
    is packed, the seconds it may take to open, whether a PDF with JavaScript, launch actions or
    attachments is refused instead of accepted with a warning, and the address of a virus scanner, if there is
    one (see `scanner.py`). Raises Refused.
    """
    with _position_kept(file):
        size = _checked_size(file, max_bytes)
        extension = _checked_extension(name, allowed)
        start = first_bytes(file)
        if looks_like_zip(start):
            check_zip(file, zip_limits)
        found = real_type(file)
        if found != extension:
            raise _mismatch(extension, found, start)
        with _on_disk(file) as path:
            opened = open_file(path, wall_seconds=open_seconds)
        if found == FileType.PDF:
            warnings = check_pdf(opened, refuse_active=refuse_active)
        else:
            warnings = check_office(opened, found)
        if scanner:
            warnings = (*warnings, *_scanned(file, scanner))
    facts = opened.facts
    return FileFacts(
        type=found,
        size=size,
        pages=facts.get("pages"),
        tagged=facts.get("tagged"),
        searchable=opened.searchable,
        language=facts.get("language", ""),
        metadata=facts.get("metadata", {}),
        warnings=warnings,
        heading=opened.heading,
        opening=opened.opening,
        sample=opened.sample,
    )


def _scanned(file: BinaryIO, scanner: str) -> tuple[Notice, ...]:
    """A notice if the scanner could not look at the file; raises Refused if it found something."""
    verdict = scan(file, scanner)
    if verdict == CLEAN:
        return ()
    if verdict == NOT_SCANNED:
        return (notice("not-scanned"),)
    message = _("The virus scanner found “%(name)s” in this file; ask whoever sent it to you.")
    raise Refused("virus", message, name=verdict)


def _checked_size(file: BinaryIO, max_bytes: int) -> int:
    """The real size in bytes, not the one the browser announced."""
    file.seek(0, 2)
    size = file.tell()
    if not size:
        raise Refused("empty", _("This file is empty; choose it again or export it again."))
    if size > max_bytes:
        raise Refused(
            "too-large",
            _("This file is %(size)s large; the limit is %(limit)s. Make its pictures smaller or split it."),
            size=filesizeformat(size),
            limit=filesizeformat(max_bytes),
        )
    return size


def _checked_extension(name: str, allowed: Collection[str]) -> str:
    if turns_the_line(name):
        message = _("This file name contains invisible characters that hide what it is; rename the file.")
        raise Refused("name", message)
    extension = PurePath(name).suffix.lower().removeprefix(".")
    if extension not in allowed:
        raise Refused(
            "extension",
            _("Files named .%(extension)s are not accepted; upload one of these: %(allowed)s.")
            if extension
            else _("This file name has no ending; upload one of these: %(allowed)s."),
            extension=extension,
            allowed=listed(sorted(allowed)),
        )
    return extension


def _mismatch(extension: str, found: FileType, start: bytes) -> Refused:
    """The refusal for a file that is not what its name says."""
    if found in TYPE_NAMES:
        return Refused(
            "wrong-type",
            _("This file is named .%(extension)s but is %(type)s."),
            extension=extension,
            type=TYPE_NAMES[found],
        )
    if looks_like_old_office(start):
        message = _("This file has a password or an old format; save it as .pptx, .docx or .xlsx without.")
        return Refused("old-office", message)
    if extension == FileType.PDF:
        return Refused("unreadable", _("This file cannot be read as PDF; export it again."))
    message = _("This file is named .%(extension)s but cannot be read as such; save it again in that format.")
    return Refused("unreadable", message, extension=extension)


@contextlib.contextmanager
def _position_kept(file: BinaryIO) -> Iterator[None]:
    position = file.tell()
    try:
        yield
    finally:
        file.seek(position)


@contextlib.contextmanager
def _on_disk(file: BinaryIO) -> Iterator[Path]:
    """A copy for the child process, under a name that says nothing."""
    with tempfile.TemporaryDirectory(prefix="upload-") as folder:
        path = Path(folder) / "upload"
        file.seek(0)
        with path.open("wb") as copy:
            while chunk := file.read(CHUNK):
                copy.write(chunk)
        yield path
