"""A file or picture that a translation uses instead of the German one is not deleted under it.

A translator may replace the picture of the German page by another ("override"). Wagtail does not count
that as usage: the picture can be deleted, and publishing the translation then answers 500.
"""

from collections.abc import Callable, Iterable
from functools import wraps

from django.contrib import messages
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from wagtail.blocks import Block, ChooserBlock, ListBlock
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument
from wagtail.documents.permissions import permission_policy as documents_policy
from wagtail.documents.views import documents
from wagtail.documents.views import multiple as many_documents
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage
from wagtail.images.permissions import permission_policy as images_policy
from wagtail.images.views import images
from wagtail.images.views import multiple as many_images
from wagtail_localize.models import SegmentOverride, TranslationSource

from home.localize.refusals import refuse
from home.punctuation import listed

View = Callable[..., HttpResponse]


def chosen_model(model: type[models.Model], field_path: list[str]) -> type[models.Model] | None:
    """The model of what is chosen at a path such as `body.picture.image.image` or `portrait`.

    None if nothing is chosen there, or no such field or block exists any more.
    """
    name, *rest = field_path
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    if isinstance(field, StreamField):
        return _chosen_in_block(field.stream_block, rest)
    if isinstance(field, models.ManyToOneRel):
        return chosen_model(field.related_model, rest) if rest else None
    return field.related_model if isinstance(field, models.ForeignKey) else None


def _chosen_in_block(block: Block | None, names: list[str]) -> type[models.Model] | None:
    for name in names:
        is_list = isinstance(block, ListBlock)
        block = block.child_block if is_list else getattr(block, "child_blocks", {}).get(name)
    return block.target_model if isinstance(block, ChooserBlock) else None


def translations_using(thing: models.Model) -> list[str]:
    """Which translations chose the file or picture for themselves, such as “Fit for MINT (Türkçe)”."""
    found = []
    overrides = SegmentOverride.objects.filter(data_json__in=[f"{thing.pk}", f'"{thing.pk}"'])
    for override in overrides.exclude(context=None).select_related("context", "locale"):
        source = TranslationSource.objects.filter(object_id=override.context.object_id).first()
        if source is None or not override.context.field_path:
            continue
        model = chosen_model(
            source.specific_content_type.model_class(), override.context.field_path.split(".")
        )
        if model is not None and isinstance(thing, model):
            found.append(f"{source.object_repr} ({override.locale.get_display_name()})")
    return found


def why_not(thing: models.Model) -> str:
    """The sentence that says why it cannot be deleted; empty if it can."""
    found = translations_using(thing)
    if not found:
        return ""
    return _(
        "“%(title)s” cannot be deleted, because a translation uses it: %(translations)s."
        " Please choose something else there first."
    ) % {"title": thing, "translations": listed(found)}


def guarded(view: View, model: type[models.Model], policy: object, edit_url_name: str = "") -> View:
    """Wrap a view that deletes one file or picture. Without a name it is one that answers in JSON."""

    @wraps(view)
    def answer(request: HttpRequest, pk: int) -> HttpResponse:
        thing = get_object_or_404(model, pk=pk)
        may_delete = policy.user_has_permission_for_instance(request.user, "delete", thing)
        reason = why_not(thing) if may_delete else ""
        if not reason:
            return view(request, pk)
        if not edit_url_name:
            return JsonResponse({"success": False, "error_message": reason}, status=409)
        messages.error(request, reason)
        return redirect(reverse(edit_url_name, args=[pk]))

    return answer


def admin_urls() -> list[URLPattern]:
    """For Wagtail's hook `register_admin_urls`: the addresses of Wagtail's views that delete."""
    document, image = get_document_model(), get_image_model()

    def by_name(view: type, name: str) -> View:
        return lambda request, pk: view.as_view()(request, **{name: pk})

    return [
        path(
            "documents/delete/<int:pk>/",
            guarded(
                by_name(documents.DeleteView, "document_id"), document, documents_policy, "wagtaildocs:edit"
            ),
        ),
        path(
            "documents/multiple/<int:pk>/delete/",
            guarded(by_name(many_documents.DeleteView, "doc_id"), document, documents_policy),
        ),
        path(
            "images/<int:pk>/delete/",
            guarded(by_name(images.DeleteView, "image_id"), image, images_policy, "wagtailimages:edit"),
        ),
        path(
            "images/multiple/<int:pk>/delete/",
            guarded(by_name(many_images.DeleteView, "image_id"), image, images_policy),
        ),
    ]


def before_bulk_action(
    request: HttpRequest, action: str, things: Iterable[models.Model], view: object
) -> HttpResponse | None:
    """Deleting many at once: none if one of them is in use."""
    if action != "delete":
        return None
    files = [thing for thing in things if isinstance(thing, AbstractDocument | AbstractImage)]
    return refuse(request, [reason for thing in files if (reason := why_not(thing))])
