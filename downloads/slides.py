"""Reading what is in a document: text and pictures of its slides, in a child process with limits."""

import logging
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from downloads.extraction import converter
from downloads.extraction.run import Extraction, extract
from downloads.larger_pictures import enlarge_from
from downloads.local_copy import local_copy
from downloads.models import Document, Presentation, Slide
from downloads.reading_words import explain
from home.searchable import announce_change

logger = logging.getLogger(__name__)


def read_slides(document_pk: int, file_hash: str) -> bool:
    """Read the slides of a document and store them with its facts.

    `file_hash` says for which content the reading was asked for: if the file has been replaced since,
    the result is thrown away and False is returned, because another reading is on its way. Slides of an
    earlier file stay until the new ones are stored in the same transaction.
    """
    document = Document.objects.filter(pk=document_pk, file_hash=file_hash).first()
    if document is None:
        return False
    note_state(document, Document.Extraction.WORKING)
    with tempfile.TemporaryDirectory(prefix="slides-") as folder:
        converted = Path(folder) / "deck.pdf"
        try:
            with local_copy(document) as path:
                extraction = extract(path)
                pictures = _converted(document, path, extraction, converted)
            stored = _store(document, extraction, pictures)
        except Exception as error:
            # Whatever it was: the editor must not see “working” for ever.
            logger.exception("The slides of document %s could not be read", document_pk)
            reason = getattr(error, "strerror", None) or type(error).__name__
            message = gettext("The file could not be read: %s") % reason
            note_state(document, Document.Extraction.FAILED, message)
            return True
        if stored:
            announce(document)
            _enlarge(document, converted)
    return stored


def _enlarge(document: Document, converted: Path) -> None:
    """Have the larger pictures drawn: of a PDF as work of its own, behind the reading of other files.

    What the converter has just made is at hand, and making it once more would take longer.
    """
    if not settings.SLIDES_LARGER_PIXELS:
        return
    if document.extension == "pdf":
        from downloads.tasks import enlarge_slides

        key, file_hash = document.pk, document.file_hash
        transaction.on_commit(lambda: enlarge_slides.enqueue(key, file_hash))
    elif converted.exists():
        try:
            enlarge_from(document, converted)
        except OSError:
            logger.exception("Larger pictures of document %s could not be stored", document.pk)


def read_again(document: Document) -> None:
    """Have a document read once more, from the start; what is known of it stays until then."""
    from downloads.tasks import read_slides as task

    if not document.file_hash:
        document.save()  # computes it, and has the file read
        return
    note_state(document, Document.Extraction.WAITING)
    key, file_hash = document.pk, document.file_hash
    transaction.on_commit(lambda: task.enqueue(key, file_hash))


def forget_slides(document: Document) -> None:
    """Delete the slides that an earlier file of the document left behind."""
    document.slides.all().delete()
    announce(document)


def note_state(document: Document, state: str, message: str = "", **facts: object) -> None:
    """Write down how far the reading has come, unless the file has been replaced meanwhile."""
    Document.objects.filter(pk=document.pk, file_hash=document.file_hash).update(
        extraction=state,
        extraction_message=message[:300],
        extraction_changed_at=timezone.now(),
        **facts,
    )


def announce(document: Document) -> None:
    """Tell the search about the presentations that have this file."""
    for presentation in Presentation.objects.filter(files__document=document).distinct():
        announce_change(presentation)


def _converted(document: Document, path: str, extraction: Extraction, pdf: Path) -> converter.Pictures | None:
    """The pictures of a PPTX or ODP, which only a converter can draw; None if none are to be drawn.

    What it converted the file to is left at `pdf`, if there are pictures.
    """
    if document.extension == "pdf" or not document.has_slides or not extraction.pages:
        return None
    return converter.draw_slides(path, document.extension, expected=len(extraction.pages), keep=pdf)


def _store(document: Document, extraction: Extraction, converted: converter.Pictures | None) -> bool:
    stored: list[str] = []
    storage = Slide._meta.get_field("picture").storage
    try:
        with transaction.atomic():
            current = Document.objects.select_for_update().get(pk=document.pk)
            if current.file_hash != document.file_hash:
                return False
            failed = bool(extraction.reason) and not extraction.pages
            if not failed:
                pictures = converted.pictures if converted else extraction.pictures
                _replace_slides(current, extraction, pictures, stored)
            note_state(
                current,
                _state(current, failed=failed),
                explain(extraction, converted, left_behind=failed and current.slides.exists()),
                **_facts(current, extraction),
            )
    except BaseException:
        for name in stored:
            storage.delete(name)
        raise
    return True


def _state(document: Document, *, failed: bool) -> str:
    if not document.has_slides:
        return Document.Extraction.NOT_POSSIBLE
    return Document.Extraction.FAILED if failed else Document.Extraction.DONE


def _replace_slides(
    document: Document, extraction: Extraction, pictures: dict[int, bytes], stored: list[str]
) -> None:
    """The new slides in place of the old ones; `stored` gets the names of the pictures written."""
    document.slides.all().delete()
    for page in extraction.pages if document.has_slides else ():
        slide = Slide(document=document, number=page.number, text=page.text, notes=page.notes)
        if picture := pictures.get(page.number):
            slide.picture.save(f"{page.number}.webp", ContentFile(picture), save=False)
            stored.append(slide.picture.name)
            slide.picture_width, slide.picture_height = slide.picture.width, slide.picture.height
        slide.save()


def _facts(document: Document, extraction: Extraction) -> dict[str, object]:
    facts = {
        "page_count": (extraction.facts.get("pages") or len(extraction.pages) or None)
        if document.has_slides
        else None,
        "is_tagged": extraction.facts.get("tagged"),
        "text": "" if document.has_slides else "\n".join(page.text for page in extraction.pages),
    }
    metadata = extraction.facts.get("metadata")
    return {**facts, "metadata": metadata} if isinstance(metadata, dict) else facts
