"""How often, and when last, something that stands in people's calendars has changed.

A calendar that has an entry already takes a new version of it only if its SEQUENCE is higher (RFC 5545,
3.8.7.4). The number must not be a field of the event itself: publishing a draft writes the values the
draft was begun with, and would turn it back.
"""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import models, transaction
from django.db.models import F, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.db.models.signals import post_delete
from django.urls import reverse
from django.utils import timezone

from home.models import BasePage

NOTHING_PUBLIC = ""


class CalendarVersionQuerySet(models.QuerySet):
    """What calendars want to know of changes."""

    def last_change(self) -> datetime | None:
        """When anything in any calendar changed last, also by being taken away."""
        return self.aggregate(last=models.Max("changed_at"))["last"]


class CalendarVersion(models.Model):
    """One thing (whatever its language versions): `sequence` counts its changes from 0."""

    thing = models.UUIDField(primary_key=True, help_text="Its translation key.")
    sequence = models.PositiveIntegerField(default=0)
    fingerprint = models.CharField(max_length=64, default=NOTHING_PUBLIC)
    changed_at = models.DateTimeField(default=timezone.now)

    objects = models.Manager.from_queryset(CalendarVersionQuerySet)()

    def __str__(self) -> str:
        return f"{self.thing}: {self.sequence}"


def with_version(queryset: models.QuerySet) -> models.QuerySet:
    """The queryset with `sequence` and `changed_at` of each thing. No further query."""
    version = CalendarVersion.objects.filter(thing=OuterRef("translation_key"))
    return queryset.annotate(
        sequence=Coalesce(Subquery(version.values("sequence")[:1]), Value(0)),
        changed_at=Coalesce(Subquery(version.values("changed_at")[:1]), F("last_published_at")),
    )


class InCalendars(models.Model):
    """Something that stands in people's calendars.

    `calendar_fields` names the fields that an entry shows; `calendar_children` the relation and the field
    of rows that belong to it. If what the public sees of them changes in any language, the sequence grows.
    """

    calendar_fields: Sequence[str] = ()
    calendar_children: tuple[str, str] | None = None

    class Meta:
        abstract = True

    def __init_subclass__(cls, **kwargs: object) -> None:
        super().__init_subclass__(**kwargs)
        post_delete.connect(_forget, sender=cls, dispatch_uid=f"calendar entry of {cls.__name__}")

    def save(self, *args: object, **kwargs: object) -> None:
        """Save, and count the change together with it, so that nobody reads one without the other."""
        with transaction.atomic():
            super().save(*args, **kwargs)
            count_change(type(self), self.translation_key)

    @classmethod
    def calendar_fingerprint(cls, key: UUID) -> str:
        """What the public sees of a thing in calendars, as a hash; `NOTHING_PUBLIC` if that is nothing."""
        live = cls._base_manager.filter(translation_key=key, live=True)
        rows = list(live.order_by("locale_id").values_list("locale_id", *cls.calendar_fields))
        if not rows:
            return NOTHING_PUBLIC
        if cls.calendar_children:
            relation, field = cls.calendar_children
            children = live.values_list("locale_id", f"{relation}__{field}")
            rows += sorted(children, key=str)
        return hashlib.sha256(repr(rows).encode()).hexdigest()


def count_change(kind: type[InCalendars], key: UUID) -> CalendarVersion | None:
    """Let the sequence of a thing grow by one if what the public sees of it is not what it was.

    Two who save at the same time are counted one after the other: the second waits for the row and then
    looks at what the first has left. Returns None for what was never public.
    """
    with transaction.atomic():
        versions = CalendarVersion.objects.select_for_update()
        version = versions.filter(thing=key).first()
        if version is None:
            seen = kind.calendar_fingerprint(key)
            if seen == NOTHING_PUBLIC:
                return None
            version, is_new = versions.get_or_create(thing=key, defaults={"fingerprint": seen})
            if is_new:
                return version
        seen = kind.calendar_fingerprint(key)
        if seen != version.fingerprint:
            version.fingerprint = seen
            version.sequence = F("sequence") + 1
            version.changed_at = timezone.now()
            version.save(update_fields=["fingerprint", "sequence", "changed_at"])
            version.refresh_from_db()
        return version


def _forget(sender: type[InCalendars], instance: InCalendars, **kwargs: object) -> None:
    count_change(sender, instance.translation_key)


def calendar_beside(page: BasePage) -> str:
    """The path of the calendar of a programme or an offer: that of its page with `.ics`."""
    return reverse("programmes:page_calendar", args=[page.path_below_home.rstrip("/")])
