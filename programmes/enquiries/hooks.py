"""The inbox in the admin: who answers, how far it is, and notes for the team."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from home.forms.permissions import WrittenByReaders
from programmes.enquiries.inbox import InboxForm
from programmes.models import Enquiry

READ = ("created_at", "about", "message", "name", "language", "answer_by", "email", "phone")


class EnquiryViewSet(SnippetViewSet):
    model = Enquiry
    icon = "mail"
    menu_label = _("Enquiries")
    menu_order = 255
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = ["created_at", "about", "name", "language", "state", "in_charge"]
    list_filter = ["state", "in_charge", "language"]
    search_fields = ["about", "message", "name", "notes"]
    ordering = ["-created_at"]
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("state"), FieldPanel("in_charge")]), FieldPanel("notes")],
                heading=_("The answer"),
            ),
            MultiFieldPanel([FieldPanel(name, read_only=True) for name in READ], heading=_("The question")),
        ],
        base_form_class=InboxForm,
    )

    @property
    def permission_policy(self) -> WrittenByReaders:
        return WrittenByReaders(self.model)


register_snippet(EnquiryViewSet)
