"""What a PDF is and carries besides its pages, by pikepdf. Runs in the child; needs no Django.

pikepdf and not PDFium, because it decodes names such as `/J#61vaScript` and sees unnamed scripts.
"""

import io
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

import pikepdf
from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from pikepdf import Array, Dictionary, Name

from downloads.extraction.clean_text import MAX_PAGES, clean

MAX_OBJECTS = 300_000
FAR_TOO_MANY_PAGES = 10 * MAX_PAGES
_NESTING = 50
_METADATA_CHARACTERS = 500
_XMP_BYTES = 1024 * 1024
_TAIL_BYTES = 1024
_END_MARKS = (b"%%EOF", b"startxref")
_METADATA = {
    "title": "/Title",
    "author": "/Author",
    "subject": "/Subject",
    "keywords": "/Keywords",
    "creator": "/Creator",
    "producer": "/Producer",
}
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"


def facts(path: Path) -> dict[str, Any]:
    """Facts of the PDF at `path`, ready for JSON: pages, flags, language and metadata.

    `checked` is False if the file was too large to be searched for active content completely.
    Raises pikepdf.PasswordError if a password is needed to open it (a password that only restricts
    printing or copying is none), pikepdf.PdfError if it cannot be read.
    """
    # Not mapped into memory: a large file would use up the address space that the limit allows.
    with pikepdf.open(path, access_mode=pikepdf.AccessMode.stream) as pdf:
        pages = len(pdf.pages)
        if pages > FAR_TOO_MANY_PAGES:
            # To be refused at once, whatever else it is: looking at each object would take too long.
            return {"pages": pages, "checked": False}
        return {
            "pages": pages,
            "truncated": is_truncated(path),
            "tagged": _is_tagged(pdf),
            "language": clean(str(pdf.Root.get("/Lang", "")))[:35],
            "metadata": _metadata(pdf),
            **_active_content(pdf),
        }


def is_truncated(path: Path) -> bool:
    """Whether the end is missing: readers would quietly rebuild what is there and lose pages.

    The end mark is looked for in the last 1024 bytes (ISO 32000-1, annex H.3, note 18), before any padding.
    """
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 64 * 1024))
        tail = file.read(64 * 1024).rstrip(b"\0 \t\r\n")[-_TAIL_BYTES:]
    return not any(mark in tail for mark in _END_MARKS)


def _is_tagged(pdf: pikepdf.Pdf) -> bool:
    """Whether there is a structure tree with something in it; the flag in MarkInfo alone proves nothing."""
    tree = pdf.Root.get("/StructTreeRoot")
    children = tree.get("/K") if isinstance(tree, Dictionary) else None
    return isinstance(children, Dictionary) or (isinstance(children, Array) and len(children) > 0)


def _active_content(pdf: pikepdf.Pdf) -> dict[str, bool]:
    """Looks at every object, also those no page refers to, because a later reader might."""
    form = pdf.Root.get("/AcroForm")
    found = {
        "javascript": False,
        "launch": False,
        "attachments": False,
        "fonts": False,
        "xfa": isinstance(form, Dictionary) and "/XFA" in form,
        "checked": True,
    }
    try:
        for count, item in enumerate(pdf.objects):
            if count >= MAX_OBJECTS:
                found["checked"] = False
                break
            _look_into(item, found, _NESTING)
    except (MemoryError, pikepdf.PdfError, RecursionError):
        found["checked"] = False
    return found


def _look_into(item: Any, found: dict[str, bool], depth: int) -> None:
    """Notes what one object and the objects written inside it are; indirect ones come in their own turn."""
    if isinstance(item, pikepdf.Stream):
        item = item.stream_dict
    if isinstance(item, Dictionary):
        keys = set(item.keys())
        action = item.get("/S")
        found["javascript"] |= action == Name.JavaScript or "/JS" in keys
        found["launch"] |= action == Name.Launch
        found["fonts"] |= _hides_its_letters(item)
        found["attachments"] |= "/EF" in keys or item.get("/Subtype") == Name.FileAttachment
        children = [item.get(key) for key in keys]
    elif isinstance(item, Array):
        children = list(item)
    else:
        return
    if depth == 0:
        found["checked"] = False
        return
    for child in children:
        if isinstance(child, Dictionary | Array) and not child.is_indirect:
            _look_into(child, found, depth - 1)


def _hides_its_letters(item: Dictionary) -> bool:
    """Whether a font has only glyph numbers, which nothing translates to letters (ISO 32000-1, §9.10.2)."""
    if item.get("/Type") != Name.Font or item.get("/Subtype") != Name.Type0 or "/ToUnicode" in item:
        return False
    if item.get("/Encoding") not in {Name("/Identity-H"), Name("/Identity-V")}:
        return False
    descendants = item.get("/DescendantFonts")
    child = descendants[0] if isinstance(descendants, Array) and len(descendants) else None
    system = child.get("/CIDSystemInfo") if isinstance(child, Dictionary) else None
    # Adobe's own collections (Japan1, GB1 …) are known to every reader; "Identity" says nothing.
    return not isinstance(system, Dictionary) or str(system.get("/Ordering", "Identity")) == "Identity"


def _comment_authors(pdf: pikepdf.Pdf) -> str:
    """Who signed the comments on the first 500 pages (`/T` of markup annotations, §12.5.6.2)."""
    authors: dict[str, None] = {}
    for page, _ in zip(pdf.pages, range(MAX_PAGES), strict=False):
        annotations = page.obj.get("/Annots")
        for note in annotations if isinstance(annotations, Array) else ():
            if isinstance(note, Dictionary) and note.get("/Subtype") != Name.Widget and "/T" in note:
                authors.setdefault(str(note["/T"]).strip())
    return ", ".join(author for author in authors if author)


def _metadata(pdf: pikepdf.Pdf) -> dict[str, str]:
    """Title, author and so on, without empty ones, at most 500 characters each."""
    try:
        info = {key: str(pdf.docinfo.get(name, "")) for key, name in _METADATA.items()}
    except (pikepdf.PdfError, ValueError, TypeError):
        info = dict.fromkeys(_METADATA, "")
    for key, value in _xmp(pdf).items():
        info[key] = info[key] or value
    try:
        info["comment_authors"] = _comment_authors(pdf)
    except (pikepdf.PdfError, RuntimeError, TypeError, ValueError):
        info["comment_authors"] = ""
    cleaned = {key: clean(value)[:_METADATA_CHARACTERS] for key, value in info.items()}
    return {key: value for key, value in cleaned.items() if value}


def _xmp(pdf: pikepdf.Pdf) -> dict[str, str]:
    """Title and author from the XMP packet (ISO 16684-1), where newer programs write them only."""
    stream = pdf.Root.get("/Metadata")
    if not isinstance(stream, pikepdf.Stream):
        return {}
    try:
        packet = stream.read_bytes()
        if len(packet) > _XMP_BYTES:
            return {}
        tree = ElementTree.parse(io.BytesIO(packet), forbid_dtd=True)
    except (pikepdf.PdfError, ParseError, DefusedXmlException, ValueError, MemoryError):
        return {}
    found = {}
    for key, tag in {"title": "title", "author": "creator"}.items():
        for element in tree.iter(f"{_DUBLIN_CORE}{tag}"):
            found[key] = ", ".join(text.strip() for text in element.itertext() if text.strip())
    return found
