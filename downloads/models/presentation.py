from collections.abc import Iterator
from dataclasses import replace
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PublishingPanel, TitleFieldPanel
from wagtail.models import Orderable
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from config.languages import SOURCE
from downloads.file_facts import FileFacts, own_title, variants
from home.models import Addressable, HasNote, TranslatableSnippet
from home.plain_text import words_of
from home.searchable import Kind, Searchable, SearchText
from home.translation.facts import never_translated
from home.translation.querysets import TranslatedQuerySet
from programmes.models.programme import programme_paths


class Licence(models.TextChoices):
    """What others may do with the slides."""

    ALL_RIGHTS = "all-rights", _("All rights reserved")
    CC_BY = "cc-by", _("Creative Commons: name the author (CC BY 4.0)")
    CC_BY_SA = "cc-by-sa", _("Creative Commons: name the author, share alike (CC BY-SA 4.0)")


class PresentationQuerySet(TranslatedQuerySet):
    """Presentations by what they belong to."""

    def newest(self) -> Self:
        """The latest first."""
        return self.order_by("-date", "pk")

    def of_event(self, event: models.Model) -> Self:
        """What was shown at an event, whichever language version of it is given."""
        return self.filter(event__translation_key=event.translation_key)

    def of_programme(self, programme: models.Model) -> Self:
        """What belongs to a programme, directly or through an event that concerns it."""
        key = programme.translation_key
        by_event = self.model._base_manager.filter(event__programmes__translation_key=key)
        return self.filter(
            models.Q(programme__translation_key=key)
            | models.Q(translation_key__in=by_event.values("translation_key"))
        )


class Presentation(Searchable, HasNote, Addressable, TranslatableSnippet):
    """Slides for download: one talk, in one or more languages."""

    title = models.CharField(_("title"), max_length=200)
    summary = models.TextField(_("summary"), max_length=1000, blank=True)
    event = models.ForeignKey(
        "programmes.Event",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="presentations",
        verbose_name=_("event"),
    )
    programme = models.ForeignKey(
        "programmes.ProgrammePage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="presentations",
        verbose_name=_("programme"),
        help_text=_("Only if it was not shown at an event."),
    )
    date = models.DateField(_("date"))
    licence = models.CharField(
        _("licence"), max_length=20, choices=Licence.choices, default=Licence.ALL_RIGHTS
    )

    objects = models.Manager.from_queryset(PresentationQuerySet)()

    facts = ("slug", "event", "programme", "date", "licence")
    # Files and speakers belong to the German version and are read from there.
    translatable_fields = [
        TranslatableField("title"),
        TranslatableField("summary"),
        TranslatableField("note"),
        *never_translated(facts),
    ]

    panels = [
        MultiFieldPanel(
            [
                TitleFieldPanel("title", targets=["slug"]),
                FieldPanel("slug"),
                FieldPanel("summary"),
                FieldPanel("note"),
            ],
            heading=_("What"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("event"),
                FieldPanel("programme"),
                FieldPanel("date"),
                InlinePanel("speakers", label=_("speaker"), heading=_("Speakers")),
            ],
            heading=_("Where it was shown, and by whom"),
        ),
        MultiFieldPanel(
            [InlinePanel("files", label=_("file"), min_num=1), FieldPanel("licence")],
            heading=_("Files, one for each language"),
        ),
        PublishingPanel(),
    ]
    search_fields = [
        index.SearchField("title", boost=2),
        index.SearchField("summary"),
        index.AutocompleteField("title"),
        index.FilterField("locale_id"),
    ]

    class Meta(TranslatableSnippet.Meta):
        ordering = ["-date", "title"]
        verbose_name = _("presentation")
        verbose_name_plural = _("presentations")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        if self.event_id is None and self.programme_id is None:
            raise ValidationError({"event": _("Please choose the event or the programme it belongs to.")})

    @property
    def public_files(self) -> list[FileFacts]:
        """What may be downloaded, in order; known only to presentations that come from a list."""
        files = [FileFacts(**facts) for facts in self.file_facts]
        names = variants((file.language, file.extension) for file in files)
        return [replace(file, variant=name) for file, name in zip(files, names, strict=True)]

    def search_texts(self) -> Iterator[SearchText]:
        """The presentation itself, and from the German version the slides and handouts of its public files.

        They are in the language of their file, not in that of the presentation's title.
        """
        from downloads.listings import files_of, readable_files

        files = list(files_of(self))
        if not self.live or not files:
            return
        path = f"downloads/{self.slug}/"
        people = tuple(one.speaker.full_name for one in self.speakers.select_related("speaker"))
        programmes = self._programme_paths()
        yield SearchText(
            kind=Kind.PRESENTATION,
            language=self.locale.language_code,
            title=self.title,
            body=words_of(self.summary, list(people)),
            path=path,
            day=self.date,
            note=self.note,
            people=people,
            programmes=programmes,
        )
        if self.locale.language_code != SOURCE:
            return
        part = 0
        for document in (file.document for file in files if file.document.text):
            part += 1
            yield SearchText(
                kind=Kind.PRESENTATION,
                language=document.language,
                title=own_title(document.extension, document.title, self.title) or self.title,
                body=document.text,
                path=f"{path}?sprache={document.language}#files-heading",
                part=part,
                day=self.date,
                note=self.note,
            )
        for document in (file.document for file in readable_files(files).values()):
            for slide in document.slides.all():
                part += 1
                yield SearchText(
                    kind=Kind.SLIDE,
                    language=document.language,
                    title=self.title,
                    body=f"{slide.text}\n{slide.notes}" if document.notes_are_public else slide.text,
                    path=f"{path}?sprache={document.language}#slide-{slide.number}",
                    part=part,
                    number=slide.number,
                    day=self.date,
                    picture=slide.picture_address,
                    note=self.note,
                    programmes=programmes,
                )

    def _programme_paths(self) -> tuple[str, ...]:
        """The programmes it belongs to, by itself or through its event: addresses without language."""
        own = programme_paths(pk=self.programme_id) if self.programme_id else ()
        shown_at = programme_paths(events__translation_key=self.event.translation_key) if self.event else ()
        return tuple(dict.fromkeys([*own, *shown_at]))

    def get_absolute_url(self) -> str:
        """The presentation's page under the reader's language."""
        return reverse("downloads:presentation", args=[self.slug])


class PresentationSpeaker(Orderable):
    """Somebody who held the presentation."""

    presentation = ParentalKey(Presentation, on_delete=models.CASCADE, related_name="speakers")
    speaker = models.ForeignKey(
        "programmes.Speaker",
        on_delete=models.PROTECT,
        related_name="presentation_speakers",
        verbose_name=_("speaker"),
    )

    panels = [FieldPanel("speaker")]

    class Meta(Orderable.Meta):
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")

    def __str__(self) -> str:
        return str(self.speaker)


class PresentationFile(Orderable):
    """One file of a presentation. Its language is the file's own."""

    presentation = ParentalKey(Presentation, on_delete=models.CASCADE, related_name="files")
    document = models.ForeignKey(
        "downloads.Document",
        on_delete=models.PROTECT,
        related_name="presentation_files",
        verbose_name=_("file"),
    )

    panels = [FieldPanel("document")]

    class Meta(Orderable.Meta):
        verbose_name = _("file of a presentation")
        verbose_name_plural = _("files of a presentation")

    def __str__(self) -> str:
        return str(self.document)
