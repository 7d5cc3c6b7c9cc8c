"""Takes the picture of the README from a running demonstration: `.venv/bin/python -m docs.screens [ADDRESS]`."""

import shutil
import sys
from base64 import b64encode
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

PICTURE = Path(__file__).resolve().parent / "screens" / "mentores.png"
WIDTH, HEIGHT, SHOWN = 1000, 1000, 620  # of each page, and how wide it stands in the picture


def home(page: Page, site: str) -> bytes:
    """The first page, as everybody sees it."""
    page.goto(f"{site}/pt/")
    return page.screenshot()


def desk(page: Page, site: str) -> bytes:
    """Somebody who waits, and who could be the mentor, at the desk of an entity."""
    page.goto(f"{site}/demo/")
    with page.expect_navigation():
        page.click("form[action='/demo/enter/coordinator-b'] button")
    page.goto(f"{site}/desk/mentees/?standing=searching")
    with page.expect_navigation():
        page.click("main tbody a")
    return page.screenshot()


def take(site: str) -> None:
    """Both pages side by side, in the language of most readers."""
    PICTURE.parent.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, locale="pt")
        shown = [b64encode(show(page, site)).decode() for show in (home, desk)]
        page = browser.new_page(viewport={"width": 2 * SHOWN + 24, "height": SHOWN * HEIGHT // WIDTH + 16})
        images = "".join(f'<img width="{SHOWN}" src="data:image/png;base64,{one}">' for one in shown)
        page.set_content(f'<body style="margin: 8px; display: flex; gap: 8px; background: #d9d3c7">{images}')
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    take(sys.argv[1] if len(sys.argv) > 1 else "http://localhost:8000")
