from itertools import combinations, product

import pytest
from django.http import QueryDict

from home.facets import Choice, Facet, FacetedList, Holdings

PLACE = Facet("ort", "Place", [("a", "A"), ("b", "B"), ("c", "C")])
LEVEL = Facet("stufe", "Level", [("1", "One"), ("2", "Two")], single=True)
FACETS = [PLACE, LEVEL]
ROWS = [(["a"], ["1", "2"]), (["a", "b"], ["2"]), (["b"], ["1", "2"]), ([], ["2"])]


def faceted(query: str = "", facets=FACETS, rows=ROWS) -> FacetedList:
    return FacetedList(Holdings(facets, rows), Choice(facets, QueryDict(query), "/liste/"))


def counts(listed: FacetedList) -> dict[str, dict[str, int]]:
    return {
        question.facet.name: {answer.code: answer.count for answer in question.answers}
        for question in listed.questions
    }


def test_nothing_chosen_is_everything_in_its_order():
    assert faceted().matching == [0, 1, 2, 3]


def test_several_answers_to_one_question_widen_and_several_questions_narrow():
    assert faceted("ort=a&ort=b").matching == [0, 1, 2]
    assert faceted("ort=a&stufe=1").matching == [0]


def test_a_count_is_that_of_the_list_with_this_answer_and_the_other_questions():
    assert counts(faceted("ort=a")) == {"ort": {"a": 2, "b": 2}, "stufe": {"1": 1, "2": 2}}


def test_an_answer_that_holds_for_nothing_is_shown_only_if_it_is_chosen():
    assert "c" not in counts(faceted())["ort"]
    assert counts(faceted("ort=c"))["ort"]["c"] == 0


@pytest.mark.parametrize("query", ["ort=x", "ort=", "ort=%00&stufe=9", "fremd=a", "ort[]=a", "ort=A"])
def test_what_is_no_answer_is_as_if_it_were_not_there(query):
    listed = faceted(query)
    assert listed.matching == [0, 1, 2, 3]
    assert not listed.choice
    assert listed.choice.address() == "/liste/"


def test_of_two_answers_to_a_question_with_one_the_last_in_its_order_counts():
    assert faceted("stufe=2&stufe=1").choice.of("stufe") == ("2",)


def test_addresses_hold_the_choice_once_and_in_order():
    choice = Choice(FACETS, QueryDict("stufe=1&ort=b&ort=a&ort=a&x=y&seite=3"), "/liste/", sort="neu")
    assert choice.address() == "/liste/?ort=a&ort=b&stufe=1&sort=neu"
    assert choice.address(sort="") == "/liste/?ort=a&ort=b&stufe=1"
    assert choice.address_without("ort", "a") == "/liste/?ort=b&stufe=1&sort=neu"
    assert choice.address_with("stufe", "2") == "/liste/?ort=a&ort=b&stufe=2&sort=neu"
    assert choice.address_of_all == "/liste/?sort=neu"


def test_an_answer_leads_to_the_list_with_it_or_back_without_it():
    place = faceted("ort=a").questions[0]
    assert [answer.address for answer in place.answers] == ["/liste/", "/liste/?ort=a&ort=b"]


def test_a_question_that_is_answered_is_open():
    assert [question.is_open for question in faceted("ort=a").questions] == [True, False]


def test_no_items_at_all_is_no_error():
    listed = faceted("ort=a", rows=[])
    assert listed.matching == []
    assert [answer.count for answer in listed.chosen] == [0]


def every_part_of(codes: str) -> list[tuple[str, ...]]:
    return [part for size in range(len(codes) + 1) for part in combinations(codes, size)]


EVERY_ROW = [row for row in product(every_part_of("abc"), every_part_of("12")) for _twice in range(2)]


@pytest.mark.parametrize("places", every_part_of("abc"))
@pytest.mark.parametrize("level", ["", "1", "2"])
def test_counts_are_those_found_by_asking_every_item(places, level):
    wanted = {0: set(places), 1: {level} - {""}}
    rows = EVERY_ROW[:: len(places) + 1]
    listed = faceted("&".join([*(f"ort={code}" for code in places), f"stufe={level}"]), rows=rows)

    def fits(row, questions):
        return all(not wanted[place] or wanted[place] & set(row[place]) for place in questions)

    assert listed.matching == [place for place, row in enumerate(rows) if fits(row, (0, 1))]
    for place, question in enumerate(listed.questions):
        for answer in question.answers:
            others = [row for row in rows if fits(row, (1 - place,))]
            assert answer.count == sum(answer.code in row[place] for row in others)
