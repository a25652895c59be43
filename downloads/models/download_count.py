from django.db import models
from django.utils.translation import gettext_lazy as _

from downloads.models.document import language_choices
from downloads.models.presentation import Presentation


class DownloadCount(models.Model):
    """How often the files of a presentation in one language were downloaded on one day. Nothing about whom.

    `presentation` is the German version, `day` a day in the site's time zone.
    """

    presentation = models.ForeignKey(
        Presentation,
        on_delete=models.CASCADE,
        related_name="download_counts",
        related_query_name="downloadcount",
        verbose_name=_("presentation"),
    )
    language = models.CharField(_("language"), max_length=12, choices=language_choices)
    day = models.DateField(_("day"), db_index=True)
    number = models.PositiveIntegerField(_("downloads"))

    class Meta:
        ordering = ["-day"]
        constraints = [
            models.UniqueConstraint(
                fields=["presentation", "language", "day"], name="one_count_a_day_and_language"
            )
        ]
        verbose_name = _("number of downloads")
        verbose_name_plural = _("numbers of downloads")

    def __str__(self) -> str:
        return f"{self.presentation_id} {self.language} {self.day}: {self.number}"
