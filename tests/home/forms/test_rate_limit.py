import time

import pytest
from django.core.cache import cache
from django.test import RequestFactory

from home.forms.rate_limit import RateLimit

LIMIT = RateLimit("test", most=3, seconds=3600)


def comes_from(address: str):
    return RequestFactory().post("/", REMOTE_ADDR=address)


def test_an_address_may_send_so_often_and_not_more(monkeypatch):
    monkeypatch.setattr("home.forms.rate_limit.time.time", lambda: 1_000_000)
    assert [LIMIT.allows(comes_from("203.0.113.7")) for _ in range(4)] == [True, True, True, False]
    assert LIMIT.allows(comes_from("203.0.113.8"))


def test_after_a_while_an_address_may_send_again(monkeypatch):
    monkeypatch.setattr("home.forms.rate_limit.time.time", lambda: 1_000_000)
    assert [LIMIT.allows(comes_from("203.0.113.7")) for _ in range(4)][-1] is False
    monkeypatch.setattr("home.forms.rate_limit.time.time", lambda: 1_000_000 + 3600)
    assert LIMIT.allows(comes_from("203.0.113.7"))


@pytest.fixture
def keys(monkeypatch) -> list[str]:
    """Every key under which something is kept in the cache."""
    seen: list[str] = []
    add = cache.add

    def remember(key: str, *args, **kwargs) -> bool:
        seen.append(key)
        return add(key, *args, **kwargs)

    monkeypatch.setattr(cache, "add", remember)
    return seen


def test_the_address_itself_is_not_kept(keys):
    LIMIT.allows(comes_from("203.0.113.7"))
    assert any(":test:" in key for key in keys)
    assert "203.0.113.7" not in " ".join(keys)


def test_tomorrow_the_same_address_has_another_pseudonym(keys, monkeypatch):
    now = time.time()
    for day in (0, 1):
        monkeypatch.setattr("home.forms.rate_limit.time.time", lambda day=day: now + day * 86_400)
        LIMIT.allows(comes_from("203.0.113.7"))
    pseudonyms = {key.rsplit(":", 1)[1] for key in keys if ":test:" in key}
    assert len(pseudonyms) == 2
