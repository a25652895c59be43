"""What people read about the data."""

import re
from pathlib import Path

from programmes.open_data.fields import FIELDS, VERSION, Kind

ROOT = Path(__file__).resolve().parents[3]


def test_every_field_is_described_for_people():
    text = (ROOT / "docs" / "offene-daten.md").read_text(encoding="utf-8")
    described = re.findall(r"^\| `(\w+)` \| (\w+)", text, re.MULTILINE)
    words = {
        Kind.TEXT: "Text",
        Kind.CODE: "Code",
        Kind.CODES: "Codes",
        Kind.FLAG: "Ja",
        Kind.DAY: "Tag",
        Kind.DAYS: "Tage",
        Kind.MOMENT: "Zeitpunkt",
        Kind.ADDRESS: "Adresse",
    }
    assert described == [(field.name, words[field.kind]) for field in FIELDS]
    assert f"Fassung {VERSION}" in text
