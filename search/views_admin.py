"""What was searched, for editors, and the way from there to a result."""

from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin.views.pages.create import CreateView
from wagtail.contrib.search_promotions.models import Query
from wagtail.models import Site

from config.languages import LANGUAGES, is_site_language
from search import querylog

DAYS = (7, 30, 90, querylog.KEEP_DAYS)
PER_PAGE = 50
PROMOTE = "wagtailsearchpromotions.add_searchpromotion"


@require_GET
def queries(request: HttpRequest) -> HttpResponse:
    """Queries of the last days, those without a result first if wanted."""
    language = request.GET.get("language", "")
    language = language if is_site_language(language) else ""
    wanted = request.GET.get("days", "")
    days = int(wanted) if wanted in map(str, DAYS) else 30
    only_without = "without" in request.GET
    found = querylog.frequent(language, only_without=only_without, days=days)
    root = Site.objects.get(is_default_site=True).root_page
    return render(
        request,
        "search/admin/queries.html",
        {
            "queries": Paginator(found, PER_PAGE).get_page(request.GET.get("p")),
            "languages": LANGUAGES,
            "language": language,
            "all_days": DAYS,
            "days": days,
            "only_without": only_without,
            "may_promote": request.user.has_perm(PROMOTE),
            "may_write": root.permissions_for_user(request.user).can_add_subpage(),
        },
    )


class NewPage(CreateView):
    """Wagtail's form for a new page, with a title in it."""

    def get(self, request: HttpRequest) -> HttpResponse:
        title = querylog.normalised(request.GET.get("title", ""))
        self.page.title = title[:1].upper() + title[1:]
        return super().get(request)


@require_GET
def write(request: HttpRequest) -> HttpResponse:
    """Open the form for a page on what was searched. Pages begin below the German home page, in whatever
    language somebody asked: no page may be added to the trees of the translations."""
    root = Site.objects.get(is_default_site=True).root_page
    return NewPage.as_view()(request, "home", "standardpage", root.pk)


@require_POST
@permission_required(PROMOTE, login_url="wagtailadmin_login")
def promote(request: HttpRequest) -> HttpResponse:
    """Open the form in which results are put on top for a query."""
    text = querylog.normalised(request.POST.get("text", ""))
    if not text:
        return redirect("search_queries")
    return redirect("wagtailsearchpromotions:edit", Query.get(text).pk)
