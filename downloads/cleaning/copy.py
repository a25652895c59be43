"""A copy of a file that says nothing about who made it. Runs in the child; needs no Django."""

import zipfile
from pathlib import Path

import pikepdf

from downloads.cleaning.office import clean_office
from downloads.cleaning.pdf import clean_pdf
from home.uploads.filetypes import OFFICE_OPEN_XML, OPEN_DOCUMENT, FileType, real_type
from home.uploads.zip_parts import BROKEN_ZIP

CLEANABLE = frozenset({FileType.PDF, *OFFICE_OPEN_XML, *OPEN_DOCUMENT})


class NotCleanableError(ValueError):
    """No clean copy can be made; the message is one of the reasons of `downloads.extraction.run`."""


def without_personal_data(path: Path, target: Path) -> list[str]:
    """Writes a clean copy of the file at `path` to `target`: same pages, title, language and tags.

    Returns the kinds of what was found and is gone (see `found.py`). Raises NotCleanableError if the file is
    of another kind, or the copy is not what it should be.
    """
    with path.open("rb") as file:
        kind = real_type(file)
    try:
        if kind == FileType.PDF:
            found = clean_pdf(path, target)
        elif kind in CLEANABLE:
            found = clean_office(path, target)
        else:
            raise NotCleanableError("unsupported")
    except pikepdf.PasswordError as error:
        raise NotCleanableError("password") from error
    except (pikepdf.PdfError, zipfile.LargeZipFile, KeyError, TypeError, *BROKEN_ZIP) as error:
        if isinstance(error, NotCleanableError):
            raise
        raise NotCleanableError("unreadable") from error
    return sorted(kind for kind, number in found.items() if number)
