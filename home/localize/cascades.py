"""What happens to the German version happens to its translations, where that is what readers need.

Signals and not Wagtail's hook alone: `construct_translated_pages_to_cascade_actions` is asked only by the
admin's pages for one page, not in bulk, not by expiry, not by code.
"""

from django.db import models
from django.db.models.signals import post_delete, post_save
from wagtail import signals as wagtail_signals
from wagtail.models import DraftStateMixin, Page, TranslatableMixin

from config.languages import SOURCE
from home.localize.addresses import align_slugs, is_source_page, move_along


def live_translations(thing: models.Model) -> list[models.Model]:
    """The published translations of a German page or snippet; none of anything else."""
    if not isinstance(thing, TranslatableMixin) or not isinstance(thing, DraftStateMixin):
        return []
    if thing.locale.language_code != SOURCE:
        return []
    model = Page if isinstance(thing, Page) else type(thing)
    versions = model._base_manager.filter(translation_key=thing.translation_key, live=True)
    return list(versions.exclude(locale_id=thing.locale_id))


def unpublish_translations(sender: type[models.Model], instance: models.Model, **kwargs: object) -> None:
    """Without the German version, facts are no longer kept and nobody looks after a translation."""
    for translation in live_translations(instance):
        translation.unpublish()


def keep_translations_in_place(sender: type[models.Model], instance: Page, **kwargs: object) -> None:
    """The German page was moved: the same path has to be true in every language."""
    if kwargs["url_path_before"] != kwargs["url_path_after"] and is_source_page(instance):
        move_along(instance)


def keep_slugs_the_same(sender: type[models.Model], instance: models.Model, **kwargs: object) -> None:
    """A slug was changed, by a new German address or by publishing an old draft of a translation."""
    if isinstance(instance, Page) and not kwargs.get("raw") and not kwargs.get("created"):
        align_slugs(instance)


def pages_to_unpublish(pages: list[Page], action: str) -> dict[Page, list[Page]]:
    """For Wagtail's hook, so that its question "unpublish?" names the number of translations.

    "delete" would delete the translators' work, and "move" answers 500 where a parent is not translated:
    both are done by the signals here.
    """
    return {page: live_translations(page) for page in pages} if action == "unpublish" else {}


def connect() -> None:
    """Have all of this happen."""
    uid = "localize: {}".format
    for signal in (wagtail_signals.unpublished, post_delete):
        signal.connect(unpublish_translations, dispatch_uid=uid("unpublish translations"))
    wagtail_signals.post_page_move.connect(keep_translations_in_place, dispatch_uid=uid("move translations"))
    post_save.connect(keep_slugs_the_same, dispatch_uid=uid("same slugs"))
