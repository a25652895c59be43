"""The list of presentations in the admin."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import HeaderButton

from downloads.models import Presentation
from downloads.upload import rights
from home.admin_lists import LANGUAGE, PUBLISHED, TranslatedIndexView, TranslatedViewSet
from home.punctuation import listed


class PresentationIndexView(TranslatedIndexView):
    """Many files at once, beside “add”; and the state of each presentation's files."""

    def get_base_queryset(self) -> QuerySet[Presentation]:
        return super().get_base_queryset().prefetch_related("files__document")

    @cached_property
    def header_buttons(self) -> list:
        buttons = super().header_buttons
        if rights.may_upload(self.request.user):
            address = reverse("slides_upload:choose_event")
            buttons.append(HeaderButton(_("Upload many"), url=address, icon_name="upload"))
        return buttons


def state_of_files(presentation: Presentation) -> str:
    """How far its files have been read, each state once."""
    states = dict.fromkeys(file.document.get_extraction_display() for file in presentation.files.all())
    return listed(states) or "–"


class PresentationViewSet(TranslatedViewSet):
    model = Presentation
    icon = "doc-full-inverse"
    menu_label = _("Presentations")
    menu_name = "presentations"
    menu_order = 220
    add_to_admin_menu = True
    index_view_class = PresentationIndexView
    list_display = [
        "title",
        "event",
        "date",
        Column("files", label=_("Reading of files"), accessor=state_of_files),
        LANGUAGE,
        PUBLISHED,
    ]
    list_filter = ["licence"]
    ordering = ["-date"]
