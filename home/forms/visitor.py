"""Where a request comes from, as far as a form has to know it."""

import ipaddress
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest


def network_of(request: HttpRequest) -> str:
    """The visitor's IPv4 address, or the /64 network of an IPv6 address (one household); "" if unknown.

    `settings.PROXIES_IN_FRONT` says how many reverse proxies of ours stand before the site. Each adds to
    the end of X-Forwarded-For whom it was asked by; what stands further left anybody can make up.
    """
    given = request.META.get("REMOTE_ADDR", "")
    if settings.PROXIES_IN_FRONT:
        chain = [one.strip() for one in request.headers.get("X-Forwarded-For", "").split(",")]
        given = chain[-settings.PROXIES_IN_FRONT :][0] or given
    try:
        address = ipaddress.ip_address(given)
    except ValueError:
        return ""
    if address.version == 6:
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)


def is_sent_from_here(request: HttpRequest) -> bool:
    """Whether the browser says that the form was on a page of this site, or says nothing about it."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        return False
    origin = request.headers.get("Origin")
    if origin is None:
        return True
    try:
        return urlsplit(origin).netloc == request.get_host()
    except ValueError:
        return False


def page_before(request: HttpRequest) -> str:
    """The path of the page of this site from which somebody came, or ""."""
    try:
        parts = urlsplit(request.headers.get("Referer", ""))
    except ValueError:
        return ""
    if parts.netloc != request.get_host() or parts.path == request.path:
        return ""
    return parts.path
