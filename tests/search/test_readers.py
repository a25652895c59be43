from uuid import uuid4

from config.languages import LANGUAGES
from search.readers import assign_readers
from tests.search.making import version

ALL = " ".join(language.code for language in LANGUAGES)
ALL_BUT_ENGLISH = " ".join(language.code for language in LANGUAGES if language.code != "en")


def readers(*entries):
    assign_readers(entries)
    return [entry.readers for entry in entries]


def test_a_german_thing_without_translation_is_for_all():
    assert readers(version("de", uuid4())) == [ALL]


def test_a_translation_takes_its_readers_from_the_german_version():
    key = uuid4()
    assert readers(version("de", key), version("en", key)) == [ALL_BUT_ENGLISH, "en"]


def test_a_page_without_german_version_is_for_readers_of_its_language_only():
    assert readers(version("en", uuid4())) == ["en"]


def test_a_slide_in_another_language_of_a_german_presentation_is_for_all():
    assert readers(version("en", uuid4(), kind="slide", number=3, is_of_source=True)) == [ALL]


def test_slides_are_versions_of_each_other_by_their_number():
    key = uuid4()
    slide = {"kind": "slide", "is_of_source": True}
    german = [version("de", key, part=n, number=n, **slide) for n in (1, 2)]
    english = version("en", key, part=3, number=1, **slide)
    assert readers(*german, english) == [ALL_BUT_ENGLISH, ALL, "en"]


def test_two_files_in_one_language_both_count():
    key = uuid4()
    slides = [version("de", key, kind="slide", part=part, number=1) for part in (1, 2)]
    assert readers(*slides) == [ALL, ALL]


def test_a_language_that_the_site_does_not_have_is_for_nobody():
    assert readers(version("xx", uuid4(), is_of_source=True)) == [""]
