"""The environment names the service that translates by machine."""

import pytest
from django.utils.module_loading import import_string
from environ import Env

from config.machine_translation import CLASS, machine_translator
from home.localize.machine.service import OURS
from home.localize.machine.translator import SiteTranslator


@pytest.fixture
def env(monkeypatch) -> Env:
    for name in ("", "_KEY", "_URL", "_OPTIONS"):
        monkeypatch.delenv(f"MACHINE_TRANSLATOR{name}", raising=False)
    return Env()


@pytest.mark.parametrize("name", ["", "  "])
def test_without_a_name_there_is_no_machine(env, monkeypatch, name):
    monkeypatch.setenv("MACHINE_TRANSLATOR", name)
    monkeypatch.setenv("MACHINE_TRANSLATOR_KEY", "geheim")
    assert machine_translator(env) is None


def test_name_key_address_and_options_are_read(env, monkeypatch):
    monkeypatch.setenv("MACHINE_TRANSLATOR", "deepl")
    monkeypatch.setenv("MACHINE_TRANSLATOR_KEY", " geheim ")
    monkeypatch.setenv("MACHINE_TRANSLATOR_URL", "https://example.org/")
    monkeypatch.setenv("MACHINE_TRANSLATOR_OPTIONS", '{"FORMALITY": "default"}')
    assert machine_translator(env)["OPTIONS"] == {
        "name": "deepl",
        "key": "geheim",
        "url": "https://example.org",
        "more": '{"FORMALITY": "default"}',
    }


def test_a_value_that_makes_no_sense_is_taken_as_it_is_and_judged_later(env, monkeypatch):
    monkeypatch.setenv("MACHINE_TRANSLATOR", "gugel")
    monkeypatch.setenv("MACHINE_TRANSLATOR_OPTIONS", "[")
    assert machine_translator(env)["OPTIONS"]["more"] == "["


def test_the_class_in_the_setting_is_ours():
    assert CLASS == OURS
    assert import_string(CLASS) is SiteTranslator
