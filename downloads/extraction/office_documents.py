"""The words of files that are no slides: DOCX, XLSX, ODT, ODS, and the names in a ZIP. Needs no Django.

They are plain downloads; their words only make them findable.
"""

import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError
from zipfile import ZipFile

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from downloads.extraction.clean_text import MAX_CHARACTERS, clean
from downloads.extraction.office_metadata import local_name, office_metadata
from downloads.extraction.office_text import odf_text
from home.uploads.filetypes import FileType
from home.uploads.zip_parts import BROKEN_ZIP, open_zip, read_part

PART_BYTES = 32 * 1024 * 1024
DOCUMENTS = frozenset({FileType.DOCX, FileType.XLSX, FileType.ODT, FileType.ODS, FileType.ZIP})


def read_document(path: Path, kind: FileType) -> tuple[dict[str, Any], str]:
    """Facts ready for JSON (kind, language, metadata), and the clean text, at most 200,000 characters.

    A part that cannot be read has no words; it is no reason to refuse a download.
    """
    with path.open("rb") as file, open_zip(file) as archive:
        facts = {"kind": str(kind), **office_metadata(archive)}
        return facts, clean(_joined(_pieces(archive, kind)))


def _joined(pieces: Iterator[str]) -> str:
    """The pieces up to the cap: what comes after it is never made."""
    taken, length = [], 0
    try:
        for piece in pieces:
            taken.append(piece)
            length += len(piece)
            if length > 2 * MAX_CHARACTERS:
                break
    except (*BROKEN_ZIP, KeyError, ParseError, DefusedXmlException):
        pass
    return "".join(taken)


def _pieces(archive: ZipFile, kind: FileType) -> Iterator[str]:
    if kind == FileType.DOCX:
        yield from _words_of_paragraphs(_xml(archive, "word/document.xml"))
    elif kind == FileType.XLSX:
        yield from _words_of_sheets(archive)
    elif kind in {FileType.ODT, FileType.ODS}:
        yield odf_text(_xml(archive, "content.xml"))
    else:
        for entry in archive.infolist():
            if not entry.is_dir():
                yield posixpath.basename(entry.filename.replace("\\", "/")) + "\n"


def _xml(archive: ZipFile, name: str) -> Element:
    return ElementTree.fromstring(read_part(archive, name, PART_BYTES), forbid_dtd=True)


def _words_of_paragraphs(root: Element) -> Iterator[str]:
    """Text of `w:t`, a line for each `w:p`; what a tracked change deleted (`w:delText`) is gone."""
    for paragraph in root.iter():
        if local_name(paragraph) != "p":
            continue
        for element in paragraph.iter():
            name = local_name(element)
            if name == "t":
                yield element.text or ""
            elif name in {"tab", "br"}:
                yield " "
        yield "\n"


def _words_of_sheets(archive: ZipFile) -> Iterator[str]:
    """The names of the sheets, then every text a cell can show (ECMA-376 part 1, §18.4)."""
    names = set(archive.namelist())
    for sheet in _xml(archive, "xl/workbook.xml").iter():
        if local_name(sheet) == "sheet" and sheet.get("state", "visible") == "visible":
            yield f"{sheet.get('name', '')}\n"
    if "xl/sharedStrings.xml" in names:
        for item in _xml(archive, "xl/sharedStrings.xml").iter():
            if local_name(item) == "si":
                yield "".join(text.text or "" for text in item.iter() if local_name(text) == "t") + "\n"
    for name in sorted(names):
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            for inline in _xml(archive, name).iter():
                if local_name(inline) == "is":
                    yield "".join(text.text or "" for text in inline.iter() if local_name(text) == "t") + "\n"
