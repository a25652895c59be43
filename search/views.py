from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from home.pagination import PARAMETER as PAGE
from home.searchable import Kind
from search import results

QUESTION = "q"
KIND = "art"


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The search page. Whatever the parameters hold, there is an answer."""
    answer = results.search(
        request.GET.get(QUESTION, ""),
        translation.get_language(),
        _kind(request.GET.get(KIND, "")),
        _number(request.GET.get(PAGE, "")),
    )
    response = render(request, "search/search.html", {"results": answer})
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _kind(value: str) -> Kind | None:
    return Kind(value) if value in Kind.values else None


def _number(value: str) -> int:
    """A page number; nonsense is the first page."""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else 1
