"""Submitting for translation: who may, what may, and as tasks instead of inside the request."""

from collections.abc import Iterator

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django_tasks import TaskResultStatus
from wagtail.models import Locale, Page
from wagtail_localize.models import get_edit_url
from wagtail_localize.views.submit_translations import (
    SubmitPageTranslationView,
    SubmitSnippetTranslationView,
)

from home.localize.forms import SubmitForm
from home.localize.permissions import SUBMIT, may_edit
from home.localize.submission import is_source
from home.localize.tasks import submit_for_translation
from home.punctuation import listed


def refuse_translation(request: HttpRequest, thing: models.Model) -> HttpResponse:
    """Say that only the German version is submitted or synced, and lead back to the thing."""
    messages.error(
        request,
        _("“%(title)s” is itself a translation. Translations are always made from the German version.")
        % {"title": thing},
    )
    return redirect(get_edit_url(thing))


class Submission:
    """What our two views have in common; comes before wagtail-localize's own in the order of classes."""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        thing = self.get_object()
        if not request.user.has_perm(SUBMIT) or not may_edit(request.user, thing):
            raise PermissionDenied
        if not is_source(thing):
            return refuse_translation(request, thing)
        return super().dispatch(request, *args, **kwargs)

    def get_form(self) -> SubmitForm:
        data = self.request.POST if self.request.method == "POST" else None
        chosen = Locale.objects.filter(language_code=self.request.GET.get("select_locale", ""))
        form = SubmitForm(self.object, self.request.user, data, initial={"locales": chosen})
        if form.is_refused:
            raise PermissionDenied
        return form

    def form_valid(self, form: SubmitForm) -> HttpResponse:
        locales = form.cleaned_data["locales"]
        codes = [locale.language_code for locale in locales]
        failed = []
        for thing in self.to_submit(form):
            result = submit_for_translation.enqueue(
                thing._meta.label, str(thing.pk), codes, self.request.user.pk
            )
            # Known at once where tasks are carried out at once; what fails later stands on the board.
            if result.status == TaskResultStatus.FAILED:
                failed.append(str(thing))
        self.tell(failed, listed(locale.get_display_name() for locale in locales))
        made = self.object.get_translation_or_none(locales[0]) if len(locales) == 1 else None
        return redirect(self.get_success_url() or self.get_default_success_url(made))

    def tell(self, failed: list[str], languages: str) -> None:
        """Say what was submitted, or what could not be."""
        if failed:
            text = _("Not everything could be submitted: %(titles)s. Please try again.")
            messages.error(self.request, text % {"titles": listed(failed)})
            return
        text = _(
            "“%(title)s” was submitted for translation into %(languages)s."
            " The translations begin as drafts; nothing is published."
        )
        messages.success(self.request, text % {"title": self.object, "languages": languages})

    def to_submit(self, form: SubmitForm) -> Iterator[models.Model]:
        yield self.object


class SubmitPage(Submission, SubmitPageTranslationView):
    """A page, and if wanted those below it: a task for each."""

    def to_submit(self, form: SubmitForm) -> Iterator[models.Model]:
        yield self.object
        if form.cleaned_data["include_subtree"]:
            below = self.object.get_descendants().filter(locale=self.object.locale, alias_of__isnull=True)
            yield from (page.specific_deferred for page in below if may_edit(self.request.user, page))

    def get_default_success_url(self, translated_page: Page | None = None) -> str:
        if translated_page is not None and not may_edit(self.request.user, translated_page):
            translated_page = None
        return super().get_default_success_url(translated_page)


class SubmitSnippet(Submission, SubmitSnippetTranslationView):
    """A snippet."""
