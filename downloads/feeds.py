from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext

from downloads.listings import presentations_in
from downloads.models import Presentation
from home.feeds import LanguageFeed


class SlidesFeed(LanguageFeed):
    """The latest presentations that can be downloaded."""

    def heading(self) -> str:
        return gettext("Presentations")

    def link(self) -> str:
        return reverse("wagtail_serve", args=["downloads/"])

    def listing(self, code: str) -> QuerySet[Presentation]:
        return presentations_in(code)

    def item_text(self, item: Presentation) -> str:
        return item.summary
