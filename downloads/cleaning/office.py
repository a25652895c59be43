"""Personal data out of office files: the parts that say who made them are written anew, all others copied.

Comments stay, with the names they are signed by: taking them out would change what the file says. The
editor is told whose they are.
"""

import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

from defusedxml import ElementTree

from downloads.extraction.office_metadata import local_name
from home.uploads.zip_parts import chunks, open_zip, read_part

_PART_BYTES = 1024 * 1024
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


def clean_office(path: Path, target: Path) -> None:
    """Writes the copy of the office file at `path`. Raises one of `BROKEN_ZIP`."""
    with path.open("rb") as file, open_zip(file) as original, zipfile.ZipFile(target, "w") as copy:
        for entry in original.infolist():
            fresh = zipfile.ZipInfo(entry.filename, _MIDNIGHT_1980)
            fresh.compress_type, fresh.external_attr = entry.compress_type, entry.external_attr
            rewrite = _REWRITTEN.get(entry.filename.casefold())
            with copy.open(fresh, "w") as part:
                if rewrite:
                    part.write(rewrite(read_part(original, entry.filename, _PART_BYTES)).encode())
                elif not entry.is_dir():
                    for chunk in chunks(original, entry):
                        part.write(chunk)


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
