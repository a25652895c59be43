from django.urls import path

from downloads import sharing, views
from downloads.bundles.views import bundle
from downloads.feeds import SlidesFeed

app_name = "downloads"

urlpatterns = [
    path("downloads/feed.atom", SlidesFeed(), name="slides_feed"),
    path("downloads/alle.zip", bundle, name="bundle"),
    path("downloads/<slug:slug>/", views.presentation, name="presentation"),
    path("downloads/<slug:slug>/vorschaubild.jpg", sharing.picture, name="sharing_picture"),
    path("downloads/<slug:slug>/<slug:language>/", views.download, name="download"),
    path("downloads/<slug:slug>/<slug:language>/<slug:variant>/", views.download, name="download_variant"),
]
