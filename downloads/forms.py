from typing import BinaryIO

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from wagtail.documents.forms import BaseDocumentForm

from downloads.extraction.gate import FileFacts, check_upload
from downloads.models import Document


class DocumentForm(BaseDocumentForm):
    """Upload of a file: it must be what its name says, and harmless. What was typed stays in the form."""

    def clean_file(self):
        """Refuse a bad file with one sentence; keep what the editor should know about an accepted one."""
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            note_facts(self.instance, check_file(file, file.name))
        return file

    def _post_clean(self) -> None:
        """Leave it at the gate's sentence: Wagtail adds that a file which was refused has no extension."""
        said = len(self._errors.get("file", ()))
        super()._post_clean()
        if said:
            del self._errors["file"][said:]

    def save(self, commit: bool = True) -> Document:
        """Store the new file first and delete the replaced one when nothing can fail any more.

        Wagtail deletes it before it stores the new one: an error in between would lose both.
        """
        replaced = self.original_file if commit and "file" in self.changed_data else None
        self.original_file = None
        document = super().save(commit=commit)
        if replaced and replaced.name != document.file.name:
            transaction.on_commit(lambda: replaced.storage.delete(replaced.name))
        return document


def check_file(file: BinaryIO, name: str, *, max_bytes: int | None = None) -> FileFacts:
    """The gate as this installation has set it up; see `downloads.extraction.gate.check_upload`."""
    return check_upload(
        file,
        name,
        max_bytes=max_bytes or settings.WAGTAILDOCS_MAX_UPLOAD_SIZE,
        allowed=settings.WAGTAILDOCS_EXTENSIONS,
        refuse_active=settings.REFUSE_ACTIVE_PDF,
        scanner=settings.VIRUS_SCANNER,
    )


def note_facts(document: Document, facts: FileFacts) -> None:
    """Keep with the document what the gate found out about its file."""
    document.warnings = [notice.code for notice in facts.warnings]
    document.metadata = facts.metadata
