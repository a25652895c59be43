"""Series, speakers, events and their recaps."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import models
from wagtail.models import Locale, Page

from config.languages import SOURCE
from demo.builders.bodies import block, body, figures, picture
from demo.builders.pages import publish_below
from programmes.models import (
    Appearance,
    Event,
    Organisation,
    ProgrammePage,
    RecapPage,
    Series,
    Speaker,
)

BERLIN = ZoneInfo("Europe/Berlin")


def published(thing: models.Model) -> models.Model:
    """Save a snippet in German and publish it with a first revision."""
    thing.locale = Locale.objects.get(language_code=SOURCE)
    thing.live = False
    thing.save()
    thing.save_revision().publish()
    thing.refresh_from_db()
    return thing


def berlin(moment: str | datetime) -> datetime:
    """A moment of the wall clock in Berlin, such as `2025-12-02T09:00`."""
    moment = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return moment if moment.tzinfo else moment.replace(tzinfo=BERLIN)


def series(*, slug: str = "iq-um-9", name: str = "IQ um 9", **fields: str) -> Series:
    """A series of events."""
    return published(Series(slug=slug, name=name, **fields))


def speaker(name: str, organisation: Organisation | None = None, **fields: Any) -> Speaker:
    """Somebody who speaks at events."""
    return published(Speaker(name=name, organisation=organisation, **fields))


def event(
    *,
    slug: str,
    title: str,
    start: str | datetime,
    end: str | datetime,
    speakers: Iterable[tuple[Speaker, str, str]] = (),
    programmes: Sequence[ProgrammePage] = (),
    **fields: Any,
) -> Event:
    """An event; each of its speakers is given with role and organisation of that day."""
    fields = {"mode": "online", "spoken_languages": ["de"], **fields}
    thing = Event(slug=slug, title=title, start=berlin(start), end=berlin(end), **fields)
    german = Locale.objects.get(language_code=SOURCE)
    thing.appearances = [
        Appearance(speaker=person, role=role, organisation=of, sort_order=position, locale=german)
        for position, (person, role, of) in enumerate(speakers)
    ]
    thing.programmes = list(programmes)
    return published(thing)


def recap(
    parent: Page,
    event: Event | None,
    *,
    slug: str,
    title: str,
    key_figures: Iterable[Mapping[str, str]] = (),
    programmes: Sequence[ProgrammePage] = (),
    **content: Any,
) -> RecapPage:
    """A recap below the list of recaps."""
    page = RecapPage(
        title=title,
        slug=slug,
        event=event,
        lead=content.get("lead", ""),
        note=content.get("note", ""),
        body=body(content.get("body", [])),
        key_figures=figures(key_figures),
        gallery=[block("picture", picture(image)) for image in content.get("gallery", [])],
    )
    page.programmes = list(programmes)
    return publish_below(parent, page)
