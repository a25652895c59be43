"""The rows behind the entries: which models can be found, and which of their rows are public."""

from collections.abc import Collection
from functools import cache

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models
from wagtail.models import Page

from config.languages import SOURCE
from home.searchable import Searchable
from home.translation.querysets import only_public, only_published


def root_of(model: type[models.Model]) -> type[models.Model]:
    """The model that gives the row its number: Page for all pages, the model itself for a snippet."""
    parents = [parent for parent in model._meta.all_parents if not parent._meta.parents]
    return parents[0] if parents else model._meta.concrete_model


@cache
def searchable_models() -> tuple[type[models.Model], ...]:
    """All models that can be found."""
    return tuple(model for model in apps.get_models() if issubclass(model, Searchable))


def searchable_roots() -> list[type[models.Model]]:
    """The roots of these models, each once."""
    return list(dict.fromkeys(root_of(model) for model in searchable_models()))


def concerns_search(model: type[models.Model]) -> bool:
    """Whether saving such a row may change what is found. Pages are sometimes saved as plain Page.

    Models as migrations see them are left out: the search's own table may not be there yet.
    """
    return model._meta.apps is apps and (issubclass(model, Searchable) or model is Page)


def keys_of(root: type[models.Model]) -> list[int]:
    """The numbers of all rows of a root whose models can be found."""
    models_here = [model for model in searchable_models() if root_of(model) is root]
    rows = root._base_manager.all()
    if root is Page:
        types = ContentType.objects.get_for_models(*models_here).values()
        rows = rows.filter(content_type__in=types)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def public_rows(root: type[models.Model], keys: Collection[int]) -> list[models.Model]:
    """Those of the rows that the public may see, fresh from the database and as their own model."""
    if root is Page:
        rows = list(only_public(only_published(Page.objects.filter(pk__in=keys))).specific())
    else:
        rows = list(only_published(root._base_manager.filter(pk__in=keys)))
    rows = [row for row in rows if isinstance(row, Searchable)]
    models.prefetch_related_objects([row for row in rows if hasattr(row, "locale_id")], "locale")
    return rows


def language_of(row: models.Model) -> str:
    """The language of the row itself; things that are not translated count as German."""
    return row.locale.language_code if hasattr(row, "locale_id") else SOURCE
