from django.conf import settings

from config.languages import LANGUAGES, SOURCE, language_for


def test_every_language_has_its_own_code_name_and_tag():
    for attribute in ("code", "own_name", "english_name", "hreflang"):
        values = [getattr(language, attribute) for language in LANGUAGES]
        assert len(set(values)) == len(values)


def test_codes_are_lower_case_because_they_are_parts_of_addresses():
    assert all(language.code == language.code.lower() for language in LANGUAGES)


def test_django_and_wagtail_know_the_same_languages():
    codes = [language.code for language in LANGUAGES]
    assert [code for code, _name in settings.LANGUAGES] == codes
    assert [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES] == codes
    assert settings.LANGUAGE_CODE == SOURCE


def test_directions_are_those_of_the_script():
    assert {language.direction for language in LANGUAGES} <= {"ltr", "rtl"}
    assert language_for(SOURCE).direction == "ltr"
