from django.db import models
from django.utils.translation import gettext_lazy as _


class HasNote(models.Model):
    """Something with a short note that is always shown together with its title."""

    note = models.CharField(
        _("note"),
        max_length=200,
        blank=True,
        help_text=_("Shown with the title, for example “Moved to room 3” or “Sample content”."),
    )

    class Meta:
        abstract = True
