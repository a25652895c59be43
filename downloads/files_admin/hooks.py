"""Where the admin shows how files are read. Imported by downloads/wagtail_hooks.py."""

from django.http import HttpRequest
from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from downloads.files_admin.views import (
    CleanView,
    FilesView,
    ForgetSlidesView,
    PictureView,
    ReadAgainView,
    may_change_files,
)

urls = [
    path("", FilesView.as_view(), name="index"),
    path("<int:pk>/read-again/", ReadAgainView.as_view(), name="read_again"),
    path("<int:pk>/forget-slides/", ForgetSlidesView.as_view(), name="forget_slides"),
    path("<int:pk>/picture/", PictureView.as_view(), name="picture"),
    path("<int:pk>/clean/", CleanView.as_view(), name="clean"),
]


@hooks.register("register_admin_urls")
def file_urls() -> list:
    return [path("reading-of-files/", include((urls, "slides_files")))]


class FilesMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_change_files(request.user)


@hooks.register("register_reports_menu_item")
def files_menu_item() -> FilesMenuItem:
    return FilesMenuItem(
        _("Reading of files"),
        reverse_lazy("slides_files:index"),
        name="reading-of-files",
        icon_name="tasks",
        order=900,
    )
