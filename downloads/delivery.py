"""Sending a stored file to a visitor: whole, in part, or by the server in front."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus

from django.conf import settings
from django.core.files.storage import Storage
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.encoding import filepath_to_uri
from django.utils.http import http_date, quote_etag

from config.languages import language_for
from downloads.file_names import attachment
from downloads.models import Document
from downloads.ranges import BLOCK, FilePart, NotSatisfiableError, wanted_part

HARMLESS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
}
"""The browser is told not to guess types and to run nothing."""

CHECK_EACH_TIME = "public, no-cache, no-transform"
"""Others may keep a file but ask before they give it away: it may be replaced, or become private."""


class WholeFile(FileResponse):
    """A file from its beginning to its end. Servers that can hand it to the kernel do."""

    block_size = BLOCK


@dataclass(frozen=True)
class Shipment:
    """A stored file and what is said about it.

    `etag` is quoted and changes with the content; `changed` is when another file was put under the same
    address (the file itself may be older), None if that never happens.
    """

    file: FieldFile
    etag: str
    content_type: str
    changed: datetime | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


def deliver(
    request: HttpRequest,
    document: Document,
    name: str,
    *,
    plain_name: str = "",
    changed: datetime | None = None,
    cache: str = CHECK_EACH_TIME,
    canonical: str = "",
) -> HttpResponseBase:
    """Answer with the document's file as an attachment called `name` (`plain_name` in ASCII).

    `canonical` is the file's own address. Raises Http404 if the file is gone.
    """
    headers = {
        "Content-Disposition": attachment(name, plain_name or f"datei.{document.extension}"),
        "Content-Language": language_for(document.language).hreflang,
        "Cache-Control": cache,
    }
    if canonical:
        headers["Link"] = f'<{request.build_absolute_uri(canonical)}>; rel="canonical"'
    content_type = settings.WAGTAILDOCS_CONTENT_TYPES.get(document.extension, "application/octet-stream")
    return send(
        request, Shipment(document.file, quote_etag(document.file_hash), content_type, changed, headers)
    )


def send(request: HttpRequest, shipment: Shipment) -> HttpResponseBase:
    """Answer GET and HEAD by RFC 9110: 200, 206, 304, 412 or 416. Raises Http404 if the file is gone."""
    if location := internal_location(shipment.file):
        return _by_the_server_in_front(location, shipment)
    storage, name = shipment.file.storage, shipment.file.name
    try:
        size = storage.size(name)
        changed = _last_modified(storage, name, shipment.changed)
        response = get_conditional_response(
            request, shipment.etag, changed, _with_headers(HttpResponse(), shipment, changed)
        )
        if response.status_code != HTTPStatus.OK:
            # A cache puts the headers of a 304 in place of those that it keeps with the file.
            add_headers(response, HARMLESS)
            return response
        part = wanted_part(request, size, shipment.etag, changed)
        if request.method == "HEAD":
            return _with_headers(HttpResponse(), shipment, changed, length=size)
        opened = storage.open(name, "rb")
    except NotSatisfiableError:
        refused = HttpResponse(status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, content_type="text/plain")
        add_headers(refused, {**HARMLESS, "Accept-Ranges": "bytes", "Content-Range": f"bytes */{size}"})
        return refused
    except FileNotFoundError as gone:
        raise Http404 from gone
    if part:
        response = StreamingHttpResponse(FilePart(opened, part), status=HTTPStatus.PARTIAL_CONTENT)
        response["Content-Range"] = part.header
        return _with_headers(response, shipment, changed, length=part.length)
    return _with_headers(WholeFile(opened), shipment, changed, length=size)


def add_headers(response: HttpResponseBase, headers: Mapping[str, str]) -> None:
    """Set all `headers` of an answer."""
    for name, value in headers.items():
        response[name] = value


def _with_headers(
    response: HttpResponseBase, shipment: Shipment, changed: int | None, length: int | None = None
) -> HttpResponseBase:
    own = {"Content-Type": shipment.content_type, "ETag": shipment.etag, "Accept-Ranges": "bytes"}
    add_headers(response, {**own, **HARMLESS, **shipment.headers})
    if changed is not None:
        response["Last-Modified"] = http_date(changed)
    if length is not None:
        response["Content-Length"] = str(length)
    return response


def _last_modified(storage: Storage, name: str, changed: datetime | None) -> int | None:
    """The later of when the file was stored and when it came under its address; None if nobody knows."""
    try:
        stored = storage.get_modified_time(name)
    except NotImplementedError:
        return None
    return int(max(stored, changed or stored).timestamp())


def internal_location(file: FieldFile) -> str:
    """Where the server in front finds the file, if it is configured to send files; else nothing.

    With `DOWNLOADS_INTERNAL_LOCATION = "/stored-files/"` that is nginx with
    `location /stored-files/ { internal; alias /path/of/media/; }`. Files that lie elsewhere we send.
    """
    prefix = settings.DOWNLOADS_INTERNAL_LOCATION
    if not prefix:
        return ""
    try:
        file.storage.path(file.name)
    except NotImplementedError:
        return ""
    return f"{prefix.rstrip('/')}/{filepath_to_uri(file.name)}"


def _by_the_server_in_front(location: str, shipment: Shipment) -> HttpResponse:
    """It looks after ranges and conditions by itself, with an ETag of its own."""
    if not shipment.file.storage.exists(shipment.file.name):
        raise Http404
    response = HttpResponse(content_type=shipment.content_type)
    add_headers(response, {**HARMLESS, **shipment.headers, "X-Accel-Redirect": location})
    return response
