from django import forms
from django.utils.translation import gettext_lazy as _

from config.languages import LANGUAGES, SOURCE
from home.board.things import sections
from home.models import User
from home.translation.state import State


class FilterForm(forms.Form):
    """Which part of the board to show."""

    section = forms.ChoiceField(label=_("Section"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)

    def __init__(self, *args: object, user: User, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["section"].choices = [("", _("All sections")), *sections(user)]
        translations = [
            (language.code, language.own_name) for language in LANGUAGES if language.code != SOURCE
        ]
        self.fields["language"].choices = [("", _("All languages")), *translations]
        self.fields["state"].choices = [("", _("All states")), *State.choices]

    def chosen(self, name: str) -> str:
        """The value of a filter; nothing if it makes no sense."""
        self.is_valid()
        return self.cleaned_data.get(name, "")
