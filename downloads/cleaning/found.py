"""What was found in a file and is gone from its clean copy, in words."""

from collections.abc import Iterable

from django.utils.translation import gettext, pgettext

from home.punctuation import listed


def in_words(kinds: Iterable[str]) -> list[str]:
    """The kinds that the child told, each as part of a list; kinds nobody knows are left out."""
    words = {
        "properties": pgettext("removed from a file", "who made and edited it"),
        "comments": pgettext("removed from a file", "the names under comments and changes"),
        "preview": pgettext("removed from a file", "preview pictures"),
        "printer": pgettext("removed from a file", "printer settings"),
        "history": pgettext("removed from a file", "traces of earlier versions"),
        "paths": pgettext("removed from a file", "names of folders on a computer"),
        "signatures": pgettext("removed from a file", "signatures and labels"),
    }
    known = list(kinds)
    return [word for kind, word in words.items() if kind in known]


def told(kinds: Iterable[str]) -> str:
    """A sentence for the editor about what was removed."""
    words = in_words(kinds)
    if not words:
        return gettext("Nothing was found in the file that names somebody.")
    return gettext("Removed: %(what)s. Title, language and tags stay.") % {"what": listed(words)}
