"""What wagtail-localize sees of the machine translator: something that never raises while a page is shown."""

from collections.abc import Iterable

from wagtail.models import Locale
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.strings import StringValue

from home.localize.machine.service import NotUsableError, Service, display_name, translator_for


class SiteTranslator(BaseMachineTranslator):
    """Stands for the service of this installation, usable or not (see `Service`, which takes the options)."""

    def __init__(self, options: dict[str, str]) -> None:
        super().__init__(options)
        self.service = Service(**options)

    @property
    def display_name(self) -> str:
        """The name on the editor's button."""
        try:
            return display_name(self.service.make())
        except NotUsableError:
            return self.service.name

    def can_translate(self, source_locale: Locale, target_locale: Locale) -> bool:
        """Whether the editor shows its button."""
        try:
            translator_for(source_locale, target_locale)
        except NotUsableError:
            return False
        return True

    def translate(
        self, source_locale: Locale, target_locale: Locale, strings: Iterable[StringValue]
    ) -> dict[StringValue, StringValue]:
        """Translate as the service does. Our own views do so in batches (see filling.py)."""
        return translator_for(source_locale, target_locale).translate(
            source_locale, target_locale, list(strings)
        )
