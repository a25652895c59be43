"""Each file that is brought in for an event becomes a draft presentation of its own, at once.

What is stored is safe: nothing waits in the browser, and one bad file takes none of the others with it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from anyascii import anyascii
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from wagtail.log_actions import log
from wagtail.models import Collection, Locale
from wagtail.utils.file import hash_filelike

from config.languages import SOURCE
from downloads.extraction.gate import FileFacts
from downloads.forms import check_file, note_facts
from downloads.models import Document, Presentation, PresentationFile, PresentationSpeaker
from downloads.models.presentation import PresentationQuerySet
from downloads.upload.language import guess_language
from downloads.upload.proposals import propose_speakers, propose_title
from home.models import User
from programmes.models import Event, Speaker

_SLUG_LENGTH = 100
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})


@dataclass(frozen=True)
class Received:
    """What became of a file: its presentation, and whether that was there before with the very same file."""

    presentation: Presentation
    document: Document
    was_there: bool


def receive(
    file: UploadedFile, event: Event, *, user: User | None, collection: Collection | None = None
) -> Received:
    """Store a file as a draft presentation of `event`, with proposals for everything an editor would type.

    Raises `home.uploads.refusal.Refused` if the file is not accepted; then nothing is stored. A file
    that the event has already is not stored again.
    """
    facts = check_file(file, file.name)
    file_hash = hash_filelike(file)
    with transaction.atomic():
        # The row of the event makes two browsers that bring in the same file take turns.
        Event.objects.select_for_update(of=("self",)).get(pk=event.pk)
        present = _with_this_file(event, file_hash)
        if present is not None:
            return Received(present.presentation, present.document, was_there=True)
        document = _document(file, facts, user=user, collection=collection)
        try:
            document.save()
            log(instance=document, action="wagtail.create", user=user)
            presentation = _draft(event, document, facts, file.name, user=user)
        except BaseException:
            if document.file._committed:
                document.file.storage.delete(document.file.name)
            raise
    return Received(presentation, document, was_there=False)


def drafts_of(event: Event) -> PresentationQuerySet:
    """The presentations of an event that were never published, in the order in which they came."""
    return Presentation.objects.filter(
        event__translation_key=event.translation_key,
        locale__language_code=SOURCE,
        live=False,
        first_published_at__isnull=True,
    ).order_by("pk")


def speakers_of_event(event: Event) -> list[Speaker]:
    """Who spoke at an event, in order."""
    appearances = event.appearances.select_related("speaker").order_by("sort_order", "pk")
    return list({one.speaker_id: one.speaker for one in appearances}.values())


def free_slug(title: str) -> str:
    """An address made from a title that no presentation has yet."""
    base = slugify(anyascii(title.translate(_UMLAUTS)))[:_SLUG_LENGTH].strip("-") or "folien"
    taken = set(
        Presentation._base_manager.filter(slug__startswith=base).values_list("slug", flat=True).distinct()
    )
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (base, *numbered) if slug not in taken)


def speakers_as_rows(speakers: Iterable[Speaker]) -> list[PresentationSpeaker]:
    """Speakers as the children of a presentation, in the order given."""
    return [PresentationSpeaker(speaker=one, sort_order=place) for place, one in enumerate(speakers)]


def _with_this_file(event: Event, file_hash: str) -> PresentationFile | None:
    return (
        PresentationFile.objects.filter(
            presentation__event__translation_key=event.translation_key,
            presentation__locale__language_code=SOURCE,
            document__file_hash=file_hash,
        )
        .select_related("presentation", "document")
        .first()
    )


def _document(
    file: UploadedFile, facts: FileFacts, *, user: User | None, collection: Collection | None
) -> Document:
    document = Document(
        title=propose_title(facts, file.name),
        file=file,
        language=guess_language(facts.sample, facts.language or ""),
        collection=collection or Collection.get_first_root_node(),
        uploaded_by_user=user,
    )
    note_facts(document, facts)
    return document


def _draft(
    event: Event, document: Document, facts: FileFacts, name: str, *, user: User | None
) -> Presentation:
    presentation = Presentation(
        locale=Locale.objects.get(language_code=SOURCE),
        title=document.title,
        slug=free_slug(document.title),
        event=event,
        date=timezone.localdate(event.start),
        live=False,
    )
    presentation.files = [PresentationFile(document=document, sort_order=0)]
    presentation.speakers = speakers_as_rows(propose_speakers(speakers_of_event(event), facts, name))
    presentation.save()
    revision = presentation.save_revision(user=user)
    log(instance=presentation, action="wagtail.create", user=user, revision=revision)
    return presentation
