"""Finding a snippet by its address, in the reader's language."""

from typing import TypeVar

from django.db import models
from django.http import Http404, HttpRequest
from django.utils import translation

from config.languages import SOURCE
from home.translation.reading import Reading
from home.translation.state import standing_of, with_record

Thing = TypeVar("Thing", bound=models.Model)


def read(queryset: models.QuerySet[Thing], request: HttpRequest, **address: object) -> Thing:
    """The published thing at an address (such as `slug=…`) in the language of the URL, else in German.

    Leaves a `Reading` on the request, from which the page's language, notices and hreflang follow.
    Raises Http404 if there is nothing. One query.
    """
    versions = {
        thing.locale.language_code: thing
        for thing in queryset.published()
        .filter(**address)
        .select_related("locale")
        .annotate(record=with_record())
    }
    code = translation.get_language()
    shown = code if code in versions else SOURCE
    if shown not in versions:
        raise Http404
    request.reading = Reading(code, shown, frozenset(versions), request.path, standing_of(versions, shown))
    return versions[shown]
