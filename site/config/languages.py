"""The languages of the site, in one table.

Everything that differs by language is read from here: URL prefixes, the switcher, `lang` and `dir`,
hreflang, and how the search analyses a text. A language is added together with its Locale and home page.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """One language of the site.

    `code` is Django's language code and the URL prefix; `hreflang` is the BCP 47 tag written into
    documents (it differs from the code where the code is our own, such as `de-simple`);
    `stemmer` names the Snowball algorithm that analyses texts, or is empty where there is none;
    `open_graph` is the locale in the form that Open Graph wants (language_TERRITORY).
    """

    code: str
    own_name: str
    english_name: str
    direction: str
    hreflang: str
    stemmer: str
    open_graph: str


LANGUAGES: tuple[Language, ...] = (
    Language("de", "Deutsch", "German", "ltr", "de", "german", "de_DE"),
    Language("de-simple", "Einfache Sprache", "Plain German", "ltr", "de-simple", "german", "de_DE"),
    Language("en", "English", "English", "ltr", "en", "english", "en_GB"),
    Language("uk", "Українська", "Ukrainian", "ltr", "uk", "", "uk_UA"),
    Language("ru", "Русский", "Russian", "ltr", "ru", "russian", "ru_RU"),
    Language("tr", "Türkçe", "Turkish", "ltr", "tr", "turkish", "tr_TR"),
    Language("pl", "Polski", "Polish", "ltr", "pl", "polish", "pl_PL"),
    Language("ar", "العربية", "Arabic", "rtl", "ar", "arabic", "ar_AR"),
    Language("fa", "فارسی", "Persian", "rtl", "fa", "persian", "fa_IR"),
)

SOURCE = "de"
"""Everything is written in this language first and translated from it."""

_BY_CODE = {language.code: language for language in LANGUAGES}


def language_for(code: str) -> Language:
    """Return the table's row for a code such as `de`; an unknown code raises KeyError."""
    return _BY_CODE[code]


def is_site_language(code: str) -> bool:
    """Whether the code is a language of this site (and so a URL prefix)."""
    return code in _BY_CODE
