"""An offer as schema.org's Course where something is taught, else as a Service.

Google asks of a Course for name, description and provider. Its rules for a course's price and workload
want a price class and an ISO duration, which an offer's words ("about six months") do not give: nothing
is said rather than guessed.
"""

from collections.abc import Iterable
from datetime import date

from home.plain_text import words_of
from home.structured_data import Node, Site, without_empty
from programmes.models import OfferPage, ProgrammePage
from programmes.structured_data.people import organisation
from programmes.vocabularies import Format, GermanLevel, OfferType

TAUGHT = {
    OfferType.ADAPTATION_COURSE,
    OfferType.EXAM_PREPARATION,
    OfferType.BRIDGING_COURSE,
    OfferType.ON_THE_JOB,
    OfferType.GROUP_COURSE,
}
COURSE_MODE = {
    Format.IN_PERSON: "Onsite",
    Format.IN_COMPANY: "Onsite",
    Format.ONLINE: "Online",
    Format.HYBRID: "Blended",
}


def offer_node(offer: OfferPage, programme: ProgrammePage | None, starts: Iterable[date], site: Site) -> Node:
    """An offer with the days on which it begins."""
    region = [{"@type": "AdministrativeArea", "name": str(name)} for name in offer.facts_in_words("kreise")]
    shared = {
        "@id": f"{site.address}#offer",
        "url": site.address,
        "name": offer.title,
        "description": words_of(offer.promise, offer.lead),
        "provider": organisation(programme.organisation) if programme else site.operator,
        "audience": [
            {"@type": "Audience", "audienceType": str(name)} for name in offer.facts_in_words("audiences")
        ],
    }
    if OfferType(offer.offer_type) not in TAUGHT:
        channel = {"@type": "ServiceChannel", "availableLanguage": list(offer.coaching_languages)}
        return without_empty(
            {
                "@type": "Service",
                **shared,
                "serviceType": str(offer.get_offer_type_display()),
                "areaServed": region,
                "availableChannel": channel if offer.coaching_languages else None,
            }
        )
    return without_empty(
        {
            "@type": "Course",
            **shared,
            "inLanguage": site.language,
            "availableLanguage": list(offer.coaching_languages),
            "educationalCredentialAwarded": offer.certificate,
            "coursePrerequisites": _prerequisites(offer),
            "hasCourseInstance": [_instance(offer, day, site) for day in _days(offer, starts)],
        }
    )


def _prerequisites(offer: OfferPage) -> str:
    level = GermanLevel(offer.level_in)
    return "" if level == GermanLevel.NONE else f"CEFR {level.label}"


def _days(offer: OfferPage, starts: Iterable[date]) -> list[date | None]:
    """The days on which a course begins; None for one that begins at any time."""
    return [*starts, *([None] if offer.rolling_start else [])]


def _instance(offer: OfferPage, day: date | None, site: Site) -> Node:
    place = ", ".join(map(str, offer.facts_in_words("kreise")))
    on_site: Node = {
        "@type": "Place",
        "name": place,
        "address": {"@type": "PostalAddress", "addressRegion": "Nordrhein-Westfalen", "addressCountry": "DE"},
    }
    location = {"@type": "VirtualLocation", "url": site.address} if offer.format == Format.ONLINE else on_site
    return without_empty(
        {
            "@type": "CourseInstance",
            "name": offer.title,
            "courseMode": COURSE_MODE[Format(offer.format)],
            "startDate": day.isoformat() if day else None,
            "location": location if place or offer.format == Format.ONLINE else None,
        }
    )
