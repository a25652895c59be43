"""The picture that appears where somebody shares a presentation: its first slide in the frame of the site."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from PIL import Image

from config.languages import is_site_language
from downloads.listings import file_for, files_of
from downloads.models import Presentation, Slide
from home.chrome.context import Chrome
from home.sharing.framed import draw_framed
from home.sharing.views import shortened
from home.translation.lookup import read

KEPT = 24 * 3600
"""Seconds for which others may keep the picture; its address changes with the title and the slide."""


def first_pictured(slides: Iterable[Slide]) -> Slide | None:
    """The first slide, if it has a picture."""
    first = next(iter(slides), None)
    return first if first and first.picture else None


def sharing_address(presentation: Presentation, slide: Slide, name: str, code: str) -> str:
    """The path of the picture for the reader's language; `name` is the network's, `code` the title's."""
    path = reverse("downloads:sharing_picture", args=[presentation.slug])
    version = _version(presentation.title, name, code, slide.picture.name)
    return f"{path}?{urlencode({'sprache': slide.document.language, 'v': version})}"


@require_safe
def picture(request: HttpRequest, slug: str) -> HttpResponse:
    """The picture as JPEG; 404 if the presentation is not public, or its first slide has no picture.

    Drawn once for each title and slide: an address with another version is not answered either.
    """
    found = read(Presentation.objects.all(), request, slug=slug)
    wanted = request.GET.get("sprache", "")
    file = file_for(files_of(found), wanted if is_site_language(wanted) else get_language())
    slide = first_pictured(file.document.slides.order_by("number")[:1]) if file else None
    if slide is None:
        raise Http404
    name, code = Chrome(request).settings.organisation_name, found.locale.language_code
    version = _version(found.title, name, code, slide.picture.name)
    if not constant_time_compare(request.GET.get("v", ""), version):
        raise Http404
    made = cache.get_or_set(f"sharing-{version}", lambda: _drawn(found.title, name, code, slide), KEPT)
    return HttpResponse(
        made, content_type="image/jpeg", headers={"Cache-Control": f"public, max-age={KEPT}, no-transform"}
    )


def _version(title: str, name: str, code: str, picture_name: str) -> str:
    return salted_hmac("downloads.sharing", f"{code}\n{name}\n{title}\n{picture_name}").hexdigest()[:20]


def _drawn(title: str, name: str, code: str, slide: Slide) -> bytes:
    """From the larger picture that suits best. Raises Http404 if the file is gone or cannot be read."""
    names = slide.picture_names
    try:
        with slide.picture.storage.open(names[min(1, len(names) - 1)]) as opened, Image.open(opened) as inner:
            return draw_framed(shortened(title), name, code, inner)
    except OSError as gone:
        raise Http404 from gone
