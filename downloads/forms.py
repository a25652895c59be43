from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from wagtail.documents.forms import BaseDocumentForm

from downloads.extraction.gate import check_upload


class DocumentForm(BaseDocumentForm):
    """Upload of a file: it must be what its name says, and harmless. What was typed stays in the form."""

    def clean_file(self):
        """Refuse a bad file with one sentence; keep what the editor should know about an accepted one."""
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            facts = check_upload(
                file,
                file.name,
                max_bytes=settings.WAGTAILDOCS_MAX_UPLOAD_SIZE,
                allowed=settings.WAGTAILDOCS_EXTENSIONS,
            )
            self.instance.warnings = [notice.code for notice in facts.warnings]
        return file
