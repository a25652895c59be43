"""Lists of translatable things in the admin: each thing once, in German, where its facts are edited."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, LocaleColumn
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from config.languages import SOURCE

LANGUAGE = LocaleColumn(label=_("Language"))
PUBLISHED = BooleanColumn("live", label=_("Published"), sort_key="live")


class TranslatedIndexView(IndexView):
    """Opens with the German things; the filter of the list leads to the others."""

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not request.GET and not self.results_only:
            return redirect(f"{request.path}?locale={SOURCE}")
        return super().get(request, *args, **kwargs)


class TranslatedViewSet(SnippetViewSet):
    """A kind of thing that is translated, with a list of its own."""

    index_view_class = TranslatedIndexView
