"""Presentations with their files."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile

from demo.builders.decks import draw_deck
from demo.builders.events import published
from demo.builders.office.docx import docx_of
from demo.builders.office.odp import odp_of
from demo.builders.office.pptx import pptx_of
from demo.builders.office.xlsx import xlsx_of
from downloads.models import Document, Presentation, PresentationFile, PresentationSpeaker
from programmes.models import Event, ProgrammePage, Speaker


def pdf_of(deck: Mapping[str, Any]) -> bytes:
    """A PDF drawn from the slides in `deck` (see `demo.builders.decks`)."""
    drawn = BytesIO()
    draw_deck(deck, drawn)
    return drawn.getvalue()


MAKERS: Mapping[str, Callable[[Mapping[str, Any]], bytes]] = {
    "pdf": pdf_of,
    "pptx": pptx_of,
    "odp": odp_of,
    "docx": docx_of,
    "xlsx": xlsx_of,
}
"""What makes a file of the content of a TOML file, by extension: slides, a text or a table."""


def document(content: bytes, *, name: str, title: str, language: str = "de", **fields: bool) -> Document:
    """A file for download. Its slides are read as soon as it is stored."""
    stored = Document(title=title, language=language, file=ContentFile(content, name=name), **fields)
    stored.save()
    stored.refresh_from_db()
    return stored


def made_document(content: Mapping[str, Any], kind: str, *, name: str) -> Document:
    """A file of this kind, made of `content` by one of the `MAKERS`.

    Speaker notes are public if the content says so (`notes_are_public`).
    """
    return document(
        MAKERS[kind](content),
        name=f"{name}.{kind}",
        title=content["title"],
        language=content["language"],
        notes_are_public=content.get("notes_are_public", False),
    )


def presentation(
    documents: Iterable[Document],
    *,
    slug: str,
    title: str,
    day: str | date,
    event: Event | None = None,
    programme: ProgrammePage | None = None,
    speakers: Sequence[Speaker] = (),
    **fields: str,
) -> Presentation:
    """A presentation of an event or of a programme."""
    day = date.fromisoformat(day) if isinstance(day, str) else day
    thing = Presentation(slug=slug, title=title, date=day, event=event, programme=programme, **fields)
    thing.files = [PresentationFile(document=one, sort_order=i) for i, one in enumerate(documents)]
    thing.speakers = [PresentationSpeaker(speaker=one, sort_order=i) for i, one in enumerate(speakers)]
    return published(thing)
