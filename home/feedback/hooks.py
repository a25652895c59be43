"""The list of feedback in the admin: to be read, and marked as answered."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from home.forms.permissions import WrittenByReaders
from home.models import Feedback

ANSWERED = BooleanColumn("is_answered", label=_("answered"), sort_key="is_answered")
READ = ("created_at", "kind", "message", "page", "language", "name", "email")


class FeedbackViewSet(SnippetViewSet):
    model = Feedback
    icon = "mail"
    menu_label = _("Feedback")
    menu_order = 260
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = ["created_at", "kind", "message", "language", ANSWERED]
    list_filter = ["is_answered", "kind", "language"]
    ordering = ["-created_at"]
    panels = [FieldPanel("is_answered"), *(FieldPanel(name, read_only=True) for name in READ)]

    @property
    def permission_policy(self) -> WrittenByReaders:
        return WrittenByReaders(self.model)


register_snippet(FeedbackViewSet)


@hooks.register("sitemap_paths")
def form_in_the_sitemap() -> list[str]:
    """The empty form."""
    return ["rueckmeldung/"]
