"""Takes the pictures of the README anew, from a demo site that runs (`make demo`). SITE says where it is.

Playwright and Debian's Chromium take them, Pillow puts them side by side, each below 60 KB.
"""

import os
import shutil
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

SITE = (
    os.environ.get("SITE") or f"http://{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
)
TARGET = Path(__file__).resolve().parents[1] / "docs" / "pictures"
OFFER = "programme/individuelle-qualifizierung-und-begleitung/mehrsprachiges-coaching/"
LARGEST = 60_000
GAP, PAPER = 24, "#e4eeeb"
# Name of the file: what stands side by side, as (path, width, height, colour scheme).
PICTURES = {
    "site": [
        ("/de/", 1280, 1000, "light"),
        ("/uk/", 420, 1000, "dark"),
        (f"/ar/{OFFER}", 420, 1000, "light"),
    ],
    "slides": [
        ("/de/downloads/ausblick-2026-2028/", 1280, 1000, "light"),
        ("/ar/angebote/", 420, 1000, "dark"),
    ],
}


def taken(browser: Browser, path: str, width: int, height: int, scheme: str) -> Image.Image:
    """The first screen of a page, as a visitor whose browser speaks its language sees it."""
    window = browser.new_page(
        viewport={"width": width, "height": height}, color_scheme=scheme, locale=path.split("/")[1]
    )
    window.goto(f"{SITE}{path}")
    window.wait_for_load_state("networkidle")
    picture = Image.open(BytesIO(window.screenshot()))
    window.close()
    return picture.convert("RGB")


def side_by_side(pictures: list[Image.Image]) -> Image.Image:
    """All of them in one row with a little air."""
    width = sum(picture.width + GAP for picture in pictures) + GAP
    row = Image.new("RGB", (width, max(picture.height for picture in pictures) + 2 * GAP), PAPER)
    start = GAP
    for picture in pictures:
        row.paste(picture, (start, GAP))
        start += picture.width + GAP
    return row.resize((row.width * 2 // 3, row.height * 2 // 3), Image.Resampling.LANCZOS)


def main() -> int:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, places in PICTURES.items():
            row = side_by_side([taken(browser, *place) for place in places])
            for quality in (80, 70, 60, 50, 40):
                made = BytesIO()
                row.save(made, "WEBP", quality=quality, method=6)
                if made.tell() <= LARGEST:
                    break
            (TARGET / f"{name}.webp").write_bytes(made.getvalue())
            print(f"{name}.webp: {made.tell()} bytes")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
