"""The journey of an editor and a visitor: from an event with slides to a word found on slide 3."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page as Window
from playwright.sync_api import expect

from demo.builders import events
from tests.worlds import World, deck

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
WORD = "Zauberlehrling"


def choose(window: Window, field: str, name: str) -> None:
    """Open the chooser of a field and choose the thing called `name`."""
    window.locator(f"{field} [data-chooser-action-choose]").first.click()
    dialog = window.locator(".modal-content")
    dialog.get_by_role("link", name=name).click()
    expect(dialog).to_have_count(0)


def upload(window: Window, field: str, path: Path) -> None:
    """Open the chooser of a field and bring a file in."""
    window.locator(f"{field} [data-chooser-action-choose]").first.click()
    dialog = window.locator(".modal-content")
    dialog.get_by_role("tab").last.click()
    dialog.locator("input[type=file]").set_input_files(path)
    dialog.locator("#tab-upload [name$=title]").fill("Folien")
    dialog.locator("#tab-upload button[type=submit]").click()
    expect(dialog).to_have_count(0)


def publish(window: Window) -> None:
    """Publish what is being edited, from the menu beside “save draft”."""
    window.locator("footer .w-dropdown__toggle, footer button[aria-label]").last.click()
    window.locator("button[name=action-publish]").click()
    expect(window.locator(".messages .success")).to_be_visible()


def test_an_editor_publishes_an_event_with_slides_and_a_visitor_finds_them(editor, tmp_path: Path):
    world = World()
    assert world.event_index.live
    assert world.downloads_page.live
    recap_index = world.recap_index
    events.speaker("Ada Beispiel")
    events.speaker("Bo Muster")
    slides = tmp_path / "folien.pdf"
    slides.write_bytes(deck("Rückschau", "Anfang", "Mitte", f"Der {WORD} am Ende"))

    editor.goto("/admin/snippets/programmes/event/add/")
    editor.fill("[name=title]", "IQ um 9 im Herbst")
    editor.fill("[name=start]", "2026-10-06 09:00")
    editor.fill("[name=end]", "2026-10-06 10:00")
    editor.select_option("[name=mode]", "online")
    for number, name in enumerate(["Ada Beispiel", "Bo Muster"]):
        editor.locator("#id_appearances-ADD").click()
        choose(editor, f"#inline_child_appearances-{number}", name)
        editor.fill(f"[name=appearances-{number}-role]", "Vortrag")
    publish(editor)

    editor.goto("/admin/snippets/downloads/presentation/add/")
    editor.fill("[name=title]", "Folien vom Herbst")
    choose(editor, "#id_event-chooser", "IQ um 9 im Herbst")
    editor.fill("[name=date]", "2026-10-06")
    upload(editor, "#inline_child_files-0", slides)
    publish(editor)

    editor.goto(f"/admin/pages/add/programmes/recappage/{recap_index.pk}/")
    editor.fill("[name=title]", "So war der Herbst")
    editor.fill("[name=lead]", "Kurz und gut.")
    choose(editor, "#id_event-chooser", "IQ um 9 im Herbst")
    publish(editor)

    editor.context.clear_cookies()
    editor.goto("/de/rueckblicke/so-war-der-herbst/")
    expect(editor.get_by_text("Ada Beispiel")).to_be_visible()
    expect(editor.get_by_text("Bo Muster")).to_be_visible()
    expect(editor.get_by_role("link", name="Folien vom Herbst", exact=True)).to_be_visible()

    editor.goto("/de/")
    editor.locator("header input[name=q]").fill(WORD)
    editor.keyboard.press("Enter")
    hit = editor.locator("main").get_by_role("link", name="Folien vom Herbst").first
    hit.click()
    expect(editor).to_have_url(re.compile("#slide-3$"))
    expect(editor.locator("#slide-3")).to_contain_text(WORD)
