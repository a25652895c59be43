"""The columns of the spreadsheet: their headings, which never change, and what they hold.

Names and vocabularies are those of the open data (docs/offene-daten.md); the German headings are part of the
file format like the names, so they are not translated.
"""

from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programmes import vocabularies
from programmes.models import OfferPage
from programmes.open_data.fields import FIELDS, Kind


@dataclass(frozen=True)
class Column:
    """One column. `attribute` is the offer's field; "" for those with a meaning of their own.

    `required` columns must be filled in wherever they stand, `for_new` ones must be there for a new offer.
    """

    name: str
    heading: str
    kind: Kind
    attribute: str
    meaning: str | Promise
    example: str = ""
    vocabulary: type[TextChoices] | None = None
    required: bool = False
    for_new: bool = False
    width: int = 20
    others: tuple[str, ...] = field(default=())
    """Other headings under which it is found."""

    @property
    def holds_several(self) -> bool:
        """Whether a cell may hold more than one value."""
        return self.kind in {Kind.CODES, Kind.DAYS}


def _help(attribute: str) -> str | Promise:
    return OfferPage._meta.get_field(attribute).help_text


KEY = Column(
    "id",
    "Kennung",
    Kind.TEXT,
    "import_key",
    _(
        "By this an import finds the offer again. Choose it freely for a new offer, such as “mint-01”, and "
        "never change it. Offers without one of their own are exported with a long code; leave it as it is."
    ),
    example="mint-01",
    required=True,
    for_new=True,
    width=18,
    others=("key", "import_key", "Schlüssel"),
)
PROGRAMME = Column(
    "programme",
    "Programm",
    Kind.TEXT,
    "",
    _("The programme that a new offer belongs to: its title. An import moves no offer to another programme."),
    width=30,
    others=("Teilvorhaben",),
)

COLUMNS: tuple[Column, ...] = (
    KEY,
    PROGRAMME,
    Column(
        "title",
        "Titel",
        Kind.TEXT,
        "title",
        _("The name of the offer."),
        example="Anpassungslehrgang Pflege",
        required=True,
        for_new=True,
        width=40,
    ),
    Column(
        "promise",
        "Nutzen in einem Satz",
        Kind.TEXT,
        "promise",
        _help("promise"),
        required=True,
        for_new=True,
        width=50,
    ),
    Column("lead", "Einleitung", Kind.TEXT, "lead", _help("lead"), width=50),
    Column("note", "Hinweis", Kind.TEXT, "note", _help("note")),
    Column(
        "type",
        "Art des Angebots",
        Kind.CODE,
        "offer_type",
        _("What kind of help it is."),
        vocabulary=vocabularies.OfferType,
        required=True,
        for_new=True,
        width=30,
    ),
    Column(
        "sectors",
        "Branchen",
        Kind.CODES,
        "sectors",
        _("The lines of work it leads to. Empty: for all of them."),
        vocabulary=vocabularies.Sector,
        width=30,
    ),
    Column(
        "audiences",
        "Für wen",
        Kind.CODES,
        "audiences",
        _("For whom it is. Empty: for everybody."),
        vocabulary=vocabularies.Audience,
        width=30,
        others=("Zielgruppen",),
    ),
    Column(
        "recognition_states",
        "Stand der Anerkennung",
        Kind.CODES,
        "recognition_states",
        _("For which state of recognition it is suitable. Empty: for every one."),
        vocabulary=vocabularies.RecognitionState,
        width=26,
    ),
    Column(
        "districts",
        "Region",
        Kind.CODES,
        "kreise",
        _("Where it is."),
        vocabulary=vocabularies.Kreis,
        width=26,
        others=("Kreise", "Kreis"),
    ),
    Column(
        "format",
        "Format",
        Kind.CODE,
        "format",
        _("How people take part."),
        vocabulary=vocabularies.Format,
        required=True,
        for_new=True,
    ),
    Column(
        "german_at_start",
        "Deutschniveau zu Beginn",
        Kind.CODE,
        "level_in",
        _("The German that is really needed at the start."),
        vocabulary=vocabularies.GermanLevel,
        required=True,
        for_new=True,
    ),
    Column(
        "german_at_end",
        "Deutschniveau am Ende",
        Kind.CODE,
        "level_out",
        _("The German reached at the end."),
        vocabulary=vocabularies.GermanLevel,
    ),
    Column(
        "coaching_languages",
        "Sprachen im Coaching",
        Kind.CODES,
        "coaching_languages",
        _help("coaching_languages"),
        vocabulary=vocabularies.SpokenLanguage,
        width=26,
    ),
    Column(
        "rolling_start",
        "Start jederzeit möglich",
        Kind.FLAG,
        "rolling_start",
        _("“ja” or “nein”. Empty means no."),
        example="nein",
    ),
    Column(
        "start_dates",
        "Starttermine",
        Kind.DAYS,
        "starts",
        _("The days on which it begins. Those that are not here are taken away."),
        example="01.12.2026; 01.03.2027",
        width=26,
    ),
    Column("duration", "Dauer", Kind.TEXT, "duration", _("How long it lasts, in words."), example="6 Monate"),
    Column("hours", "Umfang in Stunden", Kind.TEXT, "hours", _("How many hours it takes, in words.")),
    Column("cost", "Kosten", Kind.TEXT, "cost", _("What it costs, in words.")),
    Column("funded_by", "Wer bezahlt", Kind.TEXT, "funded_by", _("Who pays.")),
    Column(
        "certificate",
        "Zertifikat oder Bescheinigung",
        Kind.TEXT,
        "certificate",
        _("What one gets at the end."),
    ),
    Column(
        "contact_name",
        "Kontakt",
        Kind.TEXT,
        "contact_name",
        _help("contact_name"),
        others=("Kontakt: Name",),
    ),
    Column("contact_function", "Funktion", Kind.TEXT, "contact_function", _("What that person does.")),
    Column(
        "contact_phone",
        "Telefon",
        Kind.TEXT,
        "contact_phone",
        _("The telephone number as readers shall see it."),
        example="+49 521 000000",
    ),
    Column("contact_email", "E-Mail", Kind.TEXT, "contact_email", _("The e-mail address."), width=26),
    Column(
        "contact_languages",
        "Sprachen des Kontakts",
        Kind.CODES,
        "contact_languages",
        _help("contact_languages"),
        vocabulary=vocabularies.SpokenLanguage,
        width=26,
    ),
    Column(
        "verified_on",
        "Zuletzt geprüft am",
        Kind.DAY,
        "verified_on",
        _help("verified_on"),
        example="01.12.2026",
    ),
)

OPEN_DATA_ONLY = frozenset(
    {one.name for one in FIELDS} - {column.name for column in COLUMNS}
    | {f"{one.name}_label" for one in FIELDS if one.vocabulary}
)
"""Columns of the open data that follow from others: known, and not read."""

LANGUAGE = "language"
"""The open data's column that says in which language a row is written."""
