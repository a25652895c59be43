"""Who may import offers, and which offers and programmes are theirs to change."""

from django.db.models import QuerySet
from wagtail.permissions import page_permission_policy as policy

from home.models import User
from programmes.models import OfferPage, ProgrammePage
from programmes.offer_import.known import all_offers


def may_import(user: User) -> bool:
    """Whether there is an offer that `user` may change, or a programme to add one to."""
    if not policy.user_has_any_permission(user, {"add", "change"}):
        return False
    return programmes_for(user).exists() or offers_of(user).exists()


def programmes_for(user: User) -> QuerySet[ProgrammePage]:
    """The German programmes to which `user` may add offers."""
    may_add = policy.instances_user_has_permission_for(user, "add")
    programmes = ProgrammePage.objects.in_source().filter(alias_of__isnull=True)
    return programmes.filter(pk__in=may_add.order_by().values("pk")).order_by("title")


def offers_of(user: User) -> QuerySet[OfferPage]:
    """The German offers that `user` may change, drafts too, in the order of the page tree."""
    may_change = policy.instances_user_has_permission_for(user, "change")
    return all_offers().filter(pk__in=may_change.order_by().values("pk"))
