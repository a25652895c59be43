"""The gate for PDF: a child process has opened the file for a few seconds, and we judge what it says."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from downloads.extraction.clean_text import MAX_PAGES
from downloads.extraction.notices import ACTIVE, notice
from downloads.extraction.run import Opened
from home.uploads.refusal import Notice, Refused


def check_pdf(opened: Opened, *, refuse_active: bool) -> tuple[Notice, ...]:
    """The notices of a PDF that was opened.

    With `refuse_active`, JavaScript, launch actions and attachments are refused instead of noticed.
    Raises Refused.
    """
    _refuse_what_cannot_be_opened(opened)
    notices = [notice(code) for code in ACTIVE if opened.facts.get(code)]
    if refuse_active and notices:
        raise Refused(notices[0].code, notices[0].message)
    if opened.skipped:
        notices.append(notice("large-pages"))
    return (*notices, *_quality_notices(opened.facts, opened.searchable))


def _refuse_what_cannot_be_opened(opened: Opened) -> None:
    if opened.error == "password":
        raise Refused("password", _("This PDF needs a password; upload one without."))
    if opened.error in {"time", "cpu", "memory"}:
        raise _too_complex()
    if opened.error or opened.facts.get("truncated"):
        raise Refused("unreadable", _("This file cannot be read as PDF; export it again."))
    pages = opened.facts.get("pages", 0)
    if pages and len(opened.skipped) >= pages:
        raise _too_complex()
    if not pages:
        raise Refused("no-pages", _("This PDF has no pages; export it again."))
    if pages > MAX_PAGES:
        raise Refused(
            "too-many-pages",
            _("This PDF has %(pages)s pages; the limit is %(limit)s. Split it and upload the parts."),
            pages=pages,
            limit=MAX_PAGES,
        )


def _too_complex() -> Refused:
    message = _("This PDF takes too long or too much memory to open; export it again in a smaller size.")
    return Refused("too-complex", message)


def _quality_notices(facts: dict[str, Any], searchable: bool | None) -> list[Notice]:
    """What makes the file less useful or less known to us than it could be."""
    is_so = {
        "xfa": facts.get("xfa"),
        "not-checked": not facts.get("checked"),
        "no-tags": not facts.get("tagged"),
        "no-text": searchable is False,
        "not-opened": searchable is None,
        "fonts": facts.get("fonts") and searchable is not False,
    }
    return [notice(code) for code, found in is_so.items() if found]
