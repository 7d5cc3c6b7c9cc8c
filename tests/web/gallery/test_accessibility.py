"""The gallery in a browser: the accessibility rules find nothing, and nothing stands beyond the edge of the screen."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import sync_playwright

from mentores.core.languages import LANGUAGES
from mentores.demo.models import Stamp

AXE = (Path(settings.BASE_DIR) / "tests" / "vendor" / "axe.min.js").read_text()
FOUND = "axe.run(document).then(result => result.violations.map(rule => [rule.id, rule.nodes[0].target]))"
BEYOND = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.journey
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_the_gallery_is_accessible(live_server, transactional_db, chromium, language, width, scheme):
    Stamp.objects.create(stage="running", loaded_on=date(2026, 10, 31))

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme, locale=language.code)
        page.goto(f"{live_server.url}/gallery/")
        page.evaluate(AXE)
        found = (page.get_attribute("html", "dir"), page.evaluate(FOUND), page.evaluate(BEYOND))
        browser.close()

    assert found == (language.direction, [], 0)
