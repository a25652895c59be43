"""Where editors publish: each way leads through the gate (see gate.py)."""

from collections.abc import Iterable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.models import get_edit_url

from home.localize.gate import ANYWAY, incomplete, repair_source, translation_of
from home.localize.machine.service import service
from home.localize.permissions import may_publish
from home.localize.refusals import refuse


def before_edit(request: HttpRequest, thing: models.Model) -> HttpResponse | None:
    """Before the translation editor publishes: if texts are missing, show which, and ask."""
    translation = translation_of(thing) if isinstance(thing, TranslatableMixin) else None
    if translation is None:
        return None
    if repair_source(translation):
        messages.info(request, _("The translation was brought up to date with the German version."))
    if request.method == "GET" and (found := service()) and found.problem:
        # Where people look for the button that is not there.
        messages.warning(request, found.problem)
    if request.POST.get("action") != "publish" or request.POST.get(ANYWAY):
        return None
    found = incomplete(translation)
    if found is None or not may_publish(request.user, thing):
        return None
    return TemplateResponse(
        request,
        "home/localize/publish_incomplete.html",
        {"thing": thing, "found": found, "edit_url": get_edit_url(thing), "parameter": ANYWAY},
    )


def before_bulk_action(
    request: HttpRequest, action: str, things: Iterable[models.Model], view: object
) -> HttpResponse | None:
    """Publishing many pages at once publishes their drafts, and those of translations are in German.

    An incomplete translation stops it. The draft of a complete one dates from when it was submitted; it is
    written anew from what the translators made of it since. (`view` is Wagtail's bulk action; its form says
    whether the drafts below go along.)
    """
    if action != "publish":
        return None
    pages = [thing for thing in things if isinstance(thing, Page)]
    if view.cleaned_form.cleaned_data.get("include_descendants"):
        pages += [below for page in pages for below in page.get_descendants().not_live()]
    in_progress = [(page, found) for page in pages if (found := translation_of(page))]
    refused = [lacking.sentence for _page, found in in_progress if (lacking := incomplete(found))]
    if refused:
        return refuse(request, refused)
    try:
        with transaction.atomic():
            for page, translation in in_progress:
                repair_source(translation)
                translation.save_target(user=request.user, publish=False)
                # Wagtail publishes the draft that the page in hand names.
                page.refresh_from_db(fields=["latest_revision"])
    except ValidationError as error:
        return refuse(request, [f"{page.get_admin_display_title()}: {' '.join(error.messages)}"])
    return None
