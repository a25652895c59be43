"""Where the admin leads to bringing in files. Imported by downloads/wagtail_hooks.py."""

from collections.abc import Iterator

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import ListingButton

from config.languages import SOURCE
from downloads.upload import rights
from downloads.upload.views import ChooseEventView, ReviewView, UploadView
from home.models import User
from programmes.models import Event

urls = [
    path("", ChooseEventView.as_view(), name="choose_event"),
    path("<int:pk>/", UploadView.as_view(), name="upload"),
    path("<int:pk>/review/", ReviewView.as_view(), name="review"),
]


@hooks.register("register_admin_urls")
def upload_urls() -> list:
    return [path("slides/", include((urls, "slides_upload")))]


@hooks.register("register_snippet_listing_buttons")
def upload_to_an_event(snippet: object, user: User, next_url: str | None = None) -> Iterator:
    """In the list of events, beside each: bring in slides."""
    if isinstance(snippet, Event) and snippet.locale.language_code == SOURCE and rights.may_upload(user):
        yield ListingButton(
            _("Upload slides"),
            url=reverse("slides_upload:upload", args=[snippet.pk]),
            icon_name="upload",
            priority=25,
        )
