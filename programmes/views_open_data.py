"""The offers for machines, readable from every other site. Nothing here needs or sets a cookie."""

import json
from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from config.languages import language_for
from home.chrome.context import Chrome
from programmes.open_data.fields import VERSION, Row
from programmes.open_data.offers import chosen, last_update, record, rows_of
from programmes.open_data.schema import json_schema
from programmes.open_data.spreadsheet import as_csv

View = Callable[[HttpRequest], HttpResponse]
A_DAY = 86_400


def open_data(view: View) -> View:
    """For reading only, from any site (CORS), with an ETag; search engines list the page instead."""
    answered = require_safe(cache_control(public=True, max_age=900)(conditional_page(view)))

    @wraps(view)
    def readable_from_everywhere(request: HttpRequest) -> HttpResponse:
        if request.method == "OPTIONS":
            response = HttpResponse(status=204, headers={"Allow": "GET, HEAD, OPTIONS"})
            response.headers["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
            response.headers["Access-Control-Allow-Headers"] = "If-None-Match, If-Modified-Since"
            response.headers["Access-Control-Max-Age"] = str(A_DAY)
        else:
            response = answered(request)
        if request.method in {"GET", "HEAD", "OPTIONS"}:
            response.headers["Access-Control-Allow-Origin"] = "*"
            response.headers["Access-Control-Expose-Headers"] = "ETag, Content-Disposition, Content-Language"
            response.headers["X-Robots-Tag"] = "noindex"
        return response

    return readable_from_everywhere


def asked_for(request: HttpRequest) -> list[Row]:
    """The offers for the filters in the address, which are those of the list of offers."""
    code = get_language()
    origin = request.build_absolute_uri("/").removesuffix("/")
    return rows_of(chosen(request.GET, code), code, lambda path: f"{origin}{path}")


@open_data
def offers_json(request: HttpRequest) -> HttpResponse:
    """The offers as JSON."""
    rows = asked_for(request)
    document = {
        "version": VERSION,
        "schema": request.build_absolute_uri(reverse("programmes:offers_schema")),
        "language": language_for(get_language()).hreflang,
        "source": request.build_absolute_uri(reverse("wagtail_serve", args=["angebote/"])),
        "publisher": Chrome(request).settings.organisation_name,
        "updated": last_update(rows),
        "count": len(rows),
        "offers": [record(row) for row in rows],
    }
    return as_json(document, "application/json")


@open_data
def offers_csv(request: HttpRequest) -> HttpResponse:
    """The offers as CSV."""
    response = HttpResponse(
        as_csv(asked_for(request)), content_type="text/csv; charset=utf-8; header=present"
    )
    response.headers["Content-Disposition"] = content_disposition_header(
        True, f"angebote-{get_language()}.csv"
    )
    return response


@open_data
def offers_schema(request: HttpRequest) -> HttpResponse:
    """The JSON Schema of the offers."""
    address = request.build_absolute_uri(request.path)
    return as_json(json_schema(address), "application/schema+json")


def as_json(document: dict[str, object], content_type: str) -> HttpResponse:
    """A document as JSON, letters of every script as they are. Indenting would take much longer."""
    return HttpResponse(json.dumps(document, ensure_ascii=False), content_type=content_type)
