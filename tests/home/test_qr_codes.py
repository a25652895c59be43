"""QR codes: of every public page, of nothing else."""

from xml.etree import ElementTree

import pytest
from wagtail.models import PageViewRestriction

from home.qr_codes import qr_file, qr_svg

pytestmark = pytest.mark.django_db
OFFER = "programme/programm-1/angebot-1/"


def path_of(svg: str | bytes) -> str:
    """The dark modules of a QR code."""
    return [one.get("d") for one in ElementTree.fromstring(svg).iter() if one.get("stroke") == "#000"][0]  # noqa: S314


@pytest.mark.parametrize("code", ["de", "uk", "ar"])
def test_the_code_leads_to_the_page_in_the_language_of_the_address(client, world, code):
    world.offer()
    response = client.get(f"/{code}/{OFFER}qr.svg")
    assert response.status_code == 200
    assert response["Content-Type"] == "image/svg+xml"
    assert "max-age" in response["Cache-Control"]
    assert not response.cookies
    assert response.content == qr_file(f"http://testserver/{code}/{OFFER}")


def test_events_recaps_presentations_and_the_home_page_have_a_code(client, world):
    event = world.event()
    world.recap(event)
    world.presentation(event=event)
    things = ("termine/termin-1/", "rueckblicke/rueckblick-1/", "downloads/folien-1/")
    for path in ("", "rueckmeldung/", *things):
        assert client.get(f"/de/{path}qr.svg").status_code == 200, path


@pytest.mark.parametrize(
    "path",
    [
        "gibt-es-nicht/qr.svg",
        "https://elsewhere.example/qr.svg",
        "//elsewhere.example/qr.svg",
        "../qr.svg",
        "programme/programm-1/angebot-1/qr.svg/",
        "%00/qr.svg",
        "x" * 5000 + "/qr.svg",
    ],
)
def test_what_is_no_page_of_this_site_has_no_code(client, world, path):
    world.offer()
    assert client.get(f"/de/{path}").status_code == 404


def test_a_host_that_is_not_ours_is_refused(client, world):
    world.offer()
    assert client.get(f"/de/{OFFER}qr.svg", headers={"host": "elsewhere.example"}).status_code == 400


def test_a_page_that_is_not_for_everybody_has_no_code(client, world):
    page = world.standard_page("intern")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert client.get("/de/intern/qr.svg").status_code == 404


def test_the_code_in_a_page_is_that_of_the_file():
    address = "https://example.org/ar/angebote/"
    assert path_of(qr_svg(address)) == path_of(qr_file(address))


def test_an_offer_carries_the_code_of_its_own_address(client, world):
    world.offer()
    html = client.get(f"/ar/{OFFER}?x=1").content.decode()
    assert path_of(qr_svg(f"http://testserver/ar/{OFFER}")) in html
    assert f'src="/ar/{OFFER}qr.svg"' in html


def test_a_mail_about_a_page_names_it_whatever_it_is_called(client, world):
    world.offer(title='Ü & "x" <y>?')
    html = client.get(f"/de/{OFFER}").content.decode()
    subject = "%C3%9C%20%26%20%22x%22%20%3Cy%3E%3F"
    body = "http%3A%2F%2Ftestserver%2Fde%2Fprogramme%2Fprogramm-1%2Fangebot-1%2F"
    assert f'href="mailto:?subject={subject}&amp;body={body}"' in html
