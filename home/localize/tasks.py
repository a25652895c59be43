"""Submitting takes hundreds of queries for each page and language: one page at a time, not in the request."""

from django.apps import apps
from django.contrib.auth import get_user_model
from django_tasks import task
from wagtail.models import Locale

from home.localize.permissions import may_submit
from home.localize.submission import submit


@task()
def submit_for_translation(label: str, pk: str, codes: list[str], user_pk: int) -> list[str]:
    """Make drafts of one thing (its model's label and its key) in some languages; returns those made.

    Rights are asked again, since they may have been withdrawn in the meantime. Each language is a
    transaction of its own: if one fails, the others stay.
    """
    thing = apps.get_model(label)._base_manager.filter(pk=pk).first()
    user = get_user_model()._base_manager.filter(pk=user_pk).first()
    if thing is None or user is None:
        return []
    locales = Locale.objects.filter(language_code__in=codes).order_by("language_code")
    return [
        locale.language_code
        for locale in locales
        if may_submit(user, thing, locale) and submit(thing, locale, user)
    ]
