"""Putting a cleaned file in the place of the one that names people."""

import contextlib

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.log_actions import log

from downloads.extraction.run import clean_copy
from downloads.forms import check_file, note_facts
from downloads.local_copy import local_copy
from downloads.models import Document
from home.models import User


class CleaningFailedError(Exception):
    """No clean copy could be made; the message is one of the reasons of `downloads.extraction.run`."""


class ReplacedMeanwhileError(Exception):
    """Somebody gave the document another file while the clean copy was being made."""


def clean_document(document: Document, user: User | None = None) -> list[str]:
    """Replace the file of a document by a copy without personal data, which passes the gate like an upload.

    Returns the kinds of what was found (see `found.py`). The old file is deleted when the new one is stored
    and the transaction is safe. Raises CleaningFailedError, ReplacedMeanwhileError, `Refused` (the gate does
    not take the copy) or OSError (the file cannot be read), and then everything is as before.
    """
    before = document.file_hash
    with local_copy(document) as path:
        # A little more room than for uploads: qpdf may write a file larger than it was.
        content, reason, removed = clean_copy(path, max_bytes=settings.WAGTAILDOCS_MAX_UPLOAD_SIZE * 5 // 4)
    if reason:
        raise CleaningFailedError(reason)
    cleaned = ContentFile(content, name=document.filename)
    facts = check_file(cleaned, document.filename, max_bytes=len(content))
    old_storage, old_name = document.file.storage, document.file.name
    new_name = old_storage.save(
        document._meta.get_field("file").generate_filename(document, document.filename), cleaned
    )
    try:
        with transaction.atomic():
            current = Document.objects.select_for_update().get(pk=document.pk)
            if current.file_hash != before:
                raise ReplacedMeanwhileError
            current.file = new_name
            note_facts(current, facts)
            current._set_document_file_metadata()
            current.save()
            log(instance=current, action="wagtail.edit", user=user)
            transaction.on_commit(lambda: old_storage.delete(old_name))
    except BaseException:
        with contextlib.suppress(OSError):
            old_storage.delete(new_name)
        raise
    return removed
