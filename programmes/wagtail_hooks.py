from django.db.models import F, QuerySet, TextField, Value
from django.db.models.functions import Concat
from django.template.loader import render_to_string
from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from home.admin_lists import LANGUAGE, PUBLISHED, TranslatedViewSet
from home.sitemaps import entries
from programmes import reports, things_to_do  # noqa: F401 - register themselves
from programmes.enquiries import hooks as enquiry_hooks  # noqa: F401 - registers the inbox
from programmes.listings import events_in, programmes_in, recaps_in
from programmes.models import Event, Organisation, Series, Speaker
from programmes.offer_import import hooks as import_hooks  # noqa: F401 - registers the import
from programmes.structured_data.pages import describe


class EventViewSet(TranslatedViewSet):
    model = Event
    icon = "date"
    menu_label = _("Events")
    list_display = ["title", "series", "start", "status", LANGUAGE, PUBLISHED]
    list_filter = ["series", "status", "mode"]
    ordering = ["-start"]


class SeriesViewSet(TranslatedViewSet):
    model = Series
    icon = "history"
    menu_label = pgettext_lazy("menu", "Series")
    list_display = ["name", "rhythm", LANGUAGE, PUBLISHED]


class SpeakerViewSet(TranslatedViewSet):
    model = Speaker
    icon = "user"
    menu_label = _("Speakers")
    list_display = ["name", "function", "organisation", "public_until", LANGUAGE, PUBLISHED]
    list_filter = ["organisation"]


class OrganisationViewSet(SnippetViewSet):
    model = Organisation
    icon = "group"
    menu_label = _("Organisations")
    list_display = ["name", "legal_form", "seat", "website"]


class ProgrammeViewSetGroup(SnippetViewSetGroup):
    items = (EventViewSet, SeriesViewSet, SpeakerViewSet, OrganisationViewSet)
    menu_icon = "date"
    menu_label = _("Events and people")
    menu_name = "events-and-people"
    menu_order = 210


register_snippet(ProgrammeViewSetGroup)


@hooks.register("home_page_hero")
def way_to_the_finder(context) -> str:
    """The first step for somebody who does not know what she needs, for the home page."""
    return render_to_string("programmes/finder/home_link.html", context.flatten())


@hooks.register("search_nothing_found")
def finder_instead_of_search(context) -> str:
    """Where a search finds nothing, three questions may."""
    return render_to_string("components/finder_link.html", context.flatten())


@hooks.register("home_page_news", order=10)
def next_event(context) -> str:
    """The next event, for the home page."""
    event = events_in(get_language()).upcoming().first()
    return render_to_string("programmes/news/next_event.html", {**context.flatten(), "event": event})


@hooks.register("home_page_news", order=20)
def newest_recap(context) -> str:
    """The newest recap, for the home page."""
    recap = recaps_in(get_language()).first()
    return render_to_string("programmes/news/newest_recap.html", {**context.flatten(), "recap": recap})


@hooks.register("home_page_programmes")
def programmes_of_the_network(context) -> str:
    """The programmes of the network, for the home page."""
    programmes = programmes_in(get_language())[:6]
    return render_to_string(
        "components/programmes_named.html",
        {**context.flatten(), "programmes": programmes, "heading": gettext("Our programmes")},
    )


@hooks.register("sitemap_entries")
def events_in_the_sitemap() -> QuerySet:
    """The pages of events."""
    return entries(
        Event.objects.published(), Concat(Value("termine/"), F("slug"), Value("/"), output_field=TextField())
    )


@hooks.register("sitemap_entries")
def series_in_the_sitemap() -> QuerySet:
    """The pages of series."""
    return entries(
        Series.objects.published(),
        Concat(Value("termine/reihe/"), F("slug"), Value("/"), output_field=TextField()),
    )


@hooks.register("sitemap_paths")
def finder_in_the_sitemap() -> list[str]:
    """The first question of the finder."""
    return ["angebote/finder/"]


hooks.register("structured_data", describe)
