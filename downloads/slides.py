"""Reading the slides of a document: text and pictures, in a child process with limits."""

import contextlib
import logging
import os
import shutil
import tempfile
from collections.abc import Iterator

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext, pgettext

from downloads.extraction.run import Extraction, extract
from downloads.models import Document, Presentation, Slide
from home.searchable import announce_change

logger = logging.getLogger(__name__)
WITH_SLIDES = {"pdf", "pptx", "odp"}


def read_slides(document_pk: int, file_hash: str) -> bool:
    """Read the slides of a document and store them with its facts.

    `file_hash` says for which content the reading was asked for: if the file has been replaced since,
    the result is thrown away and False is returned, because another reading is on its way.
    """
    document = Document.objects.filter(pk=document_pk, file_hash=file_hash).first()
    if document is None:
        return False
    if document.extension not in WITH_SLIDES:
        _note(document, Document.Extraction.NOT_POSSIBLE)
        return True
    _note(document, Document.Extraction.WORKING)
    try:
        with _local_copy(document) as path:
            extraction = extract(path)
    except OSError as error:
        logger.exception("The slides of document %s could not be read", document_pk)
        message = gettext("The file could not be read: %s") % error.strerror
        _note(document, Document.Extraction.FAILED, message)
        return True
    stored = _store(document, extraction)
    if stored:
        for presentation in Presentation.objects.filter(files__document=document).distinct():
            announce_change(presentation)
    return stored


@contextlib.contextmanager
def _local_copy(document: Document) -> Iterator[str]:
    """The file on this machine's disk, wherever it is stored."""
    with tempfile.NamedTemporaryFile(suffix=f".{document.extension}", prefix="slides-") as copy:
        with document.file.open("rb") as original:
            shutil.copyfileobj(original, copy)
        copy.flush()
        os.fsync(copy.fileno())
        yield copy.name


def _store(document: Document, extraction: Extraction) -> bool:
    with transaction.atomic():
        current = Document.objects.select_for_update().get(pk=document.pk)
        if current.file_hash != document.file_hash:
            return False
        current.slides.all().delete()
        for page in extraction.pages:
            slide = Slide(document=current, number=page.number, text=page.text)
            if picture := extraction.pictures.get(page.number):
                slide.picture.save(f"{page.number}.webp", ContentFile(picture), save=False)
                slide.picture_width, slide.picture_height = slide.picture.width, slide.picture.height
            slide.save()
        failed = bool(extraction.reason) and not extraction.pages
        _note(
            current,
            Document.Extraction.FAILED if failed else Document.Extraction.DONE,
            _explain(extraction),
            page_count=extraction.facts.get("pages") or len(extraction.pages) or None,
            is_tagged=extraction.facts.get("tagged"),
        )
    return True


def _explain(extraction: Extraction) -> str:
    """One sentence for the editor, empty if everything could be read."""
    if not extraction.reason:
        return ""
    reason = _reason(extraction.reason)
    if not extraction.pages:
        return gettext("The slides could not be read (%(reason)s).") % {"reason": reason}
    if len(extraction.pages) == extraction.facts.get("pages"):
        return gettext("All slides can be found, but some pictures are missing (%(reason)s).") % {
            "reason": reason
        }
    return gettext("The reading stopped at page %(page)s (%(reason)s). The pages before it can be found.") % {
        "page": extraction.stopped_at,
        "reason": reason,
    }


def _reason(code: str) -> str:
    reasons = {
        "time": pgettext("why reading stopped", "it took too long"),
        "cpu": pgettext("why reading stopped", "it took too much computing time"),
        "memory": pgettext("why reading stopped", "it needed too much memory"),
        "too-large": pgettext("why reading stopped", "there is too much in it"),
        "pages": pgettext("why reading stopped", "there are too many pages"),
        "password": pgettext("why reading stopped", "the file needs a password"),
        "unreadable": pgettext("why reading stopped", "the file is damaged"),
        "unsupported": pgettext("why reading stopped", "this kind of file has no slides"),
    }
    return reasons.get(code, pgettext("why reading stopped", "the reader crashed"))


def _note(document: Document, state: str, message: str = "", **facts: object) -> None:
    Document.objects.filter(pk=document.pk).update(
        extraction=state, extraction_message=message[:300], **facts
    )
