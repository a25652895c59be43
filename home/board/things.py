"""The pages and snippets that one person may edit, with all their versions, in a few queries."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.text import capfirst
from wagtail.models import Locale, Page, TranslatableMixin, get_page_models
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.snippets.models import get_snippet_models

from config.languages import SOURCE
from home.models import User, VersionRecord


@dataclass(frozen=True, slots=True)
class Version:
    """One language version as the board needs it. `model` is the label by which it can be found again."""

    pk: int
    model: str
    is_live: bool
    may_edit: bool
    record: VersionRecord | None


@dataclass(slots=True)
class Thing:
    """A page or snippet with its versions by language code; `section` is the label of its model."""

    title: str
    section: str
    kind: str
    versions: dict[str, Version] = field(default_factory=dict)


PAGE = Page._meta.label_lower


def page_types() -> list[type[Page]]:
    """All types of pages of the site, in the order of their names."""
    return sorted((m for m in get_page_models() if m is not Page), key=lambda m: str(m._meta.verbose_name))


def snippet_types(user: User) -> list[type[models.Model]]:
    """The types of translatable snippets that `user` may edit."""
    return [
        model
        for model in get_snippet_models()
        if issubclass(model, TranslatableMixin)
        and model.snippet_viewset.permission_policy.user_has_permission(user, "change")
    ]


def may_edit_anything(user: User) -> bool:
    """Whether there is anything for `user` on the board."""
    return PagePermissionPolicy().user_has_permission(user, "change") or bool(snippet_types(user))


def sections(user: User) -> list[tuple[str, str]]:
    """Labels and names of the types of things that can be on the board."""
    pages = page_types() if PagePermissionPolicy().user_has_permission(user, "change") else []
    return [
        (model._meta.label_lower, capfirst(str(model._meta.verbose_name_plural)))
        for model in [*pages, *snippet_types(user)]
    ]


def things(user: User, section: str = "") -> list[Thing]:
    """What `user` may edit in at least one language: pages in the order of the tree, then snippets.

    The number of queries does not depend on the number of things.
    """
    codes = dict(Locale.objects.values_list("pk", "language_code"))
    records = {
        (record.translation_key, record.locale_id): record
        for record in VersionRecord.objects.select_related("review")
    }
    collection = _Collection(codes, records)
    found: list[Thing] = []
    types = [model for model in page_types() if section in ("", model._meta.label_lower)]
    if types:
        found += _pages(user, types, collection)
    for model in snippet_types(user):
        if section in ("", model._meta.label_lower):
            found += _snippets(model, collection)
    return found


@dataclass
class _Collection:
    """Languages and records, read once for all versions."""

    codes: dict[int, str]
    records: dict[tuple[UUID, int], VersionRecord]

    def version(self, key: UUID, locale: int, **fields: object) -> tuple[str, Version]:
        return self.codes[locale], Version(record=self.records.get((key, locale)), **fields)


def _pages(user: User, types: list[type[Page]], collection: _Collection) -> Iterator[Thing]:
    kinds = {
        content_type.pk: (model._meta.label_lower, capfirst(str(model._meta.verbose_name)))
        for model, content_type in ContentType.objects.get_for_models(*types).items()
    }
    policy = PagePermissionPolicy()
    editable: set[int] | None = None
    if not user.is_superuser:
        editable = set(policy.instances_user_has_permission_for(user, "change").values_list("pk", flat=True))
    rows = Page.objects.filter(content_type__in=kinds, alias_of=None, depth__gt=1).order_by("path")
    by_key: dict[UUID, Thing] = {}
    versions: dict[UUID, dict[str, Version]] = {}
    names = ("pk", "translation_key", "locale_id", "live", "title", "draft_title", "content_type_id")
    for pk, key, locale, live, title, draft_title, content_type in rows.values_list(*names):
        may_edit = editable is None or pk in editable
        code, version = collection.version(key, locale, pk=pk, model=PAGE, is_live=live, may_edit=may_edit)
        versions.setdefault(key, {})[code] = version
        # The title of a German draft is nobody's business but its editors'.
        if code == SOURCE and (live or may_edit):
            by_key[key] = Thing(draft_title if may_edit else title, *kinds[content_type])
    for key, thing in by_key.items():
        thing.versions = versions[key]
        if any(version.may_edit for version in thing.versions.values()):
            yield thing


def _snippets(model: type[models.Model], collection: _Collection) -> Iterator[Thing]:
    label = model._meta.label_lower
    rows = model._base_manager.all()
    versions: dict[UUID, dict[str, Version]] = {}
    for pk, key, locale, live in rows.values_list("pk", "translation_key", "locale_id", "live"):
        code, version = collection.version(key, locale, pk=pk, model=label, is_live=live, may_edit=True)
        versions.setdefault(key, {})[code] = version
    in_german = model._default_manager.filter(locale__language_code=SOURCE)
    for thing in sorted(in_german, key=str):
        kind = capfirst(str(model._meta.verbose_name))
        yield Thing(str(thing), label, kind, versions[thing.translation_key])
