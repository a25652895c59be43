"""A translation begins as a draft, from the German version as it is now, without anything else."""

import pytest
from django_tasks import default_task_backend
from wagtail.models import Page
from wagtail_localize.models import StringSegment, Translation

from config.languages import SOURCE
from demo.builders.translations import locale_for
from home.localize.submission import submit
from home.models import StandardPage
from home.translation.querysets import only_published
from programmes.models import Event, OfferPage, RecapPage, Series, Speaker
from tests.home.localize.conftest import said, source_of, submit_url, version
from tests.worlds import committed

pytestmark = pytest.mark.django_db


def post(client, thing, *codes: str, **more: str):
    with committed():
        return client.post(submit_url(thing), {"locales": [locale_for(code).pk for code in codes], **more})


@pytest.mark.parametrize("kind", ["offer", "event"])
def test_nothing_goes_live_by_submitting(editor, world, kind):
    thing = getattr(world, kind)()
    response = post(editor, thing, "en", "tr")
    assert "nothing is published" in said(response)
    assert not version(thing, "en").live
    assert not version(thing, "tr").live
    assert [one.locale.language_code for one in only_published(type(thing).objects.of(thing))] == ["de"]


@pytest.mark.parametrize("kind", ["offer", "event"])
def test_a_translation_is_not_submitted(editor, world, kind):
    thing = getattr(world, kind)(title="Eins")
    english = world.translate(thing)
    for response in (editor.get(submit_url(english)), post(editor, english, "tr")):
        assert response.status_code == 302
        assert "always made from the German version" in said(response)
    assert version(thing, "tr") is None
    assert not Translation.objects.filter(source__locale=english.locale).exists()


def test_code_cannot_submit_a_translation_either(world):
    english = world.translate(world.offer())
    with pytest.raises(ValueError, match="only the German version"):
        submit(english, locale_for("tr"))


def test_a_language_that_comes_later_gets_the_german_text_of_today(editor, world):
    offer = world.offer(promise="Alt")
    post(editor, offer, "en")
    offer.promise = "Neu"
    offer.save_revision().publish()
    post(editor, offer, "tr")
    assert version(offer, "tr").promise == "Neu"
    strings = StringSegment.objects.filter(source=source_of(offer)).values_list("string__data", flat=True)
    assert "Neu" in strings
    assert "Alt" not in strings


def test_submitting_again_changes_nothing(world, english):
    offer = world.offer()
    assert submit(offer, english)
    target = version(offer)
    assert not submit(offer, english)
    assert version(offer).latest_revision_id == target.latest_revision_id


def test_an_event_does_not_take_its_series_and_speakers_along(editor, world):
    event = world.event(series=world.series, speakers=[(world.speaker, "Moderation", "Haus A")])
    post(editor, event, "en")
    english = version(event)
    assert english.series == world.series
    assert [one.speaker for one in english.appearances.all()] == [world.speaker]
    assert not Series.objects.exclude(locale__language_code=SOURCE).exists()
    assert not Speaker.objects.exclude(locale__language_code=SOURCE).exists()


def test_a_recap_does_not_take_its_event_along(editor, world):
    recap = world.recap(world.event(series=world.series))
    post(editor, recap, "en")
    assert RecapPage.objects.get(locale__language_code="en").event == recap.event
    assert not Event.objects.exclude(locale__language_code=SOURCE).exists()
    assert not Series.objects.exclude(locale__language_code=SOURCE).exists()


def test_a_page_that_is_linked_from_a_body_is_not_taken_along(editor, world):
    linked = world.standard_page("ziel")
    page = world.standard_page("seite")
    page.body = [("call_to_action", {"label": "Weiter", "page": linked})]
    page.save_revision().publish()
    post(editor, page, "en")
    assert version(page).body[0].value["page"].pk == linked.pk
    assert version(linked) is None


def test_parents_that_are_not_translated_become_drafts_and_no_aliases(editor, client, world):
    offer = world.offer()
    post(editor, offer, "en")
    english = Page.objects.filter(locale__language_code="en")
    assert english.count() == 4
    assert not english.filter(live=True).exists()
    assert not english.exclude(alias_of=None).exists()
    assert Translation.objects.filter(enabled=True).count() == 4
    # Readers still get the German pages, said to be German, at the English addresses.
    for page in (offer.get_parent().specific, offer):
        answer = client.get(page.address_in("en"))
        assert answer.status_code == 200
        assert 'lang="de"' in answer.content.decode()


def test_a_published_child_does_not_publish_its_parents(client, world):
    offer = world.offer(title="Eins")
    submit(offer, locale_for("en"))
    with committed():
        Translation.objects.get(source=source_of(offer)).save_target(publish=True)
    live = Page.objects.filter(locale__language_code="en", live=True)
    assert [page.translation_key for page in live] == [offer.translation_key]
    answer = client.get(offer.address_in("en"))
    assert answer.wsgi_request.reading.shown == "en"
    parent = client.get(offer.get_parent().specific.address_in("en"))
    assert parent.wsgi_request.reading.shown == "de"


def test_publishing_the_german_parent_again_does_not_publish_its_drafts(world, english):
    offer = world.offer()
    submit(offer, english)
    programme = offer.get_parent().specific
    programme.save_revision().publish()
    assert not version(programme).live


def test_an_alias_that_is_live_becomes_a_draft(world, english):
    world.translate(world.home)
    page = world.standard_page()
    with committed():
        alias = page.copy_for_translation(english, alias=True)
    assert alias.live
    assert submit(page, english)
    alias.refresh_from_db()
    assert alias.alias_of is None
    assert not alias.live


def test_a_parent_that_is_an_alias_becomes_a_draft(world, english):
    world.translate(world.home)
    programme = world.programme()
    with committed():
        programme.copy_for_translation(english, copy_parents=True, alias=True)
    submit(world.offer(programme), english)
    found = Page.objects.filter(locale=english, live=True)
    assert [page.specific.path_below_home for page in found] == [""]
    assert not Page.objects.exclude(alias_of=None).exists()


def test_an_address_left_over_from_a_deleted_page_is_free_again(world, english):
    world.translate(world.standard_page("seite"))
    with committed():
        StandardPage.objects.get(locale__language_code=SOURCE).delete()
    page = world.standard_page("seite")
    submit(page, english)
    assert version(page).slug == "seite"
    assert StandardPage.objects.filter(locale=english).count() == 2


@pytest.fixture
def queue(settings):
    """Tasks are remembered and not run."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    default_task_backend.clear()
    return default_task_backend.results


def test_nothing_is_made_inside_the_request(editor, world, queue):
    offer = world.offer()
    queue.clear()
    response = post(editor, offer, "en", "tr")
    assert response.status_code == 302
    assert [task.args[:3] for task in queue] == [["programmes.OfferPage", str(offer.pk), ["en", "tr"]]]
    assert not Page.objects.filter(locale__language_code="en").exists()


def test_a_subtree_is_one_task_for_each_page(editor, world, queue):
    programme = world.programme()
    offers = [world.offer(programme) for _ in range(3)]
    queue.clear()
    post(editor, programme, "en", include_subtree="on")
    assert [task.args[1] for task in queue] == [str(page.pk) for page in (programme, *offers)]


def test_a_subtree_is_submitted(editor, world):
    programme = world.programme()
    offers = [world.offer(programme) for _ in range(2)]
    post(editor, programme, "en", include_subtree="on")
    assert all(version(page) for page in (programme, *offers))
    assert not OfferPage.objects.filter(locale__language_code="en", live=True).exists()


def test_one_page_that_fails_does_not_stop_the_others(editor, world, monkeypatch):
    from home.localize import tasks

    programme = world.programme()
    bad, good = world.offer(programme), world.offer(programme)

    def failing(thing, locale, user):
        if thing.pk == bad.pk:
            raise RuntimeError("broken")
        return submit(thing, locale, user)

    monkeypatch.setattr(tasks, "submit", failing)
    post(editor, programme, "en", include_subtree="on")
    assert version(bad) is None
    assert version(good)


def test_a_thing_that_is_gone_when_the_task_runs_is_passed_over(world, english):
    from home.localize.tasks import submit_for_translation

    assert submit_for_translation.call("programmes.OfferPage", "0", ["en"], 0) == []


def test_who_chose_one_language_is_led_to_the_translation(editor, world):
    offer = world.offer()
    response = post(editor, offer, "en")
    assert response["Location"].endswith(f"/admin/pages/{version(offer).pk}/edit/")
