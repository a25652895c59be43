"""What editors search in the admin: the same analysis, in the language of what is there."""

import pytest
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from programmes.models import Event, Speaker
from tests.worlds import committed

pytestmark = pytest.mark.django_db


def pages(text: str) -> set[str]:
    """What is called so while somebody types, in all languages."""
    return {page.title for page in Page.objects.all().autocomplete(text)}


@pytest.mark.parametrize(
    "typed",
    [
        "qualifizierung",
        "Qualifizierungen",
        "qualifiz",
        "anpassungsq",
        "ANPASSUNGSQUALIFIZIERUNG",
        "anerkennungen",
    ],
)
def test_the_page_search_of_the_admin_finds_inflected_forms_and_parts(admin_client, world, typed):
    world.standard_page(title="Anpassungsqualifizierungen und Anerkennung")
    answer = admin_client.get(reverse("wagtailadmin_pages:search"), {"q": typed})
    assert [page.title for page in answer.context["pages"]] == ["Anpassungsqualifizierungen und Anerkennung"]


def test_what_has_nothing_to_do_with_it_is_not_found(world):
    world.standard_page(title="Anerkennung")
    assert pages("Qualifizierung") == set()
    assert pages("Anerkennung Qualifizierung") == set()


@pytest.mark.parametrize(
    ("code", "title", "typed"),
    [
        ("de", "Maßnahmen für Ärzte", "aerzt massnahme"),
        ("uk", "Ґрунтовна допомога", "грунтовна"),
        ("ru", "Зачёт дипломов", "зачет диплом"),
        ("ar", "الشَّهادات", "شهادة"),
        ("fa", "مدارک تحصیلی", "مدرك"),
        ("tr", "Diplomaların tanınması", "diploma"),
        ("en", "Recognition of degrees", "degree"),
    ],
)
def test_each_language_is_read_as_its_own(world, code, title, typed):
    page = world.standard_page(title="Seite")
    if code == "de":
        page.title = title
        with committed():
            page.save_revision().publish()
    else:
        world.translate(page, code, Seite=title)
    assert title in pages(typed)


def test_what_wagtail_finds_by_itself_is_still_found(world):
    world.standard_page(title="C++ 2026/27 foo@example.org")
    for typed in ("c++", "2026/2", "foo@exam"):
        assert pages(typed) == {"C++ 2026/27 foo@example.org"}


@pytest.mark.parametrize("typed", ["", " ", "'", "&|!:*", "\x00", "-", "x" * 5_000, "\u0301"])
def test_whatever_is_typed_there_is_an_answer(admin_client, world, typed):
    assert admin_client.get(reverse("wagtailadmin_pages:search"), {"q": typed}).status_code == 200


def test_snippets_are_found_in_their_lists(admin_client, world):
    world.event(title="Fachgespräche")
    world.speaker.name = "Jörg Müller"
    world.speaker.save()
    for model, typed, shown in (
        (Event, "fachgespräch", "Fachgespräche"),
        (Speaker, "mueller", "Jörg Müller"),
    ):
        address = reverse(model.snippet_viewset.get_url_name("list"))
        assert shown in admin_client.get(address, {"q": typed}).content.decode()
        assert shown not in admin_client.get(address, {"q": "Raumfahrt"}).content.decode()


def test_the_choosers_find_them_too(admin_client, world):
    world.document(title="Berufsanerkennungsverfahren")
    world.presentation(world.document(), title="Abschlüsse")
    address = reverse("wagtaildocs_chooser:choose_results")
    found = admin_client.get(address, {"q": "anerkennung"}).content.decode()
    assert "Berufsanerkennungsverfahren" in found
    engine = get_search_backend()
    assert [
        one.title for one in engine.autocomplete("abschluss", type(world.presentation(title="Folien")))
    ] == ["Abschlüsse"]
    assert engine.search("Anerkennung", get_document_model()).count() == 1


def test_a_query_that_names_columns_asks_only_them(world):
    world.standard_page(title="Anpassungsqualifizierungen")
    engine = get_search_backend()
    assert not engine.search("Qualifizierung", Page.objects.all(), fields=["title"])
    assert engine.search("Anpassungsqualifizierungen", Page.objects.all(), fields=["title"]).count() == 1


def test_words_and_operators_keep_their_meaning(world):
    world.standard_page("eins", title="Anerkennung")
    world.standard_page("zwei", title="Qualifizierungen")
    engine = get_search_backend()
    either = engine.search("Anerkennungen Qualifizierung", Page.objects.all(), operator="or")
    assert {page.title for page in either} == {"Anerkennung", "Qualifizierungen"}
    assert not engine.search("Anerkennungen Qualifizierung", Page.objects.all())
