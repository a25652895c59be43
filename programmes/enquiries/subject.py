"""What an enquiry is about, and who answers it."""

import re
from dataclasses import dataclass

from config.languages import SOURCE
from home.models import SiteSettings
from home.translation.querysets import only_public
from programmes.models import OfferPage, ProgrammePage

PATH = re.compile(r"[-\w]+(/[-\w]+)*/?", re.ASCII)


@dataclass(frozen=True)
class Subject:
    """An offer in the reader's language with its programme there; both None for a question about anything."""

    offer: OfferPage | None = None
    programme: ProgrammePage | None = None

    @property
    def organisation(self) -> str:
        """Who answers; empty where that is the network itself."""
        organisation = self.programme and self.programme.organisation
        return organisation.name if organisation else ""

    @property
    def contact(self) -> OfferPage | ProgrammePage | None:
        """The offer, or else its programme: whichever names somebody who can be asked."""
        return next((page for page in (self.offer, self.programme) if page and page.has_contact), None)


def subject_at(path: str, code: str) -> Subject:
    """The published offer at `path` (below the home page, without language), as readers of `code` see it.

    Nothing in particular for any other path: who asks shall not be turned away by a broken link.
    """
    if not PATH.fullmatch(path):
        return Subject()
    candidates = only_public(OfferPage.objects.published().in_source())
    below = f"/{path.rstrip('/')}/"
    german = next(
        (page for page in candidates.filter(url_path__endswith=below) if f"/{page.path_below_home}" == below),
        None,
    )
    if german is None:
        return Subject()
    above = ProgrammePage.objects.in_language(code).select_related("organisation")
    return Subject(
        offer=OfferPage.objects.in_language(code).of(german).first(),
        programme=above.filter(translation_key=german.get_parent().translation_key).first(),
    )


def recipient_of(offer: OfferPage | None) -> str:
    """Where an enquiry about a German offer goes: to its contact, that of its programme, or the network's."""
    holders: list[object] = []
    if offer is not None:
        programme = ProgrammePage.objects.in_source().ancestor_of(offer).first()
        holders = [offer, programme]
    found = (holder.contact_email for holder in holders if holder and holder.contact_email)
    return next(found, "") or _network()


def _network() -> str:
    site_settings = SiteSettings.objects.order_by("site__is_default_site").last()
    return site_settings.email if site_settings else ""


def german_version(offer: OfferPage | None) -> OfferPage | None:
    """The German page of an offer, to which its enquiries belong."""
    return OfferPage.objects.of(offer).filter(locale__language_code=SOURCE).first() if offer else None
