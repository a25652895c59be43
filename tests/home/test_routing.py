import pytest
from wagtail.models import PageViewRestriction

pytestmark = pytest.mark.django_db


def test_a_page_answers_in_the_language_of_the_address(client, world):
    world.translate(world.standard_page(title="Über uns"), **{"Über uns": "About us"})
    response = client.get("/en/seite/")
    assert response.status_code == 200
    assert response["Content-Language"] == "en"
    assert response.context["page"].title == "About us"


def test_a_page_that_is_not_translated_answers_in_german_under_every_language(client, world):
    world.standard_page(title="Über uns")
    response = client.get("/en/seite/")
    assert response.status_code == 200
    assert response.context["page"].language == "de"
    assert response.context["chrome"].code == "en"
    html = response.content.decode()
    assert '<html lang="en" dir="ltr"' in html
    assert 'lang="de"' in html
    assert "noindex" in html
    assert 'rel="canonical" href="http://testserver/de/seite/"' in html
    assert "hreflang" not in html.split("</head>")[0]


def test_a_translated_page_answers_although_its_parent_is_not_published_in_that_language(client, world):
    programme = world.programme()
    world.translate(world.offer(programme, title="Eins"))
    programme.get_translation(_english()).unpublish()
    assert client.get("/en/programme/programm-1/angebot-1/").context["page"].title == "EN Eins"


def test_a_page_that_exists_only_in_another_language_is_found_there(client, world):
    german = world.standard_page()
    english = world.translate(german)
    german.delete()
    # Deleting the German page takes its translations off the site; an editor puts this one back.
    english.refresh_from_db()
    english.save_revision().publish()
    assert client.get("/en/seite/").status_code == 200
    assert client.get("/de/seite/").status_code == 404


def test_a_draft_is_not_found(client, world):
    world.standard_page().unpublish()
    assert client.get("/de/seite/").status_code == 404
    assert client.get("/en/seite/").status_code == 404


def test_a_page_behind_a_login_is_not_shown_in_any_language(client, world):
    page = world.standard_page(lead="Geheim")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    for address in ("/de/seite/", "/en/seite/"):
        response = client.get(address)
        assert response.status_code in (302, 403)
        assert b"Geheim" not in response.content


@pytest.mark.parametrize(
    "path", ["a\x00b", "x" * 5000, "%ff%fe", "../../etc/passwd", "a//b///c", "'; drop--"]
)
def test_nonsense_in_the_path_is_not_found(client, world, path):
    assert world.home.live
    response = client.get(f"/de/{path}/")
    assert response.status_code in (400, 404)


def test_an_editor_previews_a_page(admin_client, world):
    page = world.standard_page(title="Über uns")
    response = admin_client.get(f"/admin/pages/{page.pk}/edit/")
    assert response.status_code == 200
    preview = page.make_preview_request()
    assert preview.status_code == 200
    assert "Über uns" in preview.rendered_content if hasattr(preview, "rendered_content") else preview.content


def _english():
    from wagtail.models import Locale

    return Locale.objects.get(language_code="en")
