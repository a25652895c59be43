"""How a translation begins: as a draft, from the German version as it is now, without anything else.

wagtail-localize publishes what it submits, takes along the snippets it refers to, fills the tree above
with live copies of German pages ("aliases"), and gives a language that comes later an old source. Not here.
"""

from django.db import models, transaction
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from config.languages import SOURCE
from home.localize.addresses import make_room
from home.models import User


def is_source(thing: models.Model) -> bool:
    """Whether this is the German version: translating a translation makes the editor answer 500."""
    return thing.locale.language_code == SOURCE


def is_translated(thing: models.Model, locale: Locale) -> bool:
    """Whether there is a version in this language, published or not. An alias page is none."""
    versions = type(thing)._base_manager.filter(translation_key=thing.translation_key, locale=locale)
    if isinstance(thing, Page):
        versions = versions.filter(alias_of__isnull=True)
    return versions.exists()


def submit(thing: models.Model, locale: Locale, user: User | None = None) -> bool:
    """Make a draft of `thing` in the language of `locale`; returns whether there was none before.

    A page needs a place. Pages above it that are not translated become drafts to be translated as well:
    left to itself, wagtail-localize would put live German copies there.
    """
    if not is_source(thing):
        raise ValueError(f"{thing} is a translation; only the German version can be submitted")
    with transaction.atomic():
        # One at a time for each language: two at once would both create the pages above.
        Locale.objects.select_for_update(no_key=True).get(pk=locale.pk)
        if is_translated(thing, locale):
            return False
        for parent in _untranslated_parents(thing, locale):
            _make_draft(parent, locale, user)
        _make_draft(thing, locale, user)
    return True


def _untranslated_parents(thing: models.Model, locale: Locale) -> list[Page]:
    if not isinstance(thing, Page):
        return []
    parents = thing.get_ancestors().filter(depth__gt=1).order_by("depth").specific()
    return [parent for parent in parents if not is_translated(parent, locale)]


def _make_draft(thing: models.Model, locale: Locale, user: User | None) -> None:
    source, is_new = TranslationSource.get_or_create_from_instance(thing)
    if not is_new:
        source.update_from_db()
    translation, _ = Translation.objects.update_or_create(
        source=source, target_locale=locale, defaults={"enabled": True}
    )
    if isinstance(thing, Page):
        # An alias becomes a page of its own that is as live as the alias was, and it was live in German.
        Page.objects.filter(
            translation_key=thing.translation_key, locale=locale, alias_of__isnull=False
        ).update(live=False, has_unpublished_changes=True)
        make_room(thing, locale)
    translation.save_target(user=user, publish=False)
