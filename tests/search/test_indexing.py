import pytest
from django.db import transaction
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_slug_changed

from home.models import StandardPage
from home.searchable import Kind, announce_change
from search import indexing
from search.models import Entry, Word
from search.results import search
from tests.worlds import committed

pytestmark = pytest.mark.django_db


def found(text: str, code: str = "de") -> list[str]:
    return [hit.entry.title for group in search(text, code).groups for hit in group.hits]


def save_and_roll_back(page: Page) -> None:
    with transaction.atomic():
        page.save()
        transaction.set_rollback(True)


def test_a_published_page_is_found(world):
    world.standard_page(title="Qualifizierungen")
    assert found("Qualifizierung") == ["Qualifizierungen"]


def test_an_unpublished_page_is_not_found(world):
    page = world.standard_page(title="Qualifizierungen")
    with committed():
        page.unpublish()
    assert found("Qualifizierung") == []


def test_a_deleted_page_is_not_found(world):
    page = world.standard_page(title="Qualifizierungen")
    with committed():
        page.delete()
    assert found("Qualifizierung") == []
    assert not Entry.objects.filter(title="Qualifizierungen").exists()


def test_a_draft_of_a_published_page_does_not_show_up(world):
    page = world.standard_page(title="Alt")
    page.title = "Neuerung"
    with committed():
        page.save_revision()
    assert found("Neuerung") == []
    assert found("Alt") == ["Alt"]


def test_a_change_is_found_and_the_old_words_are_not(world):
    page = world.standard_page(title="Altertum")
    page.title = "Neuerung"
    with committed():
        page.save_revision().publish()
    assert found("Neuerung") == ["Neuerung"]
    assert found("Altertum") == []


def test_what_is_rolled_back_is_not_found(world):
    page = world.standard_page(title="Altertum")
    page.title = "Neuerung"
    with committed():
        save_and_roll_back(page)
    assert found("Neuerung") == []


def test_a_change_after_one_that_was_rolled_back_is_found(world):
    page = world.standard_page(title="Altertum")
    with committed():
        page.title = "Neuerung"
        page.save()
        save_and_roll_back(page)
    assert found("Neuerung") == ["Neuerung"]


def test_a_transaction_refreshes_a_thing_once(world, monkeypatch):
    page = world.standard_page()
    calls = []
    monkeypatch.setattr("search.signals.reindex", lambda root, keys: calls.append(list(keys)))
    with committed():
        page.save()
        page.save_revision().publish()
        announce_change(page)
    assert calls.count([page.pk]) == 1


@pytest.mark.parametrize("where", ["page", "above"])
def test_a_private_page_is_not_found_until_it_is_public_again(world, where):
    above = world.standard_page(title="Oben")
    below = StandardPage(title="Geheimnis", slug="unten", locale=above.locale)
    with committed():
        above.add_child(instance=below)
    assert found("Geheimnis") == ["Geheimnis"]
    with committed():
        restriction = PageViewRestriction.objects.create(
            page=below if where == "page" else above, restriction_type="login"
        )
    assert found("Geheimnis") == []
    with committed():
        restriction.delete()
    assert found("Geheimnis") == ["Geheimnis"]


def test_pages_below_a_moved_page_get_their_new_address(world):
    one, other = world.standard_page("eins", title="Eins"), world.standard_page("zwei", title="Zwei")
    below = StandardPage(title="Unteres", slug="unten", locale=one.locale)
    with committed():
        one.add_child(instance=below)
    with committed():
        Page.objects.get(pk=one.pk).move(Page.objects.get(pk=other.pk), pos="last-child")
    assert Entry.objects.get(title="Unteres").path == "zwei/eins/unten/"


def test_pages_below_a_page_with_a_new_slug_get_their_new_address(world):
    above = world.standard_page("eins", title="Eins")
    below = StandardPage(title="Unteres", slug="unten", locale=above.locale)
    with committed():
        above.add_child(instance=below)
    page = StandardPage.objects.get(pk=above.pk)
    page.slug = "neu"
    with committed():
        page.save()
    assert page_slug_changed.has_listeners()
    assert Entry.objects.get(title="Unteres").path == "neu/unten/"


def test_a_page_saved_as_plain_page_is_refreshed(world):
    page = Page.objects.get(pk=world.standard_page(title="Altertum").pk)
    page.title = "Neuerung"
    with committed():
        page.save()
    assert found("Neuerung") == ["Neuerung"]


def test_a_translation_takes_the_place_of_the_german_page_for_its_readers(world):
    page = world.standard_page(title="Qualifizierung")
    assert found("Qualifizierung", "en") == ["Qualifizierung"]
    english = world.translate(page, Qualifizierung="Training")
    assert found("Qualifizierung", "en") == []
    assert found("trainings", "en") == ["Training"]
    with committed():
        english.unpublish()
    assert found("Qualifizierung", "en") == ["Qualifizierung"]


def test_a_snippet_is_found_when_published_and_gone_when_unpublished(world):
    event = world.event(title="Fachgespräch")
    assert found("Fachgespräche") == ["Fachgespräch"]
    with committed():
        event.unpublish()
    assert found("Fachgespräche") == []


def test_a_word_on_a_slide_is_found_with_the_number_of_the_slide(world):
    from tests.worlds import deck

    document = world.document(deck("Folien", "Eins", "Zwei", "Teilzeitberatung"))
    world.presentation(document, title="Vortrag")
    hits = search("Teilzeitberatung", "en").groups[0].hits
    assert [(hit.entry.number, hit.entry.title) for hit in hits] == [(3, "Vortrag")]


def test_an_announced_change_is_taken_over(world, monkeypatch):
    page = world.standard_page(title="Qualifizierung")
    monkeypatch.setattr(StandardPage, "search_words", lambda self: ["Beigefügtes"])
    assert found("Beigefügtes") == []
    with committed():
        announce_change(page)
    assert found("Beigefügtes") == ["Qualifizierung"]


def test_unfit_characters_do_not_reach_the_database(world, monkeypatch):
    page = world.standard_page(title="Qualifizierung")
    monkeypatch.setattr(StandardPage, "search_words", lambda self: ["a\x00b \ud800 c\ue000"])
    indexing.refresh(page)
    assert Entry.objects.get(thing_id=page.pk, kind="page").body == "a b c"


def test_an_endless_text_is_indexed(world, monkeypatch):
    page = world.standard_page(title="Qualifizierung")
    monkeypatch.setattr(
        StandardPage, "search_words", lambda self: [" ".join(f"wort{n}" for n in range(90_000))]
    )
    indexing.refresh(page)
    assert found("wort5") == ["Qualifizierung"]


def test_nothing_is_written_when_nothing_changed(world, monkeypatch):
    page = world.standard_page(title="Qualifizierung")
    written = []
    monkeypatch.setattr("search.engine.write", written.extend)
    indexing.refresh(page)
    assert written == []


def test_the_number_of_queries_does_not_depend_on_the_number_of_parts(world, django_assert_max_num_queries):
    from tests.worlds import deck

    small, large = (
        world.presentation(world.document(deck("Deck", *(f"Text{n} {size}" for n in range(size)))))
        for size in (2, 12)
    )
    for presentation in (small, large):
        Entry.objects.filter(thing_id=presentation.pk).delete()
        with django_assert_max_num_queries(25) as queries:
            indexing.refresh(presentation)
        presentation.number_of_queries = len(queries)
    assert small.number_of_queries == large.number_of_queries


def test_a_speaker_s_new_name_is_found_with_the_event_and_the_presentation(world):
    event = world.event(speakers=[(world.speaker, "Vortrag", "Beispiel")])
    world.presentation(event=event, speakers=[world.speaker])
    with committed():
        world.speaker.name = "Umbenannte Person"
        world.speaker.save_revision().publish()
    kinds = {group.kind for group in search("Umbenannte", "de").groups}
    assert kinds == {Kind.EVENT, Kind.PRESENTATION}
    assert Word.objects.filter(word="umbenannte").exists()


def test_an_organisation_s_new_name_is_found_with_its_programme(world):
    world.programme()
    with committed():
        world.organisation.name = "Umbenannte Organisation"
        world.organisation.save()
    assert Kind.PROGRAMME in {group.kind for group in search("Umbenannte", "de").groups}


def test_the_words_of_the_site_follow_its_texts(world):
    page = world.standard_page("seite", title="Selbstwirksamkeit")
    assert Word.objects.get(word="selbstwirksamkeit").entries == 1
    with committed():
        page.title = "Zutrauen"
        page.save_revision().publish()
    assert not Word.objects.filter(word="selbstwirksamkeit").exists()
    assert Word.objects.filter(word="zutrauen").exists()


def test_an_offer_is_found_by_its_region_and_the_languages_of_its_coaching(world):
    world.offer(title="Coaching in Lippe", kreise=["lippe"], coaching_languages=["de", "ar"])
    world.offer(title="Anderswo", kreise=["hoexter"], coaching_languages=["de", "uk"])
    assert found("Höxter Ukrainisch") == ["Anderswo"]
    assert found("Arabisch") == ["Coaching in Lippe"]
    assert found("Deutsch") == []
