"""Translations through wagtail-localize's own data, so that editors can carry on with them."""

from collections.abc import Callable

from django.db import models
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from config.languages import SOURCE, language_for
from demo.builders.links import as_translation, as_written


def locale_for(code: str) -> Locale:
    """The Locale of a language of the site, made if it is not there yet."""
    language_for(code)
    return Locale.objects.get_or_create(language_code=code)[0]


def translate(thing: models.Model, code: str, translated: Callable[[str], str]) -> models.Model:
    """Translate a published German page or snippet and publish the translation.

    `translated` takes a German string and returns it in the language `code`. Strings that somebody has
    already translated are left as they are.
    """
    locale = locale_for(code)
    source, _ = TranslationSource.update_or_create_from_instance(thing)
    translation, _ = Translation.objects.get_or_create(source=source, target_locale=locale)
    for segment in StringSegment.objects.filter(source=source).select_related("string"):
        StringTranslation.objects.get_or_create(
            translation_of=segment.string,
            locale=locale,
            context_id=segment.context_id,
            defaults={
                "data": as_translation(translated(as_written(segment)), segment),
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
            },
        )
    # Not `publish=True`: wagtail-localize would publish when the transaction ends, and write what it knew of
    # the page before pages were added below it. Then the tree would say that nothing is below.
    translation.save_target(publish=False)
    target = translation.get_target_instance()
    target.get_latest_revision().publish()
    target.refresh_from_db()
    return target


def strings_of(thing: models.Model) -> set[str]:
    """The German strings of a thing that a translator has to translate."""
    source, _ = TranslationSource.get_or_create_from_instance(thing)
    return {
        as_written(segment)
        for segment in StringSegment.objects.filter(source=source).select_related("string")
    }


def is_translated(thing: models.Model, code: str) -> bool:
    """Whether the thing has a version in the language `code`, published or not."""
    if code == SOURCE:
        return True
    return (
        type(thing)
        ._base_manager.filter(translation_key=thing.translation_key, locale__language_code=code)
        .exists()
    )
