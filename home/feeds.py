"""Atom feeds: one for each language, translated where there is a translation, else the German original."""

import re
from datetime import UTC, datetime
from typing import Any
from uuid import uuid5

from django.contrib.syndication.views import Feed
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import get_language
from django.views.decorators.http import conditional_page

from config.languages import language_for
from home.chrome.context import Chrome

ENTRIES = 30
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
"""For what nobody knows the date of: Atom wants one (RFC 4287, 4.2.15), and the same one each time."""
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def xml_text(text: str) -> str:
    """A text without the characters that XML cannot hold (a title copied from slides may have some)."""
    return NOT_IN_XML.sub(" ", text)


class LanguageAtom(Atom1Feed):
    """Atom whose entries say in which language they are, if that is not the feed's."""

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else LONG_AGO

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        attributes = super().item_attributes(item)
        if item["language"] != self.feed["language"]:
            attributes["xml:lang"] = item["language"]
        return attributes


class LanguageFeed(Feed):
    """A feed of things that a listing holds; `heading`, `link` and `listing` differ."""

    feed_type = LanguageAtom

    def heading(self) -> str:
        """What the feed is about, in the reader's language."""
        raise NotImplementedError

    def listing(self, code: str) -> models.QuerySet:
        """The things, the newest first, in the language `code` where translated. Public ones only."""
        raise NotImplementedError

    def __call__(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        return conditional_page(self._answer)(request, *args, **kwargs)

    def _answer(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """With an ETag, but without the date of the newest entry: one that has gone does not change that."""
        response = super().__call__(request, *args, **kwargs)
        del response.headers["Last-Modified"]
        response.headers["Cache-Control"] = "public, max-age=900"
        return response

    def get_object(self, request: HttpRequest) -> str:
        return xml_text(Chrome(request).settings.organisation_name)

    @property
    def language(self) -> str:
        return language_for(get_language()).hreflang

    def title(self, organisation: str) -> str:
        return f"{self.heading()} – {organisation}" if organisation else self.heading()

    def author_name(self, organisation: str) -> str:
        return organisation or self.heading()

    def items(self, organisation: str) -> models.QuerySet:
        return self.listing(get_language())[:ENTRIES]

    def item_title(self, item: models.Model) -> str:
        """The note belongs to the title wherever that is shown."""
        return xml_text(" – ".join(filter(None, [item.title, item.note])))

    def item_description(self, item: models.Model) -> str:
        """The framework hands it on as HTML."""
        return escape(xml_text(self.item_text(item)))

    def item_text(self, item: models.Model) -> str:
        """A few sentences about the thing."""
        raise NotImplementedError

    def item_link(self, item: models.Model) -> str:
        return item.get_absolute_url()

    def item_guid(self, item: models.Model) -> str:
        """Stays when the address changes. A translation is an entry of its own, a German stand-in is not."""
        return uuid5(item.translation_key, item.locale.language_code).urn

    def item_pubdate(self, item: models.Model) -> datetime | None:
        return item.first_published_at

    def item_updateddate(self, item: models.Model) -> datetime:
        return item.last_published_at or item.first_published_at or LONG_AGO

    def item_extra_kwargs(self, item: models.Model) -> dict[str, str]:
        return {"language": language_for(item.locale.language_code).hreflang}
