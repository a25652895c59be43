"""Choosing among the offers by what a reader knows of herself: where she lives, how much German she has."""

from django import forms
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from programmes.models import OfferPage
from programmes.vocabularies import Audience, GermanLevel, Kreis, SpokenLanguage

EVERYWHERE = (Kreis.OWL, Kreis.ONLINE)


class OfferFilter(forms.Form):
    """The questions, as fields whose names stand in the address. Nothing chosen means: all offers."""

    kreis = forms.ChoiceField(label=_("Where do you live?"), required=False)
    deutsch = forms.ChoiceField(label=_("How much German do you have?"), required=False)
    sprache = forms.ChoiceField(label=_("In which language do you want to talk?"), required=False)
    zielgruppe = forms.ChoiceField(label=_("Who are you?"), required=False)

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        anything = [("", _("Does not matter"))]
        places = [choice for choice in Kreis.choices if choice[0] not in EVERYWHERE]
        self.fields["kreis"].choices = anything + places
        self.fields["deutsch"].choices = anything + GermanLevel.choices
        self.fields["sprache"].choices = anything + SpokenLanguage.choices
        self.fields["zielgruppe"].choices = anything + Audience.choices

    @property
    def chosen(self) -> dict[str, str]:
        """What was chosen; values that are no answer to the question are left out."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def apply(self, offers: QuerySet[OfferPage]) -> QuerySet[OfferPage]:
        """The offers that fit.

        An offer in all of the region or online fits every Kreis; German of B1 suffices for offers that
        need B1 or less; an offer that names no audience is for everybody.
        """
        chosen = self.chosen
        if kreis := chosen.get("kreis"):
            offers = offers.filter(kreise__overlap=[kreis, *EVERYWHERE])
        if level := chosen.get("deutsch"):
            enough = [one for one in GermanLevel if one.rank <= GermanLevel(level).rank]
            offers = offers.filter(level_in__in=enough)
        if language := chosen.get("sprache"):
            offers = offers.filter(coaching_languages__contains=[language])
        if audience := chosen.get("zielgruppe"):
            offers = offers.filter(Q(audiences__contains=[audience]) | Q(audiences=[]))
        return offers
