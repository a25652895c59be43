"""Translations that are not as they should be, so that the notices and the board have something to show.

Nothing happens to a translation that does not exist, or that has been published more than once:
then somebody has worked on it, or this has been done already.
"""

from django.db import models
from django.utils import timezone
from wagtail_localize.models import StringTranslation, Translation, TranslationLog, TranslationSource

TOOL = "Beispiel"


def _untouched(thing: models.Model, code: str) -> Translation | None:
    """The translation of a thing, if it has been published once and never again."""
    logs = TranslationLog.objects.filter(source__object=thing.translation_key, locale__language_code=code)
    if logs.count() != 1:
        return None
    return Translation.objects.filter(
        source__object=thing.translation_key, target_locale__language_code=code, enabled=True
    ).first()


def let_a_machine_have_made_it(thing: models.Model, code: str) -> None:
    """The translation counts as made by a machine and reviewed by nobody."""
    if translation := _untouched(thing, code):
        StringTranslation.objects.filter(
            context__object=thing.translation_key, locale=translation.target_locale
        ).update(
            translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
            tool_name=TOOL,
            updated_at=timezone.now(),
        )
        translation.save_target(publish=True)


def let_it_be_outdated(page: models.Model, code: str) -> None:
    """The translation is of a shorter German text; the last section of the body came later.

    In the end the German page says what it said before, so that the other languages stay current.
    """
    if not (translation := _untouched(page, code)):
        return
    complete = list(page.body.raw_data)
    _publish(page, complete[:-2])
    TranslationSource.update_or_create_from_instance(page)
    translation.refresh_from_db()
    translation.save_target(publish=True)
    _publish(page, complete)
    TranslationSource.update_or_create_from_instance(page)


def _publish(page: models.Model, body: list) -> None:
    page.body = body
    page.save_revision().publish()
    page.refresh_from_db()
