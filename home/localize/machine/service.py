"""The machine translator that this installation has, or the sentence that says what is missing."""

import json
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from wagtail.models import Locale
from wagtail_localize.machine_translators.base import BaseMachineTranslator

KNOWN = {
    "deepl": "home.localize.machine.deepl.DeepL",
    "libretranslate": "wagtail_localize.machine_translators.libretranslate.LibreTranslator",
}
"""The services that have a short name; any other is named by the path of its class."""

OURS = "home.localize.machine.translator.SiteTranslator"
"""What config/machine_translation.py names as the class, whatever the service is."""

TIMEOUT = 10
"""Seconds in which a service has to answer; the editor is waiting, and so is the server's process."""


class NotUsableError(Exception):
    """The setting does not lead to a machine translator; the message is for people."""


@dataclass(frozen=True)
class Service:
    """What the environment says: a known name or the path of a class, a key, an address, options in JSON.

    Somebody's own settings may give the options themselves.
    """

    name: str
    key: str = ""
    url: str = ""
    more: str | dict[str, object] = ""

    @cached_property
    def problem(self) -> str:
        """What is missing in the setting; empty if nothing is."""
        try:
            self.make()
        except NotUsableError as error:
            return str(error)
        return ""

    def make(self) -> BaseMachineTranslator:
        """The translator itself. NotUsableError if the setting is not enough for one."""
        options = self._options()
        try:
            found = import_string(KNOWN.get(self.name, self.name))
        except Exception:  # importing runs code, and a path may be none
            text = _(
                "“%(name)s” is no machine translator. MACHINE_TRANSLATOR has to be deepl, libretranslate, or"
                " the path of a class that can be imported."
            )
            raise NotUsableError(text % {"name": self.name}) from None
        if not isinstance(found, type) or not issubclass(found, BaseMachineTranslator):
            text = _("“%(name)s” is no machine translator: the class has to be a BaseMachineTranslator.")
            raise NotUsableError(text % {"name": self.name})
        try:
            return found(options)
        except Exception as error:  # whatever somebody else's class raises
            text = _("The machine translator “%(name)s” cannot be used: %(error)s")
            raise NotUsableError(text % {"name": self.name, "error": type(error).__name__}) from error

    def _options(self) -> dict[str, object]:
        if self.name == "deepl" and not self.key:
            raise NotUsableError(_("DeepL needs a key: please set MACHINE_TRANSLATOR_KEY."))
        if self.name == "libretranslate" and not self.url:
            raise NotUsableError(_("LibreTranslate needs an address: please set MACHINE_TRANSLATOR_URL."))
        if self.url and not self.url.startswith(("https://", "http://")):
            raise NotUsableError(_("MACHINE_TRANSLATOR_URL has to begin with https:// or http://."))
        ours: dict[str, object] = {"TIMEOUT": TIMEOUT}
        if self.name == "deepl":
            # Where a language knows a polite form of address, it is used, as in the German texts.
            ours |= {"AUTH_KEY": self.key, "URL": self.url, "FORMALITY": "prefer_more"}
        elif self.name == "libretranslate":
            ours |= {"API_KEY": self.key, "LIBRETRANSLATE_URL": self.url}
        else:
            ours |= {"KEY": self.key, "URL": self.url}
        return ours | self._more()

    def _more(self) -> dict[str, object]:
        if isinstance(self.more, dict):
            return self.more
        try:
            more = json.loads(self.more or "{}")
        except ValueError:
            more = None
        if not isinstance(more, dict):
            raise NotUsableError(_('MACHINE_TRANSLATOR_OPTIONS has to be a JSON object, such as {"A": "b"}.'))
        return more


def service() -> Service | None:
    """The service of this installation, usable or not; None if none is wanted."""
    config = getattr(settings, "WAGTAILLOCALIZE_MACHINE_TRANSLATOR", None)
    if not config:
        return None
    options = config.get("OPTIONS", {})
    if config["CLASS"] == OURS:
        return Service(**options)
    # Somebody's own settings name a class in wagtail-localize's own way.
    return Service(config["CLASS"], more=options)


def display_name(translator: BaseMachineTranslator) -> str:
    """What people call the service."""
    return str(translator.display_name)


def translator_for(source: Locale, target: Locale) -> BaseMachineTranslator:
    """What translates between these languages. NotUsableError, with the reason, if nothing does."""
    found = service()
    if found is None:
        raise NotUsableError(_("This site has no machine translation."))
    translator = found.make()
    language = target.get_display_name()
    # Plain German has no service: all of them would take it for the German that it is made from.
    if base_of(source.language_code) == base_of(target.language_code):
        text = _("No machine translates into “%(language)s”. These texts are written by people.")
        raise NotUsableError(text % {"language": language})
    try:
        is_able = translator.can_translate(source, target)
    except Exception as error:  # whatever somebody else's class raises
        raise NotUsableError(
            _("The machine translator “%(name)s” cannot be used: %(error)s")
            % {"name": display_name(translator), "error": type(error).__name__}
        ) from error
    if not is_able:
        text = _("%(service)s does not translate into “%(language)s”.")
        raise NotUsableError(text % {"service": display_name(translator), "language": language})
    return translator


def base_of(code: str) -> str:
    """The language of a code without its variant: `de` of `de-simple`."""
    return code.split("-")[0]
