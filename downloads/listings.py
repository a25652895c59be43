"""What the downloads area shows. Files and speakers are always those of the German presentation."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import JSONObject
from wagtail.models import CollectionViewRestriction

from config.languages import SOURCE
from downloads.models import Presentation, PresentationFile, PresentationSpeaker, Slide
from home.models import Image
from home.tree import above
from programmes.models import Speaker


def public_files() -> QuerySet[PresentationFile]:
    """The files of all presentations, without those in private collections."""
    restricted = above(
        CollectionViewRestriction.objects.all(), "collection__path", outer="document__collection__path"
    )
    return (
        PresentationFile.objects.filter(~Exists(restricted), presentation__locale__language_code=SOURCE)
        .select_related("document", "presentation")
        .order_by("sort_order", "pk")
    )


def files_of(presentation: Presentation) -> QuerySet[PresentationFile]:
    """The files that a visitor may download of one presentation."""
    return public_files().filter(presentation__translation_key=presentation.translation_key)


def file_for(files: Iterable[PresentationFile], code: str) -> PresentationFile | None:
    """The file in the language `code`, else the German one, else any."""
    by_language = {file.document.language: file for file in files}
    return by_language.get(code) or by_language.get(SOURCE) or next(iter(by_language.values()), None)


def presentations_in(code: str) -> QuerySet[Presentation]:
    """All presentations that have something to download, the newest first.

    Beside the presentation's own fields: `picture`, the storage name of its first slide's picture, with
    `picture_width` and `picture_height`; and `public_files`, what may be downloaded.
    """
    files = public_files().filter(presentation__translation_key=OuterRef("translation_key"))
    facts = JSONObject(
        language="document__language",
        name="document__file",
        size="document__file_size",
        pages="document__page_count",
    )
    first_slides = (
        Slide.objects.filter(
            document__presentation_files__presentation__translation_key=OuterRef("translation_key"),
            document__presentation_files__presentation__locale__language_code=SOURCE,
            number=1,
        )
        .exclude(picture="")
        .order_by("document__presentation_files__sort_order", "pk")
    )
    return (
        Presentation.objects.in_language(code)
        .with_marks()
        .filter(Exists(files))
        .annotate(
            picture=Subquery(first_slides.values("picture")[:1]),
            picture_width=Subquery(first_slides.values("picture_width")[:1]),
            picture_height=Subquery(first_slides.values("picture_height")[:1]),
            file_facts=ArraySubquery(files.values(facts=facts)),
        )
        .select_related("locale", "event")
        .newest()
    )


def speakers_of(presentation: Presentation, code: str) -> QuerySet[Speaker]:
    """Who held it, in order, with their functions in the language `code` where translated."""
    held = PresentationSpeaker.objects.filter(
        presentation__translation_key=presentation.translation_key,
        presentation__locale__language_code=SOURCE,
    )
    position = held.filter(speaker__translation_key=OuterRef("translation_key")).values("sort_order")[:1]
    return (
        Speaker.objects.in_language(code)
        .filter(translation_key__in=held.values("speaker__translation_key"))
        .annotate(position=Subquery(position))
        .select_related("locale", "organisation")
        .prefetch_related(Prefetch("portrait", queryset=Image.objects.all()))
        .order_by("position")
    )


@dataclass
class EventGroup:
    """The presentations of one event (None: those of programmes) within a list."""

    event: object | None
    presentations: list[Presentation]


def grouped_by_event(presentations: Iterable[Presentation], events: Iterable) -> list[EventGroup]:
    """Presentations under their events, in the order in which the presentations come."""
    by_key = {event.translation_key: event for event in events}
    groups: dict[object, EventGroup] = {}
    for presentation in presentations:
        key = presentation.event.translation_key if presentation.event else None
        group = groups.setdefault(key, EventGroup(by_key.get(key), []))
        group.presentations.append(presentation)
    return list(groups.values())
