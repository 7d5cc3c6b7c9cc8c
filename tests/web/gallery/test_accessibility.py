"""The gallery in a browser: the accessibility rules find nothing, and nothing stands beyond the edge of the screen."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import ViewportSize, sync_playwright

from mentores.core.languages import LANGUAGES
from mentores.demo.models import Stamp

AXE = (Path(settings.BASE_DIR) / "tests" / "vendor" / "axe.min.js").read_text()
FOUND = "axe.run(document).then(result => result.violations.map(rule => [rule.id, rule.nodes[0].target]))"
PHONE: ViewportSize = {"width": 320, "height": 640}
DESK: ViewportSize = {"width": 1280, "height": 800}
BEYOND = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.journey
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_the_gallery_is_accessible_on_a_phone_and_on_a_desk(live_server, transactional_db, chromium, language, scheme):
    Stamp.objects.create(stage="running", loaded_on=date(2026, 10, 31))

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport=PHONE, color_scheme=scheme, locale=language.code)
        page.goto(f"{live_server.url}/gallery/")
        page.evaluate(AXE)
        on_a_phone = page.evaluate(FOUND), page.evaluate(BEYOND)
        page.set_viewport_size(DESK)
        on_a_desk = page.evaluate(FOUND), page.evaluate(BEYOND)
        direction = page.get_attribute("html", "dir")
        browser.close()

    assert (direction, on_a_phone, on_a_desk) == (language.direction, ([], 0), ([], 0))
