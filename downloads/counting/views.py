"""The counted downloads in the admin: a chart, tables, and a file for spreadsheets."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from config.languages import SOURCE, language_for
from downloads.counting.chart import chart_of
from downloads.counting.counter import counting
from downloads.counting.figures import Span, by_language, by_presentation, first_days, rows, steps
from downloads.file_names import attachment
from downloads.models import Presentation
from downloads.spreadsheet import csv_text
from home.models import User

PER_PAGE = 50
INDEX = reverse_lazy("download_counts:index")
CRUMBS = [*WagtailAdminTemplateMixin.breadcrumbs_items, {"url": INDEX, "label": gettext_lazy("Downloads")}]


def may_see_counts(user: User) -> bool:
    """Those who write presentations see how often they are wanted."""
    policy = Presentation.snippet_viewset.permission_policy
    return policy.user_has_any_permission(user, ["add", "change", "view"])


def span_of(request: HttpRequest) -> Span:
    """The time that the address asks for; nonsense means the last days."""
    wanted = request.GET.get("span", "")
    return Span(wanted) if wanted in Span.values else Span.DAYS


class CountsView(WagtailAdminTemplateMixin, TemplateView):
    """The downloads of all presentations, or of one (`pk`, the German version's)."""

    template_name = "downloads/counting/counts.html"
    page_title = gettext_lazy("Downloads")
    header_icon = "download"

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not may_see_counts(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        self.presentation = None
        if pk is not None:
            german = Presentation.objects.filter(pk=pk, locale__language_code=SOURCE)
            self.presentation = german.first()
            if self.presentation is None:
                raise Http404
        # What this process still has in memory; others bring theirs within seconds.
        counting.finish()
        self.span, self.today = span_of(request), timezone.localdate()
        self.since = first_days(self.span, self.today)[0]
        return self.as_csv(pk) if request.GET.get("export") == "csv" else super().get(request, pk=pk)

    def as_csv(self, pk: int | None) -> HttpResponse:
        columns = [_("Day"), _("Presentation"), _("Address"), _("Language"), _("Downloads")]
        lines = ((day.isoformat(), *rest) for day, *rest in rows(self.since, self.today, pk))
        response = HttpResponse(csv_text([columns, *lines]), content_type="text/csv; charset=utf-8")
        name = f"downloads-{self.since:%Y-%m-%d}-{self.today:%Y-%m-%d}.csv"
        response["Content-Disposition"] = attachment(name, name)
        return response

    def get_page_subtitle(self) -> str:
        return self.presentation.title if self.presentation else ""

    def get_breadcrumbs_items(self) -> list[dict[str, object]]:
        if self.presentation is None:
            return [*CRUMBS[:-1], {"url": "", "label": self.page_title}]
        return [*CRUMBS, {"url": "", "label": self.presentation.title}]

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        pk = self.presentation.pk if self.presentation else None
        counted = steps(self.span, self.today, pk)
        context = super().get_context_data(
            **kwargs,
            presentation=self.presentation,
            span=self.span,
            spans=Span,
            chart=chart_of(counted),
            steps=counted,
            total=sum(step.number for step in counted),
        )
        if pk is not None:
            languages = by_language(self.since, self.today, pk)
            return {**context, "languages": [(language_for(code), number) for code, number in languages]}
        paginator = WagtailPaginator(by_presentation(self.since, self.today), PER_PAGE)
        page = paginator.get_page(self.request.GET.get("p"))
        return {**context, "page": page, "elided_page_range": paginator.get_elided_page_range(page.number)}
