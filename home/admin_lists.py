"""Lists of translatable things in the admin: each thing once, in German, where its facts are edited."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, LocaleColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from config.languages import SOURCE

LANGUAGE = LocaleColumn(label=_("Language"))
PUBLISHED = BooleanColumn("live", label=_("Published"), sort_key="live")


class TranslatedViewSet(SnippetViewSet):
    """The menu leads to the German ones; the filter of the list leads to the others."""

    @cached_property
    def menu_url(self) -> str:
        return f"{super().menu_url}?locale={SOURCE}"
