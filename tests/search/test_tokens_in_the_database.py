import pytest
from django.db import connection

from search.analysis import tokens

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Qualifizierungsmaßnahme für MINT-Berufe 2025 B2 1e5 www.beispiel.de a@b.de", "de"),
        ("recognised degrees", "en"),
        ("визнання дипломів їхній комп’ютер", "uk"),
        ("признание дипломов", "ru"),
        ("الاعتراف بالشهادات ۱۲۳", "ar"),
        ("گواهی‌نامه تحصیلی", "fa"),
        ("İstanbul ılık çalışma belgesi", "tr"),
        ("świadectwo żółć łódź", "pl"),
    ],
)
def test_postgresql_keeps_every_token_in_one_piece(text, language):
    expected = tokens(text, language)
    with connection.cursor() as cursor:
        cursor.execute("SELECT tsvector_to_array(to_tsvector('simple', %s))", [" ".join(expected)])
        assert set(cursor.fetchone()[0]) == set(expected)


def test_the_index_over_both_columns_of_the_engine_is_there():
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE tablename = 'wagtailsearch_indexentry'")
        definitions = [row[0] for row in cursor.fetchall()]
    assert any("gin" in one and "(title || body)" in one for one in definitions)
