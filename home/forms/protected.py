from collections.abc import Iterator

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from home.forms import token


class ProtectedForm(forms.Form):
    """A form for everybody: with a signed token, and a field that only programs fill in.

    Inherit and add the questions; `form_name` tells the tokens of different forms apart.
    """

    form_name = "form"

    # A trap: not to be seen on the page, and nothing that a browser fills in by itself.
    webseite = forms.CharField(
        label=_("Please leave this field empty"),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    token = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def questions(self) -> Iterator[BoundField]:
        """The fields that people see."""
        return (field for field in self.visible_fields() if field.name != "webseite")

    @property
    def token_to_show(self) -> str:
        """The token for the form's page: the one that came back if it is still good, else a new one."""
        sent = self.data.get("token", "") if self.is_bound else ""
        return sent if sent and token.is_ours(sent, self.form_name) else token.fresh_token(self.form_name)

    @property
    def is_trapped(self) -> bool:
        """Whether the field that nobody sees has been filled in."""
        return bool(self.data.get("webseite"))

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        sent = self.data.get("token", "")
        if not token.is_ours(sent, self.form_name):
            raise ValidationError(
                _("This form has been open for a long time. Please check it and send it once more."),
                code="old",
            )
        if token.is_too_young(sent, self.form_name):
            raise ValidationError(_("That was very fast. Please send the form once more."), code="fast")
        return cleaned

    @property
    def is_sent_again(self) -> bool:
        """Whether exactly this has been sent before. To be asked once, when the form is valid."""
        answers = [self.cleaned_data.get(field.name) for field in self.questions]
        return token.is_sent_again(self.cleaned_data["token"], answers)
