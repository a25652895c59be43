"""The board in the admin. Imported by home/wagtail_hooks.py, which is where Wagtail looks."""

from django.http import HttpRequest
from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from home.board.things import may_edit_anything
from home.board.views import BoardView, VersionView
from home.board.views_submissions import try_again_view
from home.translation.reviewing import LOG_ACTIONS

urls = [
    path("", BoardView.as_view(), name="index"),
    path("submissions/<uuid:pk>/again/", try_again_view, name="try_again"),
    path("<slug:app_label>/<slug:model_name>/<int:pk>/", VersionView.as_view(), name="version"),
]


@hooks.register("register_admin_urls")
def board_urls() -> list:
    return [path("translations/", include((urls, "translation_board")))]


class BoardMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_edit_anything(request.user)


@hooks.register("register_admin_menu_item")
def board_menu_item() -> BoardMenuItem:
    return BoardMenuItem(
        _("Translations"),
        reverse_lazy("translation_board:index"),
        name="translations",
        icon_name="globe",
        order=220,
    )


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    for kind, action in LOG_ACTIONS.items():
        actions.register_action(action, kind.label, kind.label)
