"""Which page answers an address.

A page has the same path in every language. So a path is looked up in the German tree, and the page
found there answers in the reader's language if it is translated, else in German. Whether parents are
translated does not matter, and no alias pages are needed.
"""

from django.db.models import Exists, F
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.url_routing import RouteResult
from wagtail.views import serve as serve_route

from config.languages import SOURCE
from home.models import path_below_home
from home.translation.querysets import only_published
from home.translation.reading import Reading
from home.translation.state import standing_of, with_record
from home.tree import above


def versions_at(path: str, home: Page) -> dict[str, Page]:
    """The published versions of the page at `path` (without language), by language code.

    `home` is the German home page. One query.
    """
    url_path = home.url_path + (f"{path.strip('/')}/" if path.strip("/") else "")
    here = Page.objects.filter(url_path=url_path).values("translation_key")
    restricted = Exists(above(PageViewRestriction.objects.all(), "page__path"))
    versions = only_published(Page.objects.filter(translation_key__in=here))
    return {
        page.code: page
        for page in versions.annotate(
            code=F("locale__language_code"), is_restricted=restricted, record=with_record()
        )
    }


def version_of_another_tree(path: str, code: str) -> dict[str, Page]:
    """A page that was written in the language `code` and has no German version."""
    tail = f"/{path.strip('/')}/"
    pages = only_published(Page.objects.filter(locale__language_code=code, url_path__endswith=tail))
    page = next((page for page in pages if path_below_home(page) == tail.lstrip("/")), None)
    return {code: page} if page else {}


def page_at(request: HttpRequest, path: str) -> Page:
    """The public page at `path` in the language of the URL, else in German; for what lies beside pages.

    Raises Http404 for private pages too: what is asked for has no login of its own.
    """
    site = Site.find_for_request(request)
    if site is None or "\x00" in path:
        raise Http404
    versions = versions_at(path, site.root_page)
    page = versions.get(translation.get_language()) or versions.get(SOURCE)
    if page is None or page.is_restricted:
        raise Http404
    return page


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Answer with the page at `path` in the language of the URL, else in German."""
    site = Site.find_for_request(request)
    if site is None or "\x00" in path:
        raise Http404
    code = translation.get_language()
    versions = versions_at(path, site.root_page)
    if not versions and code != SOURCE:
        versions = version_of_another_tree(path, code)
    page = versions.get(code) or versions.get(SOURCE)
    if page is None:
        raise Http404
    shown = code if code in versions else SOURCE
    request.reading = Reading(code, shown, frozenset(versions), request.path, standing_of(versions, shown))
    is_restricted = getattr(page, "is_restricted", True)
    page = page.specific
    page.is_known_public = not is_restricted
    # Where Wagtail's own view (and its userbar, hooks, restrictions) looks for the answer.
    request._wagtail_route_for_request = RouteResult(page)
    return serve_route(request, path)
