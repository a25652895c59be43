"""Having the machine write what is missing, and saying what came of it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin.utils import get_valid_next_url_from_request

from home.localize.machine.filling import Filled, fill
from home.localize.views.translation import translation_for


@require_POST
def machine_translate(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Fill one translation. wagtail-localize answers 500 when the service refuses, and 404 without one."""
    translation = translation_for(request.user, translation_id)
    tell(request, fill(translation, request.user))
    return redirect(get_valid_next_url_from_request(request) or "wagtailadmin_home")


def tell(request: HttpRequest, filled: Filled, language: str = "") -> None:
    """Say in messages what was written, what not, and why; `language` where several are filled at once."""
    for level, sentence in sentences(filled):
        messages.add_message(request, level, f"{language}: {sentence}" if language else sentence)


def sentences(filled: Filled) -> list[tuple[int, str]]:
    """What there is to say, each with its level."""
    found: list[tuple[int, str]] = []
    if filled.trouble:
        found.append((messages.ERROR, filled.trouble))
    if filled.written:
        text = ngettext(
            "%(service)s has translated %(number)d text. Please check it; readers are told that a machine"
            " wrote it until somebody has reviewed it.",
            "%(service)s has translated %(number)d texts. Please check them; readers are told that a machine"
            " wrote them until somebody has reviewed them.",
            filled.written,
        )
        found.append((messages.SUCCESS, text % {"service": filled.service, "number": filled.written}))
    if filled.unusable:
        text = ngettext(
            "%(number)d text came back without its links, marks or placeholders, or too long for its place."
            " It was left for you to translate.",
            "%(number)d texts came back without their links, marks or placeholders, or too long for their"
            " places. They were left for you to translate.",
            filled.unusable,
        )
        found.append((messages.WARNING, text % {"number": filled.unusable}))
    if filled.left and filled.service:
        text = ngettext(
            "%(number)d text is still to be translated. You can ask for it again.",
            "%(number)d texts are still to be translated. You can ask for them again.",
            filled.left,
        )
        found.append((messages.WARNING, text % {"number": filled.left}))
    return found or [(messages.INFO, _("There is nothing left to translate."))]
