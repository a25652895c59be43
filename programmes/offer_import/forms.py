"""What an editor sends: a file, and later her consent."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from home.models import User
from programmes.models import ProgrammePage
from programmes.offer_import.reading import EXTENSIONS, read_table
from programmes.offer_import.rights import programmes_for
from programmes.offer_import.table import Table


class UploadForm(forms.Form):
    """A spreadsheet, and the programme for new offers that name none."""

    file = forms.FileField(
        label=_("Excel or CSV file"),
        widget=forms.FileInput(attrs={"accept": ",".join(EXTENSIONS)}),
        max_length=255,
        allow_empty_file=True,
    )
    programme = forms.ModelChoiceField(
        label=_("Programme of new offers"),
        queryset=ProgrammePage.objects.none(),
        required=False,
        empty_label=_("As it says in the file"),
        help_text=_("For rows in which no programme is named."),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["programme"].queryset = programmes_for(user)

    def clean_file(self) -> Table:
        """The table in the file; raises `Refused`, a form error, with the sentence that says why not."""
        upload = self.cleaned_data["file"]
        self.file_name = upload.name
        return read_table(upload, upload.name)


class ConfirmForm(forms.Form):
    """How the offers are saved, and what was seen when that was decided."""

    DRAFT, PUBLISH = "draft", "publish"

    save_as = forms.ChoiceField(
        label=_("How to save"),
        choices=[
            (DRAFT, _("As drafts: readers see nothing of it until you publish them")),
            (PUBLISH, _("Publish at once")),
        ],
        initial=DRAFT,
        widget=forms.RadioSelect,
    )
    fingerprint = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, may_publish: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_publish:
            self.fields["save_as"].choices = self.fields["save_as"].choices[:1]
