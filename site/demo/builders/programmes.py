"""Organisations, programmes and offers."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from wagtail.models import Page

from demo.builders.bodies import block, body, bullets, figures, rich_text
from demo.builders.pages import publish_below
from programmes.models import AudiencePage, OfferPage, OfferStart, Organisation, ProgrammePage


def organisation(name: str = "Netzwerk Beispiel", legal_form: str = "e. V.", **fields) -> Organisation:
    """A partner of the network."""
    return Organisation.objects.create(name=name, legal_form=legal_form, **fields)


def contact_fields(contact: Mapping[str, str]) -> dict[str, str]:
    """The fields of `HasContact` from `{name, function, phone, email}`."""
    return {f"contact_{key}": value for key, value in contact.items()}


def programme(
    parent: Page,
    organisation: Organisation,
    *,
    slug: str,
    title: str,
    aims: Iterable[str] = (),
    targets: Iterable[Mapping[str, str]] = (),
    contact: Mapping[str, str] | None = None,
    **content: Any,
) -> ProgrammePage:
    """A programme below the list of programmes; `results` are paragraphs and bullets as in a body."""
    aims = list(aims)
    page = ProgrammePage(
        title=title,
        slug=slug,
        organisation=organisation,
        funding_round=content.get("funding_round", "2026-2028"),
        kreise=content.get("kreise", ["owl"]),
        lead=content.get("lead", ""),
        note=content.get("note", ""),
        aims=bullets(aims) if aims else "",
        targets=figures(targets),
        results=rich_text(content.get("results", [])),
        body=body(content.get("body", [])),
        **contact_fields(contact or {}),
    )
    return publish_below(parent, page)


def audience_page(
    parent: Page, *, slug: str, title: str, audience: str, lead: str = "", **content: Any
) -> AudiencePage:
    """A page for an audience; `body` as in `demo.builders.bodies.body`."""
    page = AudiencePage(
        title=title, slug=slug, audience=audience, lead=lead, body=body(content.get("body", []))
    )
    return publish_below(parent, page)


SIMPLE_OFFER_FIELDS = (
    "promise",
    "lead",
    "note",
    "offer_type",
    "sectors",
    "audiences",
    "kreise",
    "format",
    "level_in",
    "level_out",
    "recognition_states",
    "coaching_languages",
    "rolling_start",
    "duration",
    "hours",
    "cost",
    "funded_by",
    "certificate",
    "import_key",
)


def offer(
    programme: ProgrammePage,
    *,
    slug: str,
    title: str,
    steps: Iterable[Mapping[str, str]] = (),
    start_dates: Iterable[str] = (),
    contact: Mapping[str, str] | None = None,
    verified_on: str | None = None,
    **content: Any,
) -> OfferPage:
    """An offer below a programme. Dates are ISO dates."""
    fields = {"promise": title, "offer_type": "coaching", "format": "in_person", "level_in": "none"}
    fields |= {name: content[name] for name in SIMPLE_OFFER_FIELDS if name in content}
    page = OfferPage(
        title=title,
        slug=slug,
        body=body(content.get("body", [])),
        steps=[block("step", dict(step)) for step in steps],
        verified_on=date.fromisoformat(verified_on) if verified_on else None,
        **fields,
        **contact_fields(contact or {}),
    )
    page.starts = [OfferStart(date=date.fromisoformat(day)) for day in start_dates]
    return publish_below(programme, page)
