"""Nothing is published incomplete without somebody saying so.

Where a text is not translated, wagtail-localize fills in the German one. That happens to a first
translation, and again to a finished one when the German page has changed and was synced: the corrected
sentence loses its translation, and the next "publish" mixes German into the live page.
"""

import logging
from dataclasses import dataclass

from django.db import models
from django.utils.translation import ngettext
from wagtail_localize.models import SourceDeletedError, StringSegment, Translation

logger = logging.getLogger(__name__)

ANYWAY = "publish_incomplete"
"""The name of the parameter with which an editor says "publish although incomplete"."""


@dataclass(frozen=True)
class Incomplete:
    """A translation and the number of texts that it lacks."""

    translation: Translation
    missing: int

    @property
    def sentence(self) -> str:
        """What to tell the editor."""
        return ngettext(
            "Not published in %(language)s: %(missing)d text of “%(title)s” is not translated.",
            "Not published in %(language)s: %(missing)d texts of “%(title)s” are not translated.",
            self.missing,
        ) % {
            "language": self.translation.target_locale.get_display_name(),
            "missing": self.missing,
            "title": self.translation.source.object_repr,
        }

    def texts(self) -> list[str]:
        """The German texts that are not translated, as plain text."""
        segments = StringSegment.objects.filter(source_id=self.translation.source_id).order_by("order")
        missing = segments.annotate_translation(self.translation.target_locale).filter(
            translation__isnull=True
        )
        return [segment.string.as_value().render_text() for segment in missing.select_related("string")]


def incomplete(translation: Translation) -> Incomplete | None:
    """What the translation lacks; None if it is complete."""
    total, translated = translation.get_progress()
    return Incomplete(translation, total - translated) if translated < total else None


def translation_of(thing: models.Model) -> Translation | None:
    """The translation in progress whose result is `thing`, if it is one."""
    return (
        Translation.objects.filter(
            source__object_id=thing.translation_key, target_locale_id=thing.locale_id, enabled=True
        )
        .exclude(source__locale_id=thing.locale_id)
        .select_related("source", "target_locale")
        .first()
    )


def repair_source(translation: Translation) -> bool:
    """Sync a frozen source that cannot be read any more; returns whether that was needed.

    It may name a series or an event that the German version left in the meantime and that was deleted since:
    then the editor, the preview and publishing all answer 500.
    """
    try:
        translation.source.as_instance()
    except SourceDeletedError:
        return False
    except Exception:  # modelcluster raises nothing more specific
        logger.warning("The source of %s cannot be read and is synced", translation, exc_info=True)
        translation.source.update_from_db()
        return True
    return False
