"""What an editor should know about a file that is accepted, by code: the codes are stored with the file."""

import re
from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from home.uploads.refusal import Notice

ACTIVE: dict[str, str | Promise] = {
    "javascript": _("This PDF contains JavaScript; export it again without scripts if you can."),
    "launch": _("This PDF can start other programs; export it again without such actions if you can."),
    "attachments": _("This PDF contains other files; upload them on their own if visitors need them."),
}
SENTENCES: dict[str, str | Promise] = {
    **ACTIVE,
    "xfa": _("This PDF is a dynamic form that many programs cannot show; export it as a normal PDF."),
    "not-checked": _("This PDF is too complex to be searched for scripts; export it again if you can."),
    "no-tags": _("This PDF has no tags for screen readers; export it again as a tagged PDF if you can."),
    "no-text": _("This file has no text and cannot be searched; export it from the original if you can."),
    "fonts": _(
        "Some text of this PDF cannot be searched, because its fonts do not say which letters they show."
    ),
    "large-pages": _("Some pages of this PDF are too large to be read; export it again in a smaller size."),
    "not-scanned": _("The virus scanner could not look at this file."),
    "not-opened": _("It took too long to look into this file; its text may be missing."),
}
# What a clean copy calls those who commented.
_RENAMED = re.compile(r"(Person \d+(, )?)+")
_NOBODY = {"", "anonymous", "unknown", "user", "author", "microsoft office user"}
PERSONAL = ("author", "last_editor", "company", "manager", "printed_by", "comment_authors")


def notice(code: str) -> Notice:
    """The notice of a code that is known."""
    return Notice(code, SENTENCES[code])


def sentences(codes: Iterable[str]) -> list[str]:
    """The sentences for stored codes; codes of former releases are left out."""
    return [str(SENTENCES[code]) for code in codes if code in SENTENCES]


def people_named(metadata: Mapping[str, str]) -> list[tuple[str, str]]:
    """Who is named in a file's metadata, as (what they are there, names); nothing if nobody is."""
    labels = {
        "author": gettext("Author"),
        "last_editor": gettext("Last edited by"),
        "company": gettext("Company"),
        "manager": gettext("Manager"),
        "printed_by": gettext("Printed by"),
        "comment_authors": gettext("Comments by"),
    }
    return [
        (labels[key], metadata[key])
        for key in PERSONAL
        if metadata.get(key, "").strip().casefold() not in _NOBODY and not _RENAMED.fullmatch(metadata[key])
    ]
