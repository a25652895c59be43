"""Querysets that speak of languages: which rows a reader of one language gets to see."""

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet

from config.languages import SOURCE
from home.translation.marks import is_machine_text, is_outdated
from home.tree import above


def only_published(queryset: models.QuerySet) -> models.QuerySet:
    """Leave out drafts and alias pages (copies that Wagtail keeps without anybody's translation)."""
    fields = {field.name for field in queryset.model._meta.get_fields()}
    if "live" in fields:
        queryset = queryset.filter(live=True)
    if "alias_of" in fields:
        queryset = queryset.filter(alias_of__isnull=True)
    return queryset


def in_language(queryset: models.QuerySet, code: str) -> models.QuerySet:
    """Each thing once: its published version in the language `code`, else the published source.

    `queryset` is of any translatable model; the result stays one query however many rows it has.
    """
    published = only_published(queryset)
    if code == SOURCE:
        return published.filter(locale__language_code=SOURCE)
    # Pages of all types have keys of their own, so that the type's own table need not be asked.
    model = Page if issubclass(queryset.model, Page) else queryset.model
    translated = only_published(model._default_manager.all()).filter(
        translation_key=OuterRef("translation_key"), locale__language_code=code
    )
    return published.filter(
        Q(locale__language_code=code) | Q(locale__language_code=SOURCE) & ~Exists(translated)
    )


def only_public(queryset: PageQuerySet) -> PageQuerySet:
    """Leave out pages that they themselves or a page above them put behind a login or password.

    Wagtail's own `.public()` asks the database at once; this stays part of the one query.
    """
    return queryset.filter(~Exists(above(PageViewRestriction.objects.all(), "page__path")))


def with_marks(queryset: models.QuerySet) -> models.QuerySet:
    """Each version with `is_machine_text` and `is_outdated`, of which readers are told in lists."""
    published = only_published(queryset.model._default_manager.all())
    return queryset.annotate(is_machine_text=is_machine_text(), is_outdated=is_outdated(published))


class TranslatedQuerySet(models.QuerySet):
    """For snippets and their parts."""

    def published(self) -> Self:
        """What the public may see."""
        return only_published(self)

    def in_language(self, code: str) -> Self:
        """See `in_language`."""
        return in_language(self, code)

    def with_marks(self) -> Self:
        """See `with_marks`."""
        return with_marks(self)

    def in_source(self) -> Self:
        """The German versions, which alone hold the facts."""
        return self.filter(locale__language_code=SOURCE)

    def of(self, thing: models.Model) -> Self:
        """All language versions of `thing`."""
        return self.filter(translation_key=thing.translation_key)


class BasePageQuerySet(PageQuerySet):
    """The same words for pages; private pages are left out of what is listed."""

    published = TranslatedQuerySet.published
    in_source = TranslatedQuerySet.in_source
    with_marks = TranslatedQuerySet.with_marks
    of = TranslatedQuerySet.of

    def in_language(self, code: str) -> Self:
        """See `in_language`; pages behind a login or password are never listed."""
        return in_language(only_public(self), code).select_related("locale")

    def below(self, page: Page) -> Self:
        """Pages under any language version of `page`, translated parents or not."""
        versions = Page.objects.filter(translation_key=page.translation_key)
        return self.filter(Exists(above(versions)), depth__gt=page.depth)


def pages_in_language(queryset: PageQuerySet, code: str) -> PageQuerySet:
    """`in_language` for querysets of the plain Page model, which is not ours to extend."""
    if queryset.model is not Page:
        raise TypeError(f"{queryset.model.__name__}.objects already speaks of languages")
    return in_language(only_public(queryset), code)
