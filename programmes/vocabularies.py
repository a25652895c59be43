"""The field's words as closed lists. Their labels are translated with the rest of the interface."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class FundingRound(TextChoices):
    """The periods for which the programme IQ grants money."""

    ROUND_2023 = "2023-2025", _("2023–2025")
    ROUND_2026 = "2026-2028", _("2026–2028")


class Kreis(TextChoices):
    """Where: the districts of Ostwestfalen-Lippe."""

    BIELEFELD = "bielefeld", _("City of Bielefeld")
    GUETERSLOH = "guetersloh", _("Gütersloh district")
    HERFORD = "herford", _("Herford district")
    HOEXTER = "hoexter", _("Höxter district")
    LIPPE = "lippe", _("Lippe district")
    MINDEN_LUEBBECKE = "minden-luebbecke", _("Minden-Lübbecke district")
    PADERBORN = "paderborn", _("Paderborn district")
    OWL = "owl", _("all of Ostwestfalen-Lippe")
    ONLINE = "online", _("online")


EVERYWHERE = frozenset({Kreis.OWL.value, Kreis.ONLINE.value})
"""Values of `Kreis` that are no place to live in: what is offered there is offered in each of them."""


class OfferType(TextChoices):
    """What kind of help an offer is."""

    ADAPTATION_COURSE = "adaptation_course", _("Adaptation course")
    EXAM_PREPARATION = "exam_preparation", _("Preparation for a knowledge or aptitude test")
    BRIDGING_COURSE = "bridging_course", _("Bridging course")
    MENTORING = "mentoring", _("Mentoring in the company")
    ON_THE_JOB = "on_the_job", _("Qualification on the job")
    GROUP_COURSE = "group_course", _("Modular group course")
    COACHING = "coaching", _("Coaching")
    VALIDATION = "validation", _("Validation of skills without a certificate")
    COUNSELLING = "counselling", _("Counselling")


class Sector(TextChoices):
    """The line of work an offer leads to."""

    MINT = "mint", _("Science, technology, engineering, mathematics (MINT)")
    E_COMMERCE = "e_commerce", _("E-commerce")
    CIVIL_PROTECTION = "civil_protection", _("Civil protection and rescue service")
    EDUCATION = "education", pgettext_lazy("sector", "Education")
    SOCIAL_WORK = "social_work", _("Social work")
    PUBLIC_ADMINISTRATION = "public_administration", _("Public administration")
    INFRASTRUCTURE = "infrastructure", _("Infrastructure")
    INDUSTRY = "industry", _("Industry and maintenance")
    ROBOTICS = "robotics", _("Robotics")
    HEALTH = "health", _("Health")
    CROSS_SECTOR = "cross_sector", _("All sectors")


class Format(TextChoices):
    """How people take part."""

    IN_PERSON = "in_person", _("In person")
    ONLINE = "online", _("Online")
    HYBRID = "hybrid", _("In person and online")
    IN_COMPANY = "in_company", _("In the company")


class GermanLevel(TextChoices):
    """Levels of German after the Common European Framework of Reference."""

    NONE = "none", _("No German needed")
    A1 = "a1", "A1"
    A2 = "a2", "A2"
    B1 = "b1", "B1"
    B2 = "b2", "B2"
    C1 = "c1", "C1"
    C2 = "c2", "C2"

    @property
    def rank(self) -> int:
        """0 for no German up to 6 for C2, so that levels can be compared."""
        return list(GermanLevel).index(self)


class Audience(TextChoices):
    """Whom something is for."""

    PROFESSIONALS = "professionals", _("Professionals from abroad")
    EMPLOYERS = "employers", _("Employers")
    COUNSELLORS = "counsellors", _("Counsellors and job centres")
    MIGRANT_ORGANISATIONS = "migrant_organisations", _("Migrant organisations")


class RecognitionState(TextChoices):
    """How far the recognition of a foreign qualification has come."""

    FULL = "full", _("Fully recognised")
    PARTIAL = "partial", _("Partly recognised")
    REJECTED = "rejected", pgettext_lazy("recognition", "Rejected")
    NOT_APPLIED = "not_applied", _("Not yet applied")
    NOT_NEEDED = "not_needed", _("Recognition not needed")


class StartTime(TextChoices):
    """How soon an offer can begin; each answer holds where the one before it does."""

    ROLLING = "rolling", _("On any day")
    NOW = "now", _("Now (within four weeks)")
    SOON = "soon", _("Within three months")


class SpokenLanguage(TextChoices):
    """Languages in which people are advised or in which an event is held: more than the site has."""

    GERMAN = "de", _("German")
    ENGLISH = "en", _("English")
    UKRAINIAN = "uk", _("Ukrainian")
    RUSSIAN = "ru", _("Russian")
    TURKISH = "tr", _("Turkish")
    POLISH = "pl", _("Polish")
    ARABIC = "ar", _("Arabic")
    PERSIAN = "fa", _("Persian")
    KURDISH = "ku", _("Kurdish")
    FRENCH = "fr", _("French")
    SPANISH = "es", _("Spanish")
    ROMANIAN = "ro", _("Romanian")


class EventStatus(TextChoices):
    """Whether an event takes place."""

    PLANNED = "planned", _("Takes place as planned")
    CANCELLED = "cancelled", pgettext_lazy("event", "Cancelled")
    POSTPONED = "postponed", pgettext_lazy("event", "Postponed")


class EventMode(TextChoices):
    """How people take part in an event."""

    ONLINE = "online", _("Online")
    ON_SITE = "on_site", _("On site")
    HYBRID = "hybrid", _("On site and online")
