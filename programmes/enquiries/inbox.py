"""How the team answers an enquiry: the form of the inbox."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.signing import Signer
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from programmes.models import Enquiry

CHANGEABLE = ("state", "in_charge_id", "notes")


class InboxForm(WagtailAdminModelForm):
    """State, who answers, notes. Notices when a colleague was quicker, so that nobody's notes are lost."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = mark_of(self.instance)

    def clean(self) -> dict[str, object]:
        """What is stored is what was on the screen, or else it is told; a second time it is replaced."""
        cleaned = super().clean()
        stored = Enquiry.objects.select_related("in_charge").filter(pk=self.instance.pk).first()
        if stored and cleaned.get("seen") != mark_of(stored):
            self.data = self.data.copy()
            self.data[self.add_prefix("seen")] = mark_of(stored)
            raise ValidationError(what_was_changed(stored), code="changed")
        return cleaned


def mark_of(enquiry: Enquiry) -> str:
    """Other for every other state of the answer."""
    return Signer(salt="enquiry").signature("\n".join(str(getattr(enquiry, name)) for name in CHANGEABLE))


def what_was_changed(enquiry: Enquiry) -> str:
    """What a colleague has stored meanwhile, in a sentence."""
    return _(
        "Somebody has changed this in the meantime. State: %(state)s. Who answers: %(person)s. "
        "Notes: %(notes)s. What you entered is still here. Save once more if it shall replace that."
    ) % {
        "state": enquiry.get_state_display(),
        "person": enquiry.in_charge or "–",
        "notes": enquiry.notes or "–",
    }
