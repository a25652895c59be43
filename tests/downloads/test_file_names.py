from datetime import date

import pytest

from downloads.file_names import LONGEST, MOST_BYTES, attachment, readable_name, safe_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Ausblick 2026–2028", "Ausblick 2026–2028"),
        ("Netzwerk IQ: Ausblick", "Netzwerk IQ – Ausblick"),
        ("Um 9:30", "Um 9-30"),
        ("A/B\\C|D", "A-B-C-D"),
        ('Was? "Das" <hier>*', "Was Das hier"),
        ("../../etc/passwd", "-etc-passwd".lstrip("-")),
        ("gepr\u202egpj.exe", "geprgpj.exe"),
        ("\u2066links\u2069\u200f\ufeff", "links"),
        ("Zeile\r\nSet-Cookie: x", "Zeile Set-Cookie – x"),
        ("Tab\tund\x00\x1b[31m", "Tab und[31m"),
        ("می\u200cشود", "می\u200cشود"),
        ("Übersicht", "Übersicht"),
        ("Ende. . .", "Ende"),
        ("CON", "_CON"),
        ("lpt1.pdf", "_lpt1.pdf"),
        ("Konto", "Konto"),
        ("", "_"),
        ("???", "_"),
        ("\ud800halb", "halb"),
    ],
)
def test_a_name_is_harmless_on_any_system(title, name):
    assert safe_name(title) == name


@pytest.mark.parametrize("letter", ["x", "ä", "شـ", "😀"])
def test_a_name_is_never_too_long(letter):
    name = readable_name(date(2026, 1, 2), letter * 500, "de-simple")
    assert name.startswith("2026-01-02 ")
    assert name.endswith(" (de-simple)")
    assert len(name) <= LONGEST
    assert len(name.encode()) <= MOST_BYTES + 30


def test_a_name_in_any_script_comes_with_one_in_ascii():
    header = attachment("Übersicht (ar).pdf", "uebersicht-ar.pdf")
    assert header.startswith('attachment; filename="uebersicht-ar.pdf"; filename*=')
    assert header.isascii()


def test_a_name_in_ascii_is_said_once():
    assert attachment("Ausblick (de).pdf", "x.pdf") == 'attachment; filename="Ausblick (de).pdf"'
