"""Headers and language of public pages. Neither reads nor sets a cookie."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from config.languages import SOURCE, is_site_language, language_for

GetResponse = Callable[[HttpRequest], HttpResponse]


def language_of_path(path: str) -> str:
    """The language code that a path such as `/uk/suche/` begins with, else the source language."""
    first = path.lstrip("/").split("/", 1)[0]
    return first if is_site_language(first) else SOURCE


class LanguageOfThePathMiddleware:
    """Answer in the language of the URL and in no other.

    Unlike Django's LocaleMiddleware it never looks at cookies or Accept-Language, so that every URL
    has one answer and can be cached.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        code = language_of_path(request.path_info)
        translation.activate(code)
        request.LANGUAGE_CODE = code
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", language_for(code).hreflang)
        return response


# Public pages load nothing from elsewhere and run no inline script. The admin (Wagtail,
# wagtail-localize) has inline scripts of its own and is left to its own rules.
PUBLIC_POLICY = (
    "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
ADMIN_PREFIXES = ("/admin/",)


class PublicHeadersMiddleware:
    """Content-Security-Policy and Permissions-Policy for everything but the admin."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path_info.startswith(ADMIN_PREFIXES) and not _shows_userbar(request):
            response.headers.setdefault("Content-Security-Policy", PUBLIC_POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        return response


def _shows_userbar(request: HttpRequest) -> bool:
    """Whether an editor sees the page with Wagtail's userbar, which brings its own inline script."""
    user = getattr(request, "user", None)
    return bool(user and user.is_authenticated)
