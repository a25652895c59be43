"""What readers have to know of translations in a list, without a query of its own for any of them."""

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from config.languages import SOURCE


def is_machine_text() -> Exists:
    """Whether a version holds machine-made words that no person has reviewed."""
    reviewed_too_early = Q(reviewed_until=None) | Q(reviewed_until__lt=F("machine_at"))
    return Exists(_record().filter(reviewed_too_early, machine_at__isnull=False))


def is_outdated(published: models.QuerySet) -> Exists:
    """Whether the German version, if it is among the `published`, has got other words since a translation.

    The same rule as `VersionRecord.is_older_than`, in the database.
    """
    record = apps.get_model("home", "VersionRecord")
    changed = record.objects.filter(
        translation_key=OuterRef("translation_key"),
        locale__language_code=SOURCE,
        as_of__isnull=False,
    ).exclude(words=OuterRef("words"))
    is_older = Q(as_of=None) | Exists(changed.filter(as_of__gt=OuterRef("as_of")))
    german = published.filter(translation_key=OuterRef("translation_key"), locale__language_code=SOURCE)
    translations = _record().exclude(locale__language_code=SOURCE)
    return Exists(translations.filter(Exists(changed), is_older, Exists(german)))


def _record() -> models.QuerySet:
    # By name: the models of this room are made with the querysets that use these marks.
    record = apps.get_model("home", "VersionRecord")
    return record.objects.filter(translation_key=OuterRef("translation_key"), locale=OuterRef("locale"))
