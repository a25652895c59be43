"""Where the admin leads to the import of offers. Imported by programmes/wagtail_hooks.py."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import include, path, reverse, reverse_lazy
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import Page

from home.models import User
from programmes.models import ProgrammeIndexPage, ProgrammePage
from programmes.offer_import.rights import may_import
from programmes.offer_import.views import CheckView, DiscardView, SpreadsheetView, UploadView
from programmes.offer_import.writing import LOG_ACTION

urls = [
    path("", UploadView.as_view(), name="upload"),
    path("template.<slug:extension>", SpreadsheetView.as_view(), {"what": "template"}, name="template"),
    path("offers.<slug:extension>", SpreadsheetView.as_view(), {"what": "offers"}, name="offers"),
    path("<uuid:key>/", CheckView.as_view(), name="check"),
    path("<uuid:key>/discard/", DiscardView.as_view(), name="discard"),
]


@hooks.register("register_admin_urls")
def import_urls() -> list:
    return [path("offers/import/", include((urls, "offer_import")))]


class ImportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_import(request.user)


@hooks.register("register_admin_menu_item")
def import_menu_item() -> ImportMenuItem:
    return ImportMenuItem(
        _("Import offers"),
        reverse_lazy("offer_import:upload"),
        name="import-offers",
        icon_name="table",
        order=215,
    )


@hooks.register("register_page_header_buttons")
def import_below_a_programme(
    page: Page, user: User, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """In the menu of a programme, and of the list of programmes."""
    if isinstance(page.specific_deferred, ProgrammePage | ProgrammeIndexPage) and may_import(user):
        chosen = f"?{urlencode({'programme': page.pk})}" if page.specific_class is ProgrammePage else ""
        yield Button(
            _("Import offers"), reverse("offer_import:upload") + chosen, icon_name="table", priority=90
        )


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    @actions.register_action(LOG_ACTION)
    class ImportFormatter(LogFormatter):
        label = _("Import offer")

        def format_message(self, log_entry: object) -> str:
            """From which file and row."""
            data = log_entry.data or {}
            return _("Imported from “%(file)s”, row %(row)s") % {
                "file": data.get("file", "–"),
                "row": data.get("row", "–"),
            }
