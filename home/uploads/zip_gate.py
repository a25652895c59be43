"""The gate for ZIP containers: archives and office files, and the archives inside them.

Absolute caps and no rule about compression ratios: a blank bitmap reaches 900:1 honestly.
"""

import stat
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from home.uploads.refusal import Refused
from home.uploads.zip_content import (
    DamagedXmlError,
    DoctypeFoundError,
    RemotePartError,
    ScriptCallError,
    check_xml,
    declares_macros,
    is_macro_part,
    looks_like_xml,
)
from home.uploads.zip_names import has_duplicates, is_unsafe_name, overlapping_entry
from home.uploads.zip_parts import (
    BROKEN_ZIP,
    PLAIN_METHODS,
    LongDirectoryError,
    chunks,
    open_zip,
    read_part,
)

_ENCRYPTED = 0x1
_ENCRYPTION = b"encryption-data"
_LOCAL_HEADER = b"PK\x03\x04"
_SPOOL_BYTES = 1024 * 1024


@dataclass(frozen=True)
class ZipLimits:
    """Absolute caps, for the file and everything inside it together."""

    entries: int = 5_000
    total_bytes: int = 500 * 1024 * 1024
    folders: int = 20
    archives: int = 3
    """How deep archives may lie in each other: a ZIP with a PPTX with an embedded XLSX is three."""


def check_zip(file: BinaryIO, limits: ZipLimits | None = None) -> None:
    """Reads every entry of a ZIP once, in 64 KB chunks, and raises Refused naming the first bad part.

    Takes a seekable binary file; leaves its position anywhere.
    """
    _Walk(limits or ZipLimits()).archive(file, path="", depth=1)


class _Walk:
    """One pass over an archive and the archives in it, with what may still be read."""

    def __init__(self, limits: ZipLimits) -> None:
        self.limits = limits
        self.entries = 0
        self.bytes = 0

    def archive(self, file: BinaryIO, path: str, depth: int) -> None:
        if depth > self.limits.archives:
            raise Refused(
                "zip-nesting",
                _("“%(part)s” lies too deep in archives inside archives; unpack it before you upload."),
                part=path,
            )
        try:
            with open_zip(file) as archive:
                self._directory(archive, path)
                names = {entry.filename.casefold() for entry in archive.infolist()}
                package = bool(names & {"[content_types].xml", "mimetype"})
                self._declarations(archive, path)
                for entry in archive.infolist():
                    if not entry.is_dir():
                        self._part(archive, entry, path, depth, package)
        except DoctypeFoundError as error:
            raise Refused(
                "zip-doctype",
                _("“%(part)s” contains a DOCTYPE; save the file again with a current Office program."),
                part=f"{path}{error}",
            ) from error
        except RemotePartError as error:
            message = _(
                "“%(part)s” loads something from another place when the file is opened; save it without."
            )
            raise Refused("zip-remote", message, part=f"{path}{error}") from error
        except ScriptCallError as error:
            message = _(
                "“%(part)s” runs a macro or a program when it is shown; remove that and save it again."
            )
            raise Refused("zip-macros", message, part=f"{path}{error}") from error
        except LongDirectoryError as error:
            message = _("This file contains far more than %(limit)s parts, which is the limit; upload fewer.")
            raise Refused("zip-entries", message, limit=self.limits.entries) from error
        except (DamagedXmlError, *BROKEN_ZIP) as error:
            raise Refused(
                "zip-damaged",
                _("This file is damaged and cannot be unpacked; save it again and upload the new file."),
            ) from error

    def _directory(self, archive: zipfile.ZipFile, path: str) -> None:
        """What the table of contents alone gives away."""
        entries = archive.infolist()
        self.entries += len(entries)
        if self.entries > self.limits.entries:
            raise Refused(
                "zip-entries",
                _("This file contains %(entries)s parts; the limit is %(limit)s. Upload fewer at a time."),
                entries=self.entries,
                limit=self.limits.entries,
            )
        for entry in entries:
            part = f"{path}{entry.orig_filename}"
            is_link = stat.S_ISLNK(entry.external_attr >> 16)
            if is_link or is_unsafe_name(entry.orig_filename, self.limits.folders):
                message = _("“%(part)s” has an unsafe name or path; pack the files again without it.")
                raise Refused("zip-name", message, part=part)
            if entry.flag_bits & _ENCRYPTED:
                message = _("“%(part)s” needs a password; upload the file without one.")
                raise Refused("zip-password", message, part=part)
            if entry.compress_type not in PLAIN_METHODS:
                message = _("“%(part)s” is packed with an unusual method; pack the files as an ordinary ZIP.")
                raise Refused("zip-method", message, part=part)
        overlap = overlapping_entry(entries, archive.start_dir)
        if overlap or has_duplicates(entries):
            message = _("Parts of this file overlap or come twice; save it again and upload the new file.")
            raise Refused("zip-overlap", message)

    def _declarations(self, archive: zipfile.ZipFile, path: str) -> None:
        """Macros by part name and by content type; passwords of OpenDocument files."""
        names = {entry.filename.casefold(): entry.filename for entry in archive.infolist()}
        macro = next(
            (name for name in names.values() if is_macro_part(name, open_document="mimetype" in names)), None
        )
        content_types = names.get("[content_types].xml")
        if not macro and content_types and declares_macros(read_part(archive, content_types, _SPOOL_BYTES)):
            macro = content_types
        if macro:
            raise Refused(
                "zip-macros",
                _("“%(part)s” is a macro; save the file without macros and upload it again."),
                part=f"{path}{macro}",
            )
        manifest = names.get("meta-inf/manifest.xml")
        if manifest and _ENCRYPTION in read_part(archive, manifest, _SPOOL_BYTES).replace(b"\0", b""):
            raise Refused("zip-password", _("This file needs a password; upload it without one."))

    def _part(
        self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, path: str, depth: int, package: bool
    ) -> None:
        """Unpacks one part, counting; looks for DOCTYPE in packages, and into archives."""
        pieces = self._counted(chunks(archive, entry))
        start = next(pieces, b"")
        if start.startswith(_LOCAL_HEADER):
            with tempfile.SpooledTemporaryFile(max_size=_SPOOL_BYTES) as inner:
                inner.write(start)
                inner.writelines(pieces)
                self.archive(inner, f"{path}{entry.filename}/", depth + 1)
            return
        if package and looks_like_xml(entry.filename, start):
            pieces = check_xml(entry.filename, _again(start, pieces))
        for _piece in pieces:
            pass

    def _counted(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        for piece in pieces:
            self.bytes += len(piece)
            if self.bytes > self.limits.total_bytes:
                raise Refused(
                    "zip-size",
                    _("Unpacked, this file is larger than the limit of %(limit)s; make it smaller."),
                    limit=filesizeformat(self.limits.total_bytes),
                )
            yield piece


def _again(start: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield start
    yield from rest
