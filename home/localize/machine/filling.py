"""Filling what is missing in a translation by machine, batch by batch.

What a batch brought is stored before the next one is asked for, so nothing is lost when the service, the
key or the time comes to its end. What people wrote is never touched.
"""

import logging
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.strings import StringValue

from home.localize.lengths import longest_allowed
from home.localize.machine.markup import usable
from home.localize.machine.service import NotUsableError, display_name, translator_for
from home.localize.machine.trouble import sentence_for
from home.models import User

MOST_TEXTS = 40
"""In one request. DeepL takes 50 texts."""

MOST_CHARACTERS = 10_000
"""In one request. DeepL takes 128 KiB, and encoded letters need up to nine bytes each."""

SECONDS = 15
"""After which no further batch is asked for: the last one may take ten more, and servers wait for thirty."""

logger = logging.getLogger(__name__)


@dataclass
class Filled:
    """What came of it, in numbers of texts. `trouble` is the sentence about what went wrong, if it did."""

    service: str = ""
    written: int = 0
    unusable: int = 0
    left: int = 0
    trouble: str = ""


def fill(translation: Translation, user: User, until: float | None = None) -> Filled:
    """Have the machine write what nobody has translated; `until` is a moment of `time.monotonic`.

    Never raises what a service raises. The first batch is tried in any case.
    """
    until = time.monotonic() + SECONDS if until is None else until
    try:
        translator = translator_for(translation.source.locale, translation.target_locale)
    except NotUsableError as error:
        return Filled(trouble=str(error))
    filled = Filled(service=display_name(translator))
    places = missing(translation)
    filled.left = len(places)
    for number, batch in enumerate(batches(list(places))):
        if number and time.monotonic() > until:
            break
        try:
            answers = _ask(translator, translation, batch)
        except Exception as error:  # a service of somebody else may raise anything
            logger.warning("%s did not translate: %s", filled.service, type(error).__name__, exc_info=True)
            filled.trouble = sentence_for(error, filled.service)
            break
        written = _store(answers, places, translation, filled.service, user)
        filled.written += written
        filled.unusable += len(batch) - written
        filled.left -= len(batch)
    return filled


def missing(translation: Translation) -> dict[StringValue, list[StringSegment]]:
    """The texts that nobody has translated, each with the places where it stands. One query."""
    segments = StringSegment.objects.filter(source_id=translation.source_id).order_by("order")
    # A translation with an error was written by somebody, who has to mend it.
    untouched = segments.annotate_translation(translation.target_locale, include_errors=True).filter(
        translation__isnull=True
    )
    places: defaultdict[StringValue, list[StringSegment]] = defaultdict(list)
    for segment in untouched.select_related("string", "context"):
        places[segment.string.as_value()].append(segment)
    return dict(places)


def batches(strings: list[StringValue]) -> Iterator[list[StringValue]]:
    """The texts in their order, in lists that a service takes; a very long one stands alone."""
    batch: list[StringValue] = []
    size = 0
    for string in strings:
        length = len(string.data)
        if batch and (len(batch) == MOST_TEXTS or size + length > MOST_CHARACTERS):
            yield batch
            batch, size = [], 0
        batch.append(string)
        size += length
    if batch:
        yield batch


def _ask(
    translator: BaseMachineTranslator, translation: Translation, batch: list[StringValue]
) -> dict[StringValue, StringValue]:
    answers = translator.translate(translation.source.locale, translation.target_locale, batch)
    return {string: answers[string] for string in batch if answers.get(string) is not None}


def _store(
    answers: dict[StringValue, StringValue],
    places: dict[StringValue, list[StringSegment]],
    translation: Translation,
    service: str,
    user: User,
) -> int:
    """Remember each text as machine-written; returns how many could be used in all of their places."""
    written = 0
    with transaction.atomic():
        for string, answer in answers.items():
            limits = [longest_allowed(translation, segment.context.path) for segment in places[string]]
            text = usable(string, answer, min((limit for limit in limits if limit), default=None))
            if text is None:
                continue
            for segment in places[string]:
                StringTranslation.objects.get_or_create(
                    translation_of_id=segment.string_id,
                    locale=translation.target_locale,
                    context_id=segment.context_id,
                    defaults={
                        "data": text.data,
                        "translation_type": StringTranslation.TRANSLATION_TYPE_MACHINE,
                        "tool_name": service[:255],
                        "last_translated_by": user,
                        "has_error": False,
                        "field_error": "",
                    },
                )
            written += 1
    return written
