import pytest

from downloads.models import Slide
from downloads.slide_text import Block, blocks_of, own_lines, shown_slides
from tests.worlds import committed, deck

FOOTER = "IQ um 9, 2. Dezember 2025 · Beispiel {} / 12"


def texts(*slides: str) -> list[tuple[int, str]]:
    return list(enumerate(slides, 1))


def test_a_footer_with_the_page_number_is_left_out():
    slides = texts(*(f"Titel {letter}\n{FOOTER.format(n)}" for n, letter in enumerate("abcd", 1)))
    assert own_lines(slides) == [["Titel a"], ["Titel b"], ["Titel c"], ["Titel d"]]


def test_page_numbers_alone_are_left_out_also_where_they_do_not_begin_with_one():
    slides = [(n, f"Text {letter}\n{n + 2}") for n, letter in enumerate("abcd", 1)]
    assert own_lines(slides) == [["Text a"], ["Text b"], ["Text c"], ["Text d"]]


def test_what_stands_on_most_slides_is_left_out_where_it_stands():
    slides = texts("Muster e. V.\nEins", "Zwei\nMUSTER  e. V.", "Muster e. V.\nDrei", "Vier")
    assert own_lines(slides) == [["Eins"], ["Zwei"], ["Drei"], ["Vier"]]


@pytest.mark.parametrize(
    "slides",
    [
        texts("Agenda\nEins", "Agenda\nZwei"),
        texts("Frage\nEins", "Frage\nZwei", "Drei", "Vier"),
        texts("45 Prozent", "50 Prozent", "12 Prozent", "99 Prozent"),
        texts("Stand 2019", "Stand 2021", "Stand 2020", "Stand 2022"),
    ],
)
def test_contents_stay(slides):
    assert own_lines(slides) == [text.splitlines() for _number, text in slides]


def test_slides_without_text_do_not_hide_a_footer():
    slides = texts("Eins\nFuß", "", "Zwei\nFuß", "", "Drei\nFuß", "")
    assert own_lines(slides) == [["Eins"], [], ["Zwei"], [], ["Drei"], []]


def test_lines_become_paragraphs_and_lists():
    lines = ["Titel", "zweite Zeile", "• Punkt eins", "geht weiter", "– Punkt zwei", "", "Schluss", "-5 Grad"]
    assert blocks_of(lines) == [
        Block(["Titel", "zweite Zeile"]),
        Block(["Punkt eins geht weiter", "Punkt zwei"], is_list=True),
        Block(["Schluss", "-5 Grad"]),
    ]


@pytest.mark.django_db
def test_the_page_shows_slides_without_the_footer_and_the_search_keeps_it(client, world):
    document = world.document(deck("Deck", "Eins", "Zwei", "Drei", "Vier"))
    for slide in document.slides.all():
        text = f"{slide.text}\n• <b>Punkt</b>\n{FOOTER.format(slide.number)}"
        Slide.objects.filter(pk=slide.pk).update(text=text)
    with committed():
        held = world.presentation(document, slug="ausblick")
    lines = [line for one in shown_slides(document) for block in one.blocks for line in block.lines]
    assert not [line for line in lines if "Beispiel" in line]
    page = client.get("/de/downloads/ausblick/").content.decode()
    assert "um 9, 2. Dezember" not in page
    assert 'id="slide-4"' in page
    assert 'href="#slide-4"' in page
    assert any("um 9, 2. Dezember" in text.body for text in held.search_texts())


@pytest.mark.django_db
def test_of_a_deck_as_pdf_and_as_another_file_the_pdf_is_shown_and_found(client, world):
    pdf, other = world.document(deck("Eins", "Eins")), world.document(deck("Zwei", "Zwei"))
    other.file.name = other.file.name.replace(".pdf", ".pptx")
    type(other).objects.filter(pk=other.pk).update(file=other.file.name)
    held = world.presentation(other, pdf, slug="ausblick")
    assert client.get("/de/downloads/ausblick/").context["shown_file"].document == pdf
    assert len([text for text in held.search_texts() if text.number]) == 1
