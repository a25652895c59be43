"""Minimal good office files: only what our reader needs, which is less than what office programs ask for.

Files that open everywhere are made by `demo.builders.office`.
"""

from collections.abc import Collection, Sequence

from demo.builders.office.odp import NAMESPACES as ODF_NAMESPACES
from demo.builders.office.package import Parts, office_parts, relations, zip_of
from demo.builders.office.pptx import NAMESPACES

_ODF = {"odp": "presentation", "odt": "text", "ods": "spreadsheet"}


def docx(more: Parts | None = None) -> bytes:
    return zip_of({**office_parts("docx"), **(more or {})})


def xlsx(more: Parts | None = None) -> bytes:
    return zip_of({**office_parts("xlsx"), **(more or {})})


def pptx_parts(
    slides: Sequence[str], *, hidden: Collection[int] = (), order: Sequence[int] | None = None
) -> dict[str, str]:
    """One slide per text, or per ready XML; `hidden` are file numbers; `order` is theirs in the show."""
    numbers = order or range(1, len(slides) + 1)
    listed = "".join(f'<p:sldId id="{255 + n}" r:id="rId{n}"/>' for n in numbers)
    targets = {f"rId{n}": ("slide", f"slides/slide{n}.xml") for n in numbers}
    parts = office_parts("pptx")
    listed = f"<p:sldIdLst>{listed}</p:sldIdLst>"
    parts["ppt/presentation.xml"] = f"<p:presentation {NAMESPACES}>{listed}</p:presentation>"
    parts["ppt/_rels/presentation.xml.rels"] = relations(targets)
    for n, text in enumerate(slides, start=1):
        body = text if text.startswith("<") else f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>"
        show = ' show="0"' if n in hidden else ""
        parts[f"ppt/slides/slide{n}.xml"] = f"<p:sld {NAMESPACES}{show}><p:cSld>{body}</p:cSld></p:sld>"
    return parts


def pptx(
    slides: Sequence[str],
    *,
    hidden: Collection[int] = (),
    order: Sequence[int] | None = None,
    more: Parts | None = None,
) -> bytes:
    return zip_of({**pptx_parts(slides, hidden=hidden, order=order), **(more or {})})


def notes_pptx(text: str, notes: str) -> bytes:
    """One slide with speaker notes, beside them the number that PowerPoint puts on every page of notes."""
    shape = (
        '<p:sp><p:nvSpPr><p:nvPr><p:ph type="{}"/></p:nvPr></p:nvSpPr>'
        "<a:p><a:r><a:t>{}</a:t></a:r></a:p></p:sp>"
    )
    page = f"<p:notes {NAMESPACES}>{shape.format('body', notes)}{shape.format('sldNum', '7')}</p:notes>"
    return pptx(
        [text],
        more={
            "ppt/slides/_rels/slide1.xml.rels": relations(
                {"rId1": ("notesSlide", "../notesSlides/notes1.xml")}
            ),
            "ppt/notesSlides/notes1.xml": page,
        },
    )


def odf_meta(*elements: str) -> str:
    """`meta.xml` with these elements."""
    return (
        '<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<office:meta>{''.join(elements)}</office:meta></office:document-meta>"
    )


def odp(slides: Sequence[str], *, hidden: Collection[int] = (), more: Parts | None = None) -> bytes:
    """One slide per text, or per ready XML; `hidden` are slide numbers."""
    pages = "".join(
        f'<draw:page draw:style-name="{"dark" if n in hidden else "light"}">'
        f"{text if text.startswith('<') else f'<text:p>{text}</text:p>'}</draw:page>"
        for n, text in enumerate(slides, start=1)
    )
    content = (
        f"<office:document-content {ODF_NAMESPACES}><office:automatic-styles>"
        '<style:style style:name="light"><style:drawing-page-properties/></style:style>'
        '<style:style style:name="dark"><style:drawing-page-properties presentation:visibility="hidden"/>'
        "</style:style></office:automatic-styles>"
        f"<office:body><office:presentation>{pages}</office:presentation></office:body></office:document-content>"
    )
    return _open_document("odp", content, more)


def odt(more: Parts | None = None) -> bytes:
    return _open_document("odt", "<root/>", more)


def ods(more: Parts | None = None) -> bytes:
    return _open_document("ods", "<root/>", more)


def _open_document(kind: str, content: str, more: Parts | None) -> bytes:
    mimetype = f"application/vnd.oasis.opendocument.{_ODF[kind]}"
    return zip_of({"mimetype": mimetype, "content.xml": content, **(more or {})})
