from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from config.languages import SOURCE, language_for
from home.chrome.context import Chrome
from home.pagination import PARAMETER as PAGE
from home.searchable import Kind
from home.visits import is_in_advance, is_robot
from search import facets, querylog, results, suggestions
from search.promotions import promoted

QUESTION = "q"
KIND = "art"
LITERALLY = "genau"
SUGGESTIONS_LIVE = 300
"""For how many seconds a browser keeps suggestions."""


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The search page. Whatever the parameters hold, there is an answer."""
    text, code = request.GET.get(QUESTION, ""), translation.get_language()
    kind, page = _kind(request.GET.get(KIND, "")), _number(request.GET.get(PAGE, ""))
    asked = results.read(text, code, literally=LITERALLY in request.GET)
    context: dict[str, object] = {}
    if not asked.question:
        answer = results.Results(asked.question, kind=kind)
    elif kind is None:
        answer = results.overview(asked)
        context["promoted"] = promoted(asked.question)
        with translation.override(SOURCE):
            query = urlencode({QUESTION: asked.question.text})
            context["german_address"] = f"{reverse('search:search')}?{query}"
        if not is_robot(request) and not is_in_advance(request):
            querylog.count(text, code, is_found=not answer.is_empty)
    else:
        found = results.matches(asked, kind)
        mine = [row for row in found.rows if row.kind == kind]
        faceted = facets.faceted(mine, code, request.GET, q=asked.question.text, art=kind.value)
        answer = results.of_kind(asked, found, kind, page, faceted.matching)
        context["faceted"] = faceted
    response = render(request, "search/search.html", {"results": answer, **context})
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """What is suggested while somebody types: a list of texts with their kind and address."""
    code = translation.get_language()
    found = suggestions.suggestions(request.GET.get(QUESTION, ""), code)
    response = JsonResponse({"suggestions": [_as_json(one, code) for one in found]})
    patch_cache_control(response, public=True, max_age=SUGGESTIONS_LIVE)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def open_search(request: HttpRequest) -> HttpResponse:
    """Tells browsers how to search this site from their own search field."""
    chrome = Chrome(request)
    address = request.build_absolute_uri(reverse("search:search"))
    response = render(
        request,
        "search/opensearch.xml",
        {"address": address, "chrome": chrome},
        content_type="application/opensearchdescription+xml",
    )
    patch_cache_control(response, public=True, max_age=86_400)
    return response


def _as_json(one: suggestions.Suggestion, code: str) -> dict[str, str]:
    """The language is named only where it is not the reader's."""
    is_foreign = one.language and one.language != code
    language = language_for(one.language) if is_foreign else None
    extra = {"lang": language.hreflang, "dir": language.direction} if language else {}
    return {"text": one.text, "url": one.url, "label": str(_label(one.kind)), **extra}


def _label(kind: str) -> str:
    if kind == "person":
        return translation.gettext("Person")
    return Kind(kind).label if kind in Kind.values else ""


def _kind(value: str) -> Kind | None:
    return Kind(value) if value in Kind.values else None


def _number(value: str) -> int:
    """A page number; nonsense is the first page."""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else 1
