"""Which language a text seems to be in."""

import pytest

from downloads.upload.language import guess_language

TEXTS = {
    "de": "Die Anerkennung und die Qualifizierung sind der Weg in den Beruf. Wir beraten Sie mit.",
    "en": "The recognition of your qualification is the way to a job that fits. We are there for you.",
    "tr": "Mesleki denklik için bir danışmanlık ve yeterlilik programı. Bu yol için en kısa olan.",
    "pl": "Uznanie kwalifikacji jest drogą do pracy. W Polsce i w Niemczech to jest możliwe, ale nie od.",
    "uk": "Визнання кваліфікації є шляхом до роботи за фахом. Ми допоможемо вам і вашій родині.",
    "ru": "Признание квалификации это путь к работе по специальности. Мы поможем вам и вашей семье, быстро.",
    "ar": "الاعتراف بالمؤهلات هو الطريق إلى العمل المناسب في المنطقة، ونحن نساعدكم على ذلك",
    "fa": "به رسمیت شناختن مدارک تحصیلی راه رسیدن به شغل مناسب است و ما در این مسیر به شما کمک می‌کنیم",
}


@pytest.mark.parametrize("code", TEXTS)
def test_each_language_of_the_site_is_recognised(code: str) -> None:
    assert guess_language(TEXTS[code]) == code


def test_the_text_is_believed_before_what_the_program_declares() -> None:
    assert guess_language(TEXTS["de"], declared="en-US") == "de"


def test_what_is_declared_decides_where_there_is_too_little_text() -> None:
    assert guess_language("IQ 2026", declared="uk-UA") == "uk"


@pytest.mark.parametrize("declared", ["", "xx", "fr-FR"])
def test_german_is_proposed_when_nothing_is_known(declared: str) -> None:
    assert guess_language("", declared) == "de"


def test_a_few_foreign_names_change_nothing() -> None:
    assert guess_language(f"{TEXTS['de']} Олена Коваленко, Харків") == "de"
