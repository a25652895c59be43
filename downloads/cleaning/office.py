"""Personal data out of office files. What says who made them is written anew, who commented or changed
something gets another name, what only the programs of the authors need is left out. The rest is copied.
"""

import posixpath
import re
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO
from xml.sax.saxutils import escape

from defusedxml import ElementTree

from downloads.cleaning.office_people import People, relationship
from downloads.cleaning.xml_editing import Change, Rule, changed, local
from downloads.extraction.office_metadata import local_name
from home.uploads.zip_parts import chunks, open_zip, read_part

PROPERTIES, PREVIEW, PRINTER, HISTORY, SIGNATURES = (
    "properties",
    "preview",
    "printer",
    "history",
    "signatures",
)
_PART_BYTES = 1024 * 1024
_XML_BYTES = 64 * 1024 * 1024
_SPOOL_BYTES = 1024 * 1024
_DEEPEST = 3
_MIDNIGHT_1980 = (1980, 1, 1, 0, 0, 0)
_CORE_KEPT = {
    "title": "dc:title",
    "subject": "dc:subject",
    "language": "dc:language",
    "keywords": "cp:keywords",
    "category": "cp:category",
}
_META_KEPT = {
    "title": "dc:title",
    "subject": "dc:subject",
    "language": "dc:language",
    "keyword": "meta:keyword",
    "creation-date": "meta:creation-date",
}
_ODF_CONTENT = re.compile(r"(^|/)content\.xml$")
_MAKERS = {"creator", "lastModifiedBy", "initial-creator"}
# Parts that are left out, by what they are; the programs of readers do not miss them.
_LEFT_OUT = {
    PREVIEW: re.compile(r"docprops/thumbnail\.|thumbnails/"),
    PRINTER: re.compile(r"(ppt|xl|word)/printersettings/"),
    HISTORY: re.compile(r"ppt/(changesinfos/|revisioninfo\.)|versions/|versionlist\.xml"),
    SIGNATURES: re.compile(r"_xmlsignatures/|docmetadata/|meta-inf/(document|macro)signatures\.xml"),
}
_SHAREPOINT = b"http://schemas.microsoft.com/office/2006/metadata/properties"
_NO_SHAREPOINT = (
    '<?xml version="1.0" encoding="UTF-8"?><p:properties xmlns:p='
    '"http://schemas.microsoft.com/office/2006/metadata/properties"/>'
)


def clean_office(path: Path, target: Path) -> Counter[str]:
    """Writes the copy of the office file at `path`; returns how often which kind of trace was found.

    Raises one of `BROKEN_ZIP`.
    """
    with path.open("rb") as file, target.open("wb") as copy:
        return _clean(file, copy, depth=1)


def _clean(file: BinaryIO, target: BinaryIO, depth: int) -> Counter[str]:
    people = People()
    with open_zip(file) as original, zipfile.ZipFile(target, "w") as copy:
        names = [entry.filename for entry in original.infolist()]
        dropped = {name.casefold(): kind for name in names if (kind := _kind_left_out(name))}
        people.found.update(set(dropped.values()))
        for name in names:
            if name.casefold() in _REWRITTEN:
                for person in _people_in(read_part(original, name, _PART_BYTES)):
                    people.know(person)
        # Twice: who signs comments may be named in a part that comes after them.
        for name in names:
            if rule := _rule(name, dropped, people):
                changed(read_part(original, name, _XML_BYTES), rule)
        found, people.found = people.found, Counter()
        for entry in original.infolist():
            if entry.filename.casefold() in dropped:
                continue
            fresh = zipfile.ZipInfo(entry.filename, _MIDNIGHT_1980)
            fresh.compress_type, fresh.external_attr = entry.compress_type, entry.external_attr
            with copy.open(fresh, "w") as part:
                found += _write(original, entry, part, dropped, people, depth)
    return found


def _write(
    original: zipfile.ZipFile,
    entry: zipfile.ZipInfo,
    part: BinaryIO,
    dropped: dict[str, str],
    people: People,
    depth: int,
) -> Counter[str]:
    """Writes one part, changed where it must be; returns what was found beside what `people` know."""
    name = entry.filename
    rewrite = _REWRITTEN.get(name.casefold())
    if rewrite:
        before = read_part(original, name, _PART_BYTES)
        part.write(rewrite(before).encode())
        return Counter({PROPERTIES: 1} if _names_somebody(before) else {})
    if rule := _rule(name, dropped, people):
        written = changed(read_part(original, name, _XML_BYTES), rule)
        part.write(people.in_annotations(written) if _ODF_CONTENT.search(name) else written)
        return Counter()
    if entry.is_dir():
        return Counter()
    pieces = chunks(original, entry)
    start = next(pieces, b"")
    if name.casefold().startswith("customxml/") and _SHAREPOINT in start[:2000]:
        part.write(_NO_SHAREPOINT.encode())
        return Counter({PROPERTIES: 1})
    if depth < _DEEPEST and _is_package(start, name):
        with tempfile.TemporaryFile() as inner, tempfile.TemporaryFile() as cleaned:
            inner.write(start)
            inner.writelines(pieces)
            found = _clean(inner, cleaned, depth + 1)
            cleaned.seek(0)
            while piece := cleaned.read(_SPOOL_BYTES):
                part.write(piece)
            return found
    part.write(start)
    for piece in pieces:
        part.write(piece)
    return Counter()


def _is_package(start: bytes, name: str) -> bool:
    """Whether a part is an office file of its own, such as the workbook behind a diagram."""
    return start.startswith(b"PK\x03\x04") and "/embeddings/" in f"/{name.casefold()}"


def _kind_left_out(name: str) -> str | None:
    """The kind of a part that is left out, with what it refers to; None for all others."""
    folder, base = posixpath.split(name.casefold())
    of = posixpath.join(posixpath.dirname(folder), base.removesuffix(".rels"))
    own = of if posixpath.basename(folder) == "_rels" and base != ".rels" else name.casefold()
    return next((kind for kind, names in _LEFT_OUT.items() if names.match(own)), None)


def _rule(name: str, dropped: dict[str, str], people: People) -> Rule | None:
    """What is changed in the part called `name`; None if it is copied as it is."""
    part, gone = name.casefold(), set(dropped)
    if not part.endswith((".xml", ".rels")) or part in gone or part in _REWRITTEN:
        return None
    if part.endswith(".rels"):
        return lambda tag, attributes: relationship(part, attributes, gone, people)
    if part in {"[content_types].xml", "meta-inf/manifest.xml"}:
        return lambda tag, attributes: _announcement(attributes, gone)
    if part.startswith(("word/", "ppt/", "xl/")):
        return lambda tag, attributes: people.in_microsoft(part, tag, attributes)
    if part.rpartition("/")[2] in {"content.xml", "styles.xml", "settings.xml"}:
        return lambda tag, attributes: people.in_open_document(part, tag, attributes)
    return None


def _announcement(attributes: dict[str, str], gone: set[str]) -> Change | None:
    """The list of contents does not name what is left out."""
    for attribute, value in attributes.items():
        if local(attribute) in {"PartName", "full-path"} and value.lstrip("/").casefold() in gone:
            return Change(goes=True)
    return None


def _people_in(part: bytes) -> list[str]:
    """Who made or edited a file, by its properties."""
    root = ElementTree.fromstring(part, forbid_dtd=True)
    return [item.text for item in root.iter() if local_name(item) in _MAKERS and item.text]


def _names_somebody(part: bytes) -> bool:
    """Whether there are properties other than those that stay."""
    kept = {*_CORE_KEPT, *_META_KEPT}
    root = ElementTree.fromstring(part, forbid_dtd=True)
    return any(
        element.text and element.text.strip() and local_name(element) not in kept for element in root.iter()
    )


def _kept(part: bytes, names: dict[str, str]) -> list[tuple[str, str]]:
    """The elements that may stay, as (name with prefix, text)."""
    root = ElementTree.fromstring(part, forbid_dtd=True)
    found = [(names.get(local_name(element)), element.text) for element in root.iter()]
    return [(name, text) for name, text in found if name and text]


def _elements(kept: list[tuple[str, str]]) -> str:
    return "".join(f"<{name}>{escape(text)}</{name}>" for name, text in kept)


def _core(part: bytes) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties '
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"{_elements(_kept(part, _CORE_KEPT))}</cp:coreProperties>"
    )


def _app(part: bytes) -> str:
    """Nothing: what it holds, programs count anew, and the rest is companies and managers."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties '
        'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
    )


def _custom(part: bytes) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties '
        'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>'
    )


def _meta(part: bytes) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-meta office:version="1.3" '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<office:meta>{_elements(_kept(part, _META_KEPT))}</office:meta></office:document-meta>"
    )


_REWRITTEN: dict[str, Callable[[bytes], str]] = {
    "docprops/core.xml": _core,
    "docprops/app.xml": _app,
    "docprops/custom.xml": _custom,
    "meta.xml": _meta,
}
