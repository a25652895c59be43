from django.urls import path

from programmes import views
from programmes.feeds import RecapFeed
from programmes.views_calendar import calendar
from programmes.views_finder import finder

app_name = "programmes"

urlpatterns = [
    path("angebote/finder/", finder, name="finder"),
    path("rueckblicke/feed.atom", RecapFeed(), name="recap_feed"),
    path("termine/kalender.ics", calendar, name="calendar"),
    path("termine/<slug:slug>/", views.event, name="event"),
    path("termine/<slug:slug>.ics", views.event_calendar, name="event_calendar"),
]
