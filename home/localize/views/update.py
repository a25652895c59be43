"""Bringing all translations of a thing up to date with its German version ("sync")."""

import time

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail_localize.models import Translation, get_edit_url
from wagtail_localize.views.update_translations import UpdateTranslationsView

from home.localize.forms import UpdateForm
from home.localize.gate import ANYWAY, incomplete
from home.localize.machine.filling import SECONDS, fill
from home.localize.permissions import SUBMIT, may_edit, may_publish, translations_to_edit
from home.localize.submission import is_source
from home.localize.views.machine import tell
from home.localize.views.submit import refuse_translation


class UpdateTranslations(UpdateTranslationsView):
    """Syncs what the user may edit, and publishes what is complete, or what the user wants all the same."""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        self.object = self.get_object()
        try:
            source = self.object.get_source_instance()
        except ObjectDoesNotExist:
            raise Http404 from None
        if not request.user.has_perm(SUBMIT) or not may_edit(request.user, source):
            raise PermissionDenied
        if not is_source(source):
            return refuse_translation(request, source)
        if not self.translations:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def translations(self) -> list[Translation]:
        """The translations in progress that the user may edit."""
        mine = translations_to_edit(self.request.user).filter(source=self.object, enabled=True)
        return list(mine.select_related("source", "target_locale").order_by("target_locale__language_code"))

    def get_form(self) -> UpdateForm:
        return UpdateForm(self.request.POST if self.request.method == "POST" else None)

    def get_context_data(self, **kwargs) -> dict[str, object]:
        """The same as wagtail-localize's, without titles of translations that the user may not edit."""
        mine = {translation.target_locale_id for translation in self.translations}
        context = super().get_context_data(**kwargs)
        context["translations"] = [one for one in context["translations"] if one["locale"].pk in mine]
        return context

    def form_valid(self, form: UpdateForm) -> HttpResponse:
        with transaction.atomic():
            self.object.update_from_db()
            for translation in self.object.translations.filter(enabled=True).select_related("target_locale"):
                self.object.update_target_view_restrictions(translation.target_locale)
            self.components.save(self.object, sources_and_translations={self.object: list(self.translations)})
        if form.cleaned_data.get("use_machine_translation"):
            self.translate_by_machine()
        messages.success(self.request, self.get_success_message())
        if form.cleaned_data["publish_translations"]:
            for translation in self.translations:
                self.publish(translation, although_incomplete=form.cleaned_data[ANYWAY])
        return redirect(self.get_success_url() or self.get_default_success_url())

    def translate_by_machine(self) -> None:
        """Fill in what is missing in all languages, as far as the time for one request goes."""
        until = time.monotonic() + SECONDS
        for translation in self.translations:
            if time.monotonic() < until:
                filled = fill(translation, self.request.user, until)
                tell(self.request, filled, translation.target_locale.get_display_name())
            else:
                text = _("%(language)s: there was no time left. You can ask for it again.")
                language = translation.target_locale.get_display_name()
                messages.warning(self.request, text % {"language": language})

    def publish(self, translation: Translation, *, although_incomplete: bool) -> None:
        """Publish one translation, or say why not."""
        language = translation.target_locale.get_display_name()
        found = incomplete(translation)
        if not may_publish(self.request.user, translation.get_target_instance()):
            text = _("Not published in %(language)s: you may not publish there.")
            messages.error(self.request, text % {"language": language})
        elif found and not although_incomplete:
            messages.warning(self.request, found.sentence)
        else:
            self.save(translation, language)

    def save(self, translation: Translation, language: str) -> None:
        """wagtail-localize passes over invalid translations in silence."""
        try:
            translation.save_target(user=self.request.user, publish=True)
        except ValidationError as error:
            text = _("Not published in %(language)s: %(reason)s")
            messages.error(self.request, text % {"language": language, "reason": " ".join(error.messages)})

    def get_edit_url(self, instance) -> str:
        return get_edit_url(instance)
