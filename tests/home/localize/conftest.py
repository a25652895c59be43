"""People with and without rights, and the addresses of wagtail-localize."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page
from wagtail.users.models import UserProfile
from wagtail_localize.models import Translation, TranslationSource

from demo.builders.translations import locale_for
from home.models import User
from tests.home.localize.machines import configured

BASICS = ("wagtailadmin.access_admin", "wagtail_localize.submit_translation")


def permission(name: str) -> Permission:
    app, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def person(name: str, *permissions: str, pages: dict[Page, tuple[str, ...]] | None = None) -> User:
    """A user who may log in to the admin and submit, with these rights, also on trees of pages."""
    user = User.objects.create_user(name, f"{name}@example.org", "geheim")
    group = Group.objects.create(name=name)
    group.permissions.set([permission(one) for one in (*BASICS, *permissions)])
    for page, rights in (pages or {}).items():
        for right in rights:
            GroupPagePermission.objects.create(
                group=group, page=page, permission=permission(f"wagtailcore.{right}_page")
            )
    user.groups.add(group)
    return user


def browser(user: User) -> Client:
    """The admin as the user sees it, in English: the sentences as they stand in the code."""
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "en"})
    client = Client()
    client.force_login(user)
    return client


EDITOR = (
    *(f"programmes.{right}_event" for right in ("add", "change", "publish", "delete")),
    "programmes.change_series",
)


@pytest.fixture
def outsider(world) -> Client:
    """May log in and `submit_translation`, and has no right on any page or snippet."""
    return browser(person("outsider"))


@pytest.fixture
def editor(world) -> Client:
    """May edit and publish all pages, and events."""
    everything = {Page.get_first_root_node(): ("add", "change", "publish")}
    return browser(person("editor", *EDITOR, pages=everything))


@pytest.fixture
def chief(world) -> Client:
    """May do everything."""
    return browser(User.objects.create_superuser("chief", "chief@example.org", "geheim"))


@pytest.fixture
def english(world):
    return locale_for("en")


def submit_url(thing) -> str:
    if isinstance(thing, Page):
        return reverse("wagtail_localize:submit_page_translation", args=[thing.pk])
    opts = thing._meta
    return reverse(
        "wagtail_localize:submit_snippet_translation", args=[opts.app_label, opts.model_name, thing.pk]
    )


def source_of(thing) -> TranslationSource:
    return TranslationSource.objects.get(object_id=thing.translation_key)


def translation_of(thing, code: str = "en") -> Translation:
    return Translation.objects.get(source__object_id=thing.translation_key, target_locale__language_code=code)


def version(thing, code: str = "en"):
    """The version in another language, None if there is none."""
    model = type(thing)
    return model._base_manager.filter(
        translation_key=thing.translation_key, locale__language_code=code
    ).first()


def said(response) -> str:
    """What the admin told the user on the next page."""
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


@pytest.fixture
def machine(settings):
    def use(name: str, **options: str) -> None:
        settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = configured(name, **options)

    return use
