"""Which answers count as a download. Nothing of the request is kept."""

from http import HTTPStatus

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from downloads.ranges import NotSatisfiableError, part_of
from home.visits import is_in_advance, is_robot

PROBE = 1024
"""Bytes: who asks for fewer from the beginning wants to know whether parts are answered, not to read."""


def is_download(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether a person begins to load a file with this.

    HEAD, answers without content, parts that continue what was begun before, pages that a browser loads in
    advance, and robots do not count.
    """
    return (
        request.method == "GET"
        and response.status_code in {HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT}
        and not is_robot(request)
        and not is_in_advance(request)
        and not may_be_there(request, response)
        and begins(request.headers.get("Range", ""), response)
    )


def may_be_there(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether a browser has the file and asks if it is still the same, and the server in front will answer.

    Whether it answers with the file or with 304 is not known here: mostly with 304, so this does not count.
    """
    conditions = {"If-None-Match", "If-Modified-Since"}
    return "X-Accel-Redirect" in response and any(name in request.headers for name in conditions)


def begins(header: str, response: HttpResponseBase) -> bool:
    """Whether the answer holds the file's beginning; `header` is the request's Range.

    When the server in front sends the file, we do not know its size, and the answer's status is always 200.
    """
    is_part = response.status_code == HTTPStatus.PARTIAL_CONTENT or "X-Accel-Redirect" in response
    if not header or not is_part:
        return True
    try:
        part = part_of(header, 2**60)
    except NotSatisfiableError:
        return False
    if part is None:
        return True
    sent = response.headers.get("Content-Range", "")
    is_all = sent.startswith("bytes 0-") and response.headers.get("Content-Length") == sent.rpartition("/")[2]
    return is_all or (part.start == 0 and part.length > PROBE)
