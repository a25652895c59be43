"""The forms of the pages on which files are brought in and checked."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from config.languages import SOURCE
from downloads.models import Licence, Presentation, PresentationFile
from downloads.models.document import language_choices
from downloads.upload.rights import collections_for
from home.models import User
from programmes.models import Event, Speaker


class ChooseEventForm(forms.Form):
    """For which event files are brought in."""

    event = forms.ModelChoiceField(
        label=_("Event"),
        queryset=Event.objects.none(),
        widget=forms.Select(attrs={"class": "upload__select"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["event"].queryset = Event.objects.filter(locale__language_code=SOURCE).order_by("-start")


class _ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class _ManyFilesField(forms.FileField):
    """As Django's documentation of `allow_multiple_selected` describes it: a list of files."""

    widget = _ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = data if isinstance(data, list | tuple) and data else [data or None]
        return [super(_ManyFilesField, self).clean(file, initial) for file in files]


class UploadForm(forms.Form):
    """Files for an event, and the collection they are put in."""

    files = _ManyFilesField(label=_("Files"))
    collection = forms.ModelChoiceField(
        label=_("Collection"),
        queryset=None,
        empty_label=None,
        help_text=_("Files in a private collection are seen only by those who may see the collection."),
    )

    def __init__(self, *args: Any, user: User, accept: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        collections = collections_for(user)
        self.fields["collection"].queryset = collections
        self.fields["collection"].initial = collections.first()
        self.fields["files"].widget.attrs["accept"] = ",".join(f".{extension}" for extension in accept)
        self.fields["files"].widget.attrs["aria-describedby"] = "upload-help"

    @property
    def offers_a_choice(self) -> bool:
        """Whether there is more than one collection."""
        return self.fields["collection"].queryset.count() > 1


class DraftForm(forms.Form):
    """One draft among many: what was proposed, to be corrected, and what is to become of it."""

    PUBLISH, KEEP, DELETE, JOIN = "publish", "keep", "delete", "join-"

    title = forms.CharField(label=_("Title"), max_length=200)
    language = forms.ChoiceField(label=_("Language of the file"), choices=language_choices)
    summary = forms.CharField(
        label=_("Summary"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    speakers = forms.TypedMultipleChoiceField(
        label=_("Speakers"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    licence = forms.ChoiceField(label=_("Licence"), choices=Licence.choices)
    outcome = forms.ChoiceField(label=_("What to do"))
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        presentation: Presentation,
        file: PresentationFile | None,
        held: list[Speaker],
        speakers: list[Speaker],
        others: Iterable[Presentation],
        rights: dict[str, bool],
        **kwargs: Any,
    ) -> None:
        self.presentation = presentation
        self.document = file.document if file else None
        self.held = held
        super().__init__(*args, prefix=f"p{presentation.pk}", initial=self._proposal(), **kwargs)
        self.known = {speaker.pk: speaker for speaker in [*speakers, *held]}
        self.fields["speakers"].choices = [(key, str(speaker)) for key, speaker in self.known.items()]
        self.fields["outcome"].choices = self._outcomes(others, rights)
        if not rights["publish"]:
            self.initial["outcome"] = self.KEEP
        if not self.known:
            del self.fields["speakers"]

    def _proposal(self) -> dict[str, Any]:
        draft = self.presentation
        return {
            "title": draft.title,
            "summary": draft.summary,
            "licence": draft.licence,
            "language": self.document.language if self.document else SOURCE,
            "speakers": [speaker.pk for speaker in self.held],
            "outcome": self.PUBLISH,
            "revision": draft.latest_revision_id,
        }

    def _outcomes(self, others: Iterable[Presentation], rights: dict[str, bool]) -> list[tuple[str, str]]:
        outcomes = [(self.PUBLISH, gettext("Publish"))] if rights["publish"] else []
        outcomes.append((self.KEEP, gettext("Keep as a draft")))
        for other in others:
            if other.pk != self.presentation.pk and self.document and rights["delete"]:
                label = gettext("Add to “%(title)s” as its file in this language") % {"title": other.title}
                outcomes.append((f"{self.JOIN}{other.pk}", label))
        if rights["delete"]:
            outcomes.append((self.DELETE, gettext("Delete with its file")))
        return outcomes

    @property
    def chosen_speakers(self) -> list[Speaker]:
        """Who held it, as chosen; whoever held it before, if there was nobody to choose from."""
        if "speakers" not in self.fields:
            return self.held
        return [self.known[key] for key in self.cleaned_data["speakers"]]

    @property
    def joins(self) -> int | None:
        """The key of the presentation to which the file is to be added, if that is wanted."""
        outcome = self.cleaned_data.get("outcome", "")
        return int(outcome.removeprefix(self.JOIN)) if outcome.startswith(self.JOIN) else None
