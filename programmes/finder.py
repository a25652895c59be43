"""The finder: three questions, and what was answered. Everything stands in the address, nothing is stored."""

from dataclasses import dataclass

from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from config.languages import SOURCE
from home.facets import Choice, Facet
from programmes.fit import Situation
from programmes.listings import programmes_in
from programmes.models import ProgrammePage
from programmes.offer_facets import LEVELS_OF_A_READER
from programmes.vocabularies import (
    EVERYWHERE,
    Kreis,
    RecognitionState,
    Sector,
    SpokenLanguage,
)

STEP = "schritt"
RESULT = "ergebnis"

# The parameters are those of the list of offers, so that a result leads there with the same answers.
WORK = Facet(
    "branche",
    _("What did you learn or do?"),
    [choice for choice in Sector.choices if choice[0] != Sector.CROSS_SECTOR],
    hint=_("You can choose more than one. If nothing is right, go on without choosing."),
)
RECOGNITION = Facet(
    "anerkennung",
    _("How far is your recognition?"),
    RecognitionState.choices,
    single=True,
    hint=_("Recognition means: an office in Germany has compared your certificate with a German one."),
)
GERMAN = Facet("deutsch", _("How much German do you have?"), LEVELS_OF_A_READER, single=True)
KREIS = Facet(
    "kreis",
    _("Where do you live?"),
    [choice for choice in Kreis.choices if choice[0] not in EVERYWHERE],
    single=True,
)


@dataclass(frozen=True)
class Screen:
    """One screen: a heading and the questions on it."""

    number: int
    heading: str | Promise
    facets: tuple[Facet, ...]


SCREENS = (
    Screen(1, WORK.label, (WORK,)),
    Screen(2, RECOGNITION.label, (RECOGNITION,)),
    Screen(3, _("How much German do you have, and where do you live?"), (GERMAN, KREIS)),
)
FACETS = tuple(facet for screen in SCREENS for facet in screen.facets)


class Answers:
    """What an address says: the answers, and which screen it asks for. Nonsense leads to the first screen."""

    def __init__(self, query: QueryDict, code: str, path: str = "") -> None:
        self.code = code
        self._query = query
        self.choice = Choice(FACETS, query, path)
        self._step = query.get(STEP, "")

    @property
    def screen(self) -> Screen | None:
        """The screen to be shown; None for the result."""
        if self._step == RESULT:
            return None
        return next((screen for screen in SCREENS if str(screen.number) == self._step), SCREENS[0])

    @property
    def situation(self) -> Situation:
        """The answers as `fit` wants them."""
        language = self.code.split("-")[0]
        return Situation(
            sectors=self.choice.of(WORK.name),
            recognition="".join(self.choice.of(RECOGNITION.name)),
            german="".join(self.choice.of(GERMAN.name)),
            kreis="".join(self.choice.of(KREIS.name)),
            # That a German reader can talk German is no reason.
            language=language if language in SpokenLanguage.values and language != SOURCE else "",
        )

    def address_of(self, step: object) -> str:
        """The address of another screen, or of the result, with the same answers."""
        return self.choice.address(**{STEP: str(step)})

    def address_among(self, path: str) -> str:
        """The address of the list of offers at `path`, with the same answers as filters."""
        return Choice(FACETS, self._query, path).address()

    @property
    def given(self) -> list[tuple[Screen, list[str | Promise]]]:
        """Each screen with the labels of what was answered on it."""
        return [
            (screen, [label for facet in screen.facets for label in self._labels(facet)])
            for screen in SCREENS
        ]

    def _labels(self, facet: Facet) -> list[str | Promise]:
        return [label for code, label in facet.choices if code in self.choice.of(facet.name)]

    def kept_on(self, screen: Screen) -> list[tuple[str, str]]:
        """What a screen carries on unseen: the answers given on the other ones."""
        here = {facet.name for facet in screen.facets}
        return [(name, code) for name, code in self.choice.pairs() if name not in here]


def whom_to_ask(kreis: str, code: str) -> QuerySet[ProgrammePage]:
    """The programmes that can be asked, those of the Kreis first, then those of the whole region."""
    near = [When(kreise__contains=[kreis], then=Value(0))] if kreis else []
    distance = Case(
        *near,
        When(kreise__contains=[Kreis.OWL.value], then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    asked = programmes_in(code).exclude(contact_name="", contact_phone="", contact_email="")
    return asked.annotate(distance=distance).filter(distance__lt=2).order_by("distance", "title")
