"""Organisations and people as schema.org knows them."""

from collections.abc import Iterable

from django.utils import timezone

from home.structured_data import Node, without_empty
from programmes.models import Appearance, Organisation, Speaker


def organisation(partner: Organisation) -> Node:
    """A partner of the network."""
    return without_empty(
        {
            "@type": "Organization",
            "name": partner.name,
            "legalName": partner.full_name,
            "url": partner.website,
            "address": {"@type": "PostalAddress", "addressLocality": partner.seat, "addressCountry": "DE"}
            if partner.seat
            else None,
        }
    )


def may_be_passed_on(speaker: Speaker) -> bool:
    """Whether machines are told of somebody: not after the day until which the person wants to be public.

    Stricter than the page, which takes away the portrait only: what machines have copied stays with them.
    """
    return speaker.public_until is None or timezone.localdate() <= speaker.public_until


def person(speaker: Speaker, affiliation: str) -> Node:
    """A speaker with the organisation of that day. Never a picture."""
    works_for = {"@type": "Organization", "name": affiliation} if affiliation else None
    return without_empty({"@type": "Person", "name": speaker.full_name, "affiliation": works_for})


def performers(appearances: Iterable[Appearance]) -> list[Node]:
    """Who speaks, in order."""
    return [person(one.speaker, one.organisation) for one in appearances if may_be_passed_on(one.speaker)]
