import pytest
from wagtail_localize.models import StringTranslation, Translation

from demo.builders.translations import locale_for
from home.localize.submission import submit
from home.models import SourceChange, TranslationReview, User
from home.translation import reviewing
from tests.home.board.test_board import BOARD, may_change, person
from tests.home.translation.making import change, let_a_machine_translate

pytestmark = pytest.mark.django_db


def address(version) -> str:
    model = version._meta.label_lower.replace(".", "/")
    return f"{BOARD}{model if hasattr(version, 'appearances') else 'wagtailcore/page'}/{version.pk}/"


@pytest.fixture
def anna(db) -> User:
    return person("anna", "change_event")


@pytest.fixture(params=["standard_page", "event"])
def versions(request, world, anna, client):
    """A German thing and its English version; Anna may edit both, and is logged in."""
    german = getattr(world, request.param)()
    english = world.translate(german)
    if request.param == "standard_page":
        may_change(anna, german)
        may_change(anna, english)
    client.force_login(anna)
    return german, english


def say(client, version, what: str, **fields: object):
    fields = {"say": what, "mark": reviewing.seen(version), **fields}
    return client.post(address(version), fields)


def kinds() -> list[tuple[str, str]]:
    return list(TranslationReview.objects.values_list("kind", "name"))


def test_the_page_shows_both_texts_side_by_side(client, versions):
    german, english = versions
    html = client.get(address(english)).content.decode()
    assert f'lang="de" dir="ltr">{german.title}</td>' in html
    assert f'lang="en" dir="ltr">{english.title}</td>' in html


def test_reviewed_is_one_action_that_keeps_the_name(client, versions):
    german, english = versions
    let_a_machine_translate(german)
    assert "I have reviewed this translation" in client.get(address(english)).content.decode()
    assert say(client, english, "reviewed").status_code == 302
    assert kinds() == [("reviewed", "anna")]
    assert "I have reviewed this translation" not in client.get(address(english)).content.decode()


def test_still_current_is_one_click_on_the_board(client, versions):
    german, english = versions
    change(german, title="Anders")
    html = client.get(BOARD).content.decode()
    assert f'action="{address(english)}"' in html
    response = say(client, english, "still_current", next=f"{BOARD}?p=1")
    assert response.url == f"{BOARD}?p=1"
    assert kinds() == [("still_current", "anna")]
    assert f'action="{address(english)}"' not in client.get(BOARD).content.decode()


def test_a_change_without_effect_is_marked_on_the_german_page(client, versions):
    german, english = versions
    change(german, title="Anders")
    assert "This change does not affect translations" in client.get(address(german)).content.decode()
    say(client, german, "no_effect", change=SourceChange.objects.get().pk)
    assert kinds() == [("no_effect", "anna")]
    assert not reviewing.records_of(english)[0].is_older_than(reviewing.records_of(german)[0])


def test_the_german_page_names_the_languages_that_a_change_has_left_behind(client, world, admin_user):
    german = world.standard_page()
    world.translate(german, "en")
    change(german, title="Anders")
    world.translate(type(german).objects.get(pk=german.pk), "tr")
    client.force_login(admin_user)
    html = client.get(address(german)).content.decode()
    assert '<bdi lang="en">English</bdi>' in html
    assert "Türkçe" not in html


def test_a_change_that_all_have_followed_has_no_button(client, world, admin_user):
    german = world.standard_page()
    world.translate(german, "en")
    change(german, title="Anders")
    world.translate(type(german).objects.get(pk=german.pk), "en")
    client.force_login(admin_user)
    html = client.get(address(german)).content.decode()
    assert "All have followed this change" in html
    assert "This change does not affect translations" not in html


def test_reading_changes_nothing(client, versions):
    german, english = versions
    change(german, title="Anders")
    client.get(address(english), {"say": "still_current"})
    assert kinds() == []


def test_those_who_may_not_edit_a_version_can_say_nothing_about_it(client, world, anna):
    german = world.standard_page()
    english = world.translate(german)
    may_change(anna, german)
    let_a_machine_translate(german)
    change(german, title="Anders")
    client.force_login(anna)
    assert client.get(address(english)).status_code == 302
    say(client, english, "reviewed")
    say(client, english, "still_current")
    assert kinds() == []


def test_translators_do_not_speak_for_the_german_version(client, world, anna):
    german = world.standard_page()
    english = world.translate(german)
    may_change(anna, english)
    change(german, title="Anders")
    client.force_login(anna)
    say(client, german, "no_effect", change=SourceChange.objects.get().pk)
    say(client, english, "no_effect", change=SourceChange.objects.get().pk)
    assert kinds() == []


def test_a_change_of_another_page_cannot_be_marked(client, world, anna):
    german, other = world.standard_page("eins"), world.standard_page("zwei")
    may_change(anna, german)
    change(other, title="Anders")
    client.force_login(anna)
    say(client, german, "no_effect", change=SourceChange.objects.get().pk)
    assert SourceChange.objects.get().has_effect


@pytest.mark.parametrize("change_pk", ["", "x", "9" * 30, "-1", "\x00"])
def test_nonsense_is_refused_with_a_message(client, versions, change_pk):
    german, _english = versions
    assert say(client, german, "no_effect", change=change_pk).url == address(german)
    assert say(client, german, "something").url == address(german)
    assert "Nothing was saved" in client.get(address(german)).content.decode()


def test_what_has_changed_since_it_was_read_is_not_reviewed(client, versions):
    german, english = versions
    let_a_machine_translate(german)
    mark = reviewing.seen(english)
    let_a_machine_translate(german)
    say(client, english, "reviewed", mark=mark)
    assert kinds() == []


def test_nobody_is_sent_to_another_site(client, versions):
    german, english = versions
    change(german, title="Anders")
    assert say(client, english, "still_current", next="https://example.com/").url == BOARD


@pytest.mark.parametrize("tail", ["wagtailcore/page/1/", "wagtailcore/page/99999/", "home/user/1/", "x/y/1/"])
def test_what_is_not_on_the_board_is_not_found(client, world, admin_user, tail):
    client.force_login(admin_user)
    assert client.get(f"{BOARD}{tail}").status_code == 404


def test_a_draft_shows_what_the_translators_have_written_and_what_is_missing(client, world, admin_user):
    german = world.standard_page("seite", title="Ein Titel", lead="Ein Vorspann")
    submit(german, locale_for("en"))
    english = type(german).objects.get(locale__language_code="en", slug="seite")
    translation = Translation.objects.get(source__object=german.translation_key)
    segment = translation.source.stringsegment_set.get(context__path="title")
    StringTranslation.objects.create(
        translation_of=segment.string, context=segment.context, locale=english.locale, data="A title"
    )
    client.force_login(admin_user)
    html = client.get(address(english)).content.decode()
    assert 'lang="en" dir="ltr">A title</td>' in html
    assert "<em>Not translated yet</em>" in html
    assert 'lang="en" dir="ltr">Ein Vorspann</td>' not in html
    assert "1 text is not translated yet." in html
