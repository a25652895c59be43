"""What a version still lacks, and whether a machine could write it."""

from dataclasses import dataclass

from django.db import models
from django.urls import reverse
from wagtail_localize.models import Translation

from home.localize.gate import incomplete, translation_of
from home.localize.machine.service import NotUsableError, display_name, translator_for


@dataclass(frozen=True)
class Missing:
    """The German texts that are not translated, and how a machine could help; `why_not` if it cannot."""

    german: list[str]
    machine_address: str = ""
    service: str = ""
    why_not: str = ""


def missing_in(version: models.Model) -> Missing | None:
    """What is missing in a version that is written with the translation editor; None if nothing is."""
    translation = translation_of(version)
    found = incomplete(translation) if translation else None
    return _with_machine(found.texts(), translation) if found else None


def _with_machine(german: list[str], translation: Translation) -> Missing:
    try:
        translator = translator_for(translation.source.locale, translation.target_locale)
    except NotUsableError as error:
        return Missing(german, why_not=str(error))
    address = reverse("wagtail_localize:machine_translate", args=[translation.pk])
    return Missing(german, address, display_name(translator))


def as_translated(version: models.Model) -> models.Model:
    """What readers see of a published version; of a draft, what the translators have written so far.

    The row of a draft is as it was when it was submitted: in German.
    """
    translation = None if version.live else translation_of(version)
    if translation is None:
        return version
    return translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
