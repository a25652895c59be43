"""System checks: what a language still lacks (`manage.py check --database default`), and a setting."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import DatabaseError, connection, transaction
from django.utils.translation import override, to_locale
from wagtail.models import Locale, Page, Site

from config.languages import LANGUAGES, SOURCE, Language

# Message ids are English, so English needs no catalogue.
WITHOUT_CATALOGUE = {"en"}


def missing_catalogue(language: Language) -> Iterator[CheckMessage]:
    """No folder below locale/, or one that is not compiled yet."""
    if language.code in WITHOUT_CATALOGUE:
        return
    folder = Path(settings.LOCALE_PATHS[0]) / to_locale(language.code) / "LC_MESSAGES"
    if not (folder / "django.po").exists():
        yield Warning(
            f"{language.english_name} ({language.code}) has no catalogue; its interface is German.",
            hint=f'Run `make messages ARGS="--locale {to_locale(language.code)}"` and translate {folder}.',
            id="home.W001",
        )
    elif not (folder / "django.mo").exists():
        yield Warning(
            f"The catalogue of {language.english_name} ({language.code}) is not compiled.",
            hint="Run `manage.py compile_catalogues`.",
            id="home.W002",
        )


def missing_home(language: Language, homes: dict[str, bool | None]) -> Iterator[CheckMessage]:
    """No Locale, no home page, or one that is not published; `homes` as `home_pages` returns it."""
    name, command = f"{language.english_name} ({language.code})", f"manage.py add_language {language.code}"
    if language.code not in homes:
        yield Warning(f"{name} has no Locale.", hint=f"Run `{command}`.", id="home.W003")
    elif homes[language.code] is None:
        yield Warning(f"{name} has no home page.", hint=f"Run `{command}`.", id="home.W004")
    elif not homes[language.code]:
        yield Warning(
            f"The home page in {name} is a draft; readers get the German one.",
            hint="Translate it in the admin and publish it.",
            id="home.W005",
        )


def home_pages() -> dict[str, bool | None]:
    """By language code of each Locale: whether its home page is published, None if there is none."""
    homes: dict[str, bool | None] = dict.fromkeys(Locale.objects.values_list("language_code", flat=True))
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site:
        versions = Page.objects.filter(
            translation_key=site.root_page.translation_key, alias_of__isnull=True
        ).values_list("locale__language_code", "live")
        homes.update(versions)
    return homes


@register(Tags.database)
def languages_are_complete(
    app_configs: object = None, databases: Sequence[str] | None = None, **kwargs: object
) -> list[CheckMessage]:
    """Also runs before `migrate`, when there may be no table and no database to ask."""
    if connection.alias not in (databases or []):
        return []
    found = [message for language in LANGUAGES for message in missing_catalogue(language)]
    try:
        with transaction.atomic():
            homes = home_pages()
    except DatabaseError:
        return found
    others = (language for language in LANGUAGES if language.code != SOURCE)
    return found + [message for language in others for message in missing_home(language, homes)]


@register(Tags.translation)
def machine_translator_is_usable(app_configs: object = None, **kwargs: object) -> list[CheckMessage]:
    """MACHINE_TRANSLATOR is set, and leads to nothing: names what is missing."""
    # wagtail-localize's models, which come with this import, are not there yet when checks are registered.
    from home.localize.machine.service import service

    with override("en"):
        found = service()
        problem = found.problem if found else ""
    if not problem:
        return []
    hint = "Until then the admin says so, and people translate. Unset MACHINE_TRANSLATOR to have no machine."
    return [Warning(problem, hint=hint, id="home.W006")]
