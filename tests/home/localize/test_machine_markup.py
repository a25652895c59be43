"""What a machine must not change."""

import pytest
from wagtail_localize.strings import StringValue

from home.localize.machine.markup import usable


@pytest.mark.parametrize(
    ("german", "answer", "is_usable"),
    [
        ("Ein <b>Wort</b>", "A <b>word</b>", True),
        ("Ein <b>Wort</b>", "A word", False),
        ('Zur <a id="a1">Seite</a>', 'To the <a id="a1">page</a>', True),
        ('Zur <a id="a1">Seite</a>', 'To the <a id="a2">page</a>', False),
        ('Zur <a id="a1">Seite</a>', 'To the <a href="https://example.org">page</a>', False),
        ("Text", "<script>alert(1)</script>", False),
        ("Text", "<p>Text</p>", False),
        ("Text", "   ", False),
        ("Text", "a\x00b", False),
        ("Zeile<br/>Zeile", "line<br>line", True),
        ("Guten Tag, {name}!", "Hello, {name}!", True),
        ("Guten Tag, {name}!", "Hello, {Name}!", False),
        ("%(number)d Seiten", "%(number)d pages", True),
        ("%(number)d Seiten", "% (number) d pages", False),
        ("Mail an a.b@example.org.", "Mail to a.b@example.org!", True),
        ("Mail an a.b@example.org.", "Mail to a.b@example.com.", False),
        ("Siehe https://example.org/x.", "See https://example.org/x", True),
        ("Siehe https://example.org/x.", "See https://example.org/y.", False),
        ("Bau &amp; Handwerk", "Building &amp; crafts", True),
        ("Zehn", "x" * 11, False),
    ],
)
def test_marks_placeholders_and_addresses_stay(german, answer, is_usable):
    found = usable(StringValue(german), StringValue(answer), longest=10 if german == "Zehn" else None)
    assert (found is not None) is is_usable
