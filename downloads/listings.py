"""What the downloads area shows. Files and speakers are always those of the German presentation."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone
from wagtail.models import CollectionViewRestriction

from config.languages import SOURCE
from downloads.file_facts import FileFacts, variants
from downloads.models import Presentation, PresentationFile, PresentationSpeaker
from home.models import Image
from home.tree import above
from programmes.models import Event, Speaker

FACTS = JSONObject(
    language="document__language",
    name="document__file",
    size="document__file_size",
    pages="document__page_count",
    tagged="document__is_tagged",
    content="document__file_hash",
    title="document__title",
)
"""The fields of FileFacts, in a query of files."""


def public_files() -> QuerySet[PresentationFile]:
    """The files of all published presentations, without those in private collections."""
    restricted = above(
        CollectionViewRestriction.objects.all(), "collection__path", outer="document__collection__path"
    )
    return (
        PresentationFile.objects.filter(
            ~Exists(restricted), presentation__locale__language_code=SOURCE, presentation__live=True
        )
        .select_related("document", "presentation")
        .order_by("sort_order", "pk")
    )


def facts_of(files: Sequence[PresentationFile]) -> list[FileFacts]:
    """What visitors want to know of all `files` of one presentation, in their order."""
    documents = [file.document for file in files]
    names = variants((document.language, document.extension) for document in documents)
    return [
        FileFacts(
            one.language,
            one.file.name,
            one.file_size,
            one.page_count,
            one.is_tagged,
            one.file_hash,
            name,
            one.title,
        )
        for one, name in zip(documents, names, strict=True)
    ]


def files_of(presentation: Presentation) -> QuerySet[PresentationFile]:
    """The files that a visitor may download of one presentation."""
    return public_files().filter(presentation__translation_key=presentation.translation_key)


def readable_files(files: Iterable[PresentationFile]) -> dict[str, PresentationFile]:
    """By language, the file whose slides are shown and found.

    Where a deck is there as PDF and as PPTX, that is the PDF: its slides have pictures.
    """
    best: dict[str, PresentationFile] = {}
    for file in files:
        language = file.document.language
        if language not in best or _fitness(file) > _fitness(best[language]):
            best[language] = file
    return best


def _fitness(file: PresentationFile) -> tuple[bool, bool]:
    return file.document.page_count is not None, file.document.extension == "pdf"


def file_for(files: Iterable[PresentationFile], code: str) -> PresentationFile | None:
    """The file to show in the language `code`, else the German one, else any."""
    by_language = readable_files(files)
    return by_language.get(code) or by_language.get(SOURCE) or next(iter(by_language.values()), None)


def presentations_in(code: str) -> QuerySet[Presentation]:
    """All presentations that have something to download, the newest first.

    Beside the presentation's own fields: `picture`, the storage name of its first slide's picture, with
    `picture_width`, `picture_height` and `larger_widths`; and `public_files`, what may be downloaded.
    """
    files = public_files().filter(presentation__translation_key=OuterRef("translation_key"))
    first_slides = files.filter(document__slides__number=1, document__slides__picture__gt="")
    return (
        Presentation.objects.in_language(code)
        .with_marks()
        .filter(Exists(files))
        .annotate(
            picture=Subquery(first_slides.values("document__slides__picture")[:1]),
            picture_width=Subquery(first_slides.values("document__slides__picture_width")[:1]),
            picture_height=Subquery(first_slides.values("document__slides__picture_height")[:1]),
            larger_widths=Subquery(first_slides.values("document__slides__larger_widths")[:1]),
            file_facts=ArraySubquery(files.values(facts=FACTS)),
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

    event: Event | None
    presentations: list[Presentation]

    @property
    def says_the_date(self) -> bool:
        """Whether the event's day is that of all its presentations, so that it need not be said again."""
        day = timezone.localdate(self.event.start) if self.event else None
        return all(one.date == day for one in self.presentations)


def grouped_by_event(presentations: Iterable[Presentation], events: Iterable[Event]) -> list[EventGroup]:
    """Presentations under their events, in the order in which the presentations come."""
    by_key = {event.translation_key: event for event in events}
    groups: dict[object, EventGroup] = {}
    for presentation in presentations:
        key = presentation.event.translation_key if presentation.event else None
        group = groups.setdefault(key, EventGroup(by_key.get(key), []))
        group.presentations.append(presentation)
    return list(groups.values())
