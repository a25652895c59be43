"""The demo site as a newcomer finds it, in all languages."""

from collections import Counter

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page, Revision
from wagtail_localize.models import StringTranslation, Translation

from demo.website import DemoSite
from downloads.models import Document, Presentation, Slide
from home.models import HomePage, SiteSettings, StandardPage
from programmes.models import Event, OfferPage, ProgrammePage, RecapPage, Speaker
from tests.worlds import committed

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(demo_copy: None, db: None) -> None:
    """The demo site; what a test changes is taken back."""


def counts() -> dict[str, int]:
    models = (Page, Event, Speaker, Presentation, Document, Slide, Revision, Translation, StringTranslation)
    return {model.__name__: model.objects.count() for model in models}


def test_the_five_programmes_have_at_least_eight_offers(demo):
    assert ProgrammePage.objects.in_language("de").count() == 5
    assert OfferPage.objects.in_language("de").count() >= 8
    assert all(
        OfferPage.objects.in_language("de").below(page).exists() for page in ProgrammePage.objects.in_source()
    )


def test_everything_is_there_in_english_too(demo):
    for model in (HomePage, StandardPage, ProgrammePage, OfferPage, RecapPage, Event, Presentation):
        german, english = (
            model.objects.filter(locale__language_code=code, live=True) for code in ("de", "en")
        )
        assert german.count() == english.count(), model


def test_no_alias_pages_are_made(demo):
    assert not Page.objects.filter(alias_of__isnull=False).exists()


def test_every_page_knows_how_many_pages_are_below_it(demo):
    children = Counter(path[: -Page.steplen] for path in Page.objects.values_list("path", flat=True))
    assert {
        page.title: page.numchild for page in Page.objects.all() if page.numchild != children[page.path]
    } == {}


def test_the_recap_shows_speakers_in_their_role_and_the_slides_in_both_languages(demo):
    html = Client().get("/de/rueckblicke/ausblick-auf-die-foerderrunde-2026-2028/").content.decode()
    for name in ("Moritz Lippa", "Cemalettin Özer", "Anja Bergmann", "Clemens Bachmann", "Sara Huggett"):
        assert name in html
    assert "/de/downloads/ausblick-2026-2028/de/" in html
    assert "/de/downloads/ausblick-2026-2028/en/" in html
    assert "/de/termine/iq-um-9-2025-12-02/" in html
    event = Client().get("/de/termine/iq-um-9-2025-12-02/").content.decode()
    assert "/de/rueckblicke/ausblick-auf-die-foerderrunde-2026-2028/" in event


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("/de/suche/?q=Selbstwirksamkeit", "#slide-3"),
        ("/de/suche/?q=Qualifizierung", "/de/programme/"),
        ("/de/suche/?q=Anerkennungspartnerschaft", "#slide-"),
        ("/en/suche/?q=qualifications", "/en/programme/"),
        ("/en/suche/?q=self-efficacy", "#slide-3"),
        ("/de/suche/?q=Cemalettin", "/de/termine/iq-um-9-2025-12-02/"),
    ],
)
def test_the_search_finds_it(demo, address, found):
    assert found in Client().get(address).content.decode()


def test_inflected_words_are_found(demo):
    singular, plural = (
        Client().get(f"/de/suche/?q={word}").context["results"].total
        for word in ("Praxisphase", "Praxisphasen")
    )
    assert singular == plural > 0


def test_every_deck_was_read_with_text_and_what_we_draw_ourselves_with_picture(demo):
    decks = Document.objects.exclude(extraction=Document.Extraction.NOT_POSSIBLE)
    assert set(decks.values_list("extraction", flat=True)) == {Document.Extraction.DONE}
    assert not Slide.objects.filter(picture="", document__file__endswith=".pdf").exists()
    assert not Slide.objects.filter(text="").exists()


def test_files_of_all_kinds_are_there_and_their_words_are_known(demo):
    assert {one.extension for one in Document.objects.all()} == {"pdf", "pptx", "odp", "docx", "xlsx"}
    handouts = Document.objects.filter(extraction=Document.Extraction.NOT_POSSIBLE)
    assert len(handouts) == 2
    assert all(one.text for one in handouts)


def test_a_deck_without_pictures_can_be_read_and_found(demo):
    page = BeautifulSoup(Client().get("/de/downloads/digitale-kompetenzen/").content, "html.parser")
    slide = page.select_one("#slide-5")
    assert slide.select_one(".slide__text > p").get_text() == "Wenn es hakt"
    assert [item.get_text() for item in slide.select("li")][:1] == ["Hilfe in der eigenen Sprache anbieten"]
    assert "Danach zwei Minuten Austausch zu zweit." in slide.select_one(".slide__notes").get_text()
    found = Client().get("/de/suche/?q=Leihgeräte").content.decode()
    assert "/de/downloads/digitale-kompetenzen/?sprache=de#slide-7" in found


def test_a_handout_is_named_on_the_page_and_found_by_its_words(demo):
    html = Client().get("/de/downloads/deutsch-am-arbeitsplatz/").content.decode()
    assert "Zehn Wörter für den ersten Tag" in html
    found = Client().get("/de/suche/?q=Krankmeldung").content.decode()
    assert "/de/downloads/deutsch-am-arbeitsplatz/?sprache=de#files-heading" in found


def test_a_second_run_changes_nothing(demo):
    before = counts()
    with committed():
        DemoSite().build()
    assert counts() == before


def test_what_an_editor_has_made_is_not_touched(demo):
    home = HomePage.objects.get(locale__language_code="de")
    home.heading = "Von Hand geschrieben"
    home.save_revision().publish()
    settings = SiteSettings.objects.get()
    settings.organisation_name = "Umbenannt"
    settings.save()
    with committed():
        DemoSite().build()
    home.refresh_from_db()
    settings.refresh_from_db()
    assert home.heading == "Von Hand geschrieben"
    assert settings.organisation_name == "Umbenannt"


def test_an_editor_can_carry_on_with_the_english_texts(demo):
    for translation in Translation.objects.select_related("source", "target_locale"):
        total, done = translation.get_progress()
        assert total == done, translation.source.object_repr
        assert translation.enabled
