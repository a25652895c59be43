"""The packages that office files are: a ZIP of XML parts (ECMA-376 part 2; OpenDocument 1.3 part 2)."""

import io
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from demo.builders.decks import COLOURS

FRAMES = Path(__file__).parent / "frames"
Parts = Mapping[str | zipfile.ZipInfo, bytes | str]

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_PROPERTIES = f"{_RELATIONS}/metadata/core-properties"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = {
    "docx": ("word/document.xml", "wordprocessingml.document"),
    "xlsx": ("xl/workbook.xml", "spreadsheetml.sheet"),
    "pptx": ("ppt/presentation.xml", "presentationml.presentation"),
}


def zip_of(parts: Parts, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP with these entries, in this order. The same entries always give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in parts.items():
            if isinstance(name, zipfile.ZipInfo):
                archive.writestr(name, data)
            else:
                archive.writestr(zipfile.ZipInfo(name), data, method)
    return buffer.getvalue()


def relations(targets: Mapping[str, tuple[str, str]]) -> str:
    """What a part refers to: identifier → (last word of the type, or all of it; target)."""
    rows = "".join(
        f'<Relationship Id="{key}" Type="{kind if ":" in kind else f"{OFFICE}/{kind}"}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_RELATIONS}">{rows}</Relationships>'


def office_parts(kind: str, types: Mapping[str, str] | None = None, properties: str = "") -> dict[str, str]:
    """The parts that make a package Office Open XML of this kind, with an empty main part.

    `types` are those of further parts, such as `officedocument.presentationml.slide`; `properties` see
    `core_properties`.
    """
    main, name = _MAIN[kind]
    named = {main: f"officedocument.{name}.main", **(types or {})}
    leads_to = {"rId1": ("officeDocument", main)}
    parts = {}
    if properties:
        named["docProps/core.xml"] = "package.core-properties"
        leads_to["rId2"] = (_PROPERTIES, "docProps/core.xml")
        parts["docProps/core.xml"] = properties
    rows = "".join(
        f'<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-{one}+xml"/>'
        for part, one in named.items()
    )
    return {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>',
        "_rels/.rels": relations(leads_to),
        main: "<root/>",
        **parts,
    }


def core_properties(**values: str) -> str:
    """`docProps/core.xml`; the names are those of the elements, `cp_…` for the ones of the package."""
    elements = "".join(
        f"<{prefix}:{name}>{escape(value)}</{prefix}:{name}>"
        for key, value in values.items()
        for prefix, name in [("cp", key[3:]) if key.startswith("cp_") else ("dc", key)]
    )
    return (
        '<cp:coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cp='
        '"http://schemas.openxmlformats.org/package/2006/metadata/core-properties">'
        f"{elements}</cp:coreProperties>"
    )


def properties_of(content: Mapping[str, Any]) -> str:
    """The `core_properties` of what a TOML file holds: `title`, `subtitle`, `author` and `language`."""
    return core_properties(
        title=content["title"],
        subject=content.get("subtitle", ""),
        creator=content.get("author", ""),
        language=content["language"],
    )


@cache
def frame(path: str, **words: str) -> str:
    """A part that all files of a kind share, from `frames/`, with our colours and these `words` in it."""
    return (FRAMES / path).read_text(encoding="utf-8").format(**COLOURS, **words)


def open_document(kind: str, parts: Mapping[str, str]) -> bytes:
    """An OpenDocument package of this kind (`presentation`, `text`), whose parts are all XML."""
    media_type = f"application/vnd.oasis.opendocument.{kind}"
    rows = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{one}"/>'
        for path, one in {"/": media_type, **dict.fromkeys(parts, "text/xml")}.items()
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
        f'manifest:version="1.3">{rows}</manifest:manifest>'
    )
    # First and not compressed, so that it is found at a known place of the file (part 2, §3.3).
    return zip_of({zipfile.ZipInfo("mimetype"): media_type, **parts, "META-INF/manifest.xml": manifest})
