"""How the reading of a file went, in one sentence for the editor."""

from django.utils.translation import gettext, ngettext, pgettext

from downloads.extraction.converter import Pictures
from downloads.extraction.run import Extraction
from home.punctuation import listed


def explain(extraction: Extraction, converted: Pictures | None, *, left_behind: bool) -> str:
    """One sentence for the editor, empty if everything could be read.

    `left_behind`: nothing could be read, and the slides of an earlier file are still shown.
    """
    if not extraction.reason:
        return _about_pictures(converted) if converted else _about_large_pages(extraction)
    reason = reason_in_words(extraction.reason)
    if left_behind:
        return gettext(
            "The new file could not be read (%(reason)s). Visitors still see the slides of the old one."
        ) % {"reason": reason}
    if not extraction.pages:
        return gettext("The slides could not be read (%(reason)s).") % {"reason": reason}
    if len(extraction.pages) == extraction.facts.get("pages"):
        return gettext("All slides can be found, but some pictures are missing (%(reason)s).") % {
            "reason": reason
        }
    return gettext("The reading stopped at page %(page)s (%(reason)s). The pages before it can be found.") % {
        "page": extraction.stopped_at,
        "reason": reason,
    }


def _about_large_pages(extraction: Extraction) -> str:
    """Which pages brought the reader down. (A number stands for the plural: “Page 7”, “Pages 7, 9”.)"""
    parts = []
    if extraction.skipped:
        text = ngettext(
            "Page %(pages)s is too large to be read. All others can be found.",
            "Pages %(pages)s are too large to be read. All others can be found.",
            len(extraction.skipped),
        )
        parts.append(text % {"pages": listed(extraction.skipped)})
    if extraction.undrawn:
        text = ngettext(
            "Page %(pages)s is too large to be drawn and has no picture.",
            "Pages %(pages)s are too large to be drawn and have no pictures.",
            len(extraction.undrawn),
        )
        parts.append(text % {"pages": listed(extraction.undrawn)})
    return " ".join(parts)


def _about_pictures(converted: Pictures) -> str:
    if converted.reason == "no-converter":
        return gettext(
            "All slides can be found. There are no pictures, because this server cannot draw this format; "
            "a PDF of the same slides has them."
        )
    if converted.reason:
        return gettext("All slides can be found, but their pictures could not be drawn (%(reason)s).") % {
            "reason": reason_in_words(converted.reason)
        }
    return ""


def reason_in_words(code: str) -> str:
    """Why something stopped, as part of a sentence."""
    reasons = {
        "time": pgettext("why reading stopped", "it took too long"),
        "cpu": pgettext("why reading stopped", "it took too much computing time"),
        "memory": pgettext("why reading stopped", "it needed too much memory"),
        "too-large": pgettext("why reading stopped", "there is too much in it"),
        "pages": pgettext("why reading stopped", "there are too many pages"),
        "password": pgettext("why reading stopped", "the file needs a password"),
        "unreadable": pgettext("why reading stopped", "the file is damaged"),
        "unsupported": pgettext("why reading stopped", "this kind of file has no slides"),
        "other-pages": pgettext("why reading stopped", "the converter made another number of slides"),
        "busy": pgettext("why reading stopped", "the converter was busy for too long"),
    }
    return reasons.get(code, pgettext("why reading stopped", "the reader crashed"))
