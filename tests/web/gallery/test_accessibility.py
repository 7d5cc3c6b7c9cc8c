"""The gallery in a browser: nothing is wrong with it, in any language and any light, on a phone and on a desk."""

from datetime import date

import pytest
from playwright.sync_api import sync_playwright

from mentores.core.languages import LANGUAGES, Reach
from mentores.demo.models import Stamp
from tests.journeys.looking import wrong_with

SPOKEN = [language for language in LANGUAGES if language.reach >= Reach.PUBLIC]


@pytest.mark.journey
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", SPOKEN, ids=lambda language: language.code)
def test_nothing_is_wrong_with_any_component(live_server, transactional_db, chromium, language, scheme):
    Stamp.objects.create(stage="running", loaded_on=date(2026, 10, 31))

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(color_scheme=scheme, locale=language.code)
        page.goto(f"{live_server.url}/gallery/")
        wrong, direction = wrong_with(page), page.get_attribute("html", "dir")
        browser.close()

    assert (direction, wrong) == (language.direction, [])
