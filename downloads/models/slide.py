from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from downloads.models.document import Document


def picture_path(slide: "Slide", filename: str) -> str:
    """Where the picture of a slide is stored: a folder per file content, so that it can be cached for ever.

    The folder's name cannot be guessed by somebody who does not have the file.
    """
    return f"{PICTURES}{slide.document_id}-{slide.document.file_hash[:32]}/{slide.number}.webp"


PICTURES = "slides/"
"""The folder of all pictures. Not served as it lies there: `views.slide_picture` looks who may see them."""


def picture_address(name: str) -> str:
    """The public address of a picture, given its storage name; the same in every language."""
    return reverse("slide_picture", args=[name.removeprefix(PICTURES)]) if name else ""


def larger_name(name: str, width: int) -> str:
    """The storage name of a larger picture, given that of the small one beside it and its width in pixels."""
    return f"{name.removesuffix('.webp')}-{width}.webp"


def picture_choices(name: str, width: int | None, larger: list[int] | None) -> str:
    """What `srcset` says of a picture: each address with its width. Empty if there is only one."""
    if not (name and width and larger):
        return ""
    names = [(name, width), *((larger_name(name, wider), wider) for wider in larger)]
    return ", ".join(f"{picture_address(one)} {pixels}w" for one, pixels in names)


class Slide(models.Model):
    """One page of a presentation's file: its number (the physical page, from 1), text and picture."""

    document = models.ForeignKey(
        Document, on_delete=models.CASCADE, related_name="slides", verbose_name=_("file")
    )
    number = models.PositiveIntegerField(_("number"))
    text = models.TextField(_("text"), blank=True)
    notes = models.TextField(_("speaker notes"), blank=True)
    picture = models.ImageField(
        _("picture"),
        upload_to=picture_path,
        max_length=200,
        blank=True,
        width_field="picture_width",
        height_field="picture_height",
    )
    picture_width = models.PositiveIntegerField(null=True, editable=False)
    picture_height = models.PositiveIntegerField(null=True, editable=False)
    larger_widths = ArrayField(
        models.PositiveIntegerField(),
        null=True,
        editable=False,
        verbose_name=_("widths of the larger pictures"),
        help_text=_("In pixels; each lies beside the small one. Unknown: not drawn yet."),
    )

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="one_slide_per_number")]
        verbose_name = _("slide")
        verbose_name_plural = _("slides")

    def __str__(self) -> str:
        return f"{self.document_id}: {self.number}"

    @property
    def picture_address(self) -> str:
        """See `picture_address`; empty without a picture."""
        return picture_address(self.picture.name)

    @property
    def picture_choices(self) -> str:
        """See `picture_choices`."""
        return picture_choices(self.picture.name, self.picture_width, self.larger_widths)

    @property
    def picture_names(self) -> list[str]:
        """The storage names of all its pictures, the small one first."""
        if not self.picture:
            return []
        return [self.picture.name, *(larger_name(self.picture.name, w) for w in self.larger_widths or ())]
