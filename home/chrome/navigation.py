"""The links that stand on every page."""

from dataclasses import dataclass

from django.db.models import F, OuterRef, Subquery
from django.urls import reverse
from wagtail.models import Page, Site

from config.languages import SOURCE
from home.models import NavigationItem, path_below_home
from home.translation.querysets import pages_in_language


@dataclass(frozen=True)
class Link:
    """A link to a page, in the language its title is written in."""

    title: str
    path: str
    language: str
    place: str = ""

    @property
    def is_foreign(self) -> bool:
        """Whether the title is still German on a page of another language."""
        return self.language == SOURCE


def navigation_links(site: Site, code: str) -> list[Link]:
    """The pages that the site settings name, each once, translated where there is a translation.

    One query, however many pages.
    """
    item = NavigationItem.objects.filter(
        settings__site=site, page__translation_key=OuterRef("translation_key")
    )
    pages = (
        pages_in_language(Page.objects.all(), code)
        .annotate(
            place=Subquery(item.values("place")[:1]),
            position=Subquery(item.values("sort_order")[:1]),
            language_code=F("locale__language_code"),
        )
        .filter(place__isnull=False)
        .order_by("position")
    )
    return [
        Link(
            page.title, reverse("wagtail_serve", args=[path_below_home(page)]), page.language_code, page.place
        )
        for page in pages
    ]
