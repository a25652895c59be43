"""What counts as a change of the public content: whatever is saved, deleted or moved that pages show."""

from functools import cache

from django.apps import apps
from django.core.signals import request_finished, request_started
from django.db import models
from django.db.models.signals import post_delete, post_save
from modelcluster.fields import ParentalKey
from wagtail import signals as wagtail_signals
from wagtail.contrib.settings.models import BaseGenericSetting, BaseSiteSetting
from wagtail.models import Locale, Page, PageViewRestriction, Site, TranslatableMixin
from wagtail.search.index import Indexed

from home.remembering import state

SHOWN = (
    Page,
    Indexed,
    TranslatableMixin,
    PageViewRestriction,
    BaseSiteSetting,
    BaseGenericSetting,
    Locale,
    Site,
)


@cache
def is_shown(model: type[models.Model]) -> bool:
    """Whether public pages show rows of a model: pages, snippets, settings, pictures, or parts of them.

    Models as migrations see them are left out: the row with the stamp may not be there yet.
    """
    if model._meta.apps is not apps:
        return False
    is_part = any(isinstance(field, ParentalKey) for field in model._meta.fields)
    return is_part or issubclass(model, SHOWN)


def _changed(sender: type[models.Model], **kwargs: object) -> None:
    if is_shown(sender):
        state.renew_after_commit()


def _moved(**kwargs: object) -> None:
    state.renew_after_commit()


def connect() -> None:
    """Listen to all changes, and to the begin and end of requests."""
    for signal in (post_save, post_delete):
        signal.connect(_changed, dispatch_uid="remembering: changed")
    for signal in (wagtail_signals.post_page_move, wagtail_signals.page_slug_changed):
        signal.connect(_moved, dispatch_uid="remembering: moved")
    request_started.connect(state.begin_request, dispatch_uid="remembering: request")
    request_finished.connect(state.end_request, dispatch_uid="remembering: request")
