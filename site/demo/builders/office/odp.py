"""ODP slides, in the looks of the PDF (`demo.builders.decks`); their styles lie in `frames/odp/`."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any
from xml.sax.saxutils import escape

from demo.builders.decks import COLOURS, foot_of
from demo.builders.office.package import frame, open_document

_NAMES = {
    "office": "office",
    "text": "text",
    "draw": "drawing",
    "style": "style",
    "presentation": "presentation",
    "svg": "svg-compatible",
    "fo": "xsl-fo-compatible",
    "meta": "meta",
}
NAMESPACES = " ".join(
    [
        *(f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for key, name in _NAMES.items()),
        'xmlns:xlink="http://www.w3.org/1999/xlink"',
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ]
)
"""The declarations that the root of a part of an ODP needs."""
# Left, top, width and height in points, as in the PDF.
_TITLE, _BODY = (72, 84, 816, 56), (72, 160, 816, 312)
_COVER_TITLE, _COVER_BODY = (72, 176, 816, 120), (72, 312, 816, 160)
_NOTES = (54, 350, 432, 280)
# LibreOffice looks for the styles of lists and paragraphs only here.
_TEXT_STYLES = (
    '<style:style style:name="Bemerkung" style:family="paragraph"><style:paragraph-properties '
    'fo:margin-left="0pt" fo:text-indent="0pt"/></style:style>'
    '<style:style style:name="leise" style:family="text"><style:text-properties fo:font-size="18pt" '
    f'fo:font-style="italic" fo:color="#{COLOURS["quiet"]}"/></style:style>'
    '<text:list-style style:name="Punkte"><text:list-level-style-bullet text:level="1" text:bullet-char="•">'
    '<style:list-level-properties text:min-label-width="28pt"/><style:text-properties '
    f'fo:font-family="Arial" fo:color="#{COLOURS["accent"]}" fo:font-size="100%"/>'
    "</text:list-level-style-bullet></text:list-style>"
)


def odp_of(deck: Mapping[str, Any], *, hidden: Collection[int] = ()) -> bytes:
    """An ODP of the slides in `deck` (see `draw_deck`; beside that `notes` of a slide).

    `hidden` are numbers of slides that are skipped in the show.
    """
    pages = "".join(
        _page(slide, number, is_hidden=number in hidden)
        for number, slide in enumerate(deck["slide"], start=1)
    )
    content = (
        f'<office:document-content {NAMESPACES} office:version="1.3"><office:automatic-styles>'
        f"{_page_style('page', 'visible')}{_page_style('hidden', 'hidden')}"
        f"{_TEXT_STYLES}</office:automatic-styles>"
        '<office:body><office:presentation><presentation:footer-decl presentation:name="foot">'
        f"{escape(foot_of(deck))}</presentation:footer-decl>{pages}</office:presentation></office:body>"
        "</office:document-content>"
    )
    styles = frame("odp/styles.xml", names=NAMESPACES, language=deck["language"])
    return open_document(
        "presentation", {"content.xml": content, "styles.xml": styles, "meta.xml": _meta(deck)}
    )


def _page_style(name: str, visibility: str) -> str:
    return (
        f'<style:style style:name="{name}" style:family="drawing-page"><style:drawing-page-properties '
        f'presentation:visibility="{visibility}" presentation:display-footer="true" '
        'presentation:display-page-number="true"/></style:style>'
    )


def _meta(deck: Mapping[str, Any]) -> str:
    values = {
        "dc:title": deck["title"],
        "dc:subject": deck.get("subtitle", ""),
        "meta:initial-creator": deck.get("author", ""),
        "dc:language": deck["language"],
    }
    rows = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in values.items() if value)
    return (
        f'<office:document-meta {NAMESPACES} office:version="1.3">'
        f"<office:meta>{rows}</office:meta></office:document-meta>"
    )


def _page(slide: Mapping[str, Any], number: int, *, is_hidden: bool) -> str:
    is_cover = number == 1
    master = "Titelfolie" if is_cover else "Folie"
    title, body = (_COVER_TITLE, _COVER_BODY) if is_cover else (_TITLE, _BODY)
    lines = _lines if is_cover else _bullets
    texts = lines(slide.get("bullets", []))
    if remark := slide.get("text"):
        texts += (
            '<text:p text:style-name="Bemerkung"><text:span text:style-name="leise">'
            f"{escape(remark)}</text:span></text:p>"
        )
    frames = [_text_box(title, master, "title", _lines([slide["title"]]))]
    if texts:
        frames.append(_text_box(body, master, "outline", texts))
    if notes := slide.get("notes"):
        noted = _text_box(_NOTES, master, "notes", _lines(notes.splitlines()))
        frames.append(f"<presentation:notes>{noted}</presentation:notes>")
    return (
        f'<draw:page draw:name="Folie {number}" draw:style-name="{"hidden" if is_hidden else "page"}" '
        f'draw:master-page-name="{master}" presentation:use-footer-name="foot">{"".join(frames)}</draw:page>'
    )


def _lines(texts: Iterable[str]) -> str:
    return "".join(f"<text:p>{escape(text)}</text:p>" for text in texts)


def _bullets(texts: Iterable[str]) -> str:
    items = "".join(f"<text:list-item>{_lines([text])}</text:list-item>" for text in texts)
    return f'<text:list text:style-name="Punkte">{items}</text:list>' if items else ""


def _text_box(place: tuple[int, ...], master: str, role: str, texts: str) -> str:
    """A text in its place; `role` says what it is for: `title`, `outline`, `notes`."""
    style = f"{master}-outline1" if role == "outline" else f"{master}-{role}"
    return _frame(
        place,
        f"<draw:text-box>{texts}</draw:text-box>",
        f' presentation:style-name="{style}" presentation:class="{role}"',
    )


def _frame(place: tuple[int, ...], content: str, attributes: str = "") -> str:
    x, y, width, height = (f"{points}pt" for points in place)
    return (
        f'<draw:frame{attributes} svg:x="{x}" svg:y="{y}" svg:width="{width}" svg:height="{height}">'
        f"{content}</draw:frame>"
    )
