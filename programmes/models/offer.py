from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index
from wagtail_localize.fields import BaseTranslatableField

from config.languages import SOURCE
from home.blocks import body_field, steps_field
from home.fields import ChoicesField
from home.models import BasePage, HasNote
from home.searchable import Kind
from home.translation.facts import never_translated
from programmes.models.calendar_version import InCalendars, calendar_beside
from programmes.models.contact import HasContact
from programmes.models.programme import ProgrammePage
from programmes.months import months_from
from programmes.vocabularies import (
    Audience,
    Format,
    GermanLevel,
    Kreis,
    OfferType,
    RecognitionState,
    Sector,
    SpokenLanguage,
)

VERIFIED_FOR_MONTHS = 6
"""After so many months, what an offer says should be looked at again."""


def to_verify_before() -> date:
    """What was last verified before this day should be verified again."""
    return months_from(timezone.localdate(), -VERIFIED_FOR_MONTHS)


class OfferPage(InCalendars, HasNote, HasContact, BasePage):
    """An offer (Angebot): one way in which a programme helps somebody."""

    promise = models.CharField(
        _("promise"),
        max_length=160,
        help_text=_("One line: what does somebody have afterwards that they did not have before?"),
    )
    offer_type = models.CharField(_("type of offer"), max_length=40, choices=OfferType.choices)
    sectors = ChoicesField(verbose_name=_("sectors"), choices=Sector.choices)
    audiences = ChoicesField(verbose_name=_("for whom"), choices=Audience.choices)
    recognition_states = ChoicesField(
        verbose_name=_("state of recognition"),
        choices=RecognitionState.choices,
        help_text=_("For whom the offer is suitable. None ticked means: for everybody."),
    )
    kreise = ChoicesField(verbose_name=_("region"), choices=Kreis.choices)
    format = models.CharField(_("format"), max_length=40, choices=Format.choices)
    level_in = models.CharField(
        _("German needed at the start"), max_length=4, choices=GermanLevel.choices, default=GermanLevel.NONE
    )
    level_out = models.CharField(
        _("German reached at the end"), max_length=4, choices=GermanLevel.choices, blank=True
    )
    coaching_languages = ChoicesField(
        verbose_name=_("languages of coaching"),
        choices=SpokenLanguage.choices,
        help_text=_("In which languages somebody can be spoken to."),
    )
    rolling_start = models.BooleanField(_("start at any time"), default=False)
    duration = models.CharField(_("duration"), max_length=100, blank=True)
    hours = models.CharField(_("hours"), max_length=100, blank=True)
    cost = models.CharField(_("cost"), max_length=160, blank=True)
    funded_by = models.CharField(_("who pays"), max_length=200, blank=True)
    certificate = models.CharField(_("certificate"), max_length=200, blank=True)
    steps = steps_field(_("steps"), help_text=_("What happens when somebody calls?"))
    body = body_field()
    verified_on = models.DateField(
        _("last verified on"),
        null=True,
        blank=True,
        help_text=_("When was all of this last found to be true?"),
    )
    import_key = models.CharField(
        _("key for imports"),
        max_length=60,
        blank=True,
        help_text=_("By this an import from a spreadsheet finds the offer again. Best never changed."),
    )

    facts = (
        "offer_type",
        "sectors",
        "audiences",
        "recognition_states",
        "kreise",
        "format",
        "level_in",
        "level_out",
        "coaching_languages",
        "rolling_start",
        "verified_on",
        *HasContact.contact_facts,
    )
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *never_translated(facts),
        # Neither translated nor copied along: only the German original has it.
        BaseTranslatableField("import_key"),
    ]
    exclude_fields_in_copy = ["import_key"]
    calendar_fields = ("title", "note", "slug", "promise", "offer_type", "format", "duration")
    calendar_children = ("starts", "date")

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("promise"),
        FieldPanel("note"),
        MultiFieldPanel(
            [
                FieldPanel("offer_type"),
                FieldPanel("sectors"),
                FieldPanel("audiences"),
                FieldPanel("recognition_states"),
            ],
            heading=_("What and for whom"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("kreise"),
                FieldPanel("format"),
                FieldRowPanel([FieldPanel("level_in"), FieldPanel("level_out")]),
                FieldPanel("coaching_languages"),
            ],
            heading=_("Where and in which language"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("rolling_start"),
                InlinePanel("starts", label=_("start date"), heading=_("Start dates")),
                FieldRowPanel([FieldPanel("duration"), FieldPanel("hours")]),
            ],
            heading=_("When"),
        ),
        MultiFieldPanel(
            [FieldPanel("cost"), FieldPanel("funded_by"), FieldPanel("certificate")],
            heading=_("Cost and result"),
        ),
        FieldPanel("steps"),
        FieldPanel("body"),
        HasContact.contact_panel,
        FieldPanel("verified_on"),
        FieldPanel("import_key"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("promise"), index.SearchField("body")]

    search_kind = Kind.OFFER
    parent_page_types = ["programmes.ProgrammePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        constraints = [
            models.UniqueConstraint(
                Lower("import_key"), condition=~models.Q(import_key=""), name="offer_import_key"
            )
        ]

    def clean(self) -> None:
        super().clean()
        if self.level_out and GermanLevel(self.level_out).rank < GermanLevel(self.level_in).rank:
            raise ValidationError(
                {
                    "level_out": _(
                        "The German reached at the end cannot be below the German needed at the start. "
                        "Please correct one of the two levels."
                    )
                }
            )
        self.import_key = " ".join(self.import_key.split())
        same_key = OfferPage._base_manager.filter(import_key__iexact=self.import_key)
        if self.import_key and same_key.exclude(pk=self.pk).exists():
            raise ValidationError({"import_key": _("Another offer has this key already.")})

    def search_programmes(self) -> tuple[str, ...]:
        """The programme it stands below."""
        return (f"{self.path_below_home.rstrip('/').rpartition('/')[0]}/",)

    def search_words(self) -> list[object]:
        """Also in which format, region and languages: “Coaching auf Arabisch”."""
        return [
            self.promise,
            self.get_offer_type_display(),
            self.steps,
            self.body,
            self.certificate,
            *(f"{fact}." for fact in self._facts_to_be_found() if fact),
        ]

    def _facts_to_be_found(self) -> list[str]:
        """German is left out of the languages: everywhere German is spoken, and few look for that."""
        languages = [code for code in self.coaching_languages if code != SpokenLanguage.GERMAN]
        labels = [
            self.facts_in_words("kreise"),
            self._meta.get_field("coaching_languages").labels(languages),
        ]
        return [str(self.get_format_display()), *(", ".join(map(str, some)) for some in labels)]

    def get_context(self, request, *args, **kwargs):
        code = get_language()
        above = ProgrammePage.objects.in_language(code).select_related("organisation")
        starts = OfferStart.objects.filter(
            offer__translation_key=self.translation_key, offer__locale__language_code=SOURCE
        )
        return {
            **super().get_context(request, *args, **kwargs),
            "programme": above.filter(translation_key=self.get_parent().translation_key).first(),
            "starts": starts.filter(date__gte=timezone.localdate()).order_by("date"),
            "calendar_address": calendar_beside(self),
        }

    @property
    def should_be_verified(self) -> bool:
        """Whether nobody has looked for half a year whether all of this is still true, or nobody ever has."""
        return self.verified_on is None or self.verified_on < to_verify_before()

    def facts_in_words(self, field: str) -> list[str]:
        """The labels of a field that holds several values, such as `sectors`."""
        return self._meta.get_field(field).labels(getattr(self, field))


class OfferStart(Orderable):
    """A day on which an offer begins. Read from the German page, whatever the reader's language."""

    offer = ParentalKey(OfferPage, on_delete=models.CASCADE, related_name="starts")
    date = models.DateField(_("date"))

    panels = [FieldPanel("date")]

    class Meta(Orderable.Meta):
        verbose_name = _("start date")
        verbose_name_plural = _("start dates")

    def __str__(self) -> str:
        return str(self.date)
