"""Things that are in no database, for components to show."""

from datetime import date, datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from wagtail.models import Locale

from downloads.file_facts import FileFacts
from downloads.models import Presentation
from programmes.models import (
    Appearance,
    Event,
    OfferPage,
    Organisation,
    ProgrammePage,
    RecapPage,
    Series,
    Speaker,
)

BERLIN = ZoneInfo("Europe/Berlin")
GERMAN = Locale(language_code="de")
ORGANISATION = Organisation(
    name="Beispielwerk", legal_form="e. V.", website="https://example.org/", seat="Bielefeld"
)
SERIES = Series(name="IQ um 9", rhythm="Meist am ersten Dienstag im Monat", locale=GERMAN)
CONTACT = {
    "contact_name": "Beratungsteam",
    "contact_function": "Fragen zu Angeboten",
    "contact_phone": "+49 521 5550100",
    "contact_email": "kontakt@example.org",
    "contact_languages": ["de", "ar", "uk"],
}
LONG = "Sozialversicherungsfachangestelltenausbildung: ein Wort, das auf einem Telefon kaum Platz hat"


def with_facts(thing: object, **facts: object) -> object:
    """The thing with what a list would have told about it."""
    for name, value in facts.items():
        setattr(thing, name, value)
    return thing


def event(**content: object) -> Event:
    content = {
        "slug": "beispiel",
        "title": "Deutsch am Arbeitsplatz",
        "locale": GERMAN,
        "series": SERIES,
        "start": datetime(2027, 3, 2, 9, tzinfo=BERLIN),
        "end": datetime(2027, 3, 2, 10, tzinfo=BERLIN),
        "status": "planned",
        "mode": "hybrid",
        "place": "Bielefeld",
        "spoken_languages": ["de", "en"],
        **content,
    }
    return Event(**content)


def programme(**content: object) -> ProgrammePage:
    content = {
        "title": "Fit für Beispiele",
        "url_path": "/home/programme/beispiel/",
        "locale": GERMAN,
        "lead": "Eine Werkstatt aus einzelnen Modulen: lernen, ausprobieren, ankommen.",
        "organisation": ORGANISATION,
        "funding_round": "2026-2028",
        "kreise": ["guetersloh", "lippe"],
        **CONTACT,
        **content,
    }
    return ProgrammePage(**content)


def offer(**content: object) -> OfferPage:
    content = {
        "title": "Anpassungslehrgang Pflege",
        "url_path": "/home/programme/beispiel/angebot/",
        "locale": GERMAN,
        "promise": "Praxiseinsätze, Unterricht und Coaching: die Lücken aus Ihrem Bescheid schließen.",
        "offer_type": "adaptation_course",
        "sectors": ["health", "social_work"],
        "audiences": ["professionals"],
        "recognition_states": ["partial"],
        "kreise": ["owl"],
        "format": "in_person",
        "level_in": "b1",
        "level_out": "b2",
        "coaching_languages": ["de", "ar"],
        "duration": "5 Monate",
        "hours": "400 Unterrichtsstunden",
        "cost": "Kostenfrei",
        "funded_by": "Förderprogramm IQ",
        "certificate": "Bescheinigung über die Teilnahme",
        **CONTACT,
        **content,
    }
    facts = {"next_start": date(2027, 4, 1), "organisation_name": ORGANISATION.full_name}
    return with_facts(OfferPage(**content), **facts)


def recap(**content: object) -> RecapPage:
    content = {
        "title": "Ein Betrieb stellt international ein",
        "url_path": "/home/rueckblicke/beispiel/",
        "locale": GERMAN,
        "lead": "Was half, was hinderte, was er wieder so machen würde.",
        "event": event(),
        **content,
    }
    return RecapPage(**content)


def files() -> list[FileFacts]:
    """The same slides in two languages, once more to be edited, and a list of words."""
    return [
        *(FileFacts(code, f"folien-{code}.pdf", size=13_700, pages=12) for code in ("de", "ar")),
        FileFacts("de", "folien-de.pptx", size=16_700, pages=12, variant="pptx"),
        FileFacts("de", "woerter.xlsx", size=3_400, pages=None, variant="xlsx", title="Zehn Wörter"),
    ]


def presentation(**facts: object) -> Presentation:
    made = Presentation(
        slug="beispiel",
        title="Deutsch am Arbeitsplatz",
        locale=GERMAN,
        date=date(2027, 3, 2),
        licence="cc-by",
    )
    facts = {"file_facts": [vars(file) for file in files()], "picture": "", **facts}
    return with_facts(made, **facts)


def appearances() -> list[Appearance]:
    """Two people, one with a long name."""
    return [
        with_facts(
            Appearance(role=role, organisation=ORGANISATION.full_name, locale=GERMAN),
            speaker=Speaker(name=name, locale=GERMAN),
        )
        for name, role in (
            ("Beispielperson A", "Moderation"),
            ("Dr. Beispielperson mit langem Namen", "Vortrag"),
        )
    ]


def slide(number: int, *lines: str) -> SimpleNamespace:
    """A slide without a picture, as downloads.slide_text shows it."""
    blocks = [SimpleNamespace(is_list=True, lines=lines)] if lines else []
    return SimpleNamespace(
        number=number,
        slide=SimpleNamespace(number=number, picture=None, text="\n".join(lines)),
        blocks=blocks,
    )


def figures() -> list[SimpleNamespace]:
    """As the items of a stream."""
    pairs = (
        ("4,8 Mio. €", "Fördermittel für 2026 bis 2028"),
        ("über 1.000", "Qualifizierungen geplant"),
        ("8", "Partner"),
    )
    return [SimpleNamespace(value={"number": number, "label": label}) for number, label in pairs]


def steps() -> list[SimpleNamespace]:
    """As the items of a stream."""
    pairs = (
        ("Sie rufen an", "In Ihrer Sprache."),
        ("Wir beraten Sie", ""),
        ("Sie fangen an", "Schritt für Schritt."),
    )
    return [SimpleNamespace(value={"title": title, "text": text}) for title, text in pairs]


def faceted() -> SimpleNamespace:
    """Two questions of a list, one of them answered."""

    class Choice(list):
        path, kept, address_of_all = "#", {}, "#"

    answers = [
        SimpleNamespace(code="b1", label="B1", count=4, is_chosen=True),
        SimpleNamespace(code="c1", label="C1", count=0, is_chosen=False),
    ]
    level = SimpleNamespace(name="niveau", label="German", hint="", single=False)
    place = SimpleNamespace(name="ort", label="Region", hint="Where do you live?", single=True)
    return SimpleNamespace(
        choice=Choice(["b1"]),
        questions=[
            SimpleNamespace(facet=level, is_open=True, chosen=["b1"], answers=answers),
            SimpleNamespace(facet=place, is_open=True, chosen=[], answers=[]),
        ],
        chosen=[SimpleNamespace(address="#", facet=level, label="B1")],
    )
