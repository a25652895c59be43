"""An editor drops many files at once, looks at what came of them, and publishes them together."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from downloads.upload.drafts import drafts_of
from tests.downloads import hostile
from tests.worlds import World, deck

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

DROP = """([zone, files]) => {
  const data = new DataTransfer();
  for (const [name, bytes] of files) {
    data.items.add(new File([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], name));
  }
  const drop = new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true });
  document.querySelector(zone).dispatchEvent(drop);
}"""


def test_many_files_are_dropped_checked_and_published_together(editor, tmp_path: Path):
    from base64 import b64encode

    world = World()
    assert world.downloads_page.live
    event = world.event(speakers=[(world.speaker, "", "")])
    files = {
        "wege.pdf": deck("untitled", "Wege zur Anerkennung"),
        "kaputt.pdf": hostile.truncated_pdf(),
        "praxis.pptx": hostile.pptx(["Praxis im Betrieb"]),
    }

    editor.goto(f"/admin/slides/{event.pk}/")
    editor.evaluate(
        DROP, ["#upload-zone", [[name, b64encode(data).decode()] for name, data in files.items()]]
    )
    expect(editor.locator(".upload__file--done")).to_have_count(2, timeout=60_000)
    expect(editor.locator(".upload__file--failed")).to_contain_text("kaputt.pdf")
    assert not Axe().run(editor, context="main").response["violations"]

    editor.locator("#upload-next a").click()
    titles = editor.locator("[name$=-title]")
    expect(titles).to_have_count(2)
    assert not Axe().run(editor, context="main").response["violations"]
    titles.first.fill("")
    titles.last.fill("Praxis, besser gesagt")
    editor.locator(".upload__send button").click()
    expect(editor.locator(".upload__draft--wrong")).to_have_count(1)
    expect(titles.last).to_have_value("Praxis, besser gesagt")
    titles.first.fill("Wege zur Anerkennung")
    editor.locator(".upload__send button").click()
    expect(editor.locator(".messages .success")).to_be_visible()

    editor.goto("/de/downloads/")
    for title in ("Wege zur Anerkennung", "Praxis, besser gesagt"):
        expect(editor.get_by_role("link", name=title).first).to_be_visible()


def test_who_closes_the_browser_in_the_middle_finds_everything_again(editor, live_server):
    from base64 import b64encode

    world = World()
    event = world.event()
    files = [(f"folien-{number}.pdf", deck("untitled", f"Thema {number} im Betrieb")) for number in range(5)]
    files.insert(2, ("kaputt.pdf", hostile.truncated_pdf()))
    dropped = ["#upload-zone", [[name, b64encode(data).decode()] for name, data in files]]

    editor.goto(f"/admin/slides/{event.pk}/")
    editor.evaluate(DROP, dropped)
    expect(editor.locator(".upload__file--done").nth(1)).to_be_visible(timeout=60_000)
    window = editor.context.new_page()
    editor.close(run_before_unload=False)

    window.goto(f"/admin/slides/{event.pk}/")
    expect(window.locator("#upload-next a")).to_be_visible()
    window.evaluate(DROP, dropped)
    expect(window.locator(".upload__file--done")).to_have_count(5, timeout=60_000)
    expect(window.locator(".upload__file--failed")).to_contain_text("kaputt.pdf")
    assert sorted(drafts_of(event).values_list("title", flat=True)) == [
        f"Thema {number} im Betrieb" for number in range(5)
    ]
    # All by keyboard: the button for what comes next stands behind the report.
    window.locator("#upload button[type=submit]").focus()
    window.keyboard.press("Tab")
    assert window.evaluate("document.activeElement.closest('#upload-next') !== null")
    window.keyboard.press("Enter")
    expect(window.locator("[name$=-title]")).to_have_count(5)


def test_without_javascript_the_form_takes_many_files(chromium, live_server, editor, tmp_path: Path):
    world = World()
    event = world.event()
    paths = [tmp_path / "eins.pdf", tmp_path / "zwei.pdf"]
    paths[0].write_bytes(deck("untitled", "Erste Folien"))
    paths[1].write_bytes(hostile.truncated_pdf())
    context = chromium.new_context(
        base_url=live_server.url, java_script_enabled=False, storage_state=editor.context.storage_state()
    )
    page = context.new_page()
    page.goto(f"/admin/slides/{event.pk}/")
    page.set_input_files("input[type=file]", paths)
    page.locator("#upload button[type=submit]").click()
    assert page.locator(".upload__file--done").count() == 1
    assert page.locator(".upload__file--failed").count() == 1
    context.close()
