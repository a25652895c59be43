"""Reading calendars as calendar programs do."""

from icalendar import Calendar


def calendar_at(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert not response.cookies
    return Calendar.from_ical(response.content)


def entry_of(client, event, code="de"):
    return calendar_at(client, f"/{code}/termine/{event.slug}.ics").events[0]


def summaries(calendar):
    return [str(entry["summary"]) for entry in calendar.events]
