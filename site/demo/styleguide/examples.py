"""Which components there are, and in which states they are shown. A new component gets its line here."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils import timezone
from wagtail.rich_text import RichText

from demo.styleguide import samples
from downloads.bundles.offer import BundleOffer
from home.chrome.context import Chrome
from home.feedback.forms import FeedbackForm
from home.translation.reading import Reading
from home.translation.state import Standing
from programmes.enquiries.subject import Subject

FOLDER = settings.SITE / "templates" / "components"
UNSEEN = {
    # Parts of <head>, documents of their own, and what only a script or a program sees.
    "brand_head.html",
    "form_protection.html",
    "language_offer.html",
    "plain_error.html",
    "sharing_picture.html",
    "slide_viewer.html",
    "stylesheets.html",
}


@dataclass(frozen=True)
class Example:
    """One state of a component: what its partial is given, how its page is read, the element it stands in."""

    component: str
    state: str
    context: dict = field(default_factory=dict)
    reading: Reading | None = None
    within: str = "div"


def files() -> list[str]:
    """All partials, by their path below `components/`."""
    return sorted(str(path.relative_to(FOLDER)) for path in Path(FOLDER).rglob("*.html"))


def examples(request: HttpRequest) -> Iterator[Example]:
    """Everything that is shown, in the order of a page from top to bottom."""
    for part in (around, tops, cards, facts, slides, lists, forms, handing_on, blocks):
        yield from part(request)


def _foreign(request: HttpRequest, **facts: object) -> Reading:
    return Reading("uk", "de", {"de"}, "/uk/", **facts)


def around(request: HttpRequest) -> Iterator[Example]:
    yield Example("header.html", "")
    for name in ("brand", "language_switcher", "main_navigation", "search_form"):
        yield Example(f"{name}.html", "part of the header")
    yield Example("fallback_notice.html", "page not translated", reading=_foreign(request))
    stale = Standing(is_machine=True, german_changed_at=datetime(2026, 11, 2, tzinfo=UTC))
    yield Example(
        "translation_notice.html", "machine-made and outdated", reading=_foreign(request, standing=stale)
    )
    yield Example("footer.html", "")
    yield Example(
        "funding.html", "notice", {"notice": SimpleNamespace(text="Gefördert aus Mitteln …", language="de")}
    )
    yield Example("network_contact.html", "", {"network": Chrome(request).settings})
    for name in sorted(_icons()):
        yield Example("icon.html", name, {"name": name})


def _icons() -> set[str]:
    sprite = (settings.SITE / "static" / "img" / "icons.svg").read_text(encoding="utf-8")
    return {part.split('"', 1)[0] for part in sprite.split('<symbol id="')[1:]}


def tops(request: HttpRequest) -> Iterator[Example]:
    yield Example(
        "hero.html", "home", {"title": "Mit Ihrem Beruf ankommen", "lead": "Kurse, Coaching und Begleitung."}
    )
    programme = {
        "title": "Fit für Beispiele",
        "kicker": "Beispielwerk e. V.",
        "note": "Beispielinhalt",
        "kind": "programme",
    }
    yield Example("hero.html", "programme", programme)
    yield Example("page_head.html", "title alone", {"title": "Termine"})
    full = {"title": samples.LONG, "kicker": "Coaching", "note": "Beispielinhalt", "lead": "Ein Satz dazu."}
    yield Example("page_head.html", "with everything, long", full)
    yield Example("bridge.html", "", {"class": "hero__bridge"})
    target = SimpleNamespace(url_path="/home/angebote/")
    entry = {"title": "Welches Angebot passt zu mir?", "text": "Drei Fragen, ein Ergebnis.", "page": target}
    yield Example("entry.html", "way in", {"entry": entry}, within="ul")


def cards(request: HttpRequest) -> Iterator[Example]:
    yield Example("event_card.html", "planned", {"event": samples.event()})
    for status in ("cancelled", "postponed"):
        yield Example(
            "event_card.html", status, {"event": samples.event(status=status, note="Beispielinhalt")}
        )
        yield Example("event_status.html", status, {"event": samples.event(status=status)})
    yield Example("event_time.html", "one day", {"event": samples.event()})
    several = samples.event(end=datetime(2027, 3, 4, 16, tzinfo=samples.BERLIN))
    yield Example("event_time.html", "several days", {"event": several})
    yield Example("event_lists.html", "nothing to come", {"upcoming": [], "past": None})
    yield Example("calendar_leaf.html", "", {"day": date(2027, 3, 2)})
    yield Example("calendar_leaf.html", "cancelled", {"day": date(2027, 3, 2), "is_cancelled": True})
    yield Example("offer_card.html", "with a start date", {"offer": samples.offer()})
    yield Example(
        "offer_card.html",
        "at any time, long",
        {"offer": samples.offer(title=samples.LONG, rolling_start=True)},
    )
    yield Example("programme_card.html", "", {"programme": samples.programme()})
    yield Example("programmes_named.html", "", {"programmes": [samples.programme(), samples.programme()]})
    yield Example("recap_card.html", "", {"recap": samples.recap()})
    yield Example("presentation_card.html", "without a picture", {"presentation": samples.presentation()})
    yield Example("ask_card.html", "", {"holder": samples.programme(), "organisation": "Beispielwerk e. V."})


def facts(request: HttpRequest) -> Iterator[Example]:
    yield Example("fact.html", "", {"icon": "clock", "label": "Dauer", "value": "5 Monate"}, within="dl")
    yield Example("event_facts.html", "", {"event": samples.event()})
    yield Example(
        "offer_facts.html", "", {"offer": samples.offer(), "starts": [SimpleNamespace(date=date(2027, 4, 1))]}
    )
    yield Example("programme_facts.html", "", {"programme": samples.programme()})
    speakers = [SimpleNamespace(full_name="Beispielperson A", organisation=samples.ORGANISATION)]
    yield Example(
        "presentation_facts.html", "", {"presentation": samples.presentation(), "speakers": speakers}
    )
    yield Example("contact_card.html", "", {"holder": samples.programme()})
    ways = {"phone": "+49 521 5550100", "email": "kontakt@example.org"}
    yield Example("contact_ways.html", "", ways, within="ul")
    yield Example("calendar_links.html", "", {"address": "/de/termine/kalender.ics"})
    yield Example("speakers.html", "", {"appearances": samples.appearances()})
    one = samples.appearances()[0]
    yield Example(
        "speaker.html", "without a portrait", {"appearance": one, "speaker": one.speaker}, within="ul"
    )
    yield Example("key_figures.html", "", {"figures": samples.figures()})
    yield Example("key_figure.html", "", {"figure": samples.figures()[0].value}, within="dl")
    yield Example("steps.html", "", {"steps": samples.steps()})
    yield Example("step.html", "", {"step": samples.steps()[0].value}, within="ol")
    yield Example("note.html", "", {"note": "Beispielinhalt"})
    yield Example("language_label.html", "", {"code": "uk"})
    version = SimpleNamespace(
        locale=SimpleNamespace(language_code="uk"), is_machine_text=True, is_outdated=True
    )
    yield Example("version_labels.html", "machine-made, outdated", {"version": version})
    yield Example("finder_link.html", "")
    yield Example("verified.html", "lately", {"offer": samples.offer(verified_on=date.today())})
    yield Example("verified.html", "long ago", {"offer": samples.offer(verified_on=date(2025, 1, 7))})
    yield Example("verified.html", "never", {"offer": samples.offer(verified_on=None)})
    yield Example("as_of.html", "on paper only")
    yield Example("feedback_call.html", "")


def slides(request: HttpRequest) -> Iterator[Example]:
    shown = [samples.slide(1, "Anerkennung", "Beratung"), samples.slide(2)]
    document = SimpleNamespace(language="de", extraction="done")
    yield Example("slides.html", "with text and without", {"slides": shown, "document": document})
    for state in ("waiting", "not_possible", "failed", "done"):
        document = SimpleNamespace(language="de", extraction=state)
        yield Example("slides.html", f"none: {state}", {"slides": [], "document": document})
    yield Example("slide.html", "", {"shown": samples.slide(3, "Ein Punkt"), "language": "de"})
    yield Example(
        "file_list.html",
        "",
        {"files": samples.files(), "slug": "beispiel", "title": "Folien", "title_language": "de"},
    )
    offer = {"text": "Alle Folien von 2025", "offer": BundleOffer(9, 4_200_000, "#")}
    yield Example("bundle_offer.html", "", offer)
    yield Example("bundle_offer.html", "too much", {**offer, "offer": BundleOffer(10**6, 10**12, "#")})


def lists(request: HttpRequest) -> Iterator[Example]:
    pages = Paginator(range(90), 30)
    for number, state in ((1, "first part"), (2, "between"), (3, "last part")):
        yield Example("pagination.html", state, {"part": pages.page(number)})
    yield Example(
        "empty_state.html", "", {"text": "Zurzeit steht hier nichts. Schauen Sie bald wieder herein."}
    )
    faceted = samples.faceted()
    yield Example(
        "facets.html", "one answer chosen", {"faceted": faceted, "region": "beispiel", "name": "Beispiel"}
    )
    yield Example("facets_chosen.html", "", {"faceted": faceted})
    links = [
        SimpleNamespace(label=label, address="#", is_current=label == "A–Z") for label in ("A–Z", "Beginn")
    ]
    yield Example("sorting.html", "", {"links": links})


def forms(request: HttpRequest) -> Iterator[Example]:
    wrong = _filled(FeedbackForm)
    yield Example("error_summary.html", "", {"form": wrong})
    yield Example("field.html", "text, wrong", {"field": wrong["message"]})
    yield Example("field.html", "text, optional, with help", {"field": wrong["page"]})
    yield Example("field.html", "choice", {"field": wrong["kind"]})


def _filled(kind: Callable) -> FeedbackForm:
    form = kind({"kind": "barrier", "email": "kein@", "message": ""})
    form.is_valid()
    return form


def handing_on(request: HttpRequest) -> Iterator[Example]:
    yield Example("share.html", "", {"title": "Anpassungslehrgang Pflege"})
    yield Example("read_aloud.html", "only where the device has a voice")
    for name in ("flyer", "print_address", "as_of"):
        yield Example(f"{name}.html", "on paper only")
    verified = samples.offer(verified_on=timezone.localdate())
    yield Example("verified.html", "not long ago", {"offer": verified})
    yield Example("verified.html", "long ago", {"offer": samples.offer(verified_on=date(2024, 1, 2))})
    yield Example("verified.html", "nobody knows when", {"offer": samples.offer()})
    yield Example("open_data_links.html", "")
    offer = samples.offer()
    yield Example("ask_link.html", "", {"offer": offer})
    yield Example("enquiry_answer.html", "about an offer", {"subject": Subject(offer)})
    yield Example("enquiry_answer.html", "about anything", {"subject": Subject()})


def blocks(request: HttpRequest) -> Iterator[Example]:
    text = RichText("<p>Ein Absatz mit <b>Betonung</b>.</p><ul><li>Eins</li><li>Zwei</li></ul>")
    target = SimpleNamespace(url_path="/home/angebote/")
    yield Example("blocks/heading.html", "", {"value": "Was wir tun"})
    yield Example("blocks/text.html", "", {"value": text})
    yield Example("blocks/key_figures.html", "", {"value": [one.value for one in samples.figures()]})
    yield Example("blocks/steps.html", "", {"value": [one.value for one in samples.steps()]})
    yield Example("blocks/call_to_action.html", "", {"value": {"label": "Zu den Angeboten", "page": target}})
    yield Example("blocks/picture.html", "without a picture", {"value": {"image": None, "caption": ""}})
    yield Example("picture.html", "without a picture", {"image": None})
    yield Example("body.html", "", {"body": []})
