"""How the gate speaks: what it refuses, and what it accepts with a notice."""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from home.uploads.filetypes import FileType

TYPE_NAMES: dict[FileType, str | Promise] = {
    FileType.PDF: _("a PDF"),
    FileType.PPTX: _("a PowerPoint file"),
    FileType.ODP: _("an OpenDocument presentation"),
    FileType.DOCX: _("a Word file"),
    FileType.XLSX: _("an Excel file"),
    FileType.ODT: _("an OpenDocument text"),
    FileType.ODS: _("an OpenDocument spreadsheet"),
    FileType.ZIP: _("a ZIP archive"),
}


class Refused(ValidationError):  # noqa: N818 (a refusal is an answer to the editor, not a fault)
    """An upload that is not accepted: a form error whose one sentence tells the editor what to do.

    `code` is stable and made for programs; `params` fill the placeholders of the lazy `message`.
    """

    def __init__(self, code: str, message: str | Promise, **params: Any) -> None:
        super().__init__(message, code=code, params=params)

    def __str__(self) -> str:
        return self.messages[0]


@dataclass(frozen=True)
class Notice:
    """Something the editor should know about a file that is accepted. `str()` gives the sentence."""

    code: str
    message: str | Promise
    params: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return str(self.message) % self.params if self.params else str(self.message)
