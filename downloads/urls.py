from django.urls import path

from downloads import views
from downloads.feeds import SlidesFeed

app_name = "downloads"

urlpatterns = [
    path("downloads/feed.atom", SlidesFeed(), name="slides_feed"),
    path("downloads/<slug:slug>/", views.presentation, name="presentation"),
    path("downloads/<slug:slug>/<slug:language>/", views.download, name="download"),
]
