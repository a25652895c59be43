import pytest

from programmes.fit import Fit, Match, Situation, best_first, fit, near_miss, nearest_first
from programmes.fit_reasons import reasons, what_is_missing
from programmes.offer_facts import OfferFacts
from programmes.vocabularies import RecognitionState

SHE = Situation(sectors=("health",), recognition="partial", german="b1", kreis="lippe", language="uk")


def offer(title: str = "Kurs", **facts) -> OfferFacts:
    fixed = {"pk": 1, "offer_type": "coaching", "format": "online", "verified_on": None}
    return OfferFacts(
        **fixed, **{"language": "de", "title": title, "level_in": "none", "rolling_start": False, **facts}
    )


def test_what_is_meant_for_her_fits_in_every_way():
    meant = offer(
        sectors=("health",),
        recognition_states=("partial",),
        kreise=("lippe",),
        level_in="b1",
        coaching_languages=("uk",),
    )
    assert fit(meant, SHE) == Fit(meant, Match.NAMED, Match.NAMED, Match.NAMED, Match.NAMED, True)
    assert fit(meant, SHE).points == 4 + 3 + 3 + 2 + 2


def test_what_an_offer_leaves_open_excludes_nobody_and_counts_less():
    found = fit(offer(), SHE)
    assert (found.sector, found.recognition, found.place, found.german) == (Match.OPEN,) * 4
    assert 0 < found.points < 12


@pytest.mark.parametrize(
    "facts",
    [
        {"sectors": ("mint",)},
        {"recognition_states": ("full",)},
        {"kreise": ("herford", "paderborn")},
        {"level_in": "b2"},
        {"audiences": ("employers",)},
    ],
)
def test_one_thing_that_does_not_fit_is_enough(facts):
    assert fit(offer(**facts), SHE) is None


@pytest.mark.parametrize(
    "facts",
    [
        {"sectors": ("mint", "cross_sector")},
        {"recognition_states": tuple(RecognitionState.values)},
        {"kreise": ("owl",)},
        {"kreise": ("guetersloh", "online")},
        {"level_in": "a1"},
        {"audiences": ("employers", "professionals")},
    ],
)
def test_what_is_for_everybody_is_for_her_too(facts):
    assert fit(offer(**facts), SHE)


def test_who_says_nothing_is_shown_everything_for_people_who_look_for_work():
    offers = [offer("A", level_in="c1"), offer("B", kreise=("lippe",)), offer("C", audiences=("employers",))]
    assert [found.offer.title for found in best_first(offers, Situation())] == ["A", "B"]


def test_nearer_is_better_and_online_comes_last():
    offers = [
        offer("Online", kreise=("online",)),
        offer("Region", kreise=("owl",)),
        offer("Hier", kreise=("lippe",)),
    ]
    assert [found.offer.title for found in best_first(offers, SHE)] == ["Hier", "Region", "Online"]


def test_of_equally_good_offers_the_one_that_begins_first_comes_first():
    from datetime import date

    offers = [
        offer("Ohne Termin"),
        offer("Später", next_start=date(2030, 5, 1)),
        offer("Früher", next_start=date(2030, 2, 1)),
        offer("Immer", rolling_start=True),
    ]
    titles = [found.offer.title for found in best_first(offers, SHE)]
    assert titles == ["Immer", "Früher", "Später", "Ohne Termin"]


def test_her_language_is_a_plus_but_no_condition():
    offers = [offer("Ohne", coaching_languages=("de",)), offer("Mit", coaching_languages=("de", "uk"))]
    assert [found.offer.title for found in best_first(offers, SHE)] == ["Mit", "Ohne"]


def why(facts: dict, situation: Situation = SHE) -> list[str]:
    one = offer(**facts)
    return reasons(fit(one, situation), situation)


def test_the_reason_names_her_german_and_where_she_lives():
    assert why({"level_in": "a2", "kreise": ("lippe",)})[0] == (
        "because you have B1 and live here: Lippe district"
    )


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"level_in": "b1"}, "because you have B1, and that is enough"),
        ({"level_in": "none"}, "because you need no German for it"),
        ({"kreise": ("owl",)}, "because it is for the whole region"),
        ({"kreise": ("online",)}, "because you can take part online"),
        ({"sectors": ("health", "mint")}, "because it is about your work: Health"),
        ({"recognition_states": ("partial",)}, "because it suits your recognition: Partly recognised"),
        ({"coaching_languages": ("uk",)}, "because you can talk there in your language: Ukrainian"),
    ],
)
def test_each_match_is_a_reason(facts, reason):
    assert reason in why(facts)


def test_there_is_always_a_reason():
    assert why({}, Situation()) == ["because it is open to everybody"]
    assert why({"kreise": ("lippe",)}, Situation(kreis="lippe")) == ["because you live here: Lippe district"]


@pytest.mark.parametrize(
    ("facts", "missing"),
    [
        ({"level_in": "b2"}, "It needs B2, you have B1."),
        ({"kreise": ("herford",)}, "It is somewhere else: Herford district"),
        ({"recognition_states": ("full",)}, "It is for another state of recognition: Fully recognised"),
        ({"sectors": ("mint",)}, "It is about other work: Science"),
    ],
)
def test_one_wish_that_is_not_met_is_a_near_miss_that_says_which(facts, missing):
    assert what_is_missing(near_miss(offer(**facts), SHE), SHE).startswith(missing)


def test_who_has_no_german_is_told_so_without_a_level():
    she = Situation(german="none")
    assert what_is_missing(near_miss(offer(level_in="a2"), she), she) == (
        "It needs A2. You have no German yet, or very little."
    )


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"level_in": "b2", "kreise": ("herford",)},
        {"level_in": "b2", "audiences": ("employers",)},
    ],
)
def test_what_fits_misses_twice_or_is_for_others_is_no_near_miss(facts):
    assert near_miss(offer(**facts), SHE) is None


def test_of_near_misses_the_one_that_is_soonest_put_right_comes_first():
    offers = [
        offer("Anderer Beruf", sectors=("mint",)),
        offer("Anderer Ort", kreise=("herford",)),
        offer("C1", level_in="c1"),
        offer("B2", level_in="b2"),
        offer("Anerkennung", recognition_states=("full",)),
    ]
    titles = [miss.offer.title for miss in nearest_first(offers, SHE)]
    assert titles == ["B2", "C1", "Anderer Ort", "Anerkennung", "Anderer Beruf"]
