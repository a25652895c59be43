"""A page has the same address in every language: translations follow the German page.

wagtail-localize carries a changed slug over when somebody syncs and publishes, and never moves anything.
"""

import logging

from django.db import transaction
from wagtail.actions.move_page import MovePageAction
from wagtail.models import Locale, Page
from wagtail.signals import page_slug_changed

from config.languages import SOURCE

HOME_DEPTH = 2

logger = logging.getLogger(__name__)


def is_source_page(page: Page) -> bool:
    """Whether this is a German page other than a home page, whose slug tells the languages apart."""
    return page.depth > HOME_DEPTH and page.locale.language_code == SOURCE


def translations_of(page: Page) -> list[Page]:
    """All other language versions of the page, drafts and aliases too."""
    return list(Page.objects.translation_of(page).select_related("locale"))


def make_room(page: Page, locale: Locale, parent: Page | None = None) -> bool:
    """See that the slug of the German `page` is free where its translation stands or will stand.

    What is in the way is mostly left over from a German page that was deleted: an unpublished translation
    that keeps the translators' work. It gets another slug. Returns whether the slug is free.
    """
    parent = parent or page.get_parent().get_translation_or_none(locale)
    if parent is None:
        return True
    others = parent.get_children().exclude(translation_key=page.translation_key).filter(slug=page.slug)
    for other in others:
        has_source = Page.objects.translation_of(other).filter(locale__language_code=SOURCE).exists()
        if other.live or has_source:
            logger.warning("The address %s is taken by page %s", other.url_path, other.pk)
            return False
        change_slug(other, f"{other.slug}-{other.pk}")
    return True


def change_slug(page: Page, slug: str) -> None:
    """Change the slug in the tables, below the page too, without touching drafts."""
    before = page.specific
    parent_path = page.url_path.rstrip("/").rpartition("/")[0]
    url_path = f"{parent_path}/{slug}/"
    with transaction.atomic():
        Page.objects.filter(pk=page.pk).update(slug=slug, url_path=url_path)
        page._update_descendant_url_paths(page.url_path, url_path)
    page.slug, page.url_path = slug, url_path
    after = Page.objects.get(pk=page.pk).specific
    transaction.on_commit(
        lambda: page_slug_changed.send(sender=type(after), instance=after, instance_before=before)
    )


def align_slugs(page: Page) -> None:
    """Give the translations of a page the slug of the German page; `page` may be any version of it."""
    source = page
    if page.locale.language_code != SOURCE:
        source = Page.objects.translation_of(page).filter(locale__language_code=SOURCE).first()
    # The row counts, not the instance: somebody may be saving a draft.
    slug = Page.objects.filter(pk=source.pk).values_list("slug", flat=True).first() if source else None
    if slug is None or not is_source_page(source):
        return
    source.slug = slug
    for translation in translations_of(source):
        if translation.slug == slug or translation.depth <= HOME_DEPTH:
            continue
        if make_room(source, translation.locale, translation.get_parent()):
            change_slug(translation, slug)
            if translation.pk == page.pk:
                page.slug, page.url_path = translation.slug, translation.url_path


def move_along(page: Page) -> list[Page]:
    """After the German `page` was moved, move its translations to the same place; returns those moved.

    Wagtail's own way (`construct_translated_pages_to_cascade_actions`) answers 500 with half of the pages
    moved when the new parent is not translated, and is not asked when pages are moved in bulk.
    """
    from home.localize.submission import submit

    parent = page.get_parent().specific
    moved = []
    for translation in translations_of(page):
        target = parent.get_translation_or_none(translation.locale) if parent.depth > 1 else parent
        if target is None:
            submit(parent, translation.locale)
            target = parent.get_translation(translation.locale)
        if translation.get_parent() == target or target.is_descendant_of(translation):
            continue
        make_room(page, translation.locale, target)
        translation = Page.objects.get(pk=translation.pk).specific
        MovePageAction(translation, Page.objects.get(pk=target.pk), pos="last-child").execute(
            skip_permission_checks=True
        )
        moved.append(translation)
    return moved
