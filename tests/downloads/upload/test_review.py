"""Correcting drafts and publishing them together."""

from unittest.mock import patch

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from demo.builders.office.docx import docx_of
from demo.builders.office.pptx import pptx_of
from downloads.extraction import converter
from downloads.models import Document, Presentation
from downloads.upload.drafts import drafts_of, receive
from home.models import User
from home.roles import editors_group
from tests.worlds import World, committed, deck

pytestmark = pytest.mark.django_db


class Review:
    """An event with drafts, and what an editor types on their page."""

    def __init__(self, world: World, *titles: str) -> None:
        self.event = world.event(speakers=[(world.speaker, "", "")])
        for title in titles:
            with committed():
                receive(SimpleUploadedFile("folien.pdf", deck("T", title)), self.event, user=None)
        self.drafts = list(drafts_of(self.event))
        self.address = reverse("slides_upload:review", args=[self.event.pk])

    def typed(self, **changes: dict[str, str]) -> dict[str, str | list[str]]:
        """What the page sends; `changes` by the draft's place (`_0`, `_1` …)."""
        data = {}
        for place, draft in enumerate(self.drafts):
            fields = {
                "title": draft.title,
                "language": "de",
                "summary": "",
                "licence": "all-rights",
                "outcome": "publish",
                "revision": str(draft.latest_revision_id),
                "speakers": [str(one.speaker_id) for one in draft.speakers.all()],
            }
            fields.update(changes.get(f"_{place}", {}))
            data.update({f"p{draft.pk}-{name}": value for name, value in fields.items()})
        return data

    def state(self) -> list[tuple[str, bool]]:
        return list(Presentation.objects.order_by("pk").values_list("title", "live"))


@pytest.fixture
def two(world) -> Review:
    return Review(world, "Erste Folien", "Zweite Folien")


def editor(client, *, without: str = "") -> User:
    user = User.objects.create_user("redaktion", password="geheim")
    group = editors_group()
    if without:
        group.permissions.remove(Permission.objects.get(codename=without))
    user.groups.add(group)
    client.force_login(user)
    return user


def test_all_drafts_are_published_with_what_was_typed(two, admin_client, world):
    data = two.typed(_0={"title": "Besser", "language": "en", "summary": "Kurz"})
    response = admin_client.post(two.address, data)
    assert response.status_code == 302
    assert two.state() == [("Besser", True), ("Zweite Folien", True)]
    first = Presentation.objects.order_by("pk").first()
    assert (first.summary, first.files.get().document.language) == ("Kurz", "en")
    assert [one.speaker for one in first.speakers.all()] == [world.speaker]
    assert not drafts_of(two.event).exists()


def test_one_wrong_row_publishes_none_and_loses_nothing_that_was_typed(two, admin_client):
    data = two.typed(_0={"title": ""}, _1={"title": "Mein langer Titel", "summary": "Getippt"})
    html = admin_client.post(two.address, data).content.decode()
    assert two.state() == [("Erste Folien", False), ("Zweite Folien", False)]
    assert 'value="Mein langer Titel"' in html
    assert "Getippt" in html
    assert html.count("upload__draft--wrong") == 1


def test_a_draft_that_another_editor_changed_is_an_error_once(two, admin_client):
    stale = two.typed(_0={"title": "Von mir"})
    anna = User.objects.create_user("anna")
    changed = Presentation.objects.get(pk=two.drafts[0].pk)
    changed.title = "Von Anna"
    changed.save()
    changed.save_revision(user=anna)
    html = admin_client.post(two.address, stale).content.decode()
    assert "anna" in html
    assert "Von Anna" in html
    assert 'value="Von mir"' in html
    assert two.state() == [("Von Anna", False), ("Zweite Folien", False)]
    again = {**stale, f"p{changed.pk}-revision": str(changed.latest_revision_id)}
    assert f'value="{changed.latest_revision_id}"' in html
    admin_client.post(two.address, again)
    assert two.state() == [("Von mir", True), ("Zweite Folien", True)]


def test_a_draft_that_another_editor_published_is_left_as_it_is_and_named(two, admin_client):
    stale = two.typed(_0={"title": "Von mir"})
    two.drafts[0].latest_revision.publish()
    response = admin_client.post(two.address, stale, follow=True)
    assert "no longer here" in response.content.decode() or "nicht mehr" in response.content.decode()
    assert two.state() == [("Erste Folien", True), ("Zweite Folien", True)]


def test_drafts_that_came_while_somebody_typed_stay_drafts(two, admin_client):
    data = two.typed()
    with committed():
        receive(SimpleUploadedFile("neu.pdf", deck("T", "Dritte Folien")), two.event, user=None)
    response = admin_client.post(two.address, data)
    assert response["Location"] == two.address
    assert two.state()[2] == ("Dritte Folien", False)


def test_a_draft_can_be_kept_or_deleted_with_its_file(two, admin_client):
    with committed():
        admin_client.post(two.address, two.typed(_0={"outcome": "keep"}, _1={"outcome": "delete"}))
    assert two.state() == [("Erste Folien", False)]
    assert Document.objects.count() == 1


def test_the_same_slides_in_two_languages_become_one_presentation(two, admin_client):
    join = {"outcome": f"join-{two.drafts[0].pk}", "language": "en"}
    admin_client.post(two.address, two.typed(_1=join))
    presentation = Presentation.objects.get()
    languages = [file.document.language for file in presentation.files.order_by("sort_order")]
    assert (presentation.live, languages) == (True, ["de", "en"])


def test_an_editable_deck_and_a_handout_join_the_slides_of_the_same_language(two, admin_client):
    slides = {"title": "T", "language": "de", "slide": [{"title": "Erste Folien"}]}
    handout = {"title": "Blatt", "language": "de", "section": []}
    with committed(), patch.object(converter, "command_prefix", return_value=None):
        for name, content in {"folien.pptx": pptx_of(slides), "blatt.docx": docx_of(handout)}.items():
            receive(SimpleUploadedFile(name, content), two.event, user=None)
    two.drafts = list(drafts_of(two.event))
    join = {"outcome": f"join-{two.drafts[0].pk}"}
    admin_client.post(two.address, two.typed(_2=join, _3={**join, "title": "Handzettel"}))
    files = Presentation.objects.get(title="Erste Folien").files.order_by("sort_order")
    assert [file.document.extension for file in files] == ["pdf", "pptx", "docx"]
    assert files.last().document.title == "Handzettel"


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_file_cannot_join_what_goes_or_has_its_language(two, admin_client, language):
    join = {"outcome": f"join-{two.drafts[0].pk}", "language": language}
    first = {} if language == "de" else {"outcome": "delete"}
    html = admin_client.post(two.address, two.typed(_0=first, _1=join)).content.decode()
    assert "upload__draft--wrong" in html
    assert two.state() == [("Erste Folien", False), ("Zweite Folien", False)]


def test_who_may_not_publish_cannot_but_may_correct(two, client):
    editor(client, without="publish_presentation")
    assert 'value="publish"' not in client.get(two.address).content.decode()
    client.post(two.address, two.typed(_0={"title": "Besser"}))
    assert two.state() == [("Erste Folien", False), ("Zweite Folien", False)]
    kept = {"outcome": "keep"}
    client.post(two.address, two.typed(_0={"title": "Besser", **kept}, _1=kept))
    assert two.state() == [("Besser", False), ("Zweite Folien", False)]


def test_who_may_not_delete_is_not_offered_it(two, client):
    editor(client, without="delete_presentation")
    html = client.get(two.address).content.decode()
    assert 'value="delete"' not in html
    client.post(two.address, two.typed(_0={"outcome": "delete"}))
    assert Presentation.objects.count() == 2


def test_who_may_not_change_presentations_does_not_see_them(two, client):
    editor(client, without="change_presentation")
    assert client.get(two.address).status_code == 302


def test_the_page_asks_the_database_as_often_for_many_drafts_as_for_few(
    world, admin_client, django_assert_max_num_queries
):
    few = Review(world, "Eins eins")
    many = Review(world, *(f"Folien {number} zu etwas" for number in "abcdefgh"))
    admin_client.get(few.address)
    with django_assert_max_num_queries(60) as queries:
        admin_client.get(few.address)
    fewest = len(queries)
    with django_assert_max_num_queries(fewest + 3):
        admin_client.get(many.address)
