import pytest
from defusedxml import ElementTree

from search import vocabulary
from search.suggestions import suggestions
from tests.search.making import make, make_many
from tests.search.test_page import NASTY

pytestmark = pytest.mark.django_db


def texts(text: str, code: str = "de") -> list[str]:
    return [one.text for one in suggestions(text, code)]


def test_titles_are_suggested_by_the_beginning_of_any_of_their_words():
    make("Anerkennung verstehen")
    make("Verwaltung verstehen")
    assert set(texts("verst")) == {"Anerkennung verstehen", "Verwaltung verstehen"}
    assert texts("aner verst") == ["Anerkennung verstehen"]


def test_what_readers_do_not_get_to_see_is_not_suggested():
    make("Anerkennung", readers="de")
    assert texts("aner", "en") == []


def test_slides_are_not_suggested_one_by_one():
    make("Deck über Anerkennung", kind="slide", part=3, number=3)
    assert texts("deck") == []


def test_people_are_suggested():
    make("Termin", people=["Moritz Lippa", "Anja Bergmann"])
    found = suggestions("lip", "en")
    assert [(one.text, one.kind) for one in found] == [("Moritz Lippa", "person")]
    assert found[0].url == "/en/suche/?q=Moritz+Lippa"


def test_words_of_the_site_complete_what_is_typed():
    vocabulary.change([], [make("Titel", "Selbstwirksamkeit")])
    assert texts("selbstw") == ["Selbstwirksamkeit"]


@pytest.mark.parametrize("text", ["", "a", " ", "'", "%", "\x00", "\ud800", "x" * 5_000, "& | ! :*"])
def test_too_little_or_nonsense_suggests_nothing(text):
    make("Anerkennung")
    assert texts(text) == []


def test_suggestions_are_few_and_take_few_queries(django_assert_max_num_queries):
    make_many([{"title": f"Kurs {number}"} for number in range(50)])
    suggestions("Kurs", "de")
    with django_assert_max_num_queries(3):
        assert len(suggestions("Kurs", "de")) <= 13


def test_the_answer_may_be_kept_by_browsers_and_sets_no_cookie(client, world):
    make("Anerkennung")
    response = client.get("/uk/suche/vorschlaege.json?q=aner")
    assert "max-age=300" in response["Cache-Control"]
    assert not response.cookies


def test_foreign_titles_say_their_language(client, world):
    make("Anerkennung", readers="ar de", kind="offer")
    (one,) = client.get("/ar/suche/vorschlaege.json?q=aner").json()["suggestions"]
    assert (one["text"], one["lang"], one["dir"], one["url"]) == ("Anerkennung", "de", "ltr", "/ar/seite/")


@pytest.mark.parametrize("value", NASTY)
def test_whatever_is_typed_there_is_an_answer(client, world, value):
    assert client.get(f"/de/suche/vorschlaege.json?q={value}").status_code == 200


def test_browsers_can_add_the_search(client, world):
    response = client.get("/uk/suche/opensearch.xml")
    assert response["Content-Type"] == "application/opensearchdescription+xml"
    root = ElementTree.fromstring(response.content)
    address = root.find("{*}Url").get("template")
    assert address == "http://testserver/uk/suche/?q={searchTerms}"


@pytest.mark.parametrize("path", ["", "suche/", "downloads/", "nichts/"])
def test_every_page_tells_browsers_of_the_search_in_its_language(client, world, path):
    html = client.get(f"/uk/{path}").content.decode()
    assert html.count('href="/uk/suche/opensearch.xml"') == 1
