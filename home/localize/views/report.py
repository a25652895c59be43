"""The list of all translations."""

from django.db.models import QuerySet
from wagtail_localize.views.report import TranslationsReportView

from home.localize.permissions import translations_to_edit


class TranslationsReport(TranslationsReportView):
    """Lists only what the user may edit: the rest would tell the titles of drafts."""

    def get_queryset(self) -> QuerySet:
        mine = translations_to_edit(self.request.user).values("pk")
        ordered = super().get_queryset().filter(pk__in=mine).select_related("source", "target_locale")
        return ordered.order_by("source__object_repr", "target_locale__language_code", "pk")
