"""A site for tests, made with the demo's builders: as small or as large as a test needs it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from io import BytesIO

from django.db import models
from django.test import TestCase
from django.utils import timezone
from wagtail.models import Page, Site

from demo.builders import events, pages, presentations, programmes
from demo.builders.decks import draw_deck
from demo.builders.events import published
from demo.builders.translations import translate
from downloads.models import Document, DownloadsPage, Presentation
from home.models import FundingNotice, HomePage, NavigationItem, SiteSettings, StandardPage
from programmes.models import (
    AudiencePage,
    Event,
    EventIndexPage,
    OfferIndexPage,
    OfferPage,
    Organisation,
    ProgrammeIndexPage,
    ProgrammePage,
    RecapIndexPage,
    RecapPage,
    Series,
    Speaker,
)

HOSTILE = "<script>alert(1)</script> & „Anführung“ \"quote\" 'x'"
"""Text that must come out as text wherever it is shown."""
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
"""The user agent of a browser: only people are counted."""


@contextmanager
def committed() -> Iterator[None]:
    """Run what waits for the end of the transaction: tests never come to that end."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        yield


def deck(title: str = "Deck", *texts: str, language: str = "de") -> bytes:
    """A PDF with a slide for each text."""
    drawn = BytesIO()
    slides = [{"title": text, "bullets": [f"Punkt zu {text}"]} for text in (texts or ("Eins", "Zwei"))]
    draw_deck({"title": title, "language": language, "slide": slides}, drawn)
    return drawn.getvalue()


@dataclass
class World:
    """The site's German home page with its sections, and what tests add to it."""

    offers: list[OfferPage] = field(default_factory=list)
    programmes: list[ProgrammePage] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    recaps: list[RecapPage] = field(default_factory=list)
    presentations: list[Presentation] = field(default_factory=list)

    @cached_property
    def home(self) -> HomePage:
        return HomePage.objects.get(locale__language_code="de")

    def section(self, kind: type[Page], slug: str) -> Page:
        """One of the pages that list things, made when it is first asked for."""
        found = kind.objects.child_of(self.home).first()
        if found is None:
            with committed():
                found = pages.section(self.home, kind, slug=slug, title=slug.title())
            del self.home
        return found

    @property
    def programme_index(self) -> ProgrammeIndexPage:
        return self.section(ProgrammeIndexPage, "programme")

    @property
    def offer_index(self) -> OfferIndexPage:
        return self.section(OfferIndexPage, "angebote")

    @property
    def event_index(self) -> EventIndexPage:
        return self.section(EventIndexPage, "termine")

    @property
    def recap_index(self) -> RecapIndexPage:
        return self.section(RecapIndexPage, "rueckblicke")

    @property
    def downloads_page(self) -> DownloadsPage:
        return self.section(DownloadsPage, "downloads")

    @cached_property
    def organisation(self) -> Organisation:
        return programmes.organisation()

    @cached_property
    def series(self) -> Series:
        with committed():
            return events.series()

    @cached_property
    def speaker(self) -> Speaker:
        with committed():
            return events.speaker("Beispielperson A", self.organisation)

    def standard_page(self, slug: str = "seite", **content) -> StandardPage:
        content = {"title": slug.title(), **content}
        with committed():
            return pages.standard_page(self.home, slug=slug, **content)

    def audience_page(self, slug: str = "arbeitgeber", **content) -> AudiencePage:
        content = {"title": slug.title(), "audience": "employers", **content}
        with committed():
            return programmes.audience_page(self.home, slug=slug, **content)

    def programme(self, **content) -> ProgrammePage:
        number = len(self.programmes) + 1
        content = {"slug": f"programm-{number}", "title": f"Programm {number}", **content}
        with committed():
            page = programmes.programme(self.programme_index, self.organisation, **content)
        self.programmes.append(page)
        return page

    def offer(self, programme: ProgrammePage | None = None, **content) -> OfferPage:
        number = len(self.offers) + 1
        content = {"slug": f"angebot-{number}", "title": f"Angebot {number}", **content}
        below = programme or (self.programmes[0] if self.programmes else self.programme())
        with committed():
            page = programmes.offer(ProgrammePage.objects.get(pk=below.pk), **content)
        self.offers.append(page)
        return page

    def event(self, *, days: int = -10, **content) -> Event:
        """An event that many days from now (negative: it is over)."""
        number = len(self.events) + 1
        start = timezone.now() + timedelta(days=days)
        content = {
            "slug": f"termin-{number}",
            "title": f"Termin {number}",
            "start": start,
            "end": start + timedelta(hours=1),
            **content,
        }
        with committed():
            thing = events.event(**content)
        self.events.append(thing)
        return thing

    def recap(self, event: Event | None = None, **content) -> RecapPage:
        number = len(self.recaps) + 1
        content = {"slug": f"rueckblick-{number}", "title": f"Rückblick {number}", **content}
        with committed():
            page = events.recap(self.recap_index, event, **content)
        self.recaps.append(page)
        return page

    def document(self, content: bytes | None = None, **fields: str) -> Document:
        fields = {"name": "folien.pdf", "title": "Folien", **fields}
        with committed():
            stored = presentations.document(content or deck(), **fields)
        stored.refresh_from_db()
        return stored

    def presentation(self, *documents: Document, **content) -> Presentation:
        number = len(self.presentations) + 1
        content = {
            "slug": f"folien-{number}",
            "title": f"Präsentation {number}",
            "day": timezone.localdate(),
            **content,
        }
        if not content.get("event") and not content.get("programme"):
            content["event"] = self.events[0] if self.events else self.event()
        with committed():
            thing = presentations.presentation(documents or [self.document()], **content)
        self.presentations.append(thing)
        return thing

    def settings(self, *navigation: Page) -> SiteSettings:
        """Site settings with a funding notice and these pages in the main navigation."""
        site = Site.objects.get(is_default_site=True)
        with committed():
            notice = published(FundingNotice(text="Gefördert durch Beispiel"))
        settings = SiteSettings(site=site, organisation_name="IQ Beispiel", funding_notice=notice)
        settings.navigation = [NavigationItem(page=page, sort_order=i) for i, page in enumerate(navigation)]
        settings.save()
        return settings

    def translate(self, thing: models.Model, code: str = "en", **texts: str) -> models.Model:
        """Translate a thing. `texts` are German → translation; other strings get the code before them."""
        if isinstance(thing, Page):
            parent = thing.get_parent().specific
            if parent.depth > 1 and not parent.has_translation(_locale(code)):
                self.translate(parent, code)
        with committed():
            translate(thing, code, lambda text: texts.get(text, f"{code.upper()} {text}"))
        return type(thing)._base_manager.get(
            translation_key=thing.translation_key, locale__language_code=code
        )


def _locale(code: str) -> models.Model:
    from demo.builders.translations import locale_for

    return locale_for(code)
