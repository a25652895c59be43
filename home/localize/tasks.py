"""Submitting takes hundreds of queries for each page and language: one page at a time, not in the request."""

import logging

from django.apps import apps
from django.contrib.auth import get_user_model
from django_tasks import task
from wagtail.models import Locale

from home.localize.permissions import may_submit
from home.localize.submission import submit

logger = logging.getLogger(__name__)


class SubmissionError(Exception):
    """Some languages could not be submitted; the message is their codes."""


@task()
def submit_for_translation(label: str, pk: str, codes: list[str], user_pk: int) -> list[str]:
    """Make drafts of one thing (its model's label and its key) in some languages; returns those made.

    Rights are asked again, since they may have been withdrawn in the meantime. Each language is a
    transaction of its own: if one fails, the others are made all the same, and SubmissionError names it in
    the end. Editors see that, and try again (see home/board/submissions.py).
    """
    thing = apps.get_model(label)._base_manager.filter(pk=pk).first()
    user = get_user_model()._base_manager.filter(pk=user_pk).first()
    if thing is None or user is None:
        return []
    made, failed = [], []
    for locale in Locale.objects.filter(language_code__in=codes).order_by("language_code"):
        try:
            if may_submit(user, thing, locale) and submit(thing, locale, user):
                made.append(locale.language_code)
        except Exception:  # one language must not take the others along
            logger.exception("Submitting %s %s into %s failed", label, pk, locale.language_code)
            failed.append(locale.language_code)
    if failed:
        raise SubmissionError(", ".join(failed))
    return made
