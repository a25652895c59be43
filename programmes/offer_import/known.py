"""What is there already: offers by key, programmes by name, and what somebody may do with them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet, TextField
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce, Lower
from wagtail.models import WorkflowState
from wagtail.permissions import page_permission_policy as policy

from home.models import User
from programmes.models import OfferPage, OfferStart, ProgrammePage
from programmes.offer_import.headings import same

OF_THE_ROW = ("pk", "path", "depth", "live", "locked", "owner_id", "latest_revision_id", "translation_key")


def as_uuid(key: str) -> UUID | None:
    """The translation key that a key is, if it is one."""
    try:
        return UUID(key) if len(key) == len(str(UUID(int=0))) else None
    except ValueError:
        return None


def comparable(key: str) -> str:
    """A key as it is compared: capitals do not matter."""
    return " ".join(key.split()).lower()


@dataclass
class Offers:
    """The offers that the rows of a file name: their latest version, drafts too."""

    by_key: dict[str, list[OfferPage]] = field(default_factory=lambda: defaultdict(list))
    in_workflow: set[int] = field(default_factory=set)

    def find(self, key: str) -> list[OfferPage]:
        """The offers with this key: none, one, or (by hand, in drafts) several."""
        return self.by_key.get(comparable(key), [])


def offers_with(keys: Iterable[str]) -> Offers:
    """The German offers with these keys of their own, or with these codes. Three queries, however many."""
    wanted = {comparable(key) for key in keys if key}
    codes = [code for code in map(as_uuid, wanted) if code]
    latest_key = KeyTextTransform("import_key", "latest_revision__content")
    rows = list(
        all_offers()
        .annotate(current_key=Lower(Coalesce(latest_key, "import_key", output_field=TextField())))
        .filter(Q(current_key__in=wanted - {""}) | Q(translation_key__in=codes))
    )
    found = Offers()
    for row, offer in zip(rows, latest_versions(rows), strict=True):
        for key in {row.current_key, str(row.translation_key)} & wanted:
            found.by_key[key].append(offer)
    found.in_workflow = _in_workflow(rows)
    return found


def all_offers() -> QuerySet[OfferPage]:
    """The German originals with their latest revisions."""
    return (
        OfferPage.objects.in_source()
        .filter(alias_of__isnull=True)
        .select_related("latest_revision", "locale")
        .order_by("path")
    )


def latest_versions(rows: list[OfferPage]) -> list[OfferPage]:
    """Each offer as it is in its latest version, to be read only. One query, however many."""
    starts = defaultdict(list)
    for start in OfferStart.objects.filter(offer__in=rows).order_by("date"):
        starts[start.offer_id].append(start)
    return [_latest(row, starts[row.pk]) for row in rows]


def _latest(row: OfferPage, starts: list[OfferStart]) -> OfferPage:
    if row.has_unpublished_changes and row.latest_revision:
        draft = OfferPage.from_serializable_data(row.latest_revision.content, check_fks=False)
        # Facts about the page as a whole stand in its row; a revision may tell old ones.
        for name in OF_THE_ROW:
            setattr(draft, name, getattr(row, name))
        draft.has_unpublished_changes = True
        draft.last_published_at = row.last_published_at
        return draft
    row.starts = starts
    return row


def _in_workflow(offers: list[OfferPage]) -> set[int]:
    """The keys of the pages that wait for somebody's approval."""
    kind = ContentType.objects.get_for_model(OfferPage)
    states = WorkflowState.objects.active().filter(
        content_type=kind, object_id__in=[str(offer.pk) for offer in offers]
    )
    return {int(key) for key in states.values_list("object_id", flat=True)}


class Programmes:
    """The German programmes by title or address. One query."""

    def __init__(self) -> None:
        self.all = list(ProgrammePage.objects.in_source().filter(alias_of__isnull=True).order_by("path"))
        self.by_pk = {programme.pk: programme for programme in self.all}
        self._by_path = {programme.path: programme for programme in self.all}
        self._by_name: dict[str, list[ProgrammePage]] = defaultdict(list)
        for programme in self.all:
            for name in {same(programme.title), same(programme.path_below_home), same(programme.slug)}:
                self._by_name[name].append(programme)

    def named(self, name: str) -> list[ProgrammePage]:
        """The programmes that are called so."""
        return self._by_name.get(same(name), [])

    def above(self, offer: OfferPage) -> ProgrammePage | None:
        """The programme an offer stands below."""
        return self._by_path.get(offer.path[: -OfferPage.steplen])

    def name_of(self, programme: ProgrammePage) -> str:
        """The name by which `named` finds only this one: its title, or its address if others share that."""
        return programme.title if len(self.named(programme.title)) == 1 else programme.path_below_home


@dataclass(frozen=True)
class Rights:
    """What somebody may do, as keys of pages."""

    add_below: frozenset[int]
    change: frozenset[int]
    publish: frozenset[int]

    @property
    def any(self) -> bool:
        """Whether there is anything to import at all."""
        return bool(self.add_below or self.change)


def rights_of(user: User, offers: Iterable[OfferPage], programmes: Programmes) -> Rights:
    """What `user` may do with these offers and programmes. Three queries, one more for the groups."""
    keys = {offer.pk for offer in offers} | set(programmes.by_pk)
    may = {
        action: frozenset(
            policy.instances_user_has_permission_for(user, action)
            .filter(pk__in=keys)
            .order_by()
            .values_list("pk", flat=True)
        )
        for action in ("add", "change", "publish")
    }
    return Rights(may["add"] & frozenset(programmes.by_pk), may["change"], may["publish"])
