"""The search in the admin: synonyms, and what was searched."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from search import views_admin
from search.models import SynonymGroup


class SynonymGroupViewSet(SnippetViewSet):
    model = SynonymGroup
    icon = "search"
    menu_label = _("Synonyms")
    list_display = ["__str__", "language"]
    list_filter = ["language"]
    add_to_settings_menu = True


register_snippet(SynonymGroupViewSet)


@hooks.register("register_admin_urls")
def admin_urls() -> list:
    """Where editors see what was searched, and turn it into something found."""
    return [
        path("search-queries/", views_admin.queries, name="search_queries"),
        path("search-queries/promote/", views_admin.promote, name="search_promote"),
        path("search-queries/write/", views_admin.write, name="search_write"),
    ]


@hooks.register("register_reports_menu_item")
def queries_in_the_menu() -> MenuItem:
    """Beside the other reports."""
    return MenuItem(_("What was searched"), reverse("search_queries"), icon_name="search", order=1290)


@hooks.register("construct_reports_menu")
def without_the_stock_report(request, menu_items: list) -> None:
    """Wagtail's own report of search terms would always be empty: ours counts by language."""
    menu_items[:] = [item for item in menu_items if item.name != "search-terms"]
