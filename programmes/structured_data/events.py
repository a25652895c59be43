"""An event as schema.org's Event. Google asks for name, startDate and location."""

from collections.abc import Iterable

from home.plain_text import words_of
from home.structured_data import Node, Site, moment, without_empty
from programmes.models import Appearance, Event, Series
from programmes.structured_data.people import performers
from programmes.vocabularies import EventMode, EventStatus

STATUS = {
    EventStatus.PLANNED: "https://schema.org/EventScheduled",
    EventStatus.CANCELLED: "https://schema.org/EventCancelled",
    # The day stays until another one is known; then the event is planned again.
    EventStatus.POSTPONED: "https://schema.org/EventPostponed",
}
MODE = {
    EventMode.ON_SITE: "https://schema.org/OfflineEventAttendanceMode",
    EventMode.ONLINE: "https://schema.org/OnlineEventAttendanceMode",
    EventMode.HYBRID: "https://schema.org/MixedEventAttendanceMode",
}


def event_node(event: Event, series: Series | None, appearances: Iterable[Appearance], site: Site) -> Node:
    """An event with those who speak. Its languages are those that are spoken."""
    return without_empty(
        {
            "@type": "Event",
            "@id": f"{site.address}#event",
            "url": site.address,
            "name": event.title,
            "description": words_of(event.summary, event.note),
            "startDate": moment(event.start),
            "endDate": moment(event.end),
            "eventStatus": STATUS[EventStatus(event.status)],
            "eventAttendanceMode": MODE[EventMode(event.mode)],
            "location": _location(event, site),
            "organizer": site.operator,
            "performer": performers(appearances),
            "inLanguage": event.spoken_languages or [site.language],
            "superEvent": {
                "@type": "EventSeries",
                "name": series.name,
                "url": site.absolute(series.get_absolute_url()),
            }
            if series
            else None,
        }
    )


def _location(event: Event, site: Site) -> Node | list[Node]:
    """Where people meet. Online that is where they register, else the event's page."""
    page = site.absolute(event.get_absolute_url())
    online: Node = {"@type": "VirtualLocation", "url": event.registration_url or page}
    on_site: Node = {"@type": "Place", "name": event.place, "address": event.place}
    if event.mode == EventMode.ONLINE:
        return online
    return [on_site, online] if event.mode == EventMode.HYBRID else on_site
