from django import forms

from home.forms.protected import ProtectedForm
from home.forms.token import fresh_token, is_ours


class Question(ProtectedForm):
    name = forms.CharField()


def form(**data: str) -> Question:
    return Question({"name": "Ada", "token": fresh_token("form"), **data})


def test_an_honest_form_is_taken(token_of_a_minute_ago):
    assert form(token=token_of_a_minute_ago).is_valid()


def test_a_form_that_comes_at_once_is_asked_for_again():
    assert form().errors.as_data()["__all__"][0].code == "fast"


def test_a_form_without_a_token_or_with_an_old_one_is_asked_for_again(old_token):
    for sent in ("", "made up", old_token):
        assert form(token=sent).errors.as_data()["__all__"][0].code == "old"


def test_a_good_token_stays_and_a_bad_one_is_replaced():
    good = fresh_token("form")
    assert form(token=good).token_to_show == good
    replaced = form(token="made up").token_to_show
    assert replaced != "made up"
    assert is_ours(replaced, "form")


def test_people_do_not_see_the_trap():
    assert [field.name for field in form().questions] == ["name"]


def test_the_trap_knows_who_fills_it_in():
    assert form(webseite="https://example.org").is_trapped
    assert not form().is_trapped
