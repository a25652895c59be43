import pytest

from home.forms import token


def test_a_token_is_good_for_its_own_form_only():
    given = token.fresh_token("one")
    assert token.is_ours(given, "one")
    assert not token.is_ours(given, "other")


@pytest.mark.parametrize("garbage", ["", "x", "a:b:c", "\x00", "é:1:2", "x" * 10_000, ":::"])
def test_garbage_is_no_token(garbage):
    assert not token.is_ours(garbage, "form")
    assert not token.is_too_young(garbage, "form")


def test_a_token_is_too_young_for_a_moment(token_of_a_minute_ago):
    assert token.is_too_young(token.fresh_token("form"), "form")
    assert not token.is_too_young(token_of_a_minute_ago, "form")


def test_a_token_is_not_good_for_ever(old_token):
    assert not token.is_ours(old_token, "form")


def test_the_same_answers_with_the_same_token_are_sent_again():
    assert not token.is_sent_again("token", ["a", "b"])
    assert token.is_sent_again("token", ["a", "b"])


def test_other_answers_or_another_token_are_a_new_message():
    token.is_sent_again("token", ["a", "b"])
    assert not token.is_sent_again("token", ["a", "c"])
    assert not token.is_sent_again("other", ["a", "b"])
