"""The template variable `chrome`: everything around the content of a page.

It is lazy: an error page that needs nothing of it costs no query.
"""

from dataclasses import dataclass
from functools import cached_property, partial

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.http import HttpRequest
from django.utils import translation
from wagtail.models import Site

from config.languages import SOURCE, Language, language_for
from home.chrome.languages import Alternate, LanguageLink, alternates, language_links
from home.chrome.navigation import Link, navigation_links
from home.models import FundingLogo, FundingNotice, NavigationItem, SiteSettings
from home.remembering.remembered import remembered


@dataclass(frozen=True)
class Foreign:
    """A text and the language it is written in, which may not be the reader's."""

    text: str
    language: str


def settings_in(site: Site, code: str) -> SiteSettings:
    """The settings of a site, its logos, and the funding notice in a language and in German. One query."""
    notice = FundingNotice.objects.filter(
        translation_key=OuterRef("funding_notice__translation_key"), live=True
    ).values("text")
    logos = (
        FundingLogo.objects.filter(settings=OuterRef("pk"))
        .order_by("sort_order")
        .values(
            logo=JSONObject(
                file="image__file",
                width="image__width",
                height="image__height",
                name="alternative_text",
            )
        )
    )
    found = (
        SiteSettings.objects.filter(site=site)
        .annotate(
            notice_translated=Subquery(notice.filter(locale__language_code=code)[:1]),
            notice_in_source=Subquery(notice.filter(locale__language_code=SOURCE)[:1]),
            logos=ArraySubquery(logos),
            accessibility_key=F("accessibility_statement__translation_key"),
        )
        .first()
    )
    return found or SiteSettings(site=site)


class Chrome:
    """Navigation, languages and site settings for one request."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.code = translation.get_language() or SOURCE

    @property
    def language(self) -> Language:
        """The language of the reader, that is of the URL."""
        return language_for(self.code)

    @cached_property
    def site(self) -> Site | None:
        return Site.find_for_request(self.request)

    @cached_property
    def settings(self) -> SiteSettings:
        """Who runs the site; an empty one if nobody has filled it in. Shared by all: not to be changed."""
        if self.site is None:
            return SiteSettings()
        return remembered(("settings", self.site.pk, self.code), partial(settings_in, self.site, self.code))

    @property
    def funding_notice(self) -> Foreign | None:
        """The funding notice in the reader's language, else in German."""
        if text := getattr(self.settings, "notice_translated", None):
            return Foreign(text, self.code)
        text = getattr(self.settings, "notice_in_source", None)
        return Foreign(text, SOURCE) if text else None

    @property
    def funding_logos(self) -> list[dict[str, str | int]]:
        """The funders' logos: `file` (storage name), `width`, `height` and `name`."""
        return getattr(self.settings, "logos", [])

    @cached_property
    def links(self) -> list[Link]:
        if self.site is None:
            return []
        return remembered(("links", self.site.pk, self.code), partial(navigation_links, self.site, self.code))

    @property
    def main_links(self) -> list[Link]:
        """The main navigation."""
        return [link for link in self.links if link.place == NavigationItem.Place.MAIN]

    @property
    def footer_links(self) -> list[Link]:
        """The legal pages and whatever else stands at the foot."""
        return [link for link in self.links if link.place == NavigationItem.Place.FOOTER]

    @cached_property
    def reading(self):
        """What the view knows of the page's languages (see home/translation/reading.py), or None."""
        return getattr(self.request, "reading", None)

    @cached_property
    def languages(self) -> list[LanguageLink]:
        """The language switcher."""
        translated = self.reading.available if self.reading else None
        return language_links(self.request.path, self.code, translated)

    @property
    def alternates(self) -> list[Alternate]:
        """For hreflang. A page shown as fallback belongs to no set of translations."""
        if self.reading and self.reading.is_fallback:
            return []
        return alternates(self.languages)

    @property
    def canonical_path(self) -> str:
        """The one address of what is shown: the German page if this is only its fallback."""
        if self.reading:
            return self.reading.canonical_path
        return self.request.path

    @property
    def is_indexable(self) -> bool:
        """Whether search engines may list this address: no fallback, no filtered or later part of a list."""
        return not self.request.GET and not (self.reading and self.reading.is_fallback)

    @property
    def origin(self) -> str:
        """Scheme and host, for absolute addresses."""
        return f"{self.request.scheme}://{self.request.get_host()}"


def chrome(request: HttpRequest) -> dict[str, Chrome]:
    """Context processor."""
    return {"chrome": Chrome(request)}
