import pytest

from home.searchable import Kind
from search.query import LONGEST, MOST_WORDS, question
from search.results import BEST, FIRST, PER_PAGE, search
from tests.search.making import make, make_many

pytestmark = pytest.mark.django_db


def titles(text: str, code: str = "de", **options) -> list[str]:
    results = search(text, code, **options)
    return [hit.entry.title for group in results.groups for hit in group.hits]


def test_an_inflected_word_is_found():
    make("Qualifizierungen im Betrieb")
    assert titles("Qualifizierung") == ["Qualifizierungen im Betrieb"]


def test_the_exact_form_stands_above_the_inflected_one():
    make_many([{"title": title} for title in ("Qualifizierungen", "Qualifizierung", "Qualifizierungen neu")])
    assert titles("Qualifizierung")[0] == "Qualifizierung"


def test_a_word_in_the_title_stands_above_one_in_the_text():
    make("Etwas", "Anerkennung")
    make("Anerkennung", "Etwas")
    assert titles("Anerkennung") == ["Anerkennung", "Etwas"]


def test_texts_with_all_words_come_first_and_the_others_say_what_they_lack():
    make("Anerkennung", "in Vollzeit")
    make("Anerkennung", "in Teilzeit")
    results = search("Anerkennung Teilzeit", "de")
    assert not results.is_partial
    assert [(hit.excerpt, hit.missing) for hit in results.groups[0].hits] == [
        ("in <mark>Teilzeit</mark>", ()),
        ("in Vollzeit", ("Teilzeit",)),
    ]


def test_words_may_stand_in_title_and_text():
    make("Anerkennung", "in Teilzeit")
    assert titles("Teilzeit Anerkennung") == ["Anerkennung"]


def test_without_such_a_text_those_with_some_words_are_found_and_said_to_be_partial():
    make("Anerkennung", "von Abschlüssen in Teilzeit")
    make("Teilzeit")
    make("Etwas anderes")
    results = search("Anerkennung Teilzeit Raumfahrt", "de")
    assert results.is_partial
    assert {hit.entry.title for hit in results.groups[0].hits} == {"Anerkennung", "Teilzeit"}


def test_a_whole_question_is_understood():
    make("Abschluss anerkennen")
    results = search("Wie kann ich meinen Abschluss anerkennen lassen?", "de")
    assert results.total == 1
    assert not results.is_partial


def test_a_german_question_finds_german_texts_for_an_english_reader():
    make("Abschlüsse anerkennen", readers="de en")
    assert search("Wie kann ich meinen Abschluss anerkennen?", "en").total == 1


def test_a_partial_answer_does_not_come_from_stop_words_of_one_of_the_languages():
    make("How to do it", language="en", readers="en")
    make("Degrees", language="en", readers="en")
    results = search("how degrees Raumfahrt", "en")
    assert [hit.entry.title for hit in results.groups[0].hits] == ["Degrees"]


def test_each_reader_finds_what_is_for_that_reader():
    make("Anerkennung", readers="de")
    make("Anerkennung auf Englisch", language="en", readers="en")
    assert titles("Anerkennung", "de") == ["Anerkennung"]
    assert titles("Anerkennung", "en") == ["Anerkennung auf Englisch"]


def test_a_part_is_found_by_its_own_text_and_not_by_the_title_of_the_whole():
    make("Deck über Anerkennung", "Teilzeit", kind="slide", part=3, number=3)
    assert titles("Teilzeit") == ["Deck über Anerkennung"]
    assert titles("Anerkennung") == []


def test_addresses_lead_to_the_language_of_the_reader():
    make("Anerkennung", path="downloads/x/#slide-3")
    assert search("Anerkennung", "en").groups[0].hits[0].url == "/en/downloads/x/#slide-3"


def test_addresses_never_lead_to_another_site():
    make("Anerkennung", path="//boese.example/")
    assert search("Anerkennung", "en").groups[0].hits[0].url == "/en/boese.example/"


def test_the_ten_best_are_shown_and_the_best_of_each_kind_with_counts():
    make_many([{"title": f"Kurs {n}", "kind": kind} for kind in ("page", "offer") for n in range(FIRST + 2)])
    results = search("Kurs", "de")
    assert [(group.kind, group.total, len(group.hits)) for group in results.groups] == [
        (Kind.OFFER, FIRST + 2, FIRST),
        (Kind.PAGE, FIRST + 2, BEST),
    ]
    assert all(group.has_more for group in results.groups)


def test_the_kind_of_the_best_result_comes_first():
    make("Anderes", "Kurs", kind="offer")
    make("Kurs", kind="page")
    assert [group.kind for group in search("Kurs", "de").groups] == [Kind.PAGE, Kind.OFFER]


def test_one_kind_can_be_paged_through_and_the_others_are_still_counted():
    make_many([{"title": "Kurs"}] * (PER_PAGE + 1) + [{"title": "Kurs", "kind": "offer"}] * 2)
    first, second = (search("Kurs", "de", Kind.PAGE, page) for page in (1, 2))
    assert [len(results.groups[0].hits) for results in (first, second)] == [PER_PAGE, 1]
    pages = {hit.entry.pk for results in (first, second) for hit in results.groups[0].hits}
    assert len(pages) == PER_PAGE + 1
    assert second.counts == {Kind.OFFER: 2, Kind.PAGE: PER_PAGE + 1}
    assert (second.part.number, second.part.paginator.num_pages) == (2, 2)


@pytest.mark.parametrize("page", [3, 10**9, 10**30])
def test_beyond_the_last_page_is_the_last_page(page):
    make_many([{"title": "Kurs"}] * (PER_PAGE + 1))
    results = search("Kurs", "de", Kind.PAGE, page)
    assert results.part.number == 2
    assert len(results.groups[0].hits) == 1


@pytest.mark.parametrize("page", [0, -1])
def test_before_the_first_page_is_the_first_page(page):
    make("Kurs")
    assert search("Kurs", "de", Kind.PAGE, page).part.number == 1


def test_the_number_of_queries_does_not_grow_with_the_results(django_assert_max_num_queries):
    make_many([{"title": "Kurs", "kind": kind} for kind in Kind.values for _ in range(10)])
    with django_assert_max_num_queries(6):
        assert search("Kurs", "en").total == 70
    with django_assert_max_num_queries(8):
        assert search("Kurs Raumfahrt", "en").is_partial


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\x00",
        "\ud800",
        "'",
        "\\",
        "a & | ! :* <-> (b",
        "Kurs:*",
        "!Kurs",
        "'Kurs' <2> \"x\"",
        "%s %(x)s %",
        "x" * 10_000,
        "wort " * 3_000,
        "a-" * 3_000,
        "´`'’" * 500,
        "\u0301" * 300,
        "wie die und",
        "?!…",
        "-",
        "- -- −",
        "-Kurs",
        "Kurs -Kurs",
        '"' * 200,
        "„" * 200 + "Kurs",
        "🙂🏳️‍🌈",
        "Kurs🙂курс كورس",
        "ـــــ",
        "\u200c\u200d",
        "\ue000Kurs\ue001",
        "٣ ४ Ⅷ ²",
        "ﷺ ﬃ ẞ İ",
    ],
)
def test_whatever_is_typed_there_is_an_answer(text):
    make("Kurs")
    assert search(text, "de").total in (0, 1)


def test_operators_of_the_engine_are_words_like_others():
    make("Kurs")
    assert search("!Kurs", "de").total == 1
    assert search("Ku:*", "de").total == 0


def test_a_question_is_cut_to_what_people_ask():
    asked = question("wort" + " wort" * 500, "en")
    assert len(asked.text) <= LONGEST
    assert max(len(terms) for terms in asked.terms.values()) == MOST_WORDS
