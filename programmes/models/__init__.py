from programmes.models.audience_page import AudiencePage
from programmes.models.calendar_version import CalendarVersion
from programmes.models.enquiry import Enquiry
from programmes.models.event import Appearance, Event
from programmes.models.index_pages import (
    EventIndexPage,
    OfferIndexPage,
    ProgrammeIndexPage,
    RecapIndexPage,
)
from programmes.models.offer import OfferPage, OfferStart, to_verify_before
from programmes.models.offer_import import OfferImport
from programmes.models.organisation import Organisation
from programmes.models.programme import ProgrammePage
from programmes.models.recap import RecapPage
from programmes.models.series import Series
from programmes.models.speaker import Speaker

__all__ = [
    "Appearance",
    "CalendarVersion",
    "AudiencePage",
    "Enquiry",
    "Event",
    "EventIndexPage",
    "OfferImport",
    "OfferIndexPage",
    "OfferPage",
    "OfferStart",
    "Organisation",
    "ProgrammeIndexPage",
    "ProgrammePage",
    "RecapIndexPage",
    "RecapPage",
    "Series",
    "Speaker",
    "to_verify_before",
]
