from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from downloads.listings import presentations_in
from downloads.models import Presentation


class PresentationViewSet(SnippetViewSet):
    model = Presentation
    icon = "doc-full-inverse"
    menu_label = _("Presentations")
    menu_name = "presentations"
    menu_order = 220
    add_to_admin_menu = True
    list_display = ["title", "event", "date", "live"]
    list_filter = ["licence"]
    ordering = ["-date"]


register_snippet(PresentationViewSet)


@hooks.register("home_page_news", order=30)
def newest_slides(context) -> str:
    """The newest presentations, for the home page."""
    presentations = presentations_in(get_language())[:3]
    return render_to_string(
        "downloads/news/newest_slides.html", {**context.flatten(), "presentations": presentations}
    )


@hooks.register("event_materials")
def presentations_of_an_event(context, event) -> str:
    """What was shown at an event, for its page and its recap."""
    presentations = presentations_in(get_language()).of_event(event)
    return render_to_string("downloads/of_event.html", {**context.flatten(), "presentations": presentations})


@hooks.register("programme_materials")
def presentations_of_a_programme(context, programme) -> str:
    """The presentations of a programme, for its page."""
    presentations = presentations_in(get_language()).of_programme(programme)[:12]
    return render_to_string(
        "downloads/of_programme.html", {**context.flatten(), "presentations": presentations}
    )
