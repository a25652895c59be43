"""Title and speakers as a file seems to have them."""

import pytest

from downloads.extraction.gate import FileFacts
from downloads.upload.proposals import propose_speakers, propose_title
from home.uploads.filetypes import FileType
from programmes.models import Speaker


def facts(title: str = "", heading: str = "", opening: str = "", author: str = "") -> FileFacts:
    metadata = {key: value for key, value in {"title": title, "author": author}.items() if value}
    return FileFacts(FileType.PDF, 1, metadata=metadata, heading=heading, opening=opening)


def test_the_title_in_the_metadata_comes_first() -> None:
    assert propose_title(facts("Wege zur Anerkennung", "Überschrift"), "a.pdf") == "Wege zur Anerkennung"


@pytest.mark.parametrize(
    "title",
    [
        "untitled",
        "PowerPoint-Präsentation",
        "Präsentation1",
        "Folie 1",
        "Microsoft PowerPoint - neu.pptx",
        "vortrag_final.pptx",
        "2025-12-02",
        "IQ",
        "vortrag",
    ],
)
def test_a_title_that_nobody_gave_gives_way_to_the_heading(title: str) -> None:
    assert propose_title(facts(title, "Was sich ändert"), "vortrag.pdf") == "Was sich ändert"


def test_without_a_heading_the_first_line_with_words_is_taken() -> None:
    assert propose_title(facts(opening="02.12.2025\nWas sich ändert\nmehr"), "a.pdf") == "Was sich ändert"


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("2025-12-02_anerkennung_im-betrieb_final.pdf", "Anerkennung im betrieb"),
        ("Folien v2 (1).pptx", "Folien"),
        ("20251202.pdf", "20251202"),
        ("الاعتراف.pdf", "الاعتراف"),
    ],
)
def test_the_file_name_is_the_last_resort_without_date_and_version(name: str, title: str) -> None:
    assert propose_title(facts(), name) == title


def test_a_title_is_never_longer_than_its_field() -> None:
    assert len(propose_title(facts("x" * 500), "a.pdf")) == 200


OEZER, BERGMANN = Speaker(pk=1, name="Cemalettin Özer"), Speaker(pk=2, name="Anja Bergmann")


@pytest.mark.parametrize(
    ("told", "name"),
    [
        (facts(opening="Anerkennung\nCemalettin Özer, MOZAIK"), "a.pdf"),
        (facts(opening="CEMALETTIN ÖZER"), "a.pdf"),
        (facts(author="Özer, Cemalettin"), "a.pdf"),
        (facts(), "Anerkennung_Oezer.pdf"),
    ],
)
def test_who_is_named_on_the_first_page_in_the_metadata_or_the_name_is_proposed(told, name) -> None:
    assert propose_speakers([OEZER, BERGMANN], told, name) == [OEZER]


def test_a_part_of_another_word_names_nobody() -> None:
    assert propose_speakers([OEZER, BERGMANN], facts(opening="Bergmannstraße 4"), "a.pdf") == []


def test_the_only_speaker_is_proposed_without_being_named() -> None:
    assert propose_speakers([BERGMANN], facts(), "a.pdf") == [BERGMANN]
