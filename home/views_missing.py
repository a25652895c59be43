"""The page that is shown where there is none."""

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import patch_vary_headers

from config.languages import SOURCE, is_site_language
from home.chrome.languages import language_links
from home.sitemaps import all_entries
from home.translation.reading import Reading
from home.views import preferred_language


def languages_of(address: str) -> set[str]:
    """The languages in which there is something public at an address (without language). One query."""
    if "\x00" in address or not address.endswith("/"):
        return set()
    try:
        return {code for _key, code, _address, _changed in all_entries(address) if is_site_language(code)}
    except DatabaseError:
        return set()


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Says so in the language of the URL, or of the browser if the URL has none.

    Offers the page in the languages that have it.
    """
    path = request.path_info.lstrip("/")
    first, _slash, rest = path.partition("/")
    if is_site_language(first):
        return _not_found(request, rest, translation.get_language() or SOURCE)
    code = preferred_language(request.headers.get("Accept-Language", ""))
    with translation.override(code):
        response = _not_found(request, path, code)
    response.headers["Content-Language"] = code
    patch_vary_headers(response, ["Accept-Language"])
    return response


def _not_found(request: HttpRequest, address: str, code: str) -> HttpResponse:
    codes = languages_of(address)
    if codes:
        # So that the language switcher, too, tells which languages have it.
        request.reading = Reading(code, code, frozenset(codes), request.path)
    links = language_links(f"/{SOURCE}/{address}", code, codes)
    context = {"elsewhere": [link for link in links if link.is_translated]}
    return render(request, "404.html", context, status=404)
