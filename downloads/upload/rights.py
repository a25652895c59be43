"""Who may bring in files, and publish what came of them."""

from django.db.models import QuerySet
from wagtail.documents.permissions import permission_policy as files
from wagtail.models import Collection
from wagtail.permission_policies import ModelPermissionPolicy

from downloads.models import Presentation
from home.models import User

presentations = ModelPermissionPolicy(Presentation)


def may_upload(user: User) -> bool:
    """Whether `user` may make presentations and has a place to put their files."""
    return presentations.user_has_permission(user, "add") and collections_for(user).exists()


def may_review(user: User) -> bool:
    """Whether `user` may correct drafts."""
    return presentations.user_has_permission(user, "change")


def may_publish(user: User) -> bool:
    """Whether `user` may publish them."""
    return presentations.user_has_permission(user, "publish")


def may_delete(user: User) -> bool:
    """Whether `user` may delete drafts."""
    return presentations.user_has_permission(user, "delete")


def collections_for(user: User) -> QuerySet[Collection]:
    """The collections into which `user` may put files and out of which presentations may take them."""
    may_add = files.collections_user_has_permission_for(user, "add")
    may_choose = files.collections_user_has_permission_for(user, "choose")
    return may_add.filter(pk__in=may_choose.values("pk")).order_by("path")
