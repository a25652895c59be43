"""Slide text and speaker notes of PPTX and ODP, without pictures. Runs in the child; needs no Django.

Notes come apart from the text, because nobody decided to publish them. Comments are left out.
"""

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError
from zipfile import ZipFile

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from downloads.extraction.clean_text import MAX_PAGES, clean
from downloads.extraction.office_metadata import office_metadata
from downloads.extraction.office_text import (
    odp_heading,
    odp_is_hidden,
    odp_notes,
    odp_text,
    pptx_heading,
    pptx_is_hidden,
    pptx_notes,
    pptx_text,
)
from home.uploads.filetypes import FileType, real_type
from home.uploads.zip_parts import BROKEN_ZIP, open_zip, read_part

PART_BYTES = 32 * 1024 * 1024

_OFFICE_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PACKAGE_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_PRESENTATION = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_STRICT_PRESENTATION = "{http://purl.oclc.org/ooxml/presentationml/main}"
_STRICT_RELATIONS = "{http://purl.oclc.org/ooxml/officeDocument/relationships}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"


class UnsupportedDeckError(ValueError):
    """The file is neither PPTX nor ODP."""


class DamagedDeckError(ValueError):
    """The file is PPTX or ODP, but its slides cannot be found."""


@dataclass(frozen=True)
class SlideText:
    """One slide: number (from 1, in the order of the presentation, hidden slides counted) and clean texts."""

    number: int
    text: str
    hidden: bool
    notes: str = ""
    heading: str = ""


@dataclass(frozen=True)
class Deck:
    """Facts ready for JSON (kind, pages, language, metadata), and the slides, read one by one."""

    facts: dict[str, Any]
    slides: Callable[[], Iterator[SlideText]]


def read_deck(path: Path) -> Deck:
    """The presentation at `path`. Raises UnsupportedDeckError or DamagedDeckError."""
    with path.open("rb") as file:
        kind = real_type(file)
    readers = {FileType.PPTX: _read_pptx, FileType.ODP: _read_odp}
    if kind not in readers:
        raise UnsupportedDeckError(str(kind))
    try:
        return readers[kind](path)
    except (*BROKEN_ZIP, KeyError, ParseError, DefusedXmlException) as error:
        raise DamagedDeckError(str(kind)) from error


def _xml(archive: ZipFile, name: str) -> Element:
    return ElementTree.fromstring(read_part(archive, name, PART_BYTES), forbid_dtd=True)


def _relations(archive: ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """Identifier → (last word of the type, name of the part it leads to), ECMA-376 part 2, §6.5."""
    folder, name = posixpath.split(part)
    found = {}
    for relation in _xml(archive, posixpath.join(folder, "_rels", f"{name}.rels")).iter(
        f"{_PACKAGE_RELATIONS}Relationship"
    ):
        target = relation.get("Target", "")
        if relation.get("TargetMode") != "External":
            kind = relation.get("Type", "").rsplit("/", 1)[-1]
            path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[relation.get("Id", "")] = (kind, path)
    return found


def _read_pptx(path: Path) -> Deck:
    """Slides in the order of `sldIdLst` (ECMA-376 part 1, §19.2.1.34); file numbers mean nothing."""
    with path.open("rb") as file, open_zip(file) as archive:
        main = next((part for kind, part in _relations(archive, "").values() if kind == "officeDocument"), "")
        relations = _relations(archive, main)
        presentation = _xml(archive, main)
        parts = []
        for namespace, attributes in (
            (_PRESENTATION, _OFFICE_RELATIONS),
            (_STRICT_PRESENTATION, _STRICT_RELATIONS),
        ):
            for slide in presentation.iterfind(f"{namespace}sldIdLst/{namespace}sldId"):
                parts.append(relations.get(slide.get(f"{attributes}id", ""), ("", ""))[1])
        facts = {"kind": "pptx", "pages": len(parts), **office_metadata(archive)}

    def slides() -> Iterator[SlideText]:
        with path.open("rb") as file, open_zip(file) as archive:
            for number, part in enumerate(parts[:MAX_PAGES], start=1):
                try:
                    root = _xml(archive, part)
                    text, notes = clean(pptx_text(root)), _notes_of(archive, part)
                    slide = SlideText(number, text, pptx_is_hidden(root), notes, clean(pptx_heading(root)))
                # RecursionError, one of RuntimeError: elements nested deeper than any program writes.
                except (*BROKEN_ZIP, KeyError, ParseError, DefusedXmlException):
                    slide = SlideText(number, "", hidden=False)
                yield slide

    return Deck(facts, slides)


def _notes_of(archive: ZipFile, slide: str) -> str:
    """The notes that belong to a slide, "" if there are none or they cannot be read."""
    try:
        relations = _relations(archive, slide).values()
        part = next((part for kind, part in relations if kind == "notesSlide"), "")
        return clean(pptx_notes(_xml(archive, part))) if part else ""
    except (*BROKEN_ZIP, KeyError, ParseError, DefusedXmlException):
        return ""


def _read_odp(path: Path) -> Deck:
    """Slides in the order of the `draw:page` elements (OpenDocument 1.3 part 3, §10.2.4)."""
    with path.open("rb") as file, open_zip(file) as archive:
        content = _xml(archive, "content.xml")
        metadata = office_metadata(archive)
    pages = list(content.iter(f"{_DRAW}page"))
    hidden = odp_is_hidden(content)

    def slides() -> Iterator[SlideText]:
        for number, page in enumerate(pages[:MAX_PAGES], start=1):
            try:
                texts = [clean(words(page)) for words in (odp_text, odp_notes, odp_heading)]
            except RecursionError:
                texts = ["", "", ""]
            yield SlideText(number, texts[0], hidden(page), texts[1], texts[2])

    return Deck({"kind": "odp", "pages": len(pages), **metadata}, slides)
