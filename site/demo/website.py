"""The demo site: the content files, built once.

Whatever is there already is left alone, so that a second run changes nothing and an editor's work is
never touched. A thing is known by its address.
"""

from collections.abc import Callable, Iterable

from django.db import models, transaction
from wagtail.models import Page, Site

from config.languages import LANGUAGES, SOURCE
from demo.builders import events, pages, presentations, programmes, states
from demo.builders.events import published
from demo.builders.translations import is_translated, strings_of, translate
from demo.content_files import deck, dictionary, load, material, translated
from downloads.models import DownloadsPage, Presentation
from home.models import FundingNotice, HomePage, NavigationItem, SiteSettings, User
from home.roles import editors_group
from home.translation.recording import record_missing
from programmes.models import (
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

SECTIONS = {
    "programme": ProgrammeIndexPage,
    "angebote": OfferIndexPage,
    "termine": EventIndexPage,
    "rueckblicke": RecapIndexPage,
    "downloads": DownloadsPage,
}
MAIN_NAVIGATION = ("angebote", "programme", "termine", "rueckblicke", "downloads", "arbeitgeber")
FOOTER = ("ueber-uns", "impressum", "datenschutz", "barrierefreiheit")

Tell = Callable[[str], None]


class DemoSite:
    """Builds the demo site; `tell` is called with a line for each step."""

    def __init__(self, tell: Tell = lambda line: None) -> None:
        self.tell = tell
        self.site = Site.objects.select_related("root_page").get(is_default_site=True)
        self.home: HomePage = HomePage.objects.get(pk=self.site.root_page_id)

    def build(self) -> None:
        """Build what is not there yet: German first, then the translations.

        Each step is a transaction of its own: whoever stops it half way loses one step, and what is
        saved several times in a step comes into the search once.
        """
        with transaction.atomic():
            self.people_who_log_in()
            self.organisations()
            sections = self.sections()
            self.programmes(sections["programme"])
            self.series_and_speakers()
            self.events()
            self.recaps(sections["rueckblicke"])
        with transaction.atomic():
            self.presentations()
        with transaction.atomic():
            self.plain_pages()
            self.home_page(sections)
            self.settings()
        for language in LANGUAGES:
            if language.code != SOURCE:
                with transaction.atomic():
                    self.translations(language.code)
        with transaction.atomic():
            self.translations_that_need_work()

    def people_who_log_in(self) -> None:
        """An administrator and an editor, for a machine that nobody else reaches."""
        if not User.objects.filter(username="admin").exists():
            User.objects.create_superuser("admin", "admin@example.org", "admin")
        if not User.objects.filter(username="redaktion").exists():
            editor = User.objects.create_user("redaktion", "redaktion@example.org", "redaktion")
            editor.groups.add(editors_group())

    def organisations(self) -> None:
        for content in load("network")["organisation"]:
            fields = {key: value for key, value in content.items() if key != "key"}
            if not Organisation.objects.filter(name=content["name"]).exists():
                programmes.organisation(**fields)

    def sections(self) -> dict[str, Page]:
        """The pages that list things, in the order of the navigation."""
        found = {}
        for content in load("pages")["index"]:
            kind = SECTIONS[content["slug"]]
            page = kind.objects.child_of(self.home).first()
            found[content["slug"]] = page or pages.section(self.home, kind, **content)
        return found

    def programmes(self, parent: Page) -> None:
        for content in load("programmes")["programme"]:
            fields = {key: value for key, value in content.items() if key not in {"offer", "organisation"}}
            page = _first(ProgrammePage, slug=content["slug"])
            if page is None:
                self.tell(f"Programm: {content['title']}")
                page = programmes.programme(parent, _organisation(content["organisation"]), **fields)
            for offer in content["offer"]:
                if _first(OfferPage, slug=offer["slug"]) is None:
                    programmes.offer(page, **offer)

    def series_and_speakers(self) -> None:
        content = load("series")
        for one in content["series"]:
            if _first(Series, slug=one["key"]) is None:
                events.series(slug=one["key"], **_without(one, "key"))
        for one in content["speaker"]:
            if _first(Speaker, name=one["name"]) is None:
                organisation = _organisation(one["organisation"]) if one["organisation"] else None
                events.speaker(organisation=organisation, **_without(one, "key", "organisation"))

    def events(self) -> None:
        for content in load("series")["event"]:
            if _first(Event, slug=content["slug"]) is not None:
                continue
            self.tell(f"Termin: {content['title']}")
            events.event(
                series=_first(Series, slug=content["series"]) if content["series"] else None,
                spoken_languages=content["languages"],
                speakers=[
                    (_speaker(one["speaker"]), one["role"], one["organisation"])
                    for one in content.get("speakers", [])
                ],
                programmes=_programmes(content.get("programmes", [])),
                **_without(content, "series", "languages", "speakers", "programmes"),
            )

    def recaps(self, parent: Page) -> None:
        for content in load("recaps")["recap"]:
            if _first(RecapPage, slug=content["slug"]) is None:
                self.tell(f"Rückblick: {content['title']}")
                events.recap(
                    parent,
                    _first(Event, slug=content["event"]),
                    programmes=_programmes(content.get("programmes", [])),
                    **_without(content, "event", "programmes"),
                )

    def presentations(self) -> None:
        for content in load("series")["presentation"]:
            if _first(Presentation, slug=content["slug"]) is not None:
                continue
            self.tell(f"Präsentation: {content['title']}")
            presentations.presentation(
                [presentations.made_document(one, kind, name=name) for one, kind, name in _files(content)],
                day=content["date"],
                event=_first(Event, slug=content["event"]) if content["event"] else None,
                programme=_first(ProgrammePage, slug=content["programme"]) if content["programme"] else None,
                speakers=[_speaker(key) for key in content["speakers"]],
                **_without(content, "date", "event", "programme", "speakers", "decks", "materials"),
            )

    def plain_pages(self) -> None:
        for content in load("pages")["page"]:
            if _page(content["slug"]) is None:
                make = programmes.audience_page if "audience" in content else pages.standard_page
                make(self.home, **content)

    def home_page(self, sections: dict[str, Page]) -> None:
        """Fill the home page if nobody has worked on it: it has no revision then."""
        if not self.home.revisions.exists():
            self.tell("Startseite")
            pages.fill_home(self.home, load("network")["home"], sections)

    def settings(self) -> None:
        if SiteSettings.objects.filter(site=self.site).exists():
            return
        content = load("network")
        notice = published(FundingNotice(text=content["funding"]["text"]))
        settings = SiteSettings(
            site=self.site,
            funding_notice=notice,
            accessibility_statement=_page("barrierefreiheit"),
            **_without(content["settings"], "address_note"),
        )
        settings.navigation = [
            NavigationItem(page=_page(slug), place=place, sort_order=position)
            for place, slugs in (
                (NavigationItem.Place.MAIN, MAIN_NAVIGATION),
                (NavigationItem.Place.FOOTER, FOOTER),
            )
            for position, slug in enumerate(slugs)
        ]
        settings.save()

    def translations(self, code: str) -> None:
        """Translate what has no version in the language yet and a complete one in its catalogue.

        Parents come before children. What a catalogue does not have (the sample editions, in most
        languages) stays German, so that the fallback is to be seen.
        """
        self.tell(f"Übersetzung: {code}")
        known = dictionary(code).keys()
        for thing in _german_things(self.home):
            if not is_translated(thing, code) and strings_of(thing) <= known:
                translate(thing, code, lambda text: translated(text, code))

    def translations_that_need_work(self) -> None:
        """One machine-made page that nobody has reviewed, and one that the German page has left behind."""
        record_missing()
        states.let_a_machine_have_made_it(_page("ueber-uns"), "ru")
        states.let_it_be_outdated(_first(ProgrammePage, slug="produktionsallrounder-2-0"), "tr")


def _german_things(home: HomePage) -> Iterable[models.Model]:
    yield from home.get_descendants(inclusive=True).order_by("path").specific()
    for model in (FundingNotice, Series, Speaker, Event, Presentation):
        yield from model.objects.in_source()


def _files(content: dict) -> Iterable[tuple[dict, str, str]]:
    """The files of a presentation, in order: what each is made of, its kind and its name."""
    for one in content["decks"]:
        for kind in one.get("formats", ["pdf"]):
            yield deck(one["deck"]), kind, one["deck"]
    for name in content.get("materials", []):
        yield material(name), material(name)["format"], name


def _first(model: type[models.Model], **address: str) -> models.Model | None:
    return model.objects.in_source().filter(**address).first()


def _page(slug: str) -> Page | None:
    return Page.objects.filter(slug=slug, depth=3, locale__language_code=SOURCE).first()


def _organisation(key: str) -> Organisation:
    name = next(one["name"] for one in load("network")["organisation"] if one["key"] == key)
    return Organisation.objects.get(name=name)


def _speaker(key: str) -> Speaker:
    name = next(one["name"] for one in load("series")["speaker"] if one["key"] == key)
    return Speaker.objects.in_source().get(name=name)


def _programmes(slugs: list[str]) -> list[ProgrammePage]:
    return list(ProgrammePage.objects.in_source().filter(slug__in=slugs))


def _without(content: dict, *keys: str) -> dict:
    return {key: value for key, value in content.items() if key not in keys}
