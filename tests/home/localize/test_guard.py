"""A file or picture that a translation chose for itself is not deleted under it."""

import json

import pytest
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file
from wagtail_localize.models import OverridableSegment, SegmentOverride

from home.localize.guard import chosen_model
from home.models import Image, StandardPage
from tests.home.localize.conftest import said, source_of, translation_of, version
from tests.worlds import committed

pytestmark = pytest.mark.django_db


def picture(title: str) -> Image:
    return Image.objects.create(title=title, file=get_test_image_file(f"{title}.png"))


@pytest.fixture
def german_picture(world) -> Image:
    return picture("deutsch")


@pytest.fixture
def english_picture(world) -> Image:
    return picture("englisch")


@pytest.fixture
def page(world, german_picture, english_picture) -> StandardPage:
    """A page with a picture, in place of which its translation shows another one."""
    page = world.standard_page("seite", title="Seite mit Bild")
    shown = {"image": german_picture.pk, "alt_text": "Bild", "decorative": False}
    page.body = json.dumps([{"type": "picture", "value": {"image": shown, "caption": "Bild"}}])
    page.save_revision().publish()
    target = world.translate(page)
    segment = OverridableSegment.objects.get(source=source_of(page), data_json=str(german_picture.pk))
    SegmentOverride.objects.create(
        locale=target.locale, context=segment.context, data_json=json.dumps(english_picture.pk)
    )
    return page


def delete(client, thing: Image):
    with committed():
        return client.post(reverse("wagtailimages:delete", args=[thing.pk]))


def test_a_picture_that_a_translation_uses_is_not_deleted(chief, page, english_picture):
    response = delete(chief, english_picture)
    assert response.status_code == 302
    assert "cannot be deleted, because a translation uses it: Seite mit Bild (English)" in said(response)
    assert Image.objects.filter(pk=english_picture.pk).exists()


def test_the_question_is_not_asked_either(chief, page, english_picture):
    response = chief.get(reverse("wagtailimages:delete", args=[english_picture.pk]))
    assert response.status_code == 302


def test_it_is_deleted_when_no_translation_uses_it_any_more(chief, page, english_picture):
    SegmentOverride.objects.all().delete()
    delete(chief, english_picture)
    assert not Image.objects.filter(pk=english_picture.pk).exists()


def test_other_pictures_are_deleted_as_ever(chief, page, world):
    other = picture("andere")
    assert chief.get(reverse("wagtailimages:delete", args=[other.pk])).status_code == 200
    delete(chief, other)
    assert not Image.objects.filter(pk=other.pk).exists()


def test_many_at_once_are_not_deleted_if_one_is_used(chief, page, english_picture, world):
    other = picture("andere")
    url = reverse("wagtail_bulk_action", args=["home", "image", "delete"])
    response = chief.post(f"{url}?id={other.pk}&id={english_picture.pk}", {})
    assert "cannot be deleted" in said(response)
    assert Image.objects.filter(pk__in=[other.pk, english_picture.pk]).count() == 2


def test_nor_from_the_page_of_uploads(chief, page, english_picture):
    url = reverse("wagtailimages:delete_multiple", args=[english_picture.pk])
    response = chief.post(url, headers={"x-requested-with": "XMLHttpRequest"})
    assert response.status_code == 409
    assert "cannot be deleted" in response.json()["error_message"]
    assert Image.objects.filter(pk=english_picture.pk).exists()


def test_who_may_not_delete_learns_nothing_of_the_translation(outsider, page, english_picture):
    response = delete(outsider, english_picture)
    assert "Seite mit Bild" not in said(response)
    assert Image.objects.filter(pk=english_picture.pk).exists()


def test_a_document_with_the_same_number_is_another_thing(chief, page, world):
    document = world.document()
    SegmentOverride.objects.update(data_json=str(document.pk))
    chief.post(reverse("wagtaildocs:delete", args=[document.pk]))
    assert not type(document).objects.filter(pk=document.pk).exists()


def test_a_document_is_deleted_from_the_page_of_uploads_as_ever(chief, world):
    document = world.document()
    url = reverse("wagtaildocs:delete_multiple", args=[document.pk])
    response = chief.post(url, headers={"x-requested-with": "XMLHttpRequest"})
    assert response.json()["success"]


def test_the_override_is_what_the_translation_shows(page, english_picture):
    with committed():
        translation_of(page).save_target(publish=True)
    assert version(page).body[0].value["image"].pk == english_picture.pk


@pytest.mark.parametrize(
    ("path", "model"),
    [
        ("body.picture.image.image", Image),
        ("body.picture.caption", None),
        ("body.gone", None),
        ("gone", None),
        ("title", None),
        ("body.key_figures.item.number", None),
    ],
)
def test_what_is_chosen_at_a_path_is_known_from_the_model(path, model):
    assert chosen_model(StandardPage, path.split(".")) is model
