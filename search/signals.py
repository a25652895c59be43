"""What makes the index change: saving, publishing, moving, deleting, hiding, and what rooms announce."""

from functools import partial

from django.db import models
from django.db.models.signals import post_delete, post_save
from wagtail import signals as wagtail_signals
from wagtail.models import Page, PageViewRestriction, ReferenceIndex
from wagtail.snippets.models import get_snippet_models

from home.searchable import Searchable, searchable_changed
from search.indexing import AT_ONCE, reindex
from search.pending import after_commit
from search.things import concerns_search, root_of


def _changed(sender: type[models.Model], instance: models.Model, **kwargs: object) -> None:
    """A row was saved, published, unpublished, deleted, or announced."""
    if concerns_search(sender) and instance.pk and not kwargs.get("raw"):
        root, key = root_of(sender), instance.pk
        after_commit((root, key), partial(reindex, root, [key]))


def _moved(sender: type[models.Model], instance: Page, **kwargs: object) -> None:
    """The addresses of a page and of all pages below it have changed."""
    _below(instance.pk)


def _hidden_or_shown(sender: type[models.Model], instance: PageViewRestriction, **kwargs: object) -> None:
    """A page and all pages below it were made private, or public again."""
    _below(instance.page_id)


def _shown_inside(sender: type[models.Model], instance: models.Model, **kwargs: object) -> None:
    """A snippet was saved that is no result itself, but may be shown inside things that are: a speaker."""
    if sender in get_snippet_models() and not concerns_search(sender) and not kwargs.get("raw"):
        after_commit(("around", sender, instance.pk), partial(reindex_around, sender, instance.pk))


def reindex_around(model: type[models.Model], key: int) -> None:
    """Bring the entries of all things up to date that refer to a row of another model."""
    instance = model._base_manager.filter(pk=key).first()
    if instance is None:
        return
    around: dict[type[models.Model], set[int]] = {}
    references = ReferenceIndex.get_references_to(instance).select_related("content_type")
    for reference in references:
        referring = reference.content_type.model_class()
        if referring and issubclass(referring, Searchable):
            around.setdefault(root_of(referring), set()).add(int(reference.object_id))
    for root, keys in around.items():
        ordered = sorted(keys)
        for start in range(0, len(ordered), AT_ONCE):
            reindex(root, ordered[start : start + AT_ONCE])


def _below(key: int) -> None:
    after_commit(("below", key), partial(reindex_below, key))


def reindex_below(key: int) -> None:
    """Bring the entries of a page and of all pages below it up to date."""
    page = Page.objects.filter(pk=key).only("path").first()
    if page is None:
        return
    keys = list(Page.objects.filter(path__startswith=page.path).values_list("pk", flat=True))
    for start in range(0, len(keys), AT_ONCE):
        reindex(Page, keys[start : start + AT_ONCE])


def connect() -> None:
    """Listen to everything above."""
    for signal in (
        post_save,
        post_delete,
        wagtail_signals.published,
        wagtail_signals.unpublished,
        wagtail_signals.page_published,
        wagtail_signals.page_unpublished,
        searchable_changed,
    ):
        signal.connect(_changed, dispatch_uid="search: changed")
    post_save.connect(_shown_inside, dispatch_uid="search: shown inside")
    for signal in (wagtail_signals.post_page_move, wagtail_signals.page_slug_changed):
        signal.connect(_moved, dispatch_uid="search: moved")
    for signal in (post_save, post_delete):
        signal.connect(_hidden_or_shown, sender=PageViewRestriction, dispatch_uid="search: privacy")
