from django.urls import path

from search import views

app_name = "search"

urlpatterns = [
    path("suche/", views.search, name="search"),
    path("suche/vorschlaege.json", views.suggest, name="suggest"),
    path("suche/opensearch.xml", views.open_search, name="open_search"),
]
