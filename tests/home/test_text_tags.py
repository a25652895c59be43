"""Commas, names and notes as readers of each language expect them."""

from datetime import datetime

import pytest
from django.template import Context, Template
from django.utils import translation
from django.utils.safestring import mark_safe

from home.punctuation import listed, listed_groups
from home.templatetags.site_tags import kept_together, with_breaks, with_links


def test_items_are_listed_with_a_comma_and_a_space():
    assert listed(["A", "B"]) == "A, B"
    assert listed([]) == ""


def test_groups_are_told_apart_by_more_than_a_comma():
    assert listed_groups(["A, B", "C"]) == "A, B; C"


def test_a_name_keeps_its_legal_form_on_one_line():
    assert kept_together("Pro Arbeit e. V. lädt ein") == "Pro Arbeit e.\u00a0V. lädt ein"
    assert kept_together("BANG e.&nbsp;G.") == "BANG e.\u00a0G."


def test_the_last_dot_of_a_name_stays_with_it_from_right_to_left():
    with translation.override("ar"):
        assert kept_together("Pro Arbeit e. V.") == "Pro Arbeit e.\u00a0V.\u200e"


def test_a_dash_ends_a_line_and_does_not_begin_one():
    assert kept_together("IQ – Integration, 2026–2028") == "IQ\u00a0– Integration, 2026–2028"
    assert kept_together("Мета — робота") == "Мета\u00a0— робота"


@pytest.mark.parametrize("sign", [",", "،", "؛", "؟"])
def test_what_ends_a_clause_does_not_belong_to_the_address(sign):
    assert with_links(f"a@example.org{sign} <b>") == (
        f'<a href="mailto:a@example.org">a@example.org</a>{sign} &lt;b&gt;'
    )


def test_an_address_on_paper_breaks_between_its_parts():
    assert with_breaks("https://a.example/de/b&c/") == "https://a.example/<wbr>de/<wbr>b&amp;c/"


def test_names_are_escaped_as_before_and_markup_stays_markup():
    show = Template("{{ text|kept_together }}").render
    assert show(Context({"text": "<b>e. V.</b>"})) == "&lt;b&gt;e.\u00a0V.&lt;/b&gt;"
    assert show(Context({"text": mark_safe("<b>e. V.</b>")})) == "<b>e.\u00a0V.</b>"


@pytest.mark.parametrize(("length", "shown"), [(40, True), (41, False)])
def test_lists_show_short_notes_only(length, shown):
    note = "x" * length
    html = Template('{% include "components/note.html" %}').render(Context({"note": note}))
    assert (note in html) is shown


@pytest.mark.parametrize(
    ("code", "day", "moment"),
    [
        ("de", "2. Februar 2027", "2. Februar 2027, 09:05"),
        ("de-simple", "2. Februar 2027", "2. Februar 2027, 09:05"),
        ("en", "2 February 2027", "2 February 2027, 09:05"),
        ("uk", "2 лютого 2027\u00a0р.", "2 лютого 2027\u00a0р., 09:05"),
        ("ru", "2 февраля 2027\u00a0г.", "2 февраля 2027\u00a0г., 09:05"),
        ("tr", "2 Şubat 2027", "2 Şubat 2027, 09:05"),
        ("pl", "2 lutego 2027", "2 lutego 2027, 09:05"),
        ("ar", "2 فبراير 2027", "2 فبراير 2027، 09:05"),
        ("fa", "2 فوریه 2027", "2 فوریه 2027، 09:05"),
    ],
)
def test_dates_and_hours_are_written_as_readers_know_them(code, day, moment):
    template = Template('{{ then|date:"DATE_FORMAT" }}|{{ then|date:"DATETIME_FORMAT" }}|{{ then|time }}')
    with translation.override(code):
        written = template.render(Context({"then": datetime(2027, 2, 2, 9, 5)}))
    assert written == f"{day}|{moment}|09:05"


def test_hours_stand_from_left_to_right_in_every_language():
    times = type("Event", (), {"start": datetime(2027, 2, 2, 9), "end": datetime(2027, 2, 2, 10)})
    with translation.override("fa"):
        html = Template('{% include "components/event_time.html" %}').render(Context({"event": times}))
    assert '<bdi class="nowrap" dir="ltr">' in html
    assert html.index("09:00") < html.index("10:00")
