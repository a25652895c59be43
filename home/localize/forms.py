"""What editors are asked when they submit, sync or publish translations."""

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail_localize.views.submit_translations import SubmitTranslationForm
from wagtail_localize.views.update_translations import UpdateTranslationsForm

from home.localize.gate import ANYWAY
from home.localize.machine.service import service
from home.localize.permissions import may_submit
from home.models import User


class SubmitForm(SubmitTranslationForm):
    """Into which languages? Offers only those in which the user may put the translation somewhere."""

    def __init__(self, thing: models.Model, user: User, *args, **kwargs) -> None:
        super().__init__(thing, *args, **kwargs)
        self.fields["include_subtree"].help_text = _(
            "Drafts are made of all pages below that you may edit, one after the other."
        )
        locales = self.fields["locales"].queryset
        permitted = [locale.pk for locale in locales if may_submit(user, thing, locale)]
        self.is_refused = bool(locales) and not permitted
        self.fields["locales"].queryset = locales.filter(pk__in=permitted)
        if len(permitted) < 2:
            self.fields["select_all"].widget = forms.HiddenInput()


class UpdateForm(UpdateTranslationsForm):
    """Bring translations up to date with the German version, and perhaps publish them."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["publish_translations"].help_text = _(
            "Apply the changes and publish the translations at once. Incomplete ones are not published."
        )
        self._explain_the_machine()
        self.fields[ANYWAY] = forms.BooleanField(
            label=_("Publish although incomplete"),
            help_text=_("Readers will see the German text wherever the translation is missing."),
            required=False,
        )

    def _explain_the_machine(self) -> None:
        machine = self.fields.get("use_machine_translation")
        if machine is None:
            return
        machine.help_text = _(
            "A machine translates what nobody has translated yet. Readers are told so until somebody has"
            " reviewed it."
        )
        found = service()
        if found and found.problem:
            del self.fields["use_machine_translation"]
            # Under another name: wagtail-localize's template draws its own field by hand, never disabled.
            self.fields["no_machine"] = forms.BooleanField(
                label=machine.label, help_text=found.problem, required=False, disabled=True
            )
