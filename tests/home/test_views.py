import pytest
from django.test import Client

from home.views import preferred_language


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("en-GB,en;q=0.9,de;q=0.8", "en"),
        ("de", "de"),
        ("fr-FR,fr;q=0.9", "de"),
        ("fr;q=0.9, en;q=0.3", "en"),
        ("", "de"),
        ("*", "de"),
        (";;;q=,,,\x00" * 50, "de"),
    ],
)
def test_the_first_page_is_in_the_language_the_browser_prefers(header, code):
    assert preferred_language(header) == code


def test_the_root_leads_to_a_language_and_sets_no_cookie(client, world):
    response = client.get("/", headers={"accept-language": "en"})
    assert response.status_code == 302
    assert response["Location"] == "/en/"
    assert "Accept-Language" in response["Vary"]
    assert not response.cookies


@pytest.mark.parametrize(("path", "language"), [("/de/gibt-es-nicht/", "de"), ("/en/nothing-here/", "en")])
def test_a_missing_page_is_missing_in_the_language_of_the_address(client, world, path, language):
    response = client.get(path)
    assert response.status_code == 404
    assert f'<html lang="{language}"' in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("code", [400, 403])
def test_refusals_are_in_the_language_of_the_address(client, settings, code, language):
    settings.ROOT_URLCONF = "tests.home.failing_urls"
    response = client.get(f"/{language}/{code}/")
    assert response.status_code == code
    assert f'<html lang="{language}"' in response.content.decode()


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_page_for_errors_needs_no_database(settings, language):
    settings.ROOT_URLCONF = "tests.home.failing_urls"
    # There is no database mark: a query would fail this test.
    response = Client(raise_request_exception=False).get(f"/{language}/500/")
    assert response.status_code == 500
    assert f'<html lang="{language}"' in response.content.decode()


def test_the_process_is_alive_without_a_database(client):
    assert client.get("/health/live/").json() == {"status": "alive"}


@pytest.mark.django_db
def test_the_site_is_ready_when_all_it_needs_is_there(client):
    response = client.get("/health/ready/")
    assert response.status_code == 200
    assert set(response.json().values()) == {"ok"}


@pytest.mark.django_db
def test_the_site_is_not_ready_when_the_storage_fails(client, monkeypatch):
    from home import views

    def fail():
        raise OSError

    monkeypatch.setitem(views.READINESS, "storage", fail)
    response = client.get("/health/ready/")
    assert response.status_code == 503
    assert response.json()["storage"] == "OSError"


@pytest.mark.django_db
def test_public_pages_may_load_nothing_from_elsewhere(client, world):
    policy = client.get("/de/")["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
