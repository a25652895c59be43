"""A DOCX of some sections, to be printed or changed. Its styles lie in `frames/docx/`."""

from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape

from demo.builders.decks import foot_of
from demo.builders.office.package import frame, office_parts, properties_of, relations, zip_of

_KIND = "officedocument.wordprocessingml"
_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
# A4 with 2.5 cm around, in twentieths of a point (ECMA-376 part 1, §17.6.11 and §17.6.13).
_PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" w:bottom="1418" '
    'w:left="1418" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>'
)


def docx_of(handout: Mapping[str, Any]) -> bytes:
    """A DOCX of `handout`: `title`, `subtitle`, `note`, `language`, `author`, and `section`s.

    A section has a `heading`, and `text`, `bullets` or both.
    """
    below = foot_of(handout)
    paragraphs = [_paragraph("Title", handout["title"]), _paragraph("Subtitle", below)]
    for section in handout["section"]:
        paragraphs.append(_paragraph("Heading1", section["heading"]))
        if text := section.get("text"):
            paragraphs.append(_paragraph("Normal", text))
        paragraphs += [_paragraph("ListBullet", text) for text in section.get("bullets", [])]
    types = {"word/styles.xml": f"{_KIND}.styles", "word/numbering.xml": f"{_KIND}.numbering"}
    document = f"<w:document {_NAMESPACE}><w:body>{''.join(paragraphs)}{_PAGE}</w:body></w:document>"
    return zip_of(
        {
            **office_parts("docx", types, properties_of(handout)),
            "word/document.xml": document,
            "word/_rels/document.xml.rels": relations(
                {"rId1": ("styles", "styles.xml"), "rId2": ("numbering", "numbering.xml")}
            ),
            "word/styles.xml": frame("docx/styles.xml", language=handout["language"]),
            "word/numbering.xml": frame("docx/numbering.xml"),
        }
    )


def _paragraph(style: str, text: str) -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
    )
