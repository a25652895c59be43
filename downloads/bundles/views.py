from collections.abc import Iterator
from http import HTTPStatus

from django.db import connection
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from zipstream import ZipStream

from downloads.bundles import slots
from downloads.bundles.archive import archive
from downloads.bundles.contents import Member, contents_of
from downloads.bundles.index import index_files
from downloads.bundles.offer import too_much
from downloads.counting.counter import counting
from downloads.counting.requests import is_download
from downloads.delivery import HARMLESS, add_headers
from downloads.file_names import attachment, safe_name
from downloads.presentation_listing import PresentationListing
from home.models import SiteSettings

TRY_AGAIN = 60
"""Seconds after which somebody may ask again who came while all places were taken."""


@require_safe
def bundle(request: HttpRequest) -> HttpResponseBase:
    """All files of a choice (the parameters of the downloads area) as one zip.

    Nothing is kept on disk or in memory: the files are read while they are sent. With nothing to send, too
    much of it, or too many who load at once, a page says so.
    """
    listing = PresentationListing(request.GET, get_language())
    offer = listing.offer
    if not offer.files:
        return _refusal(request, "nothing", HTTPStatus.NOT_FOUND)
    if offer.is_too_much:
        return _refusal(request, "too-much", HTTPStatus.UNPROCESSABLE_ENTITY, offer=offer)
    contents = contents_of(listing.presentations(), listing.files(), listing.code)
    if not contents.members:
        return _refusal(request, "nothing", HTTPStatus.NOT_FOUND)
    if too_much(len(contents.members), contents.bytes):
        return _refusal(request, "too-much", HTTPStatus.UNPROCESSABLE_ENTITY, offer=offer)
    origin = f"{request.scheme}://{request.get_host()}"
    network = SiteSettings.for_request(request).organisation_name
    index = index_files(contents, listing.code, heading=listing.heading, origin=origin, network=network)
    response = StreamingHttpResponse(content_type="application/zip")
    stream = archive(contents, index, sent=_count if is_download(request, response) else _leave)
    add_headers(
        response,
        {
            **HARMLESS,
            "Content-Length": str(len(stream)),
            "Content-Disposition": attachment(f"{_name(listing.heading)}.zip", "folien.zip"),
            "Cache-Control": "no-store, no-transform",
            "Accept-Ranges": "none",
            # Otherwise nginx would collect on its own disk what the visitor is too slow for.
            "X-Accel-Buffering": "no",
            "X-Robots-Tag": "noindex",
        },
    )
    if request.method == "GET":
        slot = slots.take()
        if slot is None:
            return _refusal(request, "busy", HTTPStatus.SERVICE_UNAVAILABLE)
        response.streaming_content = _Sending(stream, slot)
    if not connection.in_atomic_block:
        # A download of minutes must not keep a connection that it does not need.
        connection.close()
    return response


class _Sending:
    """The bytes of a zip; when they end, or the visitor goes away, file and slot are free again."""

    def __init__(self, stream: ZipStream, slot: slots.Slot) -> None:
        self.bytes, self.slot = iter(stream), slot

    def __iter__(self) -> Iterator[bytes]:
        return self.bytes

    def close(self) -> None:
        self.bytes.close()
        self.slot.give_back()


def _count(member: Member) -> None:
    """A member that was sent counts once for each presentation it belongs to."""
    for presentation, language in member.counts:
        counting.add(presentation, language)


def _leave(member: Member) -> None:
    """Robots are not counted."""


def _name(heading: str) -> str:
    return safe_name(" ".join(filter(None, [_("Presentations"), heading])))


def _refusal(request: HttpRequest, reason: str, status: HTTPStatus, **context: object) -> HttpResponse:
    response = render(request, "downloads/bundle/refused.html", {"reason": reason, **context}, status=status)
    response["X-Robots-Tag"] = "noindex"
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        response["Retry-After"] = str(TRY_AGAIN)
    return response
