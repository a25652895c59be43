from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from home.board import hooks as board_hooks  # noqa: F401 - registers the board of translations
from home.feedback import hooks as feedback_hooks  # noqa: F401 - registers the list of feedback
from home.localize import hooks as localize_hooks  # noqa: F401 - registers wagtail-localize, hardened
from home.models import FundingNotice
from home.welcome import hooks as welcome_hooks  # noqa: F401 - registers the admin as the site's own


class FundingNoticeViewSet(SnippetViewSet):
    model = FundingNotice
    icon = "info-circle"
    menu_label = _("Funding notice")
    list_display = ["__str__", "live"]


register_snippet(FundingNoticeViewSet)
