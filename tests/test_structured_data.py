"""What machines read of every page type, in a language with and one without translations.

What each kind needs stands in tests/schema_org.py.
"""

import json
import re
from datetime import datetime, timedelta

import html5lib
import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction

from programmes.models import Speaker
from tests.places import NOT_THERE, PLACES, built
from tests.schema_org import REQUIRED
from tests.worlds import HOSTILE, deck

pytestmark = pytest.mark.django_db

CODES = ("de", "ar", "uk")
"""The source, a translation that is written from right to left, and a language without translations."""
SILENT = {
    "search form",
    "search",
    "search for one kind",
    "page not found",
    "feedback",
    "question about an offer",
    "finder",
    "finder, last question",
    "finder, result",
}
DESCRIBED = [place for place in PLACES if place not in SILENT]
MAIN = {
    "offer": {"Course", "Service"},
    "programme": {"Organization"},
    "event": {"Event"},
    "presentation": {"PresentationDigitalDocument"},
}
every_page = pytest.mark.parametrize(
    ("code", "place"), [(code, place) for code in CODES for place in DESCRIBED]
)


@pytest.fixture(scope="module")
def pages(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        built("de", "ar")
        client = Client()
        html = {
            (code, place): client.get(f"/{code}/{path}").content.decode()
            for code in CODES
            for place, path in PLACES.items()
        }
        transaction.set_rollback(True)
    cache.clear()
    return html


def graph_of(html):
    scripts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert len(scripts) == 1
    data = json.loads(scripts[0])
    assert data["@context"] == "https://schema.org"
    return data["@graph"]


def nodes_in(value):
    """All nodes of a graph, those inside of others too."""
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for inner in value.values():
            yield from nodes_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes_in(inner)


def of_type(html, *kinds):
    return [node for node in nodes_in(graph_of(html)) if node["@type"] in kinds]


def main_of(client, address, kind):
    response = client.get(address)
    assert response.status_code == 200
    return of_type(response.content.decode(), kind)[0]


@every_page
def test_every_node_has_what_it_needs_and_nothing_empty(pages, code, place):
    for node in nodes_in(graph_of(pages[code, place])):
        is_reference_to_home = node["@type"] == "WebSite" and "potentialAction" not in node
        assert node["@type"] in REQUIRED.keys() | {
            "EntryPoint",
            "PostalAddress",
            "EventSeries",
            "AdministrativeArea",
            "Audience",
            "ServiceChannel",
        }
        missing = REQUIRED.get(node["@type"], set()) - node.keys()
        assert not missing or is_reference_to_home, node
        assert all(value not in ("", None, [], {}, "None") for value in node.values()), node


@every_page
def test_addresses_are_absolute_and_ids_are_named_once(pages, code, place):
    graph = graph_of(pages[code, place])
    ids = [node["@id"] for node in graph]
    assert len(ids) == len(set(ids))
    for node in nodes_in(graph):
        for name in ("@id", "url", "item", "contentUrl"):
            assert node.get(name, "http://testserver/").startswith("http"), node


@every_page
def test_the_page_says_its_language_and_its_one_address(pages, code, place):
    html = pages[code, place]
    (page,) = of_type(html, "WebPage")
    canonical = re.search(r'<link rel="canonical" href="([^"]+)"', html)[1]
    assert page["url"] == canonical
    # Where the German page stands in for a missing translation, its language is German.
    assert page["inLanguage"] == canonical.split("/")[3]
    is_translation = "translationOfWork" in page
    assert is_translation == (page["inLanguage"] == "ar")


@every_page
def test_the_breadcrumb_is_the_one_above_the_heading(pages, code, place):
    html = pages[code, place]
    document = html5lib.parse(html, namespaceHTMLElements=False)
    visible = [
        "".join(item.itertext()).strip()
        for part in document.iter("ol")
        if part.get("class") == "breadcrumb__list"
        for item in part
    ]
    lists = of_type(html, "BreadcrumbList")
    named = [step["name"] for one in lists for step in one["itemListElement"]]
    assert named == visible
    assert [step["position"] for one in lists for step in one["itemListElement"]] == [
        *range(1, len(visible) + 1)
    ]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("place", MAIN)
def test_a_page_says_what_it_is_about(pages, code, place):
    graph = graph_of(pages[code, place])
    about = next(node for node in graph if node["@type"] == "WebPage")["mainEntity"]["@id"]
    assert next(node for node in graph if node["@id"] == about)["@type"] in MAIN[place]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("place", sorted(SILENT))
def test_pages_that_are_about_nothing_say_nothing(pages, code, place):
    assert "ld+json" not in pages[code, place]
    assert NOT_THERE not in pages[code, "home"]


@pytest.mark.parametrize("code", CODES)
def test_the_home_page_names_the_site_its_search_and_who_runs_it(pages, code):
    html = pages[code, "home"]
    (action,) = of_type(html, "SearchAction")
    template = action["target"]["urlTemplate"]
    assert template == f"http://testserver/{code}/suche/?q={{search_term_string}}"
    assert action["query-input"] == "required name=search_term_string"
    operator = next(node for node in graph_of(html) if node["@type"] == "Organization")
    assert operator["legalName"] == "Beispiel e. V."
    assert operator["address"]["addressLocality"] == "Bielefeld"
    assert operator["telephone"] == "+49 521 5550100"


@every_page
def test_what_people_wrote_cannot_leave_the_script(pages, code, place):
    script = pages[code, place].split('<script type="application/ld+json">')[1].split("</script>")[0]
    assert not re.search("[<>&\u2028\u2029]", script)


def test_hostile_text_arrives_as_it_was_written(client, world):
    title = f"{HOSTILE}</script><!--\u2028\u2029]]>"
    event = world.event(title=title)
    node = main_of(client, f"/de/termine/{event.slug}/", "Event")
    assert node["name"] == title


@pytest.mark.parametrize(
    ("start", "offset"), [("2026-07-07T09:00", "+02:00"), ("2026-12-01T09:00", "+01:00")]
)
def test_an_event_is_at_its_hour_with_the_offset_of_the_day(client, world, start, offset):
    event = world.event(start=start, end=f"{start[:-5]}10:00")
    node = main_of(client, f"/de/termine/{event.slug}/", "Event")
    assert node["startDate"] == f"{start}:00{offset}"
    assert datetime.fromisoformat(node["endDate"]) - datetime.fromisoformat(node["startDate"]) == timedelta(
        hours=1
    )


@pytest.mark.parametrize(
    ("status", "said"),
    [("planned", "EventScheduled"), ("cancelled", "EventCancelled"), ("postponed", "EventPostponed")],
)
def test_an_event_says_whether_it_takes_place(client, world, status, said):
    event = world.event(status=status)
    node = main_of(client, f"/de/termine/{event.slug}/", "Event")
    assert node["eventStatus"] == f"https://schema.org/{said}"


@pytest.mark.parametrize(
    ("mode", "said", "places"),
    [
        ("online", "Online", ["VirtualLocation"]),
        ("on_site", "Offline", ["Place"]),
        ("hybrid", "Mixed", ["Place", "VirtualLocation"]),
    ],
)
def test_an_event_says_where_it_is(client, world, mode, said, places):
    event = world.event(mode=mode, place="Haus, Rheda")
    node = main_of(client, f"/de/termine/{event.slug}/", "Event")
    assert node["eventAttendanceMode"] == f"https://schema.org/{said}EventAttendanceMode"
    location = node["location"] if isinstance(node["location"], list) else [node["location"]]
    assert [one["@type"] for one in location] == places


def test_speakers_are_named_with_the_organisation_of_that_day_and_without_a_picture(client, world):
    event = world.event(speakers=[(world.speaker, "Vortrag", "Damals GmbH")])
    (person,) = main_of(client, f"/de/termine/{event.slug}/", "Event")["performer"]
    assert person["name"] == world.speaker.full_name
    assert person["affiliation"]["name"] == "Damals GmbH"
    assert "image" not in person


@pytest.mark.parametrize(("days", "named"), [(-1, False), (0, True)])
def test_nobody_is_passed_on_after_the_day_until_which_they_are_public(client, world, days, named):
    event = world.event(speakers=[(world.speaker, "Vortrag", "")])
    world.presentation(event=event, speakers=[world.speaker])
    Speaker.objects.update(public_until=timezone.localdate() + timedelta(days=days))
    for address in ("termine/termin-1/", "downloads/folien-1/"):
        html = client.get(f"/de/{address}").content.decode()
        assert bool(of_type(html, "Person")) is named


def test_files_in_private_collections_are_not_told(client, world):
    private = Collection.get_first_root_node().add_child(name="Privat")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    secret = world.document(deck("Geheim", language="en"), language="en", title="Geheim")
    secret.collection = private
    secret.save()
    world.presentation(world.document(), secret)
    node = main_of(client, "/de/downloads/folien-1/", "PresentationDigitalDocument")
    assert [file["inLanguage"] for file in node["encoding"]] == ["de"]
    assert node["encoding"][0]["contentUrl"] == "http://testserver/de/downloads/folien-1/de/"
    assert node["encoding"][0]["encodingFormat"] == "application/pdf"
    assert node["inLanguage"] == ["de"]


def test_a_course_has_an_instance_for_each_start_to_come_and_one_for_any_time(client, world):
    day = timezone.localdate() + timedelta(days=9)
    world.offer(
        offer_type="group_course",
        format="hybrid",
        rolling_start=True,
        start_dates=[day.isoformat(), "2020-01-01"],
        level_in="b1",
        certificate="Zertifikat",
        coaching_languages=["ar", "ku"],
        kreise=["lippe"],
    )
    node = main_of(client, "/de/programme/programm-1/angebot-1/", "Course")
    assert [one.get("startDate") for one in node["hasCourseInstance"]] == [day.isoformat(), None]
    assert {one["courseMode"] for one in node["hasCourseInstance"]} == {"Blended"}
    assert node["coursePrerequisites"] == "CEFR B1"
    assert node["availableLanguage"] == ["ar", "ku"]
    assert node["provider"]["name"] == world.organisation.name


def test_an_offer_that_teaches_nothing_is_a_service(client, world):
    world.offer(offer_type="counselling", coaching_languages=["tr"])
    node = main_of(client, "/de/programme/programm-1/angebot-1/", "Service")
    assert node["availableChannel"]["availableLanguage"] == ["tr"]
