"""Larger pictures of slides, for large and dense screens: drawn last, when the slides can be found already.

They lie beside the small ones. A slide whose larger pictures were tried says so (`larger_widths`, which may
be empty), so that nothing is drawn twice and nothing hopeless for ever.
"""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.db.models import QuerySet

from downloads.extraction import converter
from downloads.extraction.run import draw_larger
from downloads.local_copy import local_copy
from downloads.models import Document, Slide
from downloads.models.slide import larger_name

AT_ONCE = 50
"""Pages for one child: about ten of its thirty seconds of processor time."""


def slides_to_draw() -> QuerySet[Slide]:
    """Slides that have a picture, and no larger ones yet."""
    return Slide.objects.filter(larger_widths=None).exclude(picture="")


def enlarge(document: Document) -> int:
    """Draw the larger pictures that a document's slides lack; returns how many slides were looked at.

    Raises OSError if the file cannot be read.
    """
    expected = document.slides.count()
    if not settings.SLIDES_LARGER_PIXELS or not slides_to_draw().filter(document=document).exists():
        return 0
    with local_copy(document) as path, _as_pdf(document, path, expected) as pdf:
        return enlarge_from(document, pdf) if pdf else 0


def enlarge_from(document: Document, pdf: str | os.PathLike[str]) -> int:
    """As `enlarge`, from a PDF that looks like the document.

    When a child has to be stopped, the pages it leaves behind are not tried again: they are too much.
    """
    slides = list(slides_to_draw().filter(document=document).order_by("number"))
    ends = True
    for begin in range(0, len(slides), AT_ONCE):
        some = slides[begin : begin + AT_ONCE]
        made: dict[int, dict[int, bytes]] = {}
        if ends:
            made, ends = draw_larger(pdf, [slide.number for slide in some], settings.SLIDES_LARGER_PIXELS)
        for slide in some:
            _store(slide, made.get(slide.number, {}))
    return len(slides)


def _store(slide: Slide, pictures: dict[int, bytes]) -> None:
    """Put the pictures beside the small one, unless the slide is gone or has another picture meanwhile."""
    storage = slide.picture.storage
    names = {larger_name(slide.picture.name, width): picture for width, picture in pictures.items()}
    for name, picture in names.items():
        storage.delete(name)  # of an attempt that was broken off; else the new one would get another name
        storage.save(name, ContentFile(picture))
    same = Slide.objects.filter(pk=slide.pk, picture=slide.picture.name)
    if not same.update(larger_widths=sorted(pictures)):
        for name in names:
            storage.delete(name)


@contextlib.contextmanager
def _as_pdf(document: Document, path: str, expected: int) -> Iterator[str | Path | None]:
    """The document as PDF: itself, or what the converter makes of it (None if it makes nothing)."""
    if document.extension == "pdf":
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="slides-") as folder:
        pdf = Path(folder) / "deck.pdf"
        converter.draw_slides(path, document.extension, expected=expected, keep=pdf)
        yield pdf if pdf.exists() else None
