"""Submissions for translation that wait or have failed, as the queue in the database remembers them.

Where tasks are carried out inside the request there is no queue; the editor is told at once.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.models import Q
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from config.languages import SOURCE, Language, is_site_language, language_for
from home.localize.permissions import may_edit
from home.localize.tasks import submit_for_translation
from home.models import User

MOST = 100
"""More than these are not looked at; they would not be read either."""

OPEN = (TaskResultStatus.READY, TaskResultStatus.RUNNING)


@dataclass(frozen=True)
class Submission:
    """One thing that was submitted, and the languages in which there is no version of it so far."""

    pk: UUID
    thing: models.Model
    languages: list[Language]
    at: datetime
    has_failed: bool


def submissions(user: User, only: models.Model | None = None) -> list[Submission]:
    """What waits or has failed, the latest first, of what `user` may edit; of one German version if given.

    The number of queries depends on the number of models, not of submissions.
    """
    found = _results().filter(status__in=(*OPEN, TaskResultStatus.FAILED))
    if only is not None:
        found = found.filter(_is_about(only))
    results = list(found.order_by("-enqueued_at")[:MOST])
    keys: defaultdict[str, set[str]] = defaultdict(set)
    for result in results:
        keys[_arguments(result)[0]].add(_arguments(result)[1])
    things = {label: _things(user, label, pks) for label, pks in keys.items()}
    there = {label: _languages_of(found.values()) for label, found in things.items()}
    return [
        submission
        for result in results
        if (submission := _submission(result, things, there)) and submission.languages
    ]


def failed_submission(user: User, pk: UUID) -> Submission | None:
    """A failed one that `user` may try again; None if there is none, or none any more."""
    result = _results().filter(pk=pk, status=TaskResultStatus.FAILED).first()
    if result is None:
        return None
    label, key, *_rest = _arguments(result)
    things = {label: _things(user, label, {key})}
    return _submission(result, things, {label: _languages_of(things[label].values())})


def try_again(submission: Submission, user: User) -> bool:
    """Submit it anew in the name of `user`, and forget the failure; returns whether it works so far."""
    thing = submission.thing
    codes = [language.code for language in submission.languages]
    result = submit_for_translation.enqueue(thing._meta.label, str(thing.pk), codes, user.pk)
    if result.status == TaskResultStatus.FAILED:
        return False
    DBTaskResult.objects.filter(pk=submission.pk).delete()
    return True


def _results() -> models.QuerySet[DBTaskResult]:
    return DBTaskResult.objects.filter(task_path=submit_for_translation.module_path)


def _is_about(thing: models.Model) -> Q:
    # A page may have been submitted by the name of its own model or as a page.
    labels = {model._meta.label for model in (type(thing), *([Page] if isinstance(thing, Page) else []))}
    return Q(args_kwargs__args__0__in=list(labels), args_kwargs__args__1=str(thing.pk))


def _arguments(result: DBTaskResult) -> tuple[str, str, list[str]]:
    label, key, codes, _user = result.args_kwargs["args"]
    return label, key, codes


def _things(user: User, label: str, pks: set[str]) -> dict[str, models.Model]:
    """The German versions that there still are and that `user` may edit, by their keys."""
    try:
        model = apps.get_model(label)
    except LookupError:
        return {}
    rows = model._base_manager.filter(pk__in=pks, locale__language_code=SOURCE)
    if issubclass(model, Page):
        mine = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
        rows = rows.filter(pk__in=mine.values("pk"))
    elif not may_edit(user, model()):
        return {}
    return {str(thing.pk): thing for thing in rows}


def _languages_of(things: Iterable[models.Model]) -> dict[UUID, set[str]]:
    """The languages in which there are versions, by translation key."""
    things = list(things)
    codes: defaultdict[UUID, set[str]] = defaultdict(set)
    if things:
        versions = type(things[0])._base_manager.filter(
            translation_key__in=[thing.translation_key for thing in things]
        )
        for key, code in versions.values_list("translation_key", "locale__language_code"):
            codes[key].add(code)
    return codes


def _submission(
    result: DBTaskResult,
    things: dict[str, dict[str, models.Model]],
    there: dict[str, dict[UUID, set[str]]],
) -> Submission | None:
    label, key, codes = _arguments(result)
    thing = things[label].get(key)
    if thing is None:
        return None
    missing = [
        language_for(code)
        for code in codes
        if is_site_language(code) and code not in there[label][thing.translation_key]
    ]
    has_failed = result.status == TaskResultStatus.FAILED
    return Submission(result.pk, thing, missing, result.finished_at or result.enqueued_at, has_failed)
