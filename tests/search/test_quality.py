"""The search answers judged queries as well as it did: on the demo site, in every language."""

import pytest

from tests.search import judging

pytestmark = pytest.mark.django_db

FLOORS = {
    "de": (0.93, 0.95),
    "de-simple": (0.89, 0.96),
    "en": (0.92, 0.98),
    "uk": (0.91, 0.98),
    "ru": (0.91, 0.97),
    "tr": (0.91, 0.98),
    "pl": (0.92, 0.98),
    "ar": (0.92, 0.97),
    "fa": (0.93, 0.97),
}
"""nDCG@10 and recall@10 a hundredth or two below what was reached."""

FLOORS_HELD_OUT = {
    "de": (0.92, 0.97),
    "de-simple": (0.78, 0.91),
    "en": (0.79, 0.84),
    "uk": (0.88, 0.93),
    "ru": (0.89, 0.96),
    "tr": (0.82, 0.93),
    "pl": (0.90, 0.98),
    "ar": (0.90, 0.98),
    "fa": (0.78, 0.88),
}
"""The same for queries on which nothing is tuned: a gap to the others is what was learnt by heart."""

FLOORS_FRESH = {
    "de-simple": (0.66, 0.84),
    "en": (0.58, 0.74),
    "fa": (0.68, 0.89),
}
"""The same for queries written when the synonyms had been extended, and not asked before."""


@pytest.mark.usefixtures("demo_copy", "db")
@pytest.mark.parametrize("code", FLOORS)
def test_judged_queries_are_answered_as_well_as_before(code):
    scores = judging.scores(code, judging.ours)
    print(f"{code}: nDCG@10 {scores.ndcg:.3f}, recall@10 {scores.recall:.3f}, {scores.queries} queries")
    ndcg, recall = FLOORS[code]
    assert scores.ndcg >= ndcg
    assert scores.recall >= recall
    assert scores.nothing == 0


@pytest.mark.usefixtures("demo_copy", "db")
@pytest.mark.parametrize("code", FLOORS_HELD_OUT)
def test_queries_on_which_nothing_is_tuned_are_answered_as_well_as_before(code):
    scores = judging.scores(code, judging.ours, folder=judging.HELD_OUT)
    print(f"{code}: nDCG@10 {scores.ndcg:.3f}, recall@10 {scores.recall:.3f}, {scores.queries} queries")
    ndcg, recall = FLOORS_HELD_OUT[code]
    assert scores.ndcg >= ndcg
    assert scores.recall >= recall


@pytest.mark.usefixtures("demo_copy", "db")
@pytest.mark.parametrize("code", FLOORS_FRESH)
def test_fresh_queries_are_answered_as_well_as_before(code):
    scores = judging.scores(code, judging.ours, folder=judging.FRESH)
    print(f"{code}: nDCG@10 {scores.ndcg:.3f}, recall@10 {scores.recall:.3f}, {scores.queries} queries")
    ndcg, recall = FLOORS_FRESH[code]
    assert scores.ndcg >= ndcg
    assert scores.recall >= recall


@pytest.mark.usefixtures("demo_copy", "db")
def test_every_language_has_enough_judged_queries():
    assert set(judging.judged_languages()) == set(FLOORS)
    for code in FLOORS:
        least = 15 if code in {"fa", "pl", "de-simple"} else 25
        assert len(judging.judged(code)) >= least
        assert len(judging.judged(code, judging.HELD_OUT)) >= 10


@pytest.mark.usefixtures("demo_copy", "db")
def test_no_query_is_both_tuned_on_and_held_out():
    for code in FLOORS:
        tuned = {one.text for one in judging.judged(code)}
        held_out = {one.text for one in judging.judged(code, judging.HELD_OUT)}
        assert not tuned & held_out
