from urllib.parse import urlencode

from django.db.models import Exists, F, OuterRef, QuerySet, TextField, Value
from django.db.models.functions import Concat
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language, gettext
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from downloads import things_to_do  # noqa: F401 - registers what there is to do
from downloads.bundles.offer import offer_for
from downloads.counting import hooks as counting_hooks  # noqa: F401 - registers the counts in the admin
from downloads.file_facts import FileFacts
from downloads.files_admin import hooks as files_hooks  # noqa: F401 (registers itself)
from downloads.listings import FACTS, presentations_in, public_files
from downloads.models import Presentation
from downloads.presentations_admin import PresentationViewSet
from downloads.structured_data import describe
from downloads.upload import hooks as upload_hooks  # noqa: F401 (registers itself)
from home.sitemaps import entries

register_snippet(PresentationViewSet)


@hooks.register("home_page_news", order=30)
def newest_slides(context) -> str:
    """The newest presentations, for the home page."""
    presentations = presentations_in(get_language())[:3]
    return _cards(context, presentations, gettext("Newest slides"), place="news__newest-slides")


@hooks.register("event_materials")
def presentations_of_an_event(context, event) -> str:
    """What was shown at an event, for its page and its recap."""
    presentations = list(presentations_in(get_language()).of_event(event))
    files = (file for presentation in presentations for file in presentation.public_files)
    address = f"{reverse('downloads:bundle')}?{urlencode({'termin': event.slug})}"
    return render_to_string(
        "downloads/of_event.html",
        {**context.flatten(), "presentations": presentations, "offer": offer_for(files, address)},
    )


@hooks.register("series_materials")
def presentations_of_a_series(context, series) -> str:
    """The way to all slides that were shown in a series, one by one or at once. One query."""
    files = public_files().filter(presentation__event__series__translation_key=series.translation_key)
    facts = [FileFacts(**facts) for facts in files.values_list(FACTS, flat=True)]
    query = urlencode({"reihe": series.slug})
    return render_to_string(
        "downloads/of_series.html",
        {
            **context.flatten(),
            "offer": offer_for(facts, f"{reverse('downloads:bundle')}?{query}"),
            "list_address": f"{reverse('wagtail_serve', args=['downloads/'])}?{query}",
        },
    )


@hooks.register("programme_materials")
def presentations_of_a_programme(context, programme) -> str:
    """The presentations of a programme, for its page."""
    presentations = presentations_in(get_language()).of_programme(programme)[:12]
    return _cards(context, presentations, gettext("Presentations"))


def _cards(context, presentations: QuerySet, heading: str, place: str = "") -> str:
    """Presentations as cards under a heading; `place` is a class of its own for the section."""
    return render_to_string(
        "downloads/presentations.html",
        {**context.flatten(), "presentations": presentations, "heading": heading, "place": place},
    )


@hooks.register("sitemap_entries")
def presentations_in_the_sitemap() -> QuerySet:
    """The pages of presentations that have something to download."""
    files = public_files().filter(presentation__translation_key=OuterRef("translation_key"))
    return entries(
        Presentation.objects.published().filter(Exists(files)),
        Concat(Value("downloads/"), F("slug"), Value("/"), output_field=TextField()),
    )


hooks.register("structured_data", describe)
