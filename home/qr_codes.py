"""QR codes that lead to pages of this site, and to nothing else."""

from io import BytesIO

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from home.sitemaps import interface_paths
from home.views_missing import languages_of

LONGEST_QUERY = 500
"""Of the parameters of an address; with more, a code is too fine for many cameras."""
QUIET_ZONE = 4
"""Empty modules around the code, as ISO/IEC 18004 asks for."""


def qr_svg(address: str) -> SafeString:
    """The QR code of an address as an `<svg>` to be put into a page: black on white in every colour scheme.

    A sixth of it may be dirty or torn (error correction M).
    """
    code = segno.make_qr(address, error="m")
    return SafeString(
        code.svg_inline(
            border=QUIET_ZONE, dark="#000", light="#fff", svgclass="qr", lineclass=None, omitsize=True
        )
    )


def qr_file(address: str) -> bytes:
    """The same as a file of its own, a code module being ten units wide."""
    written = BytesIO()
    segno.make_qr(address, error="m").save(
        written, kind="svg", scale=10, border=QUIET_ZONE, dark="#000", light="#fff", encoding="utf-8"
    )
    return written.getvalue()


@require_safe
@cache_control(public=True, max_age=86_400)
def qr_code(request: HttpRequest, path: str) -> HttpResponse:
    """The QR code of the public page at `path`, in the language of the URL.

    What it leads to is made of this site's own host and of the address at which the code itself lies, so
    that nobody can have a code made that leads elsewhere. Parameters belong to it: a result has its answers
    there.
    """
    if path and path not in interface_paths() and not languages_of(path):
        raise Http404
    address = request.build_absolute_uri(reverse("wagtail_serve", args=[path]))
    if query := request.META["QUERY_STRING"][:LONGEST_QUERY]:
        address = f"{address}?{query}"
    name = path.strip("/").rpartition("/")[2] or "start"
    return HttpResponse(
        qr_file(address),
        headers={
            "Content-Type": "image/svg+xml",
            "Content-Disposition": f'inline; filename="{name}-{get_language()}.svg"',
        },
    )
