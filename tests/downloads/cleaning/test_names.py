"""No name is left in any member of a cleaned package, and what is left fits together."""

import posixpath
import re

import pytest
from defusedxml import ElementTree

from downloads.cleaning.xml_editing import Change, UnreadableXmlError, changed
from downloads.extraction.gate import check_upload
from downloads.extraction.run import clean_copy
from tests.downloads import hostile
from tests.downloads.cleaning import told_office_files as told
from tests.downloads.cleaning.told_office_files import unpacked

FILES = {
    "a.docx": told.told_docx(),
    "a.xlsx": told.told_xlsx(),
    "a.pptx": told.told_pptx(),
    "a.odt": told.told_odt(),
}
TRACES = [name.encode(code) for name in ("Muster", "max.muster") for code in ("utf-8", "utf-16-le")]


@pytest.fixture(scope="module")
def cleaned(tmp_path_factory) -> dict[str, tuple[bytes, list[str]]]:
    """The clean copies of all `FILES`, with the kinds of what was removed."""
    copies = {}
    for name, data in FILES.items():
        path = tmp_path_factory.mktemp("told") / name
        path.write_bytes(data)
        content, reason, removed = clean_copy(path, max_bytes=10**8)
        assert reason == ""
        copies[name] = (content, removed)
    return copies


@pytest.mark.parametrize("name", FILES)
def test_no_name_is_left_in_any_member_of_a_package(cleaned, name) -> None:
    assert any(trace in part for part in unpacked(FILES[name]).values() for trace in TRACES)
    left = {
        part: trace
        for part, data in unpacked(cleaned[name][0]).items()
        for trace in TRACES
        if trace in data or trace in part.encode()
    }
    assert left == {}


@pytest.mark.parametrize("name", FILES)
def test_the_gate_takes_a_cleaned_file_and_finds_nobody_in_it(cleaned, name) -> None:
    import io

    facts = check_upload(io.BytesIO(cleaned[name][0]), name)
    assert {key: value for key, value in facts.metadata.items() if not value.startswith("Person")} == {
        "title": "Wege"
    }


@pytest.mark.parametrize("name", FILES)
def test_every_part_is_well_formed_and_nothing_refers_to_what_is_gone(cleaned, name) -> None:
    parts = unpacked(cleaned[name][0])
    for path, data in parts.items():
        if not path.endswith((".xml", ".rels")):
            continue
        root = ElementTree.fromstring(data)
        for element in root.iter():
            target = element.get("Target")
            if target and element.get("TargetMode") != "External":
                folder = posixpath.dirname(posixpath.dirname(path))
                assert posixpath.normpath(posixpath.join(folder, target)) in parts, (path, target)
            listed = element.get("{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}full-path", "/")
            assert listed == "/" or listed in parts


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("a.docx", ["comments", "history", "paths", "preview", "printer", "properties"]),
        ("a.xlsx", ["comments", "paths", "preview", "printer", "properties"]),
        ("a.pptx", ["comments", "history", "preview", "properties"]),
        ("a.odt", ["comments", "history", "preview", "printer", "properties"]),
    ],
)
def test_the_kinds_of_what_was_removed_are_told(cleaned, name, kinds) -> None:
    assert cleaned[name][1] == kinds


def test_people_stay_apart_and_what_they_wrote_stays(cleaned) -> None:
    parts = unpacked(cleaned["a.docx"][0])
    body = parts["word/document.xml"].decode()
    assert re.findall(r'w:author="([^"]*)"', body) == ["Person 1", "Person 2"]
    assert "<w:t>Tee &gt; Kaffee</w:t>" in body
    assert "rsid" not in body
    assert "@Person 1: bitte ansehen" in parts["word/comments.xml"].decode()
    assert 'Target="Vorlage.dotx"' in parts["word/_rels/settings.xml.rels"].decode()


def test_a_table_keeps_the_name_it_shows(cleaned) -> None:
    parts = unpacked(cleaned["a.xlsx"][0])
    assert 'displayName="Tabelle"' in parts["xl/tables/table1.xml"].decode()
    assert "tc={1}" in parts["xl/comments1.xml"].decode()


def test_a_file_that_names_nobody_is_copied_as_it_is(tmp_path) -> None:
    path = tmp_path / "a.pptx"
    path.write_bytes(hostile.pptx(["Folie"]))
    content, _, removed = clean_copy(path, max_bytes=10**8)
    assert removed == []
    assert unpacked(content) == unpacked(path.read_bytes())


def test_an_edited_part_keeps_every_other_byte() -> None:
    part = b"""<?xml version='1.0'?>\n<a:r xmlns:a='x' b = "1>2" >"""
    part += b"""<c  d='Max'\n e="f"/><!-- > --><g>Max</g>&amp;</a:r>"""

    def rule(tag, attributes):
        if tag == "g":
            return Change(text=lambda text: f"{text} & <Eva>")
        return Change(attributes={"d": 'é"'}) if "d" in attributes else None

    expected = part.replace(b"  d='Max'", b""" d='&#233;"'""").replace(b">Max<", b">Max &amp; &lt;Eva&gt;<")
    assert changed(part, rule) == expected


def test_utf_16_is_understood() -> None:
    part = '<?xml version="1.0" encoding="UTF-16"?><a b="Müller"/>'.encode("utf-16")
    assert (
        changed(part, lambda tag, attributes: Change(attributes={"b": "x"}))
        == b'<?xml version="1.0"?><a b="x"/>'
    )


def test_elements_go_with_what_is_in_them() -> None:
    def gone(tag: str, attributes: object) -> Change:
        return Change(goes=True) if tag == "b" else Change(attributes={"x": "2"})

    assert (
        changed(b'<a x="1"><b x="1"><c x="1"/></b><b/>t<c x="1"/></a>', gone) == b'<a x="2">t<c x="2"/></a>'
    )


@pytest.mark.parametrize("part", [b"", b"<a>", b"<!DOCTYPE a><a/>"])
def test_what_is_no_good_xml_is_not_edited(part) -> None:
    with pytest.raises(UnreadableXmlError):
        changed(part, lambda tag, attributes: None)
