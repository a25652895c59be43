"""Pages of a long list, by the query parameter `seite`."""

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

PARAMETER = "seite"


def page_of(items: QuerySet, request: HttpRequest, size: int) -> Page:
    """The part of `items` that the request asks for, `size` long at most.

    Whatever the parameter holds, there is an answer: nonsense leads to the first part, too much to the last.
    """
    return Paginator(items, size).get_page(request.GET.get(PARAMETER))
