"""Writing: all or nothing, through Wagtail, as if an editor had typed it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from wagtail.log_actions import registry
from wagtail.models import PageLogEntry

from home.models import User
from programmes.models import CalendarVersion, OfferPage
from programmes.offer_import.writing import LOG_ACTION, RowFailedError, write
from search.models import Entry
from tests.programmes.offer_import.making import NEW, of, plan
from tests.worlds import committed

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(db: None) -> User:
    return User.objects.create_superuser("chefin")


def written(user: User, *rows: dict[str, str], programme=None, publish: bool = False):
    with committed():
        return write(plan(user, *rows, programme=programme), user, publish=publish, file_name="angebote.xlsx")


def test_a_new_offer_is_a_draft_below_its_programme(world, admin):
    programme = world.programme()
    [made] = written(admin, {**NEW, "Starttermine": "01.12.2026"}, programme=programme).new
    offer = OfferPage.objects.get(pk=made.pk)
    assert (offer.live, offer.owner, offer.get_parent().pk) == (False, admin, programme.pk)
    assert (offer.import_key, offer.slug, offer.language) == ("mint-01", "pruefungstraining", "de")
    assert [start.date for start in offer.starts.all()] == [date(2026, 12, 1)]
    assert offer.latest_revision.user == admin


def test_new_offers_of_the_same_title_get_addresses_of_their_own(world, admin):
    programme = world.programme()
    made = written(admin, NEW, {**NEW, "Kennung": "b"}, {**NEW, "Kennung": "c"}, programme=programme).new
    assert [offer.slug for offer in made] == [
        "pruefungstraining",
        "pruefungstraining-2",
        "pruefungstraining-3",
    ]


def test_a_change_is_a_draft_and_readers_see_what_was_there(world, admin):
    offer = world.offer(duration="6 Monate")
    written(admin, of(offer, Dauer="9 Monate"))
    offer.refresh_from_db()
    assert (offer.duration, offer.has_unpublished_changes) == ("6 Monate", True)
    assert offer.get_latest_revision_as_object().duration == "9 Monate"


def test_what_is_published_is_there_for_readers(world, admin, client):
    offer = world.offer(duration="6 Monate")
    written(admin, of(offer, Dauer="9 Monate"), publish=True)
    assert "9 Monate" in client.get(offer.get_absolute_url()).content.decode()


def test_fields_that_no_column_holds_stay(world, admin):
    offer = world.offer(
        steps=[{"title": "Anrufen", "text": ""}], contact={"name": "Team"}, start_dates=["2026-12-01"]
    )
    written(admin, of(offer, Dauer="neu"), publish=True)
    offer = OfferPage.objects.get(pk=offer.pk)
    assert (offer.steps[0].value["title"], offer.contact_name) == ("Anrufen", "Team")
    assert offer.starts.count() == 1


def test_importing_the_same_file_again_finds_nothing_to_do(world, admin):
    programme = world.programme()
    row = {**NEW, "Starttermine": "2026-12-01", "Region": "lippe", "Start jederzeit möglich": "ja"}
    written(admin, row, programme=programme)
    again = plan(admin, row, programme=programme)
    assert [one.outcome.value for one in again.rows] == ["unchanged"]


def test_if_one_row_cannot_be_saved_none_is(world, admin, monkeypatch):
    offer = world.offer(duration="6 Monate")
    rows = of(offer, **{**NEW, "Kennung": str(offer.translation_key)}), {**NEW, "Titel": "Fällt durch"}
    made = plan(admin, *rows, programme=world.programmes[0])
    clean = OfferPage.clean

    def refuse(self: OfferPage) -> None:
        clean(self)
        if self.title == "Fällt durch":
            raise ValidationError({"title": "So nicht."})

    monkeypatch.setattr(OfferPage, "clean", refuse)
    with pytest.raises(RowFailedError) as caught:
        write(made, admin, publish=True, file_name="x")
    assert (caught.value.row.number, caught.value.message) == (3, "So nicht.")
    offer.refresh_from_db()
    assert (offer.title, OfferPage.objects.count()) == ("Angebot 1", 1)
    assert not PageLogEntry.objects.filter(action=LOG_ACTION).exists()


def test_a_key_that_somebody_else_has_taken_meanwhile_fails_that_row(world, admin):
    made = plan(admin, NEW, programme=world.programme())
    world.offer(import_key="mint-01")
    with pytest.raises(RowFailedError):
        write(made, admin, publish=False, file_name="x")
    assert OfferPage.objects.count() == 1


def test_a_plan_with_problems_is_not_written(world, admin):
    with pytest.raises(ValueError, match="without problems"):
        written(admin, {**NEW, "Format": "?"}, programme=world.programme())


def test_calendars_learn_of_a_published_change(world, admin):
    offer = world.offer(start_dates=["2026-12-01"])

    def sequence() -> int:
        return CalendarVersion.objects.get(thing=offer.translation_key).sequence

    before = sequence()
    written(admin, of(offer, Starttermine="2027-01-07"))
    assert sequence() == before
    written(admin, of(offer, Starttermine="2027-01-08"), publish=True)
    assert sequence() == before + 1


def test_the_search_finds_what_was_published(world, admin):
    written(admin, {**NEW, "Titel": "Quittenkunde"}, programme=world.programme(), publish=True)
    assert Entry.objects.filter(title="Quittenkunde").exists()


def test_facts_reach_translations_and_words_do_not(world, admin):
    offer = world.offer(duration="6 Monate")
    english = world.translate(offer)
    written(admin, of(offer, Region="lippe", Dauer="9 Monate"), publish=True)
    english.refresh_from_db()
    assert (english.kreise, english.duration) == (["lippe"], "EN 6 Monate")


def test_translations_and_copies_have_no_key(world, admin):
    offer = world.offer(import_key="a-1")
    english = world.translate(offer)
    copy = offer.copy(update_attrs={"slug": "kopie", "title": "Kopie"})
    assert (english.import_key, copy.import_key) == ("", "")


def test_two_offers_cannot_have_the_same_key(world):
    world.offer(import_key="a-1")
    second = world.offer()
    second.import_key = " A-1"
    with pytest.raises(ValidationError) as caught:
        second.full_clean()
    assert "import_key" in caught.value.message_dict


def test_the_history_of_the_page_says_who_imported_it_from_where(world, admin):
    [offer] = written(admin, NEW, programme=world.programme()).new
    entry = PageLogEntry.objects.get(page=offer.pk, action=LOG_ACTION)
    assert (entry.user, entry.revision) == (admin, offer.latest_revision)
    message = registry.get_formatter(entry).format_message(entry)
    assert message == "Imported from “angebote.xlsx”, row 2"
