from django.urls import path, re_path

from programmes import views, views_calendar, views_open_data
from programmes.enquiries import views as enquiries
from programmes.feeds import RecapFeed
from programmes.views_finder import finder

app_name = "programmes"

urlpatterns = [
    path("fragen/", enquiries.EnquiryView.as_view(), name="enquiry"),
    path("fragen/danke/", enquiries.thanks, name="enquiry_thanks"),
    path("angebote/finder/", finder, name="finder"),
    path("rueckblicke/feed.atom", RecapFeed(), name="recap_feed"),
    path("angebote.json", views_open_data.offers_json, name="offers_json"),
    path("angebote.csv", views_open_data.offers_csv, name="offers_csv"),
    path("angebote.schema.json", views_open_data.offers_schema, name="offers_schema"),
    path("kalender.ics", views_calendar.everything, name="calendar"),
    path("termine.ics", views_calendar.all_events, name="events_calendar"),
    path("termine/<slug:slug>/", views.event, name="event"),
    path("termine/<slug:slug>.ics", views_calendar.of_event, name="event_calendar"),
    path("termine/reihe/<slug:slug>/", views.series, name="series"),
    path("termine/reihe/<slug:slug>.ics", views_calendar.of_series, name="series_calendar"),
    # Beside the page of a programme or an offer.
    re_path(r"^(?P<path>[-\w/]+)\.ics$", views_calendar.of_page, name="page_calendar"),
]
