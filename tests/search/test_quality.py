"""The search answers judged queries as well as it did: on the demo site, in every language."""

import pytest

from tests.search import judging

pytestmark = pytest.mark.django_db

FLOORS = {
    "de": (0.93, 0.95),
    "de-simple": (0.90, 0.95),
    "en": (0.90, 0.96),
    "uk": (0.92, 0.98),
    "ru": (0.91, 0.97),
    "tr": (0.87, 0.98),
    "pl": (0.92, 0.98),
    "ar": (0.91, 0.97),
    "fa": (0.92, 0.95),
}
"""nDCG@10 and recall@10 a hundredth or two below what was reached."""

FLOORS_HELD_OUT = {
    "de": (0.84, 0.91),
    "de-simple": (0.74, 0.86),
    "en": (0.68, 0.71),
    "uk": (0.80, 0.81),
    "ru": (0.81, 0.84),
    "tr": (0.82, 0.91),
    "pl": (0.88, 0.94),
    "ar": (0.86, 0.93),
    "fa": (0.72, 0.77),
}
"""The same for queries on which nothing is tuned: a gap to the others is what was learnt by heart."""


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
