"""Presentations with their files."""

from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO

from django.core.files.base import ContentFile

from demo.builders.decks import draw_deck
from demo.builders.events import published
from downloads.models import Document, Presentation, PresentationFile, PresentationSpeaker
from programmes.models import Event, ProgrammePage, Speaker


def document(content: bytes, *, name: str, title: str, language: str = "de") -> Document:
    """A file for download. Its slides are read as soon as it is stored."""
    stored = Document(title=title, language=language, file=ContentFile(content, name=name))
    stored.save()
    stored.refresh_from_db()
    return stored


def deck_document(deck: dict, *, name: str) -> Document:
    """A PDF drawn from the slides in `deck` (see `demo.builders.decks`)."""
    drawn = BytesIO()
    draw_deck(deck, drawn)
    return document(drawn.getvalue(), name=f"{name}.pdf", title=deck["title"], language=deck["language"])


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
