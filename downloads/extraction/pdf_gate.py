"""The gate for PDF: a child process opens the file for a few seconds, and we judge what it says."""

from pathlib import Path
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from downloads.extraction.clean_text import MAX_PAGES
from downloads.extraction.refusal import Notice, Refused
from downloads.extraction.run import Opened, open_pdf

_ACTIVE: dict[str, str | Promise] = {
    "javascript": _("This PDF contains JavaScript; export it again without scripts if you can."),
    "launch": _("This PDF can start other programs; export it again without such actions if you can."),
    "attachments": _("This PDF contains other files; upload them on their own if visitors need them."),
}


def check_pdf(path: Path, *, seconds: float, refuse_active: bool) -> tuple[Opened, tuple[Notice, ...]]:
    """Facts and notices of the PDF at `path`.

    `seconds` is how long opening may take. With `refuse_active`, JavaScript, launch actions and
    attachments are refused instead of noticed. Raises Refused.
    """
    opened = open_pdf(path, wall_seconds=seconds)
    _refuse_what_cannot_be_opened(opened)
    facts = opened.facts
    notices = [Notice(code, sentence) for code, sentence in _ACTIVE.items() if facts.get(code)]
    if refuse_active and notices:
        raise Refused(notices[0].code, notices[0].message)
    return opened, (*notices, *_quality_notices(facts, opened.searchable))


def _refuse_what_cannot_be_opened(opened: Opened) -> None:
    if opened.error == "password":
        raise Refused("password", _("This PDF needs a password; upload one without."))
    if opened.error in {"time", "cpu", "memory"}:
        message = _("This PDF takes too long or too much memory to open; export it again in a smaller size.")
        raise Refused("too-complex", message)
    if opened.error or opened.facts.get("truncated"):
        raise Refused("unreadable", _("This file cannot be read as PDF; export it again."))
    pages = opened.facts.get("pages", 0)
    if not pages:
        raise Refused("no-pages", _("This PDF has no pages; export it again."))
    if pages > MAX_PAGES:
        raise Refused(
            "too-many-pages",
            _("This PDF has %(pages)s pages; the limit is %(limit)s. Split it and upload the parts."),
            pages=pages,
            limit=MAX_PAGES,
        )


def _quality_notices(facts: dict[str, Any], searchable: bool | None) -> list[Notice]:
    """What makes the file less useful or less known to us than it could be."""
    notices = []
    if facts.get("xfa"):
        message = _("This PDF is a dynamic form that many programs cannot show; export it as a normal PDF.")
        notices.append(Notice("xfa", message))
    if not facts.get("checked"):
        message = _("This PDF is too complex to be searched for scripts; export it again if you can.")
        notices.append(Notice("not-checked", message))
    if not facts.get("tagged"):
        message = _("This PDF has no tags for screen readers; export it again as a tagged PDF if you can.")
        notices.append(Notice("no-tags", message))
    if searchable is False:
        message = _("This PDF has no text and cannot be searched; export it from the original if you can.")
        notices.append(Notice("no-text", message))
    return notices
