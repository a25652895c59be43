"""The counted downloads in the admin's menu. Imported by downloads/wagtail_hooks.py, where Wagtail looks."""

from django.http import HttpRequest
from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from downloads.counting.views import CountsView, may_see_counts

urls = [
    path("", CountsView.as_view(), name="index"),
    path("<int:pk>/", CountsView.as_view(), name="presentation"),
]


@hooks.register("register_admin_urls")
def counts_urls() -> list:
    return [path("download-counts/", include((urls, "download_counts")))]


class CountsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_counts(request.user)


@hooks.register("register_reports_menu_item")
def counts_menu_item() -> CountsMenuItem:
    return CountsMenuItem(
        _("Downloads"),
        reverse_lazy("download_counts:index"),
        name="download-counts",
        icon_name="download",
        order=50,
    )
