from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from home.board import hooks as board_hooks  # noqa: F401 - registers the board of translations
from home.feedback import hooks as feedback_hooks  # noqa: F401 - registers the list of feedback
from home.models import FundingNotice


class FundingNoticeViewSet(SnippetViewSet):
    model = FundingNotice
    icon = "info-circle"
    menu_label = _("Funding notice")
    list_display = ["__str__", "live"]


register_snippet(FundingNoticeViewSet)


# wagtail-localize, hardened: this import registers it all.
from home.localize import hooks as _localize_hooks  # noqa: E402, F401

# The admin as the site's own.
from home.welcome import hooks as _welcome_hooks  # noqa: E402, F401
