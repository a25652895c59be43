"""The dry run: what each row would do, and everything that is wrong, before anything is written."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Workflow

from home.models import User
from programmes.models import OfferPage
from programmes.offer_import import planned
from programmes.offer_import.plan import make_plan
from tests.programmes.offer_import.making import NEW, editor, of, plan, problems, table

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(db: None) -> User:
    return User.objects.create_superuser("chefin")


def outcomes(plan) -> list[str]:
    return [row.outcome.value for row in plan.rows]


def changes(plan) -> list[tuple[str, str, str]]:
    return [(change.column.heading, change.before, change.after) for change in plan.rows[0].changes]


def test_a_row_with_an_unknown_key_is_a_new_offer(world, admin):
    made = plan(admin, NEW, programme=world.programme())
    assert outcomes(made) == ["new"]
    assert made.is_sound


def test_a_row_with_a_known_key_names_what_changes_before_and_after(world, admin):
    offer = world.offer(import_key="a-1", duration="6 Monate", sectors=["health"])
    made = plan(admin, {"Kennung": " A-1 ", "Dauer": "9 Monate", "Branchen": "Health; Robotics"})
    assert made.rows[0].offer.pk == offer.pk
    assert changes(made) == [
        ("Dauer", "6 Monate", "9 Monate"),
        ("Branchen", "Health", "Robotics; Health"),
    ]


def test_an_offer_without_a_key_of_its_own_is_found_by_its_code(world, admin):
    offer = world.offer()
    assert outcomes(plan(admin, of(offer, Dauer="neu"))) == ["changed"]


def test_what_stays_as_it_is_is_unchanged(world, admin):
    offer = world.offer(duration="6 Monate", start_dates=["2026-12-01"])
    made = plan(admin, of(offer, Dauer=" 6  Monate ", Starttermine="2026-12-01"))
    assert outcomes(made) == ["unchanged"]


def test_columns_that_are_not_there_change_nothing_and_empty_cells_empty_the_field(world, admin):
    offer = world.offer(duration="6 Monate", cost="keine")
    assert changes(plan(admin, of(offer, Dauer=""))) == [("Dauer", "6 Monate", "")]


def test_all_problems_of_all_rows_are_named_by_row_and_column(world, admin):
    offer = world.offer()
    made = plan(
        admin,
        {**NEW, "Art des Angebots": "Lehrgang", "E-Mail": "nicht@", "Programm": "Mond"},
        {**of(offer, Titel="", Format="Online"), "Zuletzt geprüft am": "31.02.2026"},
    )
    assert set(problems(made)) == {
        (2, "Art des Angebots", "Lehrgang"),
        (2, "E-Mail", "nicht@"),
        (2, "Programm", "Mond"),
        (3, "Titel", ""),
        (3, "Nutzen in einem Satz", ""),
        (3, "Art des Angebots", ""),
        (3, "Deutschniveau zu Beginn", ""),
        (3, "Zuletzt geprüft am", "31.02.2026"),
    }
    assert outcomes(made) == ["wrong", "wrong"]
    assert not made.is_sound


def test_a_key_that_comes_twice_is_wrong_at_its_second_place(world, admin):
    made = plan(admin, NEW, {**NEW, "Kennung": "MINT-01"}, programme=world.programme())
    assert problems(made) == [(3, "Kennung", "MINT-01")]


def test_two_names_for_the_same_offer_are_a_key_that_comes_twice(world, admin):
    offer = world.offer(import_key="a-1")
    made = plan(admin, {"Kennung": "a-1"}, {"Kennung": str(offer.translation_key)})
    assert [row for row, _heading, _value in problems(made)] == [3]


def test_a_row_without_a_key_is_wrong(world, admin):
    made = plan(admin, {"Kennung": "", "Titel": "T"}, programme=world.programme())
    assert problems(made) == [(2, "Kennung", "")]


def test_a_code_that_no_offer_has_is_wrong(world, admin):
    code = "3c862204-0887-42a3-b646-5636c0a74858"
    made = plan(admin, {**NEW, "Kennung": code}, programme=world.programme())
    assert problems(made) == [(2, "Kennung", code)]


def test_without_a_column_for_keys_nothing_can_be_told(world, admin):
    made = plan(admin, {"Titel": "T"})
    assert [column.heading for column in made.missing] == ["Kennung"]
    assert not made.is_sound


def test_columns_that_new_offers_need_are_named_once(world, admin):
    made = plan(
        admin, {"Kennung": "a", "Titel": "T"}, {"Kennung": "b", "Titel": "T"}, programme=world.programme()
    )
    assert {column.heading for column in made.missing} == {
        "Nutzen in einem Satz",
        "Art des Angebots",
        "Format",
        "Deutschniveau zu Beginn",
    }
    assert problems(made) == []


def test_columns_that_only_new_offers_need_may_be_missing_for_others(world, admin):
    assert plan(admin, of(world.offer(), Dauer="neu")).is_sound


def test_a_new_offer_goes_below_the_programme_in_its_row_or_below_the_chosen_one(world, admin):
    chosen, named = world.programme(title="Gewählt"), world.programme(title="Genannt")
    made = plan(
        admin, {**NEW, "Programm": "genannt"}, {**NEW, "Kennung": "b", "Programm": ""}, programme=chosen
    )
    assert [row.programme.pk for row in made.rows] == [named.pk, chosen.pk]


def test_a_new_offer_without_any_programme_is_wrong(world, admin):
    world.programme()
    assert problems(plan(admin, NEW)) == [(2, "Programm", "")]


def test_programmes_of_the_same_name_are_told_apart_by_their_address(world, admin):
    world.programme(title="Gleich")
    second = world.programme(title="Gleich")
    assert problems(plan(admin, {**NEW, "Programm": "Gleich"})) == [(2, "Programm", "Gleich")]
    made = plan(admin, {**NEW, "Programm": second.path_below_home})
    assert made.rows[0].programme.pk == second.pk


def test_an_import_moves_no_offer(world, admin):
    offer = world.offer()
    world.programme(title="Anderes")
    assert problems(plan(admin, of(offer, Programm="Anderes"))) == [(2, "Programm", "Anderes")]


def test_the_german_at_the_end_cannot_fall_below_that_at_the_start(world, admin):
    offer = world.offer(level_in="b2")
    made = plan(admin, of(offer, **{"Deutschniveau am Ende": "B1"}))
    assert problems(made) == [(2, "Deutschniveau am Ende", "B1")]


def test_only_german_rows_of_the_open_data_are_taken(world, admin):
    made = plan(admin, {"id": str(world.offer().translation_key), "language": "en", "title": "Course"})
    assert problems(made) == [(2, "language", "en")]


def test_the_latest_draft_counts_and_not_what_is_published(world, admin):
    offer = world.offer(duration="veröffentlicht")
    offer.duration = "Entwurf"
    offer.save_revision()
    made = plan(admin, of(offer, Dauer="Entwurf"), {**of(offer), "Kennung": "x"}, programme=world.programme())
    assert made.rows[0].outcome == "unchanged"


def test_an_offer_is_found_by_a_key_that_only_its_draft_has(world, admin):
    offer = world.offer()
    offer.import_key = "neu-1"
    offer.save_revision()
    made = plan(admin, {"Kennung": "neu-1", "Dauer": "x"})
    assert made.rows[0].offer.pk == offer.pk


def test_drafts_that_would_be_published_too_are_spoken_of(world, admin):
    offer = world.offer()
    offer.duration = "Entwurf"
    offer.save_revision()
    assert "not published yet" in plan(admin, of(offer, Kosten="neu")).rows[0].notes[0]


def test_a_locked_offer_is_wrong(world, admin):
    offer = world.offer()
    OfferPage.objects.filter(pk=offer.pk).update(locked=True, locked_by=admin)
    assert problems(plan(admin, of(offer, Dauer="x")))[0][:2] == (2, "Kennung")


def test_an_offer_that_waits_for_approval_is_wrong(world, admin):
    offer = world.offer()
    Workflow.objects.first().start(offer, admin)
    assert problems(plan(admin, of(offer, Dauer="x")))[0][:2] == (2, "Kennung")


def test_translations_are_not_found_by_the_code_they_share(world, admin):
    offer = world.offer()
    world.translate(offer)
    assert plan(admin, of(offer, Dauer="x")).rows[0].offer.pk == offer.pk


def test_who_may_not_change_an_offer_is_told_so(world):
    mine, other = world.programme(), world.programme()
    offer, theirs = world.offer(mine), world.offer(other)
    anna = editor(mine, "change")
    assert [row for row, *_rest in problems(plan(anna, of(offer, Dauer="x"), of(theirs, Dauer="x")))] == [3]


def test_who_may_not_add_to_a_programme_is_told_so(world):
    mine, other = world.programme(), world.programme()
    anna = editor(mine, "add")
    assert problems(plan(anna, NEW, programme=other))[0][1] == "Programm"
    assert plan(anna, NEW, programme=mine).is_sound


def test_only_who_may_publish_all_of_it_may_publish(world):
    mine, other = world.programme(), world.programme()
    anna = editor(world.programme_index, "change")
    rows = of(world.offer(mine), Dauer="x"), of(world.offer(other), Dauer="x")
    assert not plan(anna, *rows).may_be_published
    publisher = editor(mine, "publish", "change", name="berta")
    assert plan(publisher, rows[0]).may_be_published


def test_what_would_be_done_differs_when_an_offer_has_a_newer_version(world, admin):
    offer = world.offer()
    before = plan(admin, of(offer, Dauer="x")).fingerprint
    assert plan(admin, of(offer, Dauer="x")).fingerprint == before
    offer.cost = "neu"
    offer.save_revision()
    assert plan(admin, of(offer, Dauer="x")).fingerprint != before


def test_more_than_can_be_saved_at_once_is_too_much(world, admin, monkeypatch):
    monkeypatch.setattr(planned, "MOST_WRITTEN", 1)
    programme = world.programme()
    assert plan(admin, NEW, programme=programme).is_sound
    assert plan(admin, NEW, {**NEW, "Kennung": "b"}, programme=programme).is_too_much


def test_the_dry_run_needs_the_same_queries_for_three_rows_and_for_thirty(world, django_user_model):
    anna = editor(world.programme_index, "add", "change", "publish")
    offers = [world.offer(start_dates=["2026-12-01"]) for _number in range(15)]
    for offer in offers[::2]:
        offer.save_revision()

    def queries(*rows: dict) -> int:
        read = table(*rows)
        user = User.objects.get(pk=anna.pk)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            made = make_plan(read, user, world.programmes[0])
        assert len(made.rows) == len(rows)
        return len(captured)

    rows = [of(offer, **{**NEW, "Kennung": str(offer.translation_key)}) for offer in offers]
    rows += [{**NEW, "Kennung": f"neu-{number}"} for number in range(15)]
    queries(*rows[:1])
    assert queries(*rows[:2], rows[-1]) == queries(*rows) <= 10
