"""Who may do what: the group of people who write and publish, but do not administer."""

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page
from wagtail.snippets.models import get_snippet_models

EDITORS = "Redaktion"
ON_PAGES = ("add_page", "change_page", "publish_page")
ON_SNIPPETS = ("add", "change", "delete", "publish", "view")
ON_FILES = ("add", "change", "choose")


def editors_group() -> Group:
    """The group of editors, made with its permissions if it is not there.

    Members write, translate and publish all pages and snippets, and bring in pictures and files. A group
    that is there is returned as it is: its permissions may have been changed on purpose.
    """
    group, is_new = Group.objects.get_or_create(name=EDITORS)
    if is_new:
        group.permissions.set(_general_permissions())
        for permission in Permission.objects.filter(
            content_type=ContentType.objects.get_for_model(Page), codename__in=ON_PAGES
        ):
            GroupPagePermission.objects.create(
                group=group, page=Page.get_first_root_node(), permission=permission
            )
        for permission in _file_permissions():
            GroupCollectionPermission.objects.create(
                group=group, collection=Collection.get_first_root_node(), permission=permission
            )
    return group


def _general_permissions() -> list[Permission]:
    wanted = Permission.objects.filter(
        content_type__app_label__in=("wagtailadmin", "wagtail_localize"),
        codename__in=("access_admin", "submit_translation"),
    )
    found = list(wanted)
    found += Permission.objects.filter(
        content_type__app_label="wagtailsearchpromotions", codename__endswith="_searchpromotion"
    )
    for model in get_snippet_models():
        codenames = [f"{action}_{model._meta.model_name}" for action in ON_SNIPPETS]
        content_type = ContentType.objects.get_for_model(model)
        found += Permission.objects.filter(content_type=content_type, codename__in=codenames)
    return found


def _file_permissions() -> list[Permission]:
    found: list[Permission] = []
    for model in (get_image_model(), get_document_model()):
        codenames = [f"{action}_{model._meta.model_name}" for action in ON_FILES]
        content_type = ContentType.objects.get_for_model(model)
        found += Permission.objects.filter(content_type=content_type, codename__in=codenames)
    return found
