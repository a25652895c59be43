"""The gate for everything that is packed: a child process has looked into it, and we judge what it says.

What is hidden in the parts has been looked for before (`zip_gate.py`); this is about reading them.
"""

from django.utils.translation import gettext_lazy as _

from downloads.extraction.clean_text import MAX_PAGES
from downloads.extraction.notices import notice
from downloads.extraction.run import Opened
from home.uploads.filetypes import FileType
from home.uploads.refusal import Notice, Refused

_DECKS = {FileType.PPTX, FileType.ODP}


def check_office(opened: Opened, kind: FileType) -> tuple[Notice, ...]:
    """The notices of an office file or archive that was looked into. Raises Refused.

    A file that takes too long is accepted all the same: it passed the walk through its parts, and what
    reads it later has limits of its own.
    """
    if opened.error == "unreadable" and kind in _DECKS:
        message = _(
            "This file is named .%(extension)s but cannot be read as such; save it again in that format."
        )
        raise Refused("unreadable", message, extension=str(kind))
    pages = opened.facts.get("pages")
    if isinstance(pages, int) and pages > MAX_PAGES:
        raise Refused(
            "too-many-pages",
            _("This file has %(pages)s slides; the limit is %(limit)s. Split it and upload the parts."),
            pages=pages,
            limit=MAX_PAGES,
        )
    if kind in _DECKS and pages == 0:
        raise Refused("no-pages", _("This presentation has no slides; save it again."))
    if opened.error:
        return (notice("not-opened"),)
    return (notice("no-text"),) if opened.searchable is False and kind != FileType.ZIP else ()
