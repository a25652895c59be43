"""What the pages of this room say of themselves: which steps lead to them, and what they are about."""

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext

from home.structured_data import Crumb, Description, Site
from home.templatetags.site_tags import path_above, same_path
from programmes.models import Event, OfferPage, ProgrammePage, RecapPage, Series
from programmes.structured_data.events import event_node
from programmes.structured_data.offers import offer_node
from programmes.structured_data.people import organisation


def describe(context: Mapping[str, object], site: Site) -> Description | None:
    """The page that is rendered with `context`, if it is one of this room's."""
    match context.get("page"):
        case OfferPage() as offer:
            return _offer(offer, context, site)
        case ProgrammePage() as programme:
            return _programme(programme, site)
        case RecapPage() as recap:
            trail = [Crumb(gettext("Recaps"), path_above(recap)), Crumb(recap.title)]
            return Description(recap.title, trail, changed=recap.last_published_at)
        case None:
            return _event_or_series(context, site)
    return None


def _offer(offer: OfferPage, context: Mapping[str, object], site: Site) -> Description:
    programme = context.get("programme")
    trail = [Crumb(gettext("Programmes"), path_above(offer, 2))]
    if programme:
        trail.append(Crumb(programme.title, same_path(programme)))
    starts = [start.date for start in context.get("starts", [])]
    return Description(
        offer.title,
        [*trail, Crumb(offer.title)],
        offer_node(offer, programme, starts, site),
        offer.last_published_at,
    )


def _programme(programme: ProgrammePage, site: Site) -> Description:
    return Description(
        programme.title,
        [Crumb(gettext("Programmes"), path_above(programme)), Crumb(programme.title)],
        {"@id": f"{site.address}#partner", **organisation(programme.organisation)},
        programme.last_published_at,
    )


def _event_or_series(context: Mapping[str, object], site: Site) -> Description | None:
    events = Crumb(gettext("Events"), reverse("wagtail_serve", args=["termine/"]))
    event, series = context.get("event"), context.get("series")
    if isinstance(event, Event):
        node = event_node(event, series, context.get("appearances", []), site)
        return Description(event.title, [events, Crumb(event.title)], node, event.last_published_at)
    if isinstance(series, Series):
        # An EventSeries of its own would be read as an event without a date.
        return Description(series.name, [events, Crumb(series.name)], changed=series.last_published_at)
    return None
