"""The views that work on one translation: its rights are asked before wagtail-localize's own view answers.

The right to edit the translation is enough, so that somebody can translate into Ukrainian without being
able to change German pages. The German texts were given to the translators by whoever submitted them.
"""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import DataError, transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page, TranslatableMixin
from wagtail.snippets.views.snippets import get_snippet_model_from_url_params
from wagtail_localize.models import Translation, get_edit_url
from wagtail_localize.views import edit_translation, snippets_api

from home.localize.gate import incomplete, repair_source
from home.localize.permissions import may_edit
from home.models import User

View = Callable[..., HttpResponse]


def translation_for(user: User, pk: int) -> Translation:
    """The translation, if its result exists (else 404) and the user may edit it (else 403)."""
    translation = get_object_or_404(Translation, pk=pk)
    try:
        target = translation.get_target_instance()
    except ObjectDoesNotExist:
        raise Http404 from None
    if not may_edit(user, target):
        raise PermissionDenied
    repair_source(translation)
    return translation


def guarded(view: View) -> View:
    """Wrap a view of wagtail-localize that begins with a translation's key."""

    @wraps(view)
    def answer(request: HttpRequest, translation_id: int, **kwargs) -> HttpResponse:
        translation_for(request.user, translation_id)
        return view(request, translation_id, **kwargs)

    return answer


def storing(view: View) -> View:
    """Wrap a view that stores a text: a title of 300 characters or a null byte is no reason for a 500."""

    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            with transaction.atomic():
                return view(request, *args, **kwargs)
        except (DataError, ValueError):
            text = _("This text is too long for its place, or holds characters that cannot be stored.")
            return JsonResponse({"detail": text}, status=400)

    return answer


edit_string_translation = guarded(storing(edit_translation.edit_string_translation))
edit_override = guarded(storing(edit_translation.edit_override))
download_pofile = guarded(edit_translation.download_pofile)
preview_translation = guarded(edit_translation.preview_translation)


def stop_translation(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Stopping makes it an ordinary page or snippet: nobody would count the German texts in it any more."""
    translation = translation_for(request.user, translation_id)
    found = incomplete(translation)
    if found is None:
        return edit_translation.stop_translation(request, translation_id)
    text = ngettext(
        "The translation was not stopped: %(missing)d text is not translated yet, and would stay German"
        " without anybody being told. Please translate it first.",
        "The translation was not stopped: %(missing)d texts are not translated yet, and would stay German"
        " without anybody being told. Please translate them first.",
        found.missing,
    )
    messages.error(request, text % {"missing": found.missing})
    return redirect(
        get_valid_next_url_from_request(request) or get_edit_url(translation.get_target_instance())
    )


def convert_to_alias(request: HttpRequest, page_id: int) -> HttpResponse:
    """An alias is a German page that stands live at another language's address: never on this site."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not may_edit(request.user, page):
        raise PermissionDenied
    text = _(
        "This site has no alias pages: where a translation is missing, readers see the German page, marked as"
        " German. To go back to that, unpublish the translation."
    )
    messages.error(request, text)
    return redirect("wagtailadmin_pages:edit", page.pk)


def guarded_snippets(method: str) -> View:
    """The editor's list of snippets shows titles of drafts to anybody who can log in."""
    view = snippets_api.SnippetViewSet.as_view({"get": method})

    @wraps(view)
    def answer(request: HttpRequest, app_label: str, model_name: str, **kwargs) -> HttpResponse:
        model = get_snippet_model_from_url_params(app_label, model_name)
        if not issubclass(model, TranslatableMixin) or not may_edit(request.user, model()):
            raise PermissionDenied
        return view(request, app_label=app_label, model_name=model_name, **kwargs)

    return answer
