"""The buttons of the admin that lead to translations, shown only to those who will not be refused.

wagtail-localize shows its buttons to whoever has `submit_translation`, on every page, German or not; ours
take their place.
"""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.contrib.admin.utils import quote
from django.db import models
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.models import Locale, Page, TranslatableMixin
from wagtail.snippets.action_menu import ActionMenuItem as SnippetActionMenuItem
from wagtail_localize.models import TranslationSource
from wagtail_localize.wagtail_hooks import page_listing_more_buttons, register_snippet_listing_buttons

from home.localize.permissions import SUBMIT, may_edit, may_submit, translations_to_edit
from home.localize.submission import is_source
from home.models import User

NOT_OURS = {
    "register_page_header_buttons": page_listing_more_buttons,
    "register_page_listing_more_buttons": page_listing_more_buttons,
    "register_snippet_listing_buttons": register_snippet_listing_buttons,
}

Found = tuple[str | Promise, str, str]
"""The words of a button, its address, and its icon."""


def replace_buttons() -> None:
    """Take wagtail-localize's buttons away. Wagtail has no public way to unregister a hook."""
    for name, function in NOT_OURS.items():
        hooks._hooks[name] = [pair for pair in hooks._hooks.get(name, []) if pair[0] is not function]


def state_address(version: models.Model) -> str:
    """The page on the board about this version."""
    label = Page._meta.label_lower if isinstance(version, Page) else version._meta.label_lower
    return reverse("translation_board:version", args=[*label.split("."), version.pk])


def buttons_for(user: User, thing: models.Model, next_url: str | None) -> Iterator[Found]:
    """What `user` can do about the translations of this version."""
    if not may_edit(user, thing):
        return
    query = f"?{urlencode({'next': next_url})}" if next_url else ""
    yield _("State of the translation"), state_address(thing) + query, "globe"
    if not is_source(thing) or not user.has_perm(SUBMIT):
        return
    if any(may_submit(user, thing, locale) for locale in _locales_without(thing)):
        yield _("Submit for translation"), _submit_address(thing), "wagtail-localize-language"
    source = TranslationSource.objects.get_for_instance_or_none(thing)
    if source and translations_to_edit(user).filter(source=source, enabled=True).exists():
        address = reverse("wagtail_localize:update_translations", args=[source.pk])
        yield _("Bring translations up to date"), address + query, "resubmit"


def _locales_without(thing: models.Model) -> models.QuerySet[Locale]:
    there = type(thing)._base_manager.filter(translation_key=thing.translation_key)
    return Locale.objects.exclude(pk__in=there.values("locale_id"))


def _submit_address(thing: models.Model) -> str:
    if isinstance(thing, Page):
        return reverse("wagtail_localize:submit_page_translation", args=[thing.pk])
    options = thing._meta
    return reverse(
        "wagtail_localize:submit_snippet_translation",
        args=[options.app_label, options.model_name, quote(thing.pk)],
    )


def page_buttons(
    page: Page, user: User, view_name: str | None = None, next_url: str | None = None
) -> Iterator[Button]:
    """For Wagtail's hooks, in the header and in lists."""
    if page.depth == 1 or page.alias_of_id:
        return
    for label, address, icon in buttons_for(user, page, next_url):
        yield Button(label, url=address, icon_name=icon, priority=62)


def snippet_buttons(snippet: models.Model, user: User, next_url: str | None = None) -> Iterator[Button]:
    """For Wagtail's hook, in lists."""
    if not isinstance(snippet, TranslatableMixin):
        return
    for label, address, icon in buttons_for(user, snippet, next_url):
        yield Button(label, url=address, icon_name=icon, priority=100)


class StateOfSnippet(SnippetActionMenuItem):
    """A link among the actions of the ordinary editor of a snippet, which has no header buttons of ours."""

    name = "translation-state"
    label = _("State of the translation")
    icon_name = "globe"

    def is_shown(self, context: dict[str, object]) -> bool:
        return context["view"] == "edit" and isinstance(context["instance"], TranslatableMixin)

    def get_url(self, parent_context: dict[str, object]) -> str | None:
        instance = parent_context.get("instance")
        return state_address(instance) if instance else None


def state_of_snippet(model: type[models.Model]) -> SnippetActionMenuItem | None:
    """For Wagtail's hook `register_snippet_action_menu_item`."""
    return StateOfSnippet(order=90) if issubclass(model, TranslatableMixin) else None


def without_alias_item(items: list[object], *args: object, **kwargs: object) -> None:
    """For Wagtail's hook `construct_page_action_menu`: this site has no alias pages (see docs/decisions)."""
    items[:] = [item for item in items if item.name != "localize-convert-to-alias"]


def register() -> None:
    """Have all of this happen."""
    replace_buttons()
    hooks.register("register_page_header_buttons", page_buttons)
    hooks.register("register_page_listing_more_buttons", page_buttons)
    hooks.register("register_snippet_listing_buttons", snippet_buttons)
    hooks.register("register_snippet_action_menu_item", state_of_snippet)
    hooks.register("construct_page_action_menu", without_alias_item)
