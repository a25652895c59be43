"""DeepL, with the answers that wagtail-localize's own class takes for translations."""

from collections.abc import Iterable

import requests
from wagtail.models import Locale
from wagtail_localize.machine_translators.deepl import DeepLTranslator
from wagtail_localize.strings import StringValue

VARIANTS = {"en": "EN-GB", "pt": "PT-PT"}
"""Languages that DeepL wants to have told more exactly as a target; it takes `EN` only for old programs."""


class DeepL(DeepLTranslator):
    """Raises `requests.HTTPError` for a refused key (403) or a quota that is used up (456)."""

    def get_api_endpoint(self) -> str:
        url = self.options.get("URL")
        return f"{url}/v2/translate" if url else super().get_api_endpoint()

    def get_parameters(
        self, source_locale: Locale, target_locale: Locale, strings: Iterable[StringValue]
    ) -> dict[str, object]:
        parameters = super().get_parameters(source_locale, target_locale, strings)
        code = target_locale.language_code
        return {**parameters, "target_lang": VARIANTS.get(code, parameters["target_lang"])}

    def translate(
        self, source_locale: Locale, target_locale: Locale, strings: Iterable[StringValue]
    ) -> dict[StringValue, StringValue]:
        strings = list(strings)
        response = requests.post(
            self.get_api_endpoint(),
            self.get_parameters(source_locale, target_locale, strings),
            timeout=self.options["TIMEOUT"],
            headers=self.get_headers(),
            allow_redirects=False,
        )
        response.raise_for_status()
        texts = [translation["text"] for translation in response.json()["translations"]]
        return {string: StringValue(text) for string, text in zip(strings, texts, strict=True)}
