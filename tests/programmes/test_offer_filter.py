import pytest
from django.http import QueryDict

from programmes.models import OfferPage
from programmes.offer_filter import OfferFilter

pytestmark = pytest.mark.django_db


def found(query: str) -> list[str]:
    offers = OfferFilter(QueryDict(query)).apply(OfferPage.objects.in_language("de"))
    return sorted(offer.title for offer in offers)


def test_offers_in_the_whole_region_or_online_fit_every_kreis(world):
    world.offer(title="Lippe", kreise=["lippe"])
    world.offer(title="Paderborn", kreise=["paderborn"])
    world.offer(title="Überall", kreise=["owl"])
    world.offer(title="Online", kreise=["online"])
    assert found("kreis=lippe") == ["Lippe", "Online", "Überall"]


def test_the_german_i_have_suffices_for_offers_that_need_less(world):
    for level in ("none", "b1", "b2"):
        world.offer(title=level, level_in=level)
    assert found("deutsch=b1") == ["b1", "none"]


def test_an_offer_speaks_the_language_i_choose(world):
    world.offer(title="Arabisch", coaching_languages=["de", "ar"])
    world.offer(title="Deutsch", coaching_languages=["de"])
    assert found("sprache=ar") == ["Arabisch"]


def test_an_offer_without_audience_is_for_everybody(world):
    world.offer(title="Alle", audiences=[])
    world.offer(title="Betriebe", audiences=["employers"])
    world.offer(title="Fachkräfte", audiences=["professionals"])
    assert found("zielgruppe=employers") == ["Alle", "Betriebe"]


def test_answers_are_combined(world):
    world.offer(title="Beides", kreise=["lippe"], coaching_languages=["ar"], level_in="b1")
    world.offer(title="Nur Ort", kreise=["lippe"], coaching_languages=["de"], level_in="b1")
    assert found("kreis=lippe&deutsch=b1&sprache=ar") == ["Beides"]


@pytest.mark.parametrize(
    "query", ["kreis=mars", "deutsch=d9", "sprache=%00", "zielgruppe=", "kreis=owl", "x=y"]
)
def test_what_is_no_answer_is_ignored(world, query):
    world.offer(title="Eins")
    assert found(query) == ["Eins"]


def test_a_filtered_list_says_what_was_chosen_and_is_not_for_search_engines(client, world):
    world.offer(kreise=["lippe"])
    assert world.offer_index.live
    plain = client.get("/de/angebote/").content.decode()
    html = client.get("/de/angebote/?kreis=lippe").content.decode()
    assert '<option value="lippe" selected>' in html
    assert "noindex" in html
    assert "noindex" not in plain
