from django import forms
from django.utils.translation import gettext_lazy as _

from home.forms.protected import ProtectedForm
from home.models import Feedback

LONGEST_MESSAGE = 5000


class FeedbackForm(ProtectedForm):
    """Report a barrier, a mistake or anything else. Only the message is needed."""

    form_name = "feedback"

    kind = forms.ChoiceField(
        label=_("What is it about?"),
        choices=Feedback.Kind.choices,
        initial=Feedback.Kind.BARRIER,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose what it is about.")},
    )
    page = forms.CharField(
        label=_("Which page is it about?"),
        help_text=_("The address or the name of the page."),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    message = forms.CharField(
        label=_("Your message"),
        help_text=_("What did you want to do, and what did not work? Please write in the language you like."),
        max_length=LONGEST_MESSAGE,
        widget=forms.Textarea(attrs={"rows": 7, "dir": "auto"}),
        error_messages={"required": _("Please write us what it is about.")},
    )
    name = forms.CharField(
        label=_("Your name"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("Only if you want an answer. An example: name@example.org"),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
        error_messages={"invalid": _("This is not a complete e-mail address. Expected: name@example.org")},
    )

    def feedback(self, language: str) -> Feedback:
        """What was written, as a `Feedback` not stored yet; `language` is the code of the page's language."""
        answers = self.cleaned_data
        return Feedback(
            kind=answers["kind"],
            page=answers["page"],
            message=answers["message"],
            name=answers["name"],
            email=answers["email"],
            language=language,
        )
