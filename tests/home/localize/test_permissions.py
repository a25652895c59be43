"""`submit_translation` alone opens nothing: the trap of wagtail-localize that matters most."""

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from programmes.models import Event
from tests.home.localize.conftest import (
    browser,
    person,
    said,
    source_of,
    submit_url,
    translation_of,
    version,
)
from tests.worlds import committed

pytestmark = pytest.mark.django_db

SECRET = "Geheimer Entwurf"


def refused(response) -> bool:
    """The admin sends people without rights away; nothing of the thing is to be seen."""
    return response.status_code in {302, 403} and SECRET not in response.content.decode()


@pytest.fixture(params=["page", "snippet"])
def thing(request, world):
    return world.offer(title=SECRET) if request.param == "page" else world.event(title=SECRET)


@pytest.fixture
def translated(world, thing):
    world.translate(thing, "en")
    return thing


def test_without_rights_on_the_thing_nobody_sees_or_submits_it(outsider, thing, english):
    assert refused(outsider.get(submit_url(thing)))
    with committed():
        assert refused(outsider.post(submit_url(thing), {"locales": [english.pk]}))
    assert version(thing) is None
    assert not Translation.objects.filter(source__object_id=thing.translation_key).exists()


def test_an_editor_submits(editor, thing, english):
    assert SECRET in editor.get(submit_url(thing)).content.decode()
    with committed():
        response = editor.post(submit_url(thing), {"locales": [english.pk]})
    assert response.status_code == 302
    assert version(thing) is not None


def test_without_the_permission_to_submit_nobody_does(world, thing, english):
    admin = person("somebody", "programmes.change_event", pages={Page.get_first_root_node(): ("change",)})
    group = admin.groups.get()
    group.permissions.remove(*group.permissions.filter(codename="submit_translation"))
    assert refused(browser(admin).get(submit_url(thing)))


def test_who_may_only_add_or_delete_snippets_does_not_translate_them(world, english):
    event = world.event(title=SECRET)
    somebody = browser(person("somebody", "programmes.add_event", "programmes.delete_event"))
    assert refused(somebody.get(submit_url(event)))
    world.translate(event)
    pk = translation_of(event).pk
    assert refused(somebody.get(reverse("wagtail_localize:download_pofile", args=[pk])))


def test_rights_on_the_german_tree_do_not_reach_into_another_language(world, english):
    offer = world.offer(title=SECRET)
    world.translate(world.home, "en")
    somebody = browser(person("somebody", pages={world.home: ("add", "change", "publish")}))
    assert refused(somebody.get(submit_url(offer)))
    with committed():
        somebody.post(submit_url(offer), {"locales": [english.pk]})
    assert version(offer) is None


def test_languages_are_offered_where_the_user_may_add_pages(world, english):
    offer = world.offer()
    english_home = world.translate(world.home, "en")
    world.translate(world.home, "tr")
    rights = {world.home: ("change",), english_home: ("add",)}
    somebody = browser(person("somebody", pages=rights))
    form = somebody.get(submit_url(offer)).context["form"]
    assert [locale.language_code for locale in form.fields["locales"].queryset] == ["en"]
    with committed():
        somebody.post(submit_url(offer), {"locales": [version(world.home, "tr").locale_id]})
    assert version(offer, "tr") is None


def test_rights_are_asked_again_when_the_task_runs(world, english):
    from home.localize.tasks import submit_for_translation

    offer = world.offer()
    user = person("somebody")
    assert submit_for_translation.call(offer._meta.label, str(offer.pk), ["en"], user.pk) == []
    assert version(offer) is None


def test_without_rights_nobody_updates_all_translations(outsider, translated):
    url = reverse("wagtail_localize:update_translations", args=[source_of(translated).pk])
    before = source_of(translated).last_updated_at
    assert refused(outsider.get(url))
    assert refused(outsider.post(url, {"publish_translations": "on", "publish_incomplete": "on"}))
    assert source_of(translated).last_updated_at == before


def test_an_editor_updates_all_translations(editor, translated):
    url = reverse("wagtail_localize:update_translations", args=[source_of(translated).pk])
    before = source_of(translated).last_updated_at
    assert SECRET in editor.get(url).content.decode()
    assert editor.post(url).status_code == 302
    assert source_of(translated).last_updated_at > before


def test_titles_of_translations_one_may_not_edit_are_not_shown(world):
    offer = world.offer()
    english, turkish = world.translate(offer, "en"), world.translate(offer, "tr")
    somebody = browser(person("somebody", pages={world.home: ("change",), english: ("change",)}))
    url = reverse("wagtail_localize:update_translations", args=[source_of(offer).pk])
    page = somebody.get(url).content.decode()
    assert english.title in page
    assert turkish.title not in page


def test_without_rights_nobody_publishes_all(world):
    offer = world.offer()
    english = world.translate(offer)
    english.unpublish()
    somebody = browser(person("somebody", pages={world.home: ("change",), english: ("change",)}))
    url = reverse("wagtail_localize:update_translations", args=[source_of(offer).pk])
    with committed():
        response = somebody.post(url, {"publish_translations": "on"})
    assert "you may not publish there" in said(response)
    assert not version(offer).live


ONE = ("download_pofile", "preview_translation", "upload_pofile", "machine_translate", "stop_translation")


@pytest.mark.parametrize("name", ONE)
def test_without_rights_nobody_works_on_one_translation(outsider, translated, name, settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "wagtail_localize.machine_translators.dummy.DummyTranslator"
    }
    translation = translation_of(translated)
    url = reverse(f"wagtail_localize:{name}", args=[translation.pk])
    assert refused(outsider.get(url) if name in ONE[:2] else outsider.post(url))
    translation.refresh_from_db()
    assert translation.enabled


@pytest.mark.parametrize("name", ["download_pofile", "machine_translate", "stop_translation"])
def test_an_editor_works_on_one_translation(editor, translated, name, settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "wagtail_localize.machine_translators.dummy.DummyTranslator"
    }
    url = reverse(f"wagtail_localize:{name}", args=[translation_of(translated).pk])
    response = editor.get(url) if name == "download_pofile" else editor.post(url)
    assert response.status_code in {200, 302}
    assert "access" not in said(response)


def test_a_machine_fills_in_only_what_is_missing(editor, translated, settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "wagtail_localize.machine_translators.dummy.DummyTranslator"
    }
    translation = translation_of(translated)
    StringTranslation.objects.filter(context__path="title").delete()
    editor.post(reverse("wagtail_localize:machine_translate", args=[translation.pk]))
    assert StringTranslation.objects.filter(context__path="title", translation_type="machine").count() == 1


def test_strings_are_changed_only_with_rights(outsider, editor, translated):
    translation = translation_of(translated)
    segment = translation.source.stringsegment_set.get(context__path="title")
    url = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    body = {"data": b"value=Stolen", "content_type": "application/x-www-form-urlencoded"}
    assert refused(outsider.put(url, **body))
    assert not StringTranslation.objects.filter(data="Stolen").exists()
    assert editor.put(url, **body).status_code == 200
    assert StringTranslation.objects.filter(data="Stolen").exists()


def test_a_translator_of_one_language_needs_no_rights_on_german_pages(world):
    offer = world.offer()
    english = world.translate(offer)
    somebody = browser(person("somebody", pages={english: ("change",)}))
    url = reverse("wagtail_localize:download_pofile", args=[translation_of(offer).pk])
    assert somebody.get(url).status_code == 200


def test_the_editor_of_a_translation_opens_only_with_rights(outsider, editor, translated):
    target = version(translated)
    if isinstance(target, Page):
        url = reverse("wagtailadmin_pages:edit", args=[target.pk])
    else:
        url = reverse("wagtailsnippets_programmes_event:edit", args=[target.pk])
    assert refused(outsider.get(url))
    assert "js-translation-editor" in editor.get(url).content.decode()


def test_a_translation_whose_result_was_deleted_is_not_found(editor, world):
    offer = world.offer()
    world.translate(offer).delete()
    url = reverse("wagtail_localize:download_pofile", args=[translation_of(offer).pk])
    assert editor.get(url).status_code == 404


@pytest.mark.parametrize("method", ["get", "post"])
def test_no_page_becomes_an_alias(outsider, editor, world, method):
    offer = world.offer(title=SECRET)
    target = world.translate(offer)
    url = reverse("wagtail_localize:convert_to_alias", args=[target.pk])
    assert refused(getattr(outsider, method)(url))
    assert "no alias pages" in said(getattr(editor, method)(url))
    target.refresh_from_db()
    assert target.alias_of is None
    assert translation_of(offer).enabled


def test_the_editors_do_not_offer_to_convert_to_an_alias(editor, world):
    offer = world.offer()
    edit = reverse("wagtailadmin_pages:edit", args=[world.translate(offer).pk])
    assert "convert_to_alias" not in editor.get(edit).content.decode()
    editor.post(reverse("wagtail_localize:stop_translation", args=[translation_of(offer).pk]))
    ordinary = editor.get(edit).content.decode()
    assert "localize-restart-translation" in ordinary
    assert "localize-convert-to-alias" not in ordinary


def test_the_report_lists_what_the_user_may_edit(outsider, editor, world):
    world.translate(world.offer(title=SECRET))
    world.translate(world.event(title=f"{SECRET} 2"))
    series = world.series
    world.translate(series)
    for name in ("translations_report", "translations_report_results"):
        url = reverse(f"wagtail_localize:{name}")
        assert SECRET not in outsider.get(url).content.decode()
        page = editor.get(url).content.decode()
        assert page.count(f"{SECRET} ") >= 2
        assert series.name in page


def test_the_report_hides_translations_that_were_deleted(editor, world):
    world.translate(world.offer(title=SECRET)).delete()
    page = editor.get(reverse("wagtail_localize:translations_report")).content.decode()
    assert SECRET not in page


def test_the_list_of_snippets_for_the_editor_takes_rights(outsider, editor, world):
    event = world.event(title=SECRET)
    for name, args in (("snippets_api_listing", []), ("snippets_api_detail", [event.pk])):
        url = reverse(f"wagtail_localize:{name}", args=["programmes", "event", *args])
        assert refused(outsider.get(url))
        assert SECRET in editor.get(url).content.decode()


def test_events_of_which_there_is_no_such_kind_are_not_found(editor, world):
    url = reverse("wagtail_localize:submit_snippet_translation", args=["programmes", "nothing", 1])
    assert editor.get(url).status_code == 404
    missing = reverse("wagtail_localize:submit_snippet_translation", args=["programmes", "event", 0])
    assert editor.get(missing).status_code == 404
    assert not Event.objects.exists()
