from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext

from home.feeds import LanguageFeed
from programmes.listings import recaps_in
from programmes.models import RecapPage


class RecapFeed(LanguageFeed):
    """The latest recaps."""

    def heading(self) -> str:
        return gettext("Recaps")

    def link(self) -> str:
        return reverse("wagtail_serve", args=["rueckblicke/"])

    def listing(self, code: str) -> QuerySet[RecapPage]:
        return recaps_in(code)

    def item_text(self, item: RecapPage) -> str:
        return item.lead
