"""Facts are the same in every language: dates, places, levels, links, files.

The German version is the truth. wagtail-localize copies such fields only when somebody presses
"sync", so that a cancelled event would stay announced in English. Here they are carried over
whenever a version is saved, from the German one to all others, straight to the tables: the
translators' drafts and their strings are not touched.
"""

from collections.abc import Iterable

from django.db import models
from django.db.models.signals import post_save
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from config.languages import SOURCE


def never_translated(facts: Iterable[str]) -> list[SynchronizedField]:
    """What wagtail-localize has to know of facts: they are copied, and no translator can change them."""
    return [SynchronizedField(field, overridable=False) for field in facts]


def carry_facts(version: models.Model) -> int:
    """Copy the facts of the German version of `version` to all its other versions.

    Returns the number of rows changed. Nothing happens for things that have no German version.
    """
    model = type(version)
    versions = model._base_manager.filter(translation_key=version.translation_key)
    # Not from `version` itself: saving a draft leaves unpublished values on the instance.
    facts = versions.filter(locale__language_code=SOURCE).values("pk", *model.facts).first()
    if facts is None:
        return 0
    source_pk = facts.pop("pk")
    others = versions.exclude(pk=source_pk).exclude(**facts)
    return others.update(**facts) if facts else 0


def _carry_facts_on_save(sender: type[models.Model], instance: models.Model, **kwargs: object) -> None:
    if issubclass(sender, TranslatableMixin) and getattr(sender, "facts", None) and not kwargs.get("raw"):
        carry_facts(instance)


def connect() -> None:
    """Have the facts carried over after every save of a model that names its `facts`."""
    post_save.connect(_carry_facts_on_save, dispatch_uid="carry facts to translations")
