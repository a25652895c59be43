"""Personal data out of a PDF: its information dictionary, its XMP packets, private data of programs.

The copy is written anew, so that earlier versions saved in the same file (incremental updates,
ISO 32000-1, §7.5.6) do not come along.
"""

from collections import Counter
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

from downloads.extraction.clean_text import clean
from downloads.extraction.pdf_facts import facts

_KEPT = ("/Title", "/Subject", "/Keywords", "/CreationDate")
_PRIVATE = {
    "/Metadata": "properties",
    "/PieceInfo": "history",
    "/LastModified": "history",
    "/Thumb": "preview",
}
_END, _CHUNK = b"%%EOF", 64 * 1024


class ChangedPdfError(ValueError):
    """The copy has not the same pages, title, language or tags as the original."""


def clean_pdf(path: Path, target: Path) -> Counter[str]:
    """Writes the copy; returns how often which kind of trace was found.

    Raises pikepdf.PdfError, or ChangedPdfError if the copy lost something.
    """
    before = facts(path)
    with pikepdf.open(path, access_mode=pikepdf.AccessMode.stream) as pdf:
        title, is_ua = before["metadata"].get("title", ""), _claims_pdf_ua(pdf)
        kept = {key: pdf.docinfo[key] for key in _KEPT if key in pdf.docinfo}
        found = _traces(path, pdf, kept)
        for key in list(pdf.docinfo.keys()):
            del pdf.docinfo[key]
        for key, value in kept.items():
            pdf.docinfo[key] = value
        if title:
            pdf.docinfo["/Title"] = title
        for item in pdf.objects:
            _forget(item.stream_dict if isinstance(item, pikepdf.Stream) else item, found)
        if title or before["language"] or is_ua:
            pdf.Root.Metadata = _packet(pdf, title, before["language"], is_ua=is_ua)
        pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate, fix_metadata_version=False)
    after = facts(target)
    same = ("pages", "tagged", "language")
    if [before[key] for key in same] != [after[key] for key in same] or after["truncated"]:
        raise ChangedPdfError
    if after["metadata"].get("title", "") != title:
        raise ChangedPdfError
    return found


def _traces(path: Path, pdf: pikepdf.Pdf, kept: dict[str, object]) -> Counter[str]:
    """What the file as a whole gives away: who made it, and how often it was saved on top of itself."""
    said = set(pdf.docinfo.keys()) - kept.keys() or Name.Metadata in pdf.Root
    return Counter({"properties": bool(said), "history": _saved_versions(path) > 1})


def _saved_versions(path: Path) -> int:
    """How many versions lie in the file one after the other. A file for quick reading has two end marks."""
    ends, tail, is_linear = 0, b"", False
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            is_linear = is_linear or (not ends and b"/Linearized" in chunk)
            ends += (tail + chunk).count(_END) - tail.count(_END)
            tail = (tail + chunk)[-len(_END) + 1 :]
    return ends - is_linear


def _forget(item: pikepdf.Object, found: Counter[str]) -> None:
    """Takes the private entries out of one object, and the name a comment is signed with."""
    if not isinstance(item, Dictionary):
        return
    for key, kind in _PRIVATE.items():
        if key in item:
            found[kind] += 1
            del item[key]
    is_comment = "/Subtype" in item and "/Rect" in item and item.get("/Subtype") != Name.Widget
    if is_comment and "/T" in item:
        del item["/T"]
        found["comments"] += 1
    annotations = item.get("/Annots")
    for note in annotations if isinstance(annotations, Array) else ():
        if isinstance(note, Dictionary) and not note.is_indirect:
            _forget(note, found)


def _claims_pdf_ua(pdf: pikepdf.Pdf) -> bool:
    """Whether the packet says that the file follows ISO 14289 (PDF/UA), which the copy then does as well."""
    stream = pdf.Root.get("/Metadata")
    return isinstance(stream, pikepdf.Stream) and b"http://www.aiim.org/pdfua/ns/id/" in stream.read_bytes()


def _packet(pdf: pikepdf.Pdf, title: str, language: str, *, is_ua: bool) -> pikepdf.Stream:
    """An XMP packet (ISO 16684-1) with title and language, and nothing else."""
    parts = []
    if title:
        alternative = f'<rdf:Alt><rdf:li xml:lang="x-default">{_escaped(title)}</rdf:li></rdf:Alt>'
        parts.append(f"<dc:title>{alternative}</dc:title>")
    if language:
        parts.append(f"<dc:language><rdf:Bag><rdf:li>{_escaped(language)}</rdf:li></rdf:Bag></dc:language>")
    if is_ua:
        parts.append('<pdfuaid:part xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">1</pdfuaid:part>')
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'{"".join(parts)}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    )
    return pikepdf.Stream(pdf, packet.encode(), Type=Name.Metadata, Subtype=Name.XML)


def _escaped(text: str) -> str:
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
