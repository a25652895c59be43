"""Bodies of pages, from the short form in which the content is written."""

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models
from django.utils.html import format_html, format_html_join

from demo.builders.links import as_rich_text

RawBlock = dict[str, Any]


def block(kind: str, value: object) -> RawBlock:
    """A stream block with an id of its own: two blocks with one id break translation."""
    return {"type": kind, "value": value, "id": str(uuid.uuid4())}


def item(value: object) -> RawBlock:
    """An item of a list block."""
    return block("item", value)


def paragraphs(texts: Iterable[str]) -> str:
    """Texts as rich text, a paragraph each."""
    return format_html_join("", "<p>{}</p>", ((as_rich_text(text),) for text in texts))


def bullets(texts: Iterable[str]) -> str:
    """Texts as a list in rich text."""
    return format_html(
        "<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((as_rich_text(text),) for text in texts))
    )


def rich_text(parts: Iterable[Mapping[str, Any]]) -> str:
    """Parts that are each a `paragraph` or `bullets`, as rich text; empty if there are none."""
    return "".join(
        paragraphs([part["paragraph"]]) if "paragraph" in part else bullets(part["bullets"]) for part in parts
    )


def body(parts: Iterable[Mapping[str, Any]]) -> list[RawBlock]:
    """The raw value of a body.

    Each part has one key: `heading`, `paragraph`, `bullets`, `steps`, `figures` or `picture` (an image).
    Paragraphs and lists that follow each other become one text block. Links in them are written `[words](https://…)`.
    """
    blocks: list[RawBlock] = []
    text = ""
    for part in parts:
        if "paragraph" in part or "bullets" in part:
            text += rich_text([part])
            continue
        if text:
            blocks.append(block("text", text))
            text = ""
        if "heading" in part:
            blocks.append(block("heading", part["heading"]))
        elif "steps" in part:
            blocks.append(block("steps", [item(step) for step in part["steps"]]))
        elif "picture" in part:
            blocks.append(block("picture", picture(part["picture"])))
        elif "figures" in part:
            blocks.append(block("key_figures", [item(figure) for figure in part["figures"]]))
    return [*blocks, block("text", text)] if text else blocks


def picture(image: models.Model, alt_text: str = "", caption: str = "") -> RawBlock:
    """The raw value of a picture; without an alternative text it is decoration."""
    shown = {"image": image.pk, "alt_text": alt_text, "decorative": not alt_text}
    return {"image": shown, "caption": caption}


def figures(values: Iterable[Mapping[str, str]]) -> list[RawBlock]:
    """The raw value of key figures outside the body."""
    return [block("figure", dict(value)) for value in values]


def steps(values: Iterable[Mapping[str, str]]) -> list[RawBlock]:
    """The raw value of steps outside the body."""
    return [block("step", dict(value)) for value in values]
