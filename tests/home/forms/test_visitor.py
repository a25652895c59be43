import pytest
from django.test import RequestFactory

from home.forms.visitor import is_sent_from_here, network_of, page_before


def request(**meta: str):
    return RequestFactory().post("/de/rueckmeldung/", headers=meta.pop("headers", None), **meta)


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::", "2001:db8:1:2::/64"),
        ("", ""),
        ("garbage", ""),
    ],
)
def test_the_network_of_an_address(address, network):
    assert network_of(request(REMOTE_ADDR=address)) == network


def test_without_a_proxy_nobody_can_make_up_an_address(settings):
    settings.PROXIES_IN_FRONT = 0
    sent = request(REMOTE_ADDR="203.0.113.7", headers={"x-forwarded-for": "198.51.100.1"})
    assert network_of(sent) == "203.0.113.7"


def test_behind_a_proxy_only_what_the_proxy_adds_counts(settings):
    settings.PROXIES_IN_FRONT = 1
    sent = request(REMOTE_ADDR="127.0.0.1", headers={"x-forwarded-for": "10.0.0.1, 198.51.100.1"})
    assert network_of(sent) == "198.51.100.1"


def test_a_proxy_that_says_nothing_is_no_error(settings):
    settings.PROXIES_IN_FRONT = 2
    assert network_of(request(REMOTE_ADDR="203.0.113.7")) == "203.0.113.7"


@pytest.mark.parametrize(
    ("headers", "is_ours"),
    [
        ({}, True),
        ({"origin": "http://testserver"}, True),
        ({"origin": "https://testserver", "sec-fetch-site": "same-origin"}, True),
        ({"origin": "https://elsewhere.example"}, False),
        ({"origin": "null"}, False),
        ({"origin": "http://["}, False),
        ({"sec-fetch-site": "cross-site"}, False),
    ],
)
def test_a_form_on_another_website_is_recognised(headers, is_ours):
    assert is_sent_from_here(request(headers=headers)) is is_ours


@pytest.mark.parametrize(
    ("before", "path"),
    [
        ("http://testserver/de/angebote/?kreis=lippe", "/de/angebote/"),
        ("http://testserver/de/rueckmeldung/", ""),
        ("https://elsewhere.example/de/", ""),
        ("http://[", ""),
        ("", ""),
    ],
)
def test_the_page_before_is_one_of_ours(before, path):
    assert page_before(request(headers={"referer": before})) == path
