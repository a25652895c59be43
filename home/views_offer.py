"""The sentences with which site/static/js/language-offer.js offers visitors their own language."""

from django.http import HttpRequest, JsonResponse
from django.utils import translation
from django.utils.translation import gettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from config.languages import LANGUAGES, SOURCE


def sentences(code: str) -> dict[str, str]:
    """What is said in one language, to somebody whose browser asks for it."""
    with translation.override(code):
        return {
            # Translators: name YOUR language instead of English. It is shown to those who read it.
            "page": gettext("Read this page in English"),
            # Translators: name YOUR language instead of English. Only menus and forms are translated.
            "site": gettext("Use this website in English. This page is only available in German so far."),
            "label": gettext("Language of this page"),
            "close": gettext("Close this offer"),
        }


@require_safe
@cache_control(public=True, max_age=86400)
def language_offer(request: HttpRequest) -> JsonResponse:
    """All languages at once, so that one cached answer fits every page and every visitor.

    A language whose catalogue does not have the sentence would name German here, and is left out.
    """
    source = sentences(SOURCE)
    offers = {language.hreflang: sentences(language.code) for language in LANGUAGES}
    return JsonResponse(
        {
            language.hreflang: offers[language.hreflang]
            for language in LANGUAGES
            if language.code == SOURCE or offers[language.hreflang]["page"] != source["page"]
        },
        json_dumps_params={"ensure_ascii": False},
    )
