"""The address of a page's sharing picture, and the view that draws it.

The address carries the title and a signature, so that no query is needed to write it into a page, and
nobody can have other words drawn in our name.
"""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import constant_time_compare, salted_hmac
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from home.sharing.drawing import draw

LONGEST = 120
"""Letters of a title that have room on the picture."""
YEAR = 365 * 86400


def shortened(title: str) -> str:
    """The title in at most `LONGEST` letters, cut between words."""
    words = " ".join(title.split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rpartition(' ')[0] or words[:80]}…"


def signature(title: str, name: str, code: str) -> str:
    return salted_hmac("home.sharing", f"{code}\n{name}\n{title}").hexdigest()[:20]


def address_of(title: str, name: str, code: str) -> str:
    """The path of the picture with this title and the network's name, for readers of the language `code`."""
    title = shortened(title)
    with translation.override(code):
        path = reverse("sharing_picture")
    return f"{path}?{urlencode({'t': title, 'n': name, 's': signature(title, name, code)})}"


@require_safe
@cache_control(public=True, max_age=YEAR, immutable=True)
def picture(request: HttpRequest) -> HttpResponse:
    """The picture as PNG. Words that we have not signed are answered with 404."""
    title, name = request.GET.get("t", ""), request.GET.get("n", "")
    code = translation.get_language()
    if not constant_time_compare(request.GET.get("s", ""), signature(title, name, code)):
        raise Http404
    return HttpResponse(draw(title, name, code), content_type="image/png")
