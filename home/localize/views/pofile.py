"""Taking in a PO file: whatever it is, the editor gets a sentence, and nothing is written by halves."""

import os
import tempfile
from contextlib import suppress

import polib
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db import DataError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail_localize.models import Translation
from wagtail_localize.strings import StringValue

from home.localize.lengths import longest_allowed
from home.localize.views.translation import translation_for

HEADER = "X-WagtailLocalize-TranslationID"
LARGEST = 2 * 1024 * 1024


class UnusableFileError(Exception):
    """A PO file that cannot be taken in; the message is for the editor."""


@require_POST
def upload(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Import the file, or say why not. wagtail-localize answers 500 without header or with a long title."""
    translation = translation_for(request.user, translation_id)
    try:
        catalogue = read(request.FILES.get("file"))
        check(catalogue, translation)
        with transaction.atomic():
            unknown = translation.import_po(catalogue, user=request.user, tool_name="PO File")
    except UnusableFileError as error:
        messages.error(request, str(error))
    except (DataError, ValueError):
        messages.error(request, _("The file holds a text that cannot be stored. Nothing was imported."))
    else:
        taken = sum(1 for entry in catalogue if entry.msgstr) - len(unknown)
        tell(request, taken, len(unknown))
    return redirect(get_valid_next_url_from_request(request) or "wagtailadmin_home")


def tell(request: HttpRequest, taken: int, unknown: int) -> None:
    """Say how many texts were imported, and how many were not."""
    text = ngettext(
        "%(number)d text was imported from the PO file.",
        "%(number)d texts were imported from the PO file.",
        max(taken, 0),
    )
    messages.success(request, text % {"number": max(taken, 0)})
    if unknown:
        text = ngettext(
            "%(number)d entry does not belong to the German text as it is now and was left out.",
            "%(number)d entries do not belong to the German text as it is now and were left out.",
            unknown,
        )
        messages.warning(request, text % {"number": unknown})


def read(file: UploadedFile | None) -> polib.POFile:
    """Parse an uploaded file."""
    if file is None:
        raise UnusableFileError(_("Please choose a PO file."))
    if file.size > LARGEST:
        text = _("This file is too large for a PO file: at most %(size)d MB are read.")
        raise UnusableFileError(text % {"size": LARGEST // 1024 // 1024})
    content = file.read()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnusableFileError(_("This is not a PO file in UTF-8. Nothing was imported.")) from None
    # polib takes a text without line break for the name of a file to open; so it gets a file of ours.
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".po", delete=False) as copy:
        copy.write(text)
    try:
        catalogue = polib.pofile(copy.name, encoding="utf-8")
    except (OSError, UnicodeError, ValueError, IndexError, AttributeError):
        raise UnusableFileError(_("This file cannot be read as a PO file. Nothing was imported.")) from None
    finally:
        with suppress(OSError):
            os.unlink(copy.name)
    return catalogue


def check(catalogue: polib.POFile, translation: Translation) -> None:
    """Refuse a file that was made for something else, or holds what cannot be stored."""
    made_for = catalogue.metadata.get(HEADER, "").strip()
    if not made_for:
        text = _(
            "The file does not say for which translation it was made: its line “%(header)s” is missing."
            " Please export it from the translation and keep that line. Nothing was imported."
        )
        raise UnusableFileError(text % {"header": HEADER})
    if made_for != str(translation.uuid):
        raise UnusableFileError(_("This PO file was made for another translation. Nothing was imported."))
    for entry in catalogue:
        if "\x00" in entry.msgstr:
            raise UnusableFileError(_("The file holds a text that cannot be stored. Nothing was imported."))
        longest = longest_allowed(translation, entry.msgctxt)
        if longest and len(plain(entry.msgstr)) > longest:
            text = _(
                "The translation of “%(text)s” is too long: %(length)d characters, %(longest)d are possible."
                " Nothing was imported."
            )
            values = {"text": entry.msgid[:80], "length": len(plain(entry.msgstr)), "longest": longest}
            raise UnusableFileError(text % values)


def plain(text: str) -> str:
    """The text as it will stand in the field; entities count as one character."""
    try:
        return StringValue(text).render_text()
    except ValueError:
        return text
