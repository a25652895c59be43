from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models.functions import JSONObject
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.images.models import AbstractImage, AbstractRendition, ImageQuerySet
from wagtail.images.models import Image as WagtailImage

RENDITION_FIELDS = ("id", "filter_spec", "file", "width", "height", "focal_point_key")


class ImageManager(models.Manager.from_queryset(ImageQuerySet)):
    """Pictures come with their renditions in the same query, so that a page of many asks but once."""

    def get_queryset(self) -> ImageQuerySet:
        renditions = Rendition.objects.filter(image=models.OuterRef("pk")).values(
            rendition=JSONObject(**{name: name for name in RENDITION_FIELDS})
        )
        return super().get_queryset().annotate(known_renditions=ArraySubquery(renditions))


class Image(AbstractImage):
    """A picture with the name of whoever made it."""

    # Named apart from those of Wagtail's own model, which stays installed.
    tags = TaggableManager(verbose_name=_("tags"), blank=True, related_name="pictures")
    uploaded_by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="pictures",
        verbose_name=_("uploaded by"),
    )
    credit = models.CharField(
        _("credit"),
        max_length=200,
        blank=True,
        help_text=_("Who made the picture, and under which licence. Shown beside it."),
    )

    objects = ImageManager()

    admin_form_fields = (*WagtailImage.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = [("choose_image", "Can choose image")]

    def _get_prefetched_renditions(self) -> list["Rendition"] | None:
        """Where Wagtail looks for renditions before it asks the database."""
        known = self.__dict__.get("known_renditions")
        if known is None:
            return super()._get_prefetched_renditions()
        return [Rendition(image=self, **fields) for fields in known]

    @property
    def default_alt_text(self) -> str:
        """No alternative text by guesswork: a file name read aloud helps nobody."""
        return self.description


class Rendition(AbstractRendition):
    """A picture in one size and format."""

    image = models.ForeignKey(Image, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_filter"
            )
        ]

    def __str__(self) -> str:
        return f"{self.image_id} {self.filter_spec}"
