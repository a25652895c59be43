"""What is said about an import, in sentences."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.offer_import.writing import Written


def what_was_written(written: Written, *, publish: bool) -> str:
    """One or two sentences about what has been saved."""
    sentences = []
    if written.new:
        sentences.append(
            ngettext("%(number)s offer was created.", "%(number)s offers were created.", len(written.new))
            % {"number": len(written.new)}
        )
    if written.changed:
        sentences.append(
            ngettext("%(number)s offer was changed.", "%(number)s offers were changed.", len(written.changed))
            % {"number": len(written.changed)}
        )
    if publish:
        sentences.append(_("All of that is published."))
    else:
        sentences.append(_("Readers see it when you publish the drafts."))
    return " ".join(sentences)
