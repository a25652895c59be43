"""Nothing is published incomplete without somebody saying so."""

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from home.localize.submission import submit
from programmes.models import Event, OfferPage
from tests.home.localize.conftest import browser, person, said, source_of, translation_of, version
from tests.worlds import committed

pytestmark = pytest.mark.django_db


def edit_url(thing) -> str:
    if isinstance(thing, Page):
        return reverse("wagtailadmin_pages:edit", args=[thing.pk])
    return reverse("wagtailsnippets_programmes_event:edit", args=[thing.pk])


def publish(client, thing, **more: str):
    with committed():
        return client.post(edit_url(thing), {"action": "publish", **more})


def sync(client, thing, **more: str):
    url = reverse("wagtail_localize:update_translations", args=[source_of(thing).pk])
    with committed():
        return client.post(url, more)


@pytest.fixture(params=["page", "snippet"])
def thing(request, world):
    if request.param == "page":
        return world.offer(title="Titel", promise="Ein Fehlr")
    return world.event(title="Titel", summary="Ein Fehlr")


def correct(thing) -> None:
    field = "promise" if isinstance(thing, OfferPage) else "summary"
    setattr(thing, field, "Ein Fehler")
    thing.save_revision().publish()


def title_of(thing, code: str) -> StringTranslation:
    return StringTranslation.objects.get(
        context__path="title", context__object_id=thing.translation_key, locale__language_code=code
    )


def words(thing) -> str:
    return thing.promise if isinstance(thing, OfferPage) else thing.summary


def test_a_translation_that_lacks_texts_is_not_published(editor, thing, english):
    submit(thing, english)
    total, _done = translation_of(thing).get_progress()
    response = publish(editor, version(thing))
    page = response.content.decode()
    assert f"{total} texts of" in page
    assert "Ein Fehlr" in page
    assert not version(thing).live


def test_it_is_published_if_the_editor_says_so(editor, thing, english):
    submit(thing, english)
    response = publish(editor, version(thing), publish_incomplete="1")
    assert response.status_code == 302
    assert version(thing).live


def test_one_missing_text_is_enough(editor, world, thing):
    world.translate(thing)
    version(thing).unpublish()
    title_of(thing, "en").delete()
    page = publish(editor, version(thing)).content.decode()
    assert "1 text of" in page
    assert not version(thing).live


def test_a_complete_translation_is_published(editor, world, thing):
    world.translate(thing)
    version(thing).unpublish()
    assert publish(editor, version(thing)).status_code == 302
    assert version(thing).live


def test_a_corrected_german_text_does_not_slip_into_the_live_translation(editor, world, thing):
    world.translate(thing)
    correct(thing)
    response = sync(editor, thing, publish_translations="on")
    assert "1 text of" in said(response)
    assert words(version(thing)) == "EN Ein Fehlr"
    publish(editor, version(thing))
    assert words(version(thing)) == "EN Ein Fehlr"


def test_syncing_without_publishing_leaves_the_live_translation_alone(editor, world, thing):
    world.translate(thing)
    correct(thing)
    sync(editor, thing)
    assert words(version(thing)) == "EN Ein Fehlr"
    assert version(thing).live


def test_syncing_publishes_incomplete_translations_if_the_editor_says_so(editor, world, thing):
    world.translate(thing)
    correct(thing)
    sync(editor, thing, publish_translations="on", publish_incomplete="on")
    assert words(version(thing)) == "Ein Fehler"


def test_syncing_publishes_complete_translations(editor, world, thing):
    world.translate(thing)
    version(thing).unpublish()
    sync(editor, thing, publish_translations="on")
    assert version(thing).live


def test_syncing_publishes_the_complete_ones_among_incomplete_ones(editor, world, thing):
    world.translate(thing, "en")
    world.translate(thing, "tr")
    version(thing, "en").unpublish()
    title_of(thing, "tr").delete()
    version(thing, "tr").unpublish()
    response = sync(editor, thing, publish_translations="on")
    assert "Not published in Turkish" in said(response) or "Not published in Türkçe" in said(response)
    assert version(thing, "en").live
    assert not version(thing, "tr").live


def test_a_text_with_an_error_counts_as_missing(editor, world, thing):
    world.translate(thing)
    version(thing).unpublish()
    StringTranslation.objects.filter(context__path="title").update(has_error=True)
    publish(editor, version(thing))
    assert not version(thing).live


def test_the_question_does_not_show_texts_to_those_who_may_not_publish(world, english):
    offer = world.offer(title="Titel")
    submit(offer, english)
    rights = {version(offer): ("change",)}
    response = publish(browser(person("somebody", pages=rights)), version(offer))
    assert "Titel" not in response.content.decode()
    assert not version(offer).live


def test_many_pages_at_once_are_not_published_if_one_is_incomplete(editor, world, english):
    offer = world.offer()
    submit(offer, english)
    target = version(offer)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    for pages, below in ((target, ""), (target.get_parent(), "on")):
        with committed():
            response = editor.post(f"{url}?id={pages.pk}", {"include_descendants": below})
        assert "Not published" in said(response)
        assert not Page.objects.filter(locale=english, live=True).exists()


def test_many_pages_at_once_are_published_with_what_translators_wrote(editor, world, english):
    offer = world.offer(title="Eins")
    submit(offer, english)
    world.translate(offer.get_parent().specific)
    translation = translation_of(offer)
    catalogue = translation.export_po()
    for entry in catalogue:
        entry.msgstr = f"EN {entry.msgid}"
    translation.import_po(catalogue)
    target = version(offer)
    assert target.get_latest_revision_as_object().title == "Eins"
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    with committed():
        editor.post(f"{url}?id={target.pk}", {})
    assert version(offer).live
    assert version(offer).title == "EN Eins"


def test_many_german_pages_at_once_are_published(editor, world):
    offer = world.offer()
    offer.unpublish()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    with committed():
        editor.post(f"{url}?id={offer.pk}", {})
    offer.refresh_from_db()
    assert offer.live


def test_the_german_version_is_edited_as_ever(editor, world):
    event = world.event()
    assert editor.get(edit_url(event)).status_code == 200
    publish(editor, event)
    assert Event.objects.get(pk=event.pk).live


def test_the_number_of_missing_texts_is_one_query(world, english, django_assert_num_queries):
    from home.localize.gate import incomplete

    offer = world.offer()
    submit(offer, english)
    translation = translation_of(offer)
    with django_assert_num_queries(1):
        assert incomplete(translation).missing > 0


def test_what_the_german_version_left_and_was_deleted_does_not_break_the_editor(chief, world):
    first, second = world.event(), world.event()
    recap = world.recap(first)
    english = world.translate(recap)
    recap.event = second
    recap.save_revision().publish()
    Event.objects.get(pk=first.pk).delete()
    url = reverse("wagtail_localize:preview_translation", args=[translation_of(recap).pk])
    assert chief.get(url).status_code == 200
    assert chief.get(edit_url(english)).status_code == 200
    assert publish(chief, english).status_code == 302
    assert version(recap).event == second


def test_nor_does_it_break_the_editor_of_snippets(chief, world):
    event = world.event(series=world.series)
    english = world.translate(event)
    event.series = None
    event.save_revision().publish()
    world.series.delete()
    assert "brought up to date" in said(chief.get(edit_url(english)))
    assert publish(chief, english).status_code == 302
    assert version(event).live
