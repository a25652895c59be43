from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from home.chrome.context import Chrome
from programmes.calendar import events_as_ics
from programmes.listings import events_in


@require_safe
@cache_control(public=True, max_age=900)
def calendar(request: HttpRequest) -> HttpResponse:
    """All events as one calendar, to which people subscribe."""
    code = get_language()
    name = " – ".join(filter(None, [gettext("Events"), Chrome(request).settings.organisation_name]))
    events = events_in(code).order_by("start", "pk")
    content = events_as_ics(
        events,
        lambda event: request.build_absolute_uri(event.get_absolute_url()),
        request.get_host().split(":")[0],
        code,
        name,
    )
    return HttpResponse(
        content,
        headers={
            "Content-Type": "text/calendar; charset=utf-8",
            "Content-Disposition": 'inline; filename="kalender.ics"',
        },
    )
