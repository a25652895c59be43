from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from config.languages import LANGUAGES
from home.forms.protected import ProtectedForm
from programmes.models import Enquiry, OfferPage

LONGEST_QUESTION = 4000


class EnquiryForm(ProtectedForm):
    """Ask about an offer in the language one likes. It needs a name and one way to answer."""

    form_name = "enquiry"

    message = forms.CharField(
        label=_("Your question"),
        help_text=_("Please write in the language you like. Please do not send any certificates or numbers."),
        max_length=LONGEST_QUESTION,
        widget=forms.Textarea(attrs={"rows": 7, "dir": "auto"}),
        error_messages={"required": _("Please write what you would like to know.")},
    )
    language = forms.ChoiceField(
        label=_("In which language would you like the answer?"),
        choices=[(language.code, language.own_name) for language in LANGUAGES],
    )
    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
        error_messages={"required": _("Please write how we may address you.")},
    )
    answer_by = forms.ChoiceField(
        label=_("How would you like the answer?"),
        choices=Enquiry.AnswerBy.choices,
        initial=Enquiry.AnswerBy.EMAIL,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose how the answer shall reach you.")},
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("If you would like the answer by e-mail. An example: name@example.org"),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
        error_messages={"invalid": _("This is not a complete e-mail address. Expected: name@example.org")},
    )
    phone = forms.RegexField(
        r"^\+?[\d\s()/.-]{5,}$",
        label=_("Your telephone number"),
        help_text=_("If you would like the answer by telephone."),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "dir": "ltr"}),
        error_messages={
            "invalid": _("This is not a telephone number. Expected, for example: +49 521 123456")
        },
    )
    # One of the two is needed, so that none of them may be called optional.
    email.is_needed_by_choice = phone.is_needed_by_choice = True
    consent = forms.BooleanField(
        label=_("I agree that my question and my contact details are passed on to those who answer."),
        error_messages={"required": _("Without your consent we may not pass on your question.")},
    )

    def clean(self) -> dict[str, object]:
        """The way to answer that was chosen needs its address or number."""
        cleaned = super().clean()
        wanted = cleaned.get("answer_by")
        missing = {
            Enquiry.AnswerBy.EMAIL: _("Please write your e-mail address, so that the answer can reach you."),
            Enquiry.AnswerBy.PHONE: _("Please write your telephone number, so that we can call you."),
        }
        if wanted in missing and not cleaned.get(wanted) and wanted not in self.errors:
            self.add_error(wanted, ValidationError(missing[wanted], code="required"))
        return cleaned

    def enquiry(self, offer: OfferPage | None) -> Enquiry:
        """What was asked, not stored yet; `offer` is the German page of what it is about."""
        answers = self.cleaned_data
        return Enquiry(
            offer=offer,
            about=offer.title if offer else "",
            message=answers["message"],
            name=answers["name"],
            answer_by=answers["answer_by"],
            email=answers["email"],
            phone=answers["phone"],
            language=answers["language"],
        )
