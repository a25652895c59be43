"""Who may translate what.

wagtail-localize asks for one global permission, `submit_translation`, and nothing else: whoever has it
could submit any page, update all translations, and read the titles of drafts. Here the thing itself is
asked: a page for the rights in its place in the tree, a snippet for the rights on its kind.
"""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.models import Locale, Page, TranslatableMixin
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.snippets.models import get_snippet_models
from wagtail.snippets.permissions import get_permission_name
from wagtail_localize.models import Translation

from home.models import User

SUBMIT = "wagtail_localize.submit_translation"


def may_edit(user: User, thing: models.Model) -> bool:
    """Whether the user may change this page, or snippets of this kind.

    (wagtail-localize also lets in who may only add or delete snippets of the kind.)
    """
    if isinstance(thing, Page):
        return thing.permissions_for_user(user).can_edit()
    return user.is_active and user.has_perm(get_permission_name("change", type(thing)))


def may_publish(user: User, thing: models.Model) -> bool:
    """Whether the user may publish this page, or snippets of this kind."""
    if isinstance(thing, Page):
        return thing.permissions_for_user(user).can_publish()
    return user.is_active and user.has_perm(get_permission_name("publish", type(thing)))


def may_submit(user: User, thing: models.Model, locale: Locale) -> bool:
    """Whether the user may have a translation of `thing` made in the language of `locale`.

    For a page that takes the right to edit the source, and to add pages where the translation will stand.
    """
    if not (user.has_perm(SUBMIT) and may_edit(user, thing)):
        return False
    if not isinstance(thing, Page):
        return True
    place = nearest_parent_in(thing, locale).permissions_for_user(user)
    return user.is_superuser or "add" in place.permissions


def nearest_parent_in(page: Page, locale: Locale) -> Page:
    """The lowest page above `page` that exists in `locale`; the root of the tree if there is none."""
    keys = page.get_ancestors().filter(depth__gt=1).values("translation_key")
    found = Page.objects.filter(translation_key__in=keys, locale=locale).order_by("-depth").first()
    return found or Page.get_first_root_node()


def translations_to_edit(user: User) -> QuerySet[Translation]:
    """The translations whose result exists and may be edited by the user.

    `get_progress` and titles of all others would tell about drafts that are none of the user's business.
    """
    pages = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    targets = pages.filter(
        translation_key=OuterRef("source__object_id"), locale_id=OuterRef("target_locale_id")
    )
    wanted = Q(Exists(targets))
    for model in get_snippet_models():
        if issubclass(model, TranslatableMixin) and user.has_perm(get_permission_name("change", model)):
            versions = model._base_manager.filter(
                translation_key=OuterRef("source__object_id"), locale_id=OuterRef("target_locale_id")
            )
            kind = ContentType.objects.get_for_model(model)
            wanted |= Q(source__specific_content_type=kind) & Exists(versions)
    return Translation.objects.filter(wanted)
