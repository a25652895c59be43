from collections.abc import Iterator
from datetime import datetime
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    PublishingPanel,
    TitleFieldPanel,
)
from wagtail.models import Orderable, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from home.fields import ChoicesField
from home.models import Addressable, HasNote, Image, TranslatableSnippet
from home.plain_text import words_of
from home.searchable import Kind, Searchable, SearchText
from home.translation.facts import never_translated
from home.translation.querysets import TranslatedQuerySet
from programmes.models.calendar_version import InCalendars
from programmes.models.programme import programme_paths
from programmes.vocabularies import EventMode, EventStatus, SpokenLanguage


class EventQuerySet(TranslatedQuerySet):
    """Events by time and by what they belong to."""

    def upcoming(self, now: datetime | None = None) -> Self:
        """Events that are not over yet, the next one first."""
        return self.filter(end__gte=now or timezone.now()).order_by("start", "pk")

    def past(self, now: datetime | None = None) -> Self:
        """Events that are over, the latest one first."""
        return self.filter(end__lt=now or timezone.now()).order_by("-start", "pk")

    def of_series(self, series: models.Model) -> Self:
        """Events of a series, whichever language version of it is given."""
        return self.filter(series__translation_key=series.translation_key)

    def of_programme(self, programme: models.Model) -> Self:
        """Events that concern a programme, whichever language version of it is given."""
        return self.filter(
            translation_key__in=self.model._base_manager.filter(
                programmes__translation_key=programme.translation_key
            ).values("translation_key")
        )


class Event(InCalendars, Searchable, HasNote, Addressable, TranslatableSnippet):
    """Something people can go to at a certain time."""

    title = models.CharField(_("title"), max_length=200)
    series = models.ForeignKey(
        "programmes.Series",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("series"),
    )
    start = models.DateTimeField(_("start"), help_text=_("Local time, Europe/Berlin."))
    end = models.DateTimeField(_("end"))
    status = models.CharField(
        _("status"), max_length=10, choices=EventStatus.choices, default=EventStatus.PLANNED
    )
    mode = models.CharField(_("how it is held"), max_length=10, choices=EventMode.choices)
    place = models.CharField(
        _("place"), max_length=200, blank=True, help_text=_("Address, or the name of the room.")
    )
    registration_url = models.URLField(_("registration link"), blank=True)
    spoken_languages = ChoicesField(verbose_name=_("languages spoken"), choices=SpokenLanguage.choices)
    summary = models.TextField(_("summary"), max_length=1000, blank=True, help_text=_("What it is about."))
    programmes = ParentalManyToManyField(
        "programmes.ProgrammePage",
        blank=True,
        related_name="events",
        verbose_name=_("programmes concerned"),
        limit_choices_to={"locale__language_code": "de"},
    )

    objects = models.Manager.from_queryset(EventQuerySet)()

    facts = (
        "slug",
        "series",
        "start",
        "end",
        "status",
        "mode",
        "registration_url",
        "spoken_languages",
    )
    calendar_fields = (
        "title",
        "note",
        "slug",
        "start",
        "end",
        "status",
        "mode",
        "place",
        "registration_url",
        "summary",
    )
    # Speakers are translated one by one (their role on that day); programmes are read from the source.
    translatable_fields = [
        TranslatableField("title"),
        TranslatableField("summary"),
        TranslatableField("place"),
        TranslatableField("note"),
        TranslatableField("appearances"),
        *never_translated(facts),
    ]

    panels = [
        MultiFieldPanel(
            [
                TitleFieldPanel("title", targets=["slug"]),
                FieldPanel("slug"),
                FieldPanel("series"),
                FieldPanel("note"),
            ],
            heading=_("What"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("start"), FieldPanel("end")]),
                FieldPanel("status"),
                FieldPanel("mode"),
                FieldPanel("place"),
                FieldPanel("registration_url"),
                FieldPanel("spoken_languages"),
            ],
            heading=_("When and where"),
        ),
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                HelpPanel(
                    _("Role and organisation are those of that day. They stay when the person moves on.")
                ),
                InlinePanel("appearances", label=_("speaker")),
            ],
            heading=_("Speakers"),
        ),
        FieldPanel("programmes"),
        PublishingPanel(),
    ]
    search_fields = [
        index.SearchField("title", boost=2),
        index.SearchField("summary"),
        index.AutocompleteField("title"),
        index.FilterField("locale_id"),
        index.FilterField("start"),
    ]

    class Meta(TranslatableSnippet.Meta):
        ordering = ["-start"]
        verbose_name = _("event")
        verbose_name_plural = _("events")
        indexes = [models.Index(fields=["start"])]

    def __str__(self) -> str:
        if not self.start:
            return self.title
        return f"{self.title} ({timezone.localdate(self.start):%d.%m.%Y})"

    def clean(self) -> None:
        super().clean()
        if self.start and self.end and self.end < self.start:
            raise ValidationError(
                {"end": _("An event cannot end before it starts. Please check both dates and times.")}
            )
        if self.mode in {EventMode.ON_SITE, EventMode.HYBRID} and not self.place:
            raise ValidationError({"place": _("Please say where the event takes place.")})

    def get_absolute_url(self) -> str:
        """The event's page under the reader's language."""
        return reverse("programmes:event", args=[self.slug])

    def search_texts(self) -> Iterator[SearchText]:
        if not self.live:
            return
        speakers = [appearance.speaker.full_name for appearance in self.appearances.select_related("speaker")]
        yield SearchText(
            kind=Kind.EVENT,
            language=self.locale.language_code,
            title=self.title,
            body=words_of(self.summary, self.place, speakers),
            path=f"termine/{self.slug}/",
            day=timezone.localdate(self.start),
            note=self.note,
            people=tuple(speakers),
            programmes=programme_paths(events__translation_key=self.translation_key),
        )

    @property
    def is_over(self) -> bool:
        """Whether the event has ended."""
        return self.end < timezone.now()

    @property
    def is_cancelled(self) -> bool:
        """Whether the event was called off."""
        return self.status == EventStatus.CANCELLED

    @property
    def spoken_language_labels(self) -> list[str]:
        """The languages spoken at the event, in words."""
        return self._meta.get_field("spoken_languages").labels(self.spoken_languages)


class AppearanceQuerySet(TranslatedQuerySet):
    """Who spoke where."""

    def at(self, event: Event, code: str) -> Self:
        """The speakers of an event in their order, their roles in the language `code` where translated.

        The German event says who speaks; translated rows of speakers it no longer has are left out.
        """
        in_source = self.model.objects.filter(
            event__translation_key=event.translation_key, event__locale=models.F("locale")
        ).in_source()
        return (
            self.filter(translation_key__in=in_source.values("translation_key"))
            .in_language(code)
            .select_related("locale", "speaker__organisation")
            .prefetch_related(models.Prefetch("speaker__portrait", queryset=Image.objects.all()))
            .order_by("sort_order", "pk")
        )


class Appearance(TranslatableMixin, Orderable):
    """A speaker at an event, with the role and organisation of that day."""

    event = ParentalKey(Event, on_delete=models.CASCADE, related_name="appearances")
    speaker = models.ForeignKey(
        "programmes.Speaker",
        on_delete=models.PROTECT,
        related_name="appearances",
        verbose_name=_("speaker"),
    )
    role = models.CharField(_("role"), max_length=120, blank=True, help_text=_("For example: moderator"))
    organisation = models.CharField(_("organisation of that day"), max_length=160, blank=True)

    objects = models.Manager.from_queryset(AppearanceQuerySet)()

    translatable_fields = [
        TranslatableField("role"),
        SynchronizedField("organisation", overridable=False),
        SynchronizedField("speaker", overridable=False),
    ]
    panels = [FieldPanel("speaker"), FieldRowPanel([FieldPanel("role"), FieldPanel("organisation")])]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("speaker of an event")
        verbose_name_plural = _("speakers of an event")

    def __str__(self) -> str:
        return f"{self.speaker}, {self.role}" if self.role else str(self.speaker)
