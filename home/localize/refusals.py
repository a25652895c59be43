"""How an action on many things at once is refused."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin.utils import get_valid_next_url_from_request


def refuse(request: HttpRequest, reasons: Sequence[str]) -> HttpResponse | None:
    """Say why, and lead back to the list; None if there is no reason to refuse.

    (Wagtail's own `next_url` is the address of the action itself if none was sent, which then is a 404.)
    """
    for reason in reasons:
        messages.error(request, reason)
    return redirect(get_valid_next_url_from_request(request) or "wagtailadmin_home") if reasons else None
