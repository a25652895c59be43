from datetime import date
from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.search import index

from home.blocks import PictureBlock, body_field, key_figures_field
from home.models import BasePage, HasNote, Image
from home.searchable import Kind
from home.translation.facts import never_translated
from home.translation.querysets import BasePageQuerySet
from programmes.models.event import Appearance, Event
from programmes.models.programme import programme_paths


class RecapPageQuerySet(BasePageQuerySet):
    """Recaps by what they speak of."""

    def of_programme(self, programme: models.Model) -> Self:
        """Recaps that name a programme, whichever language version of it is given."""
        naming = self.model._base_manager.filter(programmes__translation_key=programme.translation_key)
        return self.filter(translation_key__in=naming.values("translation_key"))

    def of_event(self, event: models.Model) -> Self:
        """Recaps of an event, whichever language version of it is given."""
        return self.filter(event__translation_key=event.translation_key)


class RecapPage(HasNote, BasePage):
    """What happened at an event. Its speakers and presentations come from the event by themselves."""

    event = models.ForeignKey(
        "programmes.Event",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="recaps",
        verbose_name=_("event"),
        help_text=_("Date, speakers and presentations are taken from it."),
    )
    body = body_field()
    gallery = StreamField([("picture", PictureBlock())], blank=True, verbose_name=_("pictures"))
    key_figures = key_figures_field(_("key figures"))
    programmes = ParentalManyToManyField(
        "programmes.ProgrammePage",
        blank=True,
        related_name="recaps",
        verbose_name=_("programmes it speaks of"),
        limit_choices_to={"locale__language_code": "de"},
    )

    objects = PageManager.from_queryset(RecapPageQuerySet)()

    facts = ("event",)
    override_translatable_fields = [*BasePage.override_translatable_fields, *never_translated(facts)]

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("note"),
        FieldPanel("event"),
        FieldPanel("body"),
        FieldPanel("gallery"),
        MultiFieldPanel([FieldPanel("key_figures"), FieldPanel("programmes")], heading=_("In short")),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    search_kind = Kind.RECAP
    parent_page_types = ["programmes.RecapIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("recap")
        verbose_name_plural = _("recaps")

    @property
    def sharing_image(self) -> Image | None:
        """The first picture of the gallery stands for the recap where it is shared."""
        return self.gallery[0].value["image"] if self.gallery else None

    def search_words(self) -> list[object]:
        return [self.body, self.key_figures, self.gallery]

    def search_programmes(self) -> tuple[str, ...]:
        return programme_paths(recaps__translation_key=self.translation_key)

    def search_day(self) -> date | None:
        return timezone.localdate(self.event.start) if self.event else None

    def get_context(self, request, *args, **kwargs):
        from programmes.listings import events_in, programmes_of

        code = get_language()
        keys = Event.objects.filter(pk=self.event_id).values("translation_key")
        event = events_in(code).filter(translation_key__in=keys).first() if self.event_id else None
        return {
            **super().get_context(request, *args, **kwargs),
            "event": event,
            "appearances": Appearance.objects.at(event, code) if event else [],
            "programmes": programmes_of(self, code),
        }
