"""Sending a file to a visitor."""

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag

from downloads.models import Document


def deliver(request: HttpRequest, document: Document, name: str) -> HttpResponse | FileResponse:
    """Answer with the document's file as an attachment called `name`.

    The browser is told not to guess types and to run nothing. Raises Http404 if the file is gone.
    """
    etag = quote_etag(document.file_hash) if document.file_hash else None
    unchanged = get_conditional_response(request, etag=etag) if etag else None
    if isinstance(unchanged, HttpResponseNotModified):
        return unchanged
    try:
        opened = document.file.open("rb")
    except FileNotFoundError as gone:
        raise Http404 from gone
    response = FileResponse(opened)
    response["Content-Type"] = settings.WAGTAILDOCS_CONTENT_TYPES.get(
        document.extension, "application/octet-stream"
    )
    response["Content-Length"] = document.file.size
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    if etag:
        response["ETag"] = etag
    return response
