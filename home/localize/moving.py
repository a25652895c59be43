"""Pages are moved in the German tree; what editors are told about the others."""

from collections.abc import Iterable

from django.contrib import messages
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from config.languages import SOURCE
from home.localize.addresses import is_source_page
from home.localize.refusals import refuse


def follows_german_page(page: Page) -> bool:
    """Whether this is a translation whose place is that of its German page."""
    sources = Page.objects.translation_of(page).filter(locale__language_code=SOURCE)
    return page.locale.language_code != SOURCE and sources.exists()


def _reason(page: Page) -> str:
    text = _("“%(title)s” is a translation and stands where its German page stands. Please move that one.")
    return text % {"title": page.get_admin_display_title()}


def before_move(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    """A translation moved on its own would have another address than the same page in German."""
    if not follows_german_page(page):
        return None
    messages.error(request, _reason(page))
    return redirect("wagtailadmin_explore", page.get_parent().pk)


def before_bulk_action(
    request: HttpRequest, action: str, things: Iterable[models.Model], view: object
) -> HttpResponse | None:
    """The same for many pages at once."""
    if action != "move":
        return None
    refused = [page for page in things if isinstance(page, Page) and follows_german_page(page)]
    return refuse(request, [_reason(page.specific_deferred) for page in refused])


def after_move(request: HttpRequest, page: Page) -> None:
    """Say how many translations were moved along."""
    number = Page.objects.translation_of(page).count()
    if number and is_source_page(page):
        text = ngettext(
            "Its translation was moved along.", "Its %(number)d translations were moved along.", number
        )
        messages.info(request, text % {"number": number})
