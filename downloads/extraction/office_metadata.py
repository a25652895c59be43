"""Who made an office file, and in which language it says it is. Runs in the child; needs no Django.

Office Open XML keeps it in `docProps/core.xml` (ECMA-376 part 2, §11) and `docProps/app.xml` (part 1, §22.2),
OpenDocument in `meta.xml` (OpenDocument 1.3 part 3, §4.3).
"""

from typing import Any
from xml.etree.ElementTree import Element, ParseError
from zipfile import ZipFile

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from downloads.extraction.clean_text import clean
from home.uploads.zip_parts import BROKEN_ZIP, read_part

_PART_BYTES = 1024 * 1024
_COMMENTS_BYTES = 8 * 1024 * 1024
_CHARACTERS = 500
_MOST_AUTHORS = 20

# Local names of elements, by the part they stand in.
_CORE = {
    "title": "title",
    "creator": "author",
    "lastModifiedBy": "last_editor",
    "subject": "subject",
    "keywords": "keywords",
    "language": "language",
}
_APP = {"Company": "company", "Manager": "manager", "Application": "producer"}
_META = {
    "title": "title",
    "initial-creator": "author",
    "creator": "last_editor",
    "printed-by": "printed_by",
    "subject": "subject",
    "keyword": "keywords",
    "language": "language",
    "generator": "producer",
}


def office_metadata(archive: ZipFile) -> dict[str, Any]:
    """`{"language": …, "metadata": {…}}` of an office file; missing and damaged parts say nothing.

    The metadata may hold title, author, last_editor, company, manager, printed_by, subject, keywords,
    producer and comment_authors (separated by commas), at most 500 characters each.
    """
    names = {name.casefold(): name for name in archive.namelist()}
    found: dict[str, str] = {}
    for part, wanted in (("docprops/core.xml", _CORE), ("docprops/app.xml", _APP), ("meta.xml", _META)):
        root = _part(archive, names.get(part), _PART_BYTES)
        if root is not None:
            _take(root, wanted, found)
    authors = _comment_authors(archive, names)
    if authors:
        found["comment_authors"] = ", ".join(authors)
    cleaned = {key: clean(value)[:_CHARACTERS] for key, value in found.items()}
    language = cleaned.pop("language", "")[:35]
    return {"language": language, "metadata": {key: value for key, value in cleaned.items() if value}}


def local_name(element: Element) -> str:
    """The tag's name without its namespace."""
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def _part(archive: ZipFile, name: str | None, max_bytes: int) -> Element | None:
    if name is None:
        return None
    try:
        return ElementTree.fromstring(read_part(archive, name, max_bytes), forbid_dtd=True)
    except (*BROKEN_ZIP, KeyError, ParseError, DefusedXmlException):
        return None


def _take(root: Element, wanted: dict[str, str], found: dict[str, str]) -> None:
    for element in root.iter():
        key = wanted.get(local_name(element))
        if key and element.text and element.text.strip():
            found[key] = (
                f"{found[key]}, {element.text}" if key == "keywords" and key in found else element.text
            )


def _comment_authors(archive: ZipFile, names: dict[str, str]) -> list[str]:
    """Everybody a comment or a tracked change is signed by, each once, in order."""
    authors: dict[str, None] = {}
    for lowered, name in names.items():
        if not lowered.startswith(
            ("ppt/commentauthors", "ppt/authors", "word/comments", "xl/comments", "xl/persons")
        ):
            continue
        root = _part(archive, name, _COMMENTS_BYTES)
        for element in root.iter() if root is not None else ():
            kind = local_name(element)
            signed = element.text if kind == "author" and element.text else ""
            for attribute, value in element.attrib.items():
                word = attribute.rsplit("}", 1)[-1]
                if word in {"author", "displayName"} or (word == "name" and kind in {"cmAuthor", "author"}):
                    signed = value
            if signed and signed.strip():
                authors.setdefault(signed.strip())
    if "mimetype" in names:
        root = _part(archive, names.get("content.xml"), _COMMENTS_BYTES)
        for annotation in root.iter() if root is not None else ():
            if local_name(annotation) == "annotation":
                for child in annotation:
                    if local_name(child) == "creator" and child.text and child.text.strip():
                        authors.setdefault(child.text.strip())
    return list(authors)[:_MOST_AUTHORS]
