"""The pages in the admin on which offers are imported."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from programmes.models import OfferImport, OfferPage
from programmes.offer_import.dry_run import PER_PAGE
from tests.programmes.offer_import.making import NEW, csv_file, editor, of, save, upload
from tests.worlds import HOSTILE

pytestmark = pytest.mark.django_db


def html(response) -> str:
    return response.content.decode()


def text(response) -> str:
    """The words of the main part of a page, on one line."""
    main = html(response).split('class="import"')[1]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


@pytest.fixture
def anna(world, client):
    """Somebody who may do everything with offers, logged in."""
    user = editor(world.programme_index, "add", "change", "publish")
    client.force_login(user)
    return user


def test_a_file_is_shown_and_nothing_is_saved(world, anna, client):
    offer = world.offer(duration="6 Monate")
    shown = upload(client, csv_file(of(offer, Dauer="9 Monate")))
    assert "6 Monate → after: 9 Monate" in text(shown)
    assert offer.revisions.count() == 1


def test_saving_writes_it_and_forgets_the_file(world, anna, client):
    offer = world.offer(duration="6 Monate")
    answer = save(client, upload(client, csv_file(of(offer, Dauer="9 Monate"))))
    assert "1 offer was changed." in html(answer)
    assert offer.get_latest_revision_as_object().duration == "6 Monate"
    offer.refresh_from_db()
    assert offer.get_latest_revision_as_object().duration == "9 Monate"
    assert not OfferImport.objects.exists()


def test_publishing_needs_that_one_chooses_it(world, anna, client):
    offer = world.offer(duration="6 Monate")
    save(client, upload(client, csv_file(of(offer, Dauer="9 Monate"))), "publish")
    offer.refresh_from_db()
    assert (offer.duration, offer.has_unpublished_changes) == ("9 Monate", False)


def test_an_offer_that_changed_meanwhile_is_shown_again_instead_of_written(world, anna, client):
    offer, other = world.offer(duration="6 Monate"), world.offer()
    shown = upload(client, csv_file(of(offer, Dauer="9 Monate"), of(other, Dauer="1 Tag")))
    offer.duration = "7 Monate"
    offer.save_revision().publish()
    again = save(client, shown, "publish")
    offer.refresh_from_db()
    assert (offer.duration, other.revisions.count()) == ("7 Monate", 1)
    assert "7 Monate → after: 9 Monate" in text(again)
    assert text(again).count("different from before") == 1
    save(client, again, "publish")
    offer.refresh_from_db()
    assert offer.duration == "9 Monate"


def test_a_row_that_cannot_be_saved_is_shown_and_nothing_is_written(world, anna, client, monkeypatch):
    shown = upload(client, csv_file(NEW), programme=world.programme().pk)

    def refuse(self: OfferPage) -> None:
        raise ValidationError("So nicht.")

    monkeypatch.setattr(OfferPage, "clean", refuse)
    answer = save(client, shown)
    assert "So nicht." in text(answer)
    assert OfferPage.objects.count() == 0
    assert OfferImport.objects.count() == 1


def test_pressing_twice_writes_once(world, anna, client):
    shown = upload(client, csv_file(NEW), programme=world.programme().pk)
    save(client, shown)
    answer = save(client, shown)
    assert "was written or discarded" in html(answer)
    assert OfferPage.objects.count() == 1


def test_wrong_cells_stand_with_row_column_and_value_and_nothing_can_be_saved(world, anna, client):
    shown = upload(client, csv_file({**NEW, "Format": "Mond"}), programme=world.programme().pk)
    assert "Format In the file" not in text(shown)
    assert re.search(r"2 Format Mond “Mond” is not known here", text(shown))
    assert "fingerprint" not in html(shown)
    answer = client.post(shown.request["PATH_INFO"], {"save_as": "draft", "fingerprint": "x"})
    assert answer.status_code == 200
    assert OfferPage.objects.count() == 0


def test_what_is_wrong_with_a_file_is_tied_to_its_field(world, anna, client):
    world.programme()
    shown = html(upload(client, b"", "angebote.csv"))
    assert 'aria-describedby="id_file_error"' in shown
    assert shown.count('id="id_file_error"') == 1


def test_unknown_and_missing_columns_are_named(world, anna, client):
    shown = text(upload(client, csv_file({"Kennung": "a", "Branche": "x"}), programme=world.programme().pk))
    assert "did you mean “Branchen”" in shown
    assert "Nutzen in einem Satz" in shown


def test_who_may_not_publish_is_not_offered_it_and_cannot_do_it(world, client):
    offer = world.offer(duration="6 Monate")
    client.force_login(editor(world.programme_index, "change"))
    shown = upload(client, csv_file(of(offer, Dauer="9 Monate")))
    assert 'value="publish"' not in html(shown)
    save(client, shown, "publish")
    offer.refresh_from_db()
    assert offer.duration == "6 Monate"
    assert offer.revisions.count() == 1


def test_the_import_is_for_those_who_may_add_or_change_offers(world, client):
    offer = world.offer()
    client.force_login(editor(world.recap_index, "add", "change", "publish", name="fremd"))
    for address in ("upload", "template", "offers"):
        arguments = [] if address == "upload" else ["csv"]
        assert client.get(reverse(f"offer_import:{address}", args=arguments)).status_code == 302
    assert "import-offers" not in html(client.get(reverse("wagtailadmin_home")))
    upload(client, csv_file(of(offer, Dauer="x")))
    assert not OfferImport.objects.exists()


def test_strangers_are_asked_to_log_in(world, client):
    answer = client.get(reverse("offer_import:offers", args=["csv"]))
    assert answer.status_code == 302
    assert "login" in answer["Location"]


def test_menu_and_programme_lead_to_the_import(world, anna, client):
    programme = world.programme()
    assert reverse("offer_import:upload") in html(client.get(reverse("wagtailadmin_home")))
    explorer = html(client.get(reverse("wagtailadmin_explore", args=[programme.pk])))
    assert f"{reverse('offer_import:upload')}?programme={programme.pk}" in explorer


def test_an_export_holds_only_what_one_may_change(world, client):
    mine, other = world.programme(), world.programme()
    world.offer(mine, title="Meines")
    world.offer(other, title="Anderes")
    client.force_login(editor(mine, "change"))
    exported = html(client.get(reverse("offer_import:offers", args=["csv"])))
    assert "Meines" in exported
    assert "Anderes" not in exported


def test_the_file_of_somebody_else_is_not_there(world, anna, client):
    shown = upload(client, csv_file(of(world.offer(), Dauer="x")))
    client.force_login(editor(world.programme_index, "change", name="berta"))
    assert client.get(shown.request["PATH_INFO"]).status_code == 404
    client.post(shown.request["PATH_INFO"] + "discard/")
    assert OfferImport.objects.exists()


def test_a_file_can_be_discarded(world, anna, client):
    shown = upload(client, csv_file(of(world.offer(), Dauer="x")))
    client.post(shown.request["PATH_INFO"] + "discard/")
    assert not OfferImport.objects.exists()


def test_a_new_file_takes_the_place_of_the_one_before(world, anna, client):
    for days in ("1 Tag", "2 Tage"):
        upload(client, csv_file(of(world.offers[0] if world.offers else world.offer(), Dauer=days)))
    assert OfferImport.objects.count() == 1


def test_files_are_forgotten_after_a_day(world, anna, client, capsys):
    upload(client, csv_file(of(world.offer(), Dauer="x")))
    call_command("delete_old_imports")
    assert OfferImport.objects.exists()
    OfferImport.objects.update(created_at=timezone.now() - timedelta(hours=25))
    call_command("delete_old_imports")
    assert not OfferImport.objects.exists()


def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(world, anna, client):
    world.programme()
    answer = upload(client, b"%PDF-1.7", "angebote.pdf")
    assert answer.status_code == 200
    assert "named .xlsx or .csv" in text(answer)
    assert not OfferImport.objects.exists()


def test_a_form_without_a_file_comes_back(world, anna, client):
    world.programme()
    assert client.post(reverse("offer_import:upload")).status_code == 200


def test_hostile_texts_are_shown_as_text(world, anna, client):
    programme = world.programme(title=HOSTILE)
    row = {**NEW, "Titel": HOSTILE, "Format": HOSTILE, HOSTILE: "x"}
    shown = upload(client, csv_file(row), f"{HOSTILE[:20]}.csv", programme=programme.pk)
    assert "<script>alert(1)" not in html(shown)


@pytest.mark.parametrize("query", ["show=mond", "show=new&p=999", "p=x", "show=all&p=-1", "show=%00"])
def test_odd_addresses_show_something(world, anna, client, query):
    shown = upload(client, csv_file(NEW), programme=world.programme().pk)
    assert client.get(f"{shown.request['PATH_INFO']}?{query}").status_code == 200


def test_unchanged_rows_are_out_of_sight_and_can_be_seen(world, anna, client):
    rows = of(world.offer(title="Gleich"), Dauer=""), of(world.offer(), Dauer="neu")
    shown = upload(client, csv_file(*rows))
    assert "Gleich" not in text(shown)
    assert "Gleich" in text(client.get(f"{shown.request['PATH_INFO']}?show=all"))


def test_long_files_are_shown_page_by_page(world, anna, client):
    rows = [{**NEW, "Kennung": f"k-{number}"} for number in range(PER_PAGE + 1)]
    shown = upload(client, csv_file(*rows), programme=world.programme().pk)
    assert html(shown).count("import__row--new") == PER_PAGE
    second = client.get(f"{shown.request['PATH_INFO']}?p=2")
    assert html(second).count("import__row--new") == 1


def test_the_dry_run_needs_the_same_queries_for_three_rows_and_for_thirty(world, anna, client):
    programme = world.programme()

    def queries(number: int) -> int:
        rows = [{**NEW, "Kennung": f"k-{place}"} for place in range(number)]
        shown = upload(client, csv_file(*rows), programme=programme.pk)
        with CaptureQueriesContext(connection) as captured:
            client.get(shown.request["PATH_INFO"])
        return len(captured)

    queries(1)
    assert queries(3) == queries(30)
