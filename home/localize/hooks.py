"""Registers everything here with Wagtail."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks

from home.localize import buttons, cascades, guard, moving, publishing, urls

FIRST = -100
"""Before wagtail-localize and Wagtail's own apps."""

cascades.connect()
buttons.register()

hooks.register("register_admin_urls", urls.admin_urls, order=FIRST)
hooks.register("register_admin_urls", guard.admin_urls, order=FIRST)
hooks.register("before_edit_page", publishing.before_edit, order=FIRST)
hooks.register("before_edit_snippet", publishing.before_edit, order=FIRST)
hooks.register("before_bulk_action", publishing.before_bulk_action, order=FIRST)
hooks.register("before_bulk_action", guard.before_bulk_action, order=FIRST)
hooks.register("construct_translated_pages_to_cascade_actions", cascades.pages_to_unpublish)
hooks.register("before_move_page", moving.before_move, order=FIRST)
hooks.register("before_bulk_action", moving.before_bulk_action, order=FIRST)
hooks.register("after_move_page", moving.after_move)


@hooks.register("insert_editor_js")
def direction_of_translations() -> str:
    """The translation editor does not say in which language and direction its fields are."""
    return format_html('<script src="{}"></script>', static("admin/translation-direction.js"))
