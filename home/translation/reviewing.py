"""What a named person can say about a translation: reviewed, still current, a change without effect."""

from django.db import models, transaction
from django.db.models import Max
from django.utils import timezone
from wagtail.log_actions import log

from config.languages import SOURCE
from home.models import SourceChange, TranslationReview, User, VersionRecord

Kind = TranslationReview.Kind

LOG_ACTIONS = {kind: f"home.translation_{kind}" for kind in Kind}


class NothingToSayError(Exception):
    """The version is not in a state in which this could be said, perhaps no longer."""


def records_of(version: models.Model) -> tuple[VersionRecord | None, VersionRecord | None]:
    """The records of a version and of its German version. One query."""
    records = VersionRecord.objects.filter(translation_key=version.translation_key).select_related(
        "locale", "review"
    )
    own = german = None
    for record in records:
        own = record if record.locale_id == version.locale_id else own
        german = record if record.locale.language_code == SOURCE else german
    return own, german


def changes_of(german: models.Model) -> list[tuple[SourceChange, list[str]]]:
    """The changes of a German text, the latest first, each with the languages it leaves behind."""
    records = VersionRecord.objects.filter(translation_key=german.translation_key).select_related("locale")
    by_code = {record.locale.language_code: record for record in records}
    own = by_code.pop(SOURCE, None)
    behind = {code: record for code, record in by_code.items() if own and record.is_older_than(own)}
    changes = SourceChange.objects.filter(translation_key=german.translation_key).select_related("by")
    return [
        (change, [code for code, record in behind.items() if record.as_of < change.at]) for change in changes
    ]


def seen(version: models.Model) -> str:
    """See `mark_of`."""
    return mark_of(*records_of(version))


def mark_of(own: VersionRecord | None, german: VersionRecord | None) -> str:
    """A mark of what a reviewer has before their eyes; it differs as soon as either text has changed."""
    machine_at = own.machine_at.timestamp() if own and own.machine_at else ""
    return f"{own.words[:12] if own else ''}.{machine_at}.{german.words[:12] if german else ''}"


@transaction.atomic
def mark_reviewed(version: models.Model, user: User, mark: str | None = None) -> TranslationReview:
    """`user` has reviewed what a machine wrote."""
    own, german = _locked(version)
    if own is None or not own.is_unreviewed_machine_text or mark not in (None, mark_of(own, german)):
        raise NothingToSayError
    review = _review(version, user, Kind.REVIEWED)
    # Not until now: a machine-made string that waits unpublished has not been reviewed.
    own.reviewed_until, own.review = own.machine_at, review
    own.save()
    return review


@transaction.atomic
def mark_still_current(version: models.Model, user: User, mark: str | None = None) -> TranslationReview:
    """`user` says that the translation still says what the German version says."""
    own, german = _locked(version)
    if own is None or german is None or not own.is_older_than(german):
        raise NothingToSayError
    if mark not in (None, mark_of(own, german)):
        raise NothingToSayError
    own.words, own.as_of = german.words, timezone.now()
    own.save()
    return _review(version, user, Kind.STILL_CURRENT)


@transaction.atomic
def mark_without_effect(version: models.Model, user: User, change: SourceChange) -> TranslationReview:
    """`user`, who edits the German version, says that a change of it does not affect translations."""
    _own, german = _locked(version)
    changes = SourceChange.objects.filter(translation_key=version.translation_key, has_effect=True)
    if german is None or german.locale_id != version.locale_id or not changes.filter(pk=change.pk).exists():
        raise NothingToSayError
    changes.filter(pk=change.pk).update(has_effect=False)
    german.as_of = changes.aggregate(at=Max("at"))["at"]
    german.save()
    return _review(version, user, Kind.NO_EFFECT, change=change)


def _locked(version: models.Model) -> tuple[VersionRecord | None, VersionRecord | None]:
    keys = VersionRecord.objects.filter(translation_key=version.translation_key).order_by("pk")
    list(keys.select_for_update().values_list("pk"))
    return records_of(version)


def _review(version: models.Model, user: User, kind: Kind, **fields: object) -> TranslationReview:
    log(instance=version, action=LOG_ACTIONS[kind], user=user)
    return TranslationReview.objects.create(
        translation_key=version.translation_key,
        locale_id=version.locale_id,
        kind=kind,
        at=timezone.now(),
        by=user,
        name=user.get_full_name() or user.get_username(),
        **fields,
    )
