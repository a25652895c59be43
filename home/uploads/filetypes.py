"""What an uploaded file really is, whatever it is called. Needs no Django.

First bytes, then the ZIP directory, then what the container declares about itself in
`[Content_Types].xml` (ECMA-376 part 2, §10.1.2.2) or `mimetype` (OpenDocument 1.3 part 2, §3.3).
"""

import zipfile
from enum import StrEnum
from typing import BinaryIO
from xml.etree.ElementTree import ParseError

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from home.uploads.zip_parts import BROKEN_ZIP, open_zip, read_part


class FileType(StrEnum):
    """The types we tell apart. The value is also the file name extension."""

    PDF = "pdf"
    PPTX = "pptx"
    ODP = "odp"
    DOCX = "docx"
    XLSX = "xlsx"
    ODT = "odt"
    ODS = "ods"
    ZIP = "zip"
    UNKNOWN = "unknown"


OFFICE_OPEN_XML = frozenset({FileType.PPTX, FileType.DOCX, FileType.XLSX})
OPEN_DOCUMENT = frozenset({FileType.ODP, FileType.ODT, FileType.ODS})

# The main part's content type begins with one of these, with or without macros.
_MAIN_PARTS = {
    "application/vnd.openxmlformats-officedocument.presentationml.presentation.main": FileType.PPTX,
    "application/vnd.openxmlformats-officedocument.presentationml.slideshow.main": FileType.PPTX,
    "application/vnd.ms-powerpoint.presentation.macroenabled.main": FileType.PPTX,
    "application/vnd.ms-powerpoint.slideshow.macroenabled.main": FileType.PPTX,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main": FileType.DOCX,
    "application/vnd.ms-word.document.macroenabled.main": FileType.DOCX,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main": FileType.XLSX,
    "application/vnd.ms-excel.sheet.macroenabled.main": FileType.XLSX,
}
_MIMETYPES = {
    b"application/vnd.oasis.opendocument.presentation": FileType.ODP,
    b"application/vnd.oasis.opendocument.text": FileType.ODT,
    b"application/vnd.oasis.opendocument.spreadsheet": FileType.ODS,
}
_CONTENT_TYPES_BYTES = 1024 * 1024
_MIMETYPE_BYTES = 256
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def real_type(file: BinaryIO) -> FileType:
    """The type of a seekable binary file by its content; its position is left where it was.

    A damaged container, or one that claims to be two things at once, is UNKNOWN. A ZIP that declares
    nothing is ZIP.
    """
    position = file.tell()
    try:
        start = first_bytes(file)
        # Exporters put at most a byte order mark or blank lines in front of the PDF header.
        if start.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"%PDF-"):
            return FileType.PDF
        return _type_of_zip(file) if looks_like_zip(start) else FileType.UNKNOWN
    finally:
        file.seek(position)


def first_bytes(file: BinaryIO, count: int = 1024) -> bytes:
    """The first `count` bytes; moves the file's position."""
    file.seek(0)
    return file.read(count)


def looks_like_zip(start: bytes) -> bool:
    """Whether these first bytes are those of a ZIP with entries, or of an empty one."""
    return start.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def looks_like_old_office(start: bytes) -> bool:
    """Whether a file that starts like this is a .ppt, .doc or .xls, or a .pptx and so on with a password."""
    return start.startswith(_OLD_OFFICE)


def _type_of_zip(file: BinaryIO) -> FileType:
    try:
        with open_zip(file) as archive:
            names = {name.casefold(): name for name in archive.namelist()}
            office, open_document = names.get("[content_types].xml"), names.get("mimetype")
            if office and open_document:
                return FileType.UNKNOWN
            if office:
                return _office_type(read_part(archive, office, _CONTENT_TYPES_BYTES), names)
            if open_document:
                declared = read_part(archive, open_document, _MIMETYPE_BYTES).strip()
                return _MIMETYPES.get(declared, FileType.UNKNOWN)
            return FileType.ZIP
    except (*BROKEN_ZIP, zipfile.LargeZipFile, ParseError, DefusedXmlException):
        return FileType.UNKNOWN


def _office_type(content_types: bytes, names: dict[str, str]) -> FileType:
    overrides, defaults = set(), set()
    for element in ElementTree.fromstring(content_types, forbid_dtd=True):
        declared = element.get("ContentType", "").casefold().removesuffix("+xml")
        found = _MAIN_PARTS.get(declared)
        part = element.get("PartName", "").casefold().lstrip("/")
        if found and part in names:
            overrides.add(found)
        elif found and element.get("Extension"):
            defaults.add(found)
    types = overrides or defaults
    return types.pop() if len(types) == 1 else FileType.UNKNOWN
