from datetime import date

import pytest

from tests.search.making import make, make_many

pytestmark = pytest.mark.django_db


def found(response) -> list[str]:
    return [hit.entry.title for group in response.context["results"].groups for hit in group.hits]


def test_results_of_a_kind_are_narrowed_by_year_language_and_programme(client, world):
    programme = "programme/mint/"
    make("MINT", kind="programme", path=programme)
    make("Kurs A", kind="event", day=date(2025, 3, 1), programmes=[programme])
    make("Kurs B", kind="event", day=date(2026, 3, 1), language="en", readers="de")
    response = client.get("/de/suche/?q=Kurs&art=event")
    assert {question.facet.name for question in response.context["faceted"].questions} == {"jahr", "sprache"}
    assert found(client.get("/de/suche/?q=Kurs&art=event&jahr=2025")) == ["Kurs A"]
    assert found(client.get("/de/suche/?q=Kurs&art=event&sprache=en")) == ["Kurs B"]


def test_programmes_bear_their_titles(client, world):
    for name in ("mint", "amt"):
        make(name.upper(), kind="programme", path=f"programme/{name}/")
        make(f"Kurs {name}", kind="event", programmes=[f"programme/{name}/"])
    response = client.get("/de/suche/?q=Kurs&art=event&programm=amt")
    assert found(response) == ["Kurs amt"]
    labels = [answer.label for answer in response.context["faceted"].questions[0].answers]
    assert labels == ["AMT", "MINT"]


def test_nonsense_in_a_facet_narrows_nothing(client, world):
    make_many([{"title": "Kurs", "kind": "event", "day": date(2025 + n, 1, 1)} for n in range(2)])
    assert len(found(client.get("/de/suche/?q=Kurs&art=event&jahr=%00&sprache=xx"))) == 2


def test_counts_of_kinds_stay_when_results_are_narrowed(client, world):
    make_many([{"title": "Kurs", "kind": "event", "day": date(2025 + n, 1, 1)} for n in range(2)])
    response = client.get("/de/suche/?q=Kurs&art=event&jahr=2025")
    assert list(response.context["results"].counts.values()) == [2]
    assert response.context["results"].part.paginator.count == 1


def test_many_results_with_facets_take_as_many_queries_as_few(client, world, django_assert_max_num_queries):
    make_many([{"title": "Kurs", "kind": "event", "day": date(2020 + n % 5, 1, 1)} for n in range(60)])
    client.get("/de/suche/?q=Kurs&art=event")
    with django_assert_max_num_queries(12):
        client.get("/de/suche/?q=Kurs&art=event&jahr=2021")
