"""Remembering, whenever a version is published, which German words it has or was made from.

A translation "was made from" the German text that wagtail-localize had frozen for the translators, not
from whatever German text happens to be online when it is published.
"""

from datetime import datetime

from django.db import models, transaction
from django.db.models import Exists, Max, OuterRef
from django.db.models.signals import post_delete
from django.utils import timezone
from wagtail.models import Page, Revision, TranslatableMixin, get_translatable_models
from wagtail.signals import published
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from config.languages import SOURCE
from home.models import SourceChange, VersionRecord
from home.translation.querysets import only_published
from home.translation.words import fingerprint


def record(version: models.Model, revision: Revision | None = None) -> VersionRecord:
    """Remember the words of a version that has just been published, from `revision` if one is known."""
    version = version.specific if isinstance(version, Page) else version
    with transaction.atomic():
        if version.locale.language_code == SOURCE:
            return _record_german(version, revision)
        return _record_translation(version, revision)


def record_missing() -> int:
    """Remember all published versions that nothing is known of, such as those older than this code."""
    count = 0
    for model in get_translatable_models():
        if not _is_published_by_itself(model):
            continue
        for is_german in (True, False):
            known = VersionRecord.objects.filter(
                translation_key=OuterRef("translation_key"), locale=OuterRef("locale")
            )
            versions = only_published(model._base_manager.filter(~Exists(known)))
            if issubclass(model, Page):
                versions = versions.filter(depth__gt=1)
            for version in versions.filter(locale__language_code=SOURCE) if is_german else versions:
                record(version, version.live_revision)
                count += 1
    return count


def _known(version: models.Model) -> VersionRecord | None:
    return (
        VersionRecord.objects.select_for_update()
        .filter(translation_key=version.translation_key, locale=version.locale_id)
        .first()
    )


def _record_german(version: models.Model, revision: Revision | None) -> VersionRecord:
    known = _known(version)
    words = fingerprint(version)
    if known is None:
        known = VersionRecord(translation_key=version.translation_key, locale=version.locale, words=words)
        if source := _source_of(version):
            known.words = fingerprint(source.as_instance())
    if known.words != words:
        known.words, known.as_of = words, timezone.now()
        SourceChange.objects.create(
            translation_key=version.translation_key,
            at=known.as_of,
            by=revision.user if revision else None,
        )
    known.save()
    return known


def _record_translation(version: models.Model, revision: Revision | None) -> VersionRecord:
    source = _source_of(version)
    is_managed = source is not None and _is_managed(source, version)
    known = _known(version)
    is_new = known is None
    if is_new:
        known = VersionRecord(translation_key=version.translation_key, locale=version.locale)
        known.as_of = revision.created_at if revision else timezone.now()
        if not is_managed:
            known.words = _german_words(version)
    if is_managed and not _was_frozen_later(source, revision) and (is_new or known.as_of < _frozen(source)):
        known.words, known.as_of = fingerprint(source.as_instance()), _frozen(source)
    if source is not None:
        found = newest_machine_string(source, version)
        # Who stopped the translation works on with what the machine wrote, whatever becomes of the strings.
        known.machine_at = found if is_managed else max(filter(None, [known.machine_at, found]), default=None)
    known.save()
    return known


def newest_machine_string(source: TranslationSource, version: models.Model) -> datetime | None:
    """When the newest machine-made string that is in use in this version was made."""
    in_use = StringSegment.objects.filter(
        source=source, string=OuterRef("translation_of"), context=OuterRef("context")
    )
    machine_made = StringTranslation.objects.filter(
        Exists(in_use),
        locale=version.locale_id,
        translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
        has_error=False,
    )
    return machine_made.aggregate(at=Max("updated_at"))["at"]


def _source_of(version: models.Model) -> TranslationSource | None:
    """The German text as it was frozen for the translators."""
    sources = TranslationSource.objects.filter(object_id=version.translation_key)
    source = sources.filter(locale__language_code=SOURCE).first()
    german = type(version)._base_manager.filter(
        translation_key=version.translation_key, locale__language_code=SOURCE
    )
    return source if source and german.exists() else None


def _frozen(source: TranslationSource) -> datetime:
    return source.last_updated_at


def _was_frozen_later(source: TranslationSource, revision: Revision | None) -> bool:
    """Whether the revision was written before the translators got the newest German text."""
    return revision is not None and revision.created_at < _frozen(source)


def _is_managed(source: TranslationSource, version: models.Model) -> bool:
    """Whether the version is written with wagtail-localize, not in the ordinary editor."""
    return Translation.objects.filter(source=source, target_locale=version.locale_id, enabled=True).exists()


def _german_words(version: models.Model) -> str:
    german = VersionRecord.objects.filter(
        translation_key=version.translation_key, locale__language_code=SOURCE
    )
    return german.values_list("words", flat=True).first() or ""


def _is_published_by_itself(model: type[models.Model]) -> bool:
    """Pages and snippets are; the rows inside them, such as an event's speakers, are not."""
    return issubclass(model, TranslatableMixin) and any(f.name == "live" for f in model._meta.get_fields())


def _record_on_publishing(
    sender: type[models.Model], instance: models.Model, revision: Revision | None = None, **kwargs: object
) -> None:
    if _is_published_by_itself(sender):
        record(instance, revision)


def _forget_on_deletion(sender: type[models.Model], instance: models.Model, **kwargs: object) -> None:
    if not _is_published_by_itself(sender):
        return
    VersionRecord.objects.filter(translation_key=instance.translation_key, locale=instance.locale_id).delete()


def connect() -> None:
    """Have every version recorded when it is published, and forgotten when it is deleted."""
    published.connect(_record_on_publishing, dispatch_uid="record published versions")
    post_delete.connect(_forget_on_deletion, dispatch_uid="forget deleted versions")
