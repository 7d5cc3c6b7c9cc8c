"""The public pages in a browser: the accessibility rules find nothing, and a phone need not scroll sideways."""

from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Page, ViewportSize, sync_playwright

from mentores.admissions.first_texts import load_first_texts
from tests.factories.partners import make_entity
from tests.web.public.registering import SUPPORT, address, screen_address

AXE = (Path(settings.BASE_DIR) / "tests" / "vendor" / "axe.min.js").read_text()
FOUND = "axe.run(document).then(result => result.violations.map(rule => [rule.id, rule.nodes[0].target]))"
BEYOND = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
PHONE: ViewportSize = {"width": 320, "height": 640}
DESK: ViewportSize = {"width": 1280, "height": 800}
PAGES = ["home", "help", "support", "entities", "about", "privacy", "accessibility", "continue", "under-18", "refer"]
SEND = "main form.form button:not([name])"


def looked_at(page: Page) -> list[object]:
    """What is wrong with the page as it stands, on a phone and on a desk."""
    page.evaluate(AXE)
    found: list[object] = []
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        found += [*page.evaluate(FOUND), *filter(None, [page.evaluate(BEYOND)])]
    return found


def fill_in(page: Page, screen: str) -> None:
    """Answer what a screen of the support form needs, as somebody who opens the one picture that is needed."""
    for name, value in SUPPORT[screen].items():
        if name == "needs-1":
            page.locator(f"details:has([value={value}]) > summary").first.click()
        field = page.locator(f"main form [name='{name}']").first
        kind = field.evaluate("field => field.type")
        if kind == "radio":
            page.check(f"[name='{name}'][value='{value}']")
        elif kind == "select-one":
            field.select_option(value)
        elif value:
            field.fill(value)


@pytest.mark.journey
@pytest.mark.parametrize(("language", "scheme"), [("pt", "light"), ("ar", "dark")])
def test_every_public_page_is_accessible_in_every_state(live_server, transactional_db, chromium, language, scheme):
    load_first_texts()
    entity, *_others = [make_entity() for _number in range(21)]
    addresses = [address(page, language=language) for page in PAGES]
    addresses += [address("entity", language=language, slug=entity.slug), f"{addresses[3]}?words=zzz"]
    found = {}

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(color_scheme=scheme)
        for one in addresses:
            page.goto(f"{live_server.url}{one}")
            found[one] = looked_at(page)
        page.goto(f"{live_server.url}{screen_address('support', 'you', language=language)}")
        for screen in SUPPORT:
            found[screen] = looked_at(page)
            page.click(SEND)
            found[f"{screen} with mistakes"] = looked_at(page)
            fill_in(page, screen)
            page.click(SEND)
        found["sent"] = looked_at(page)
        arrived = page.url.removeprefix(live_server.url)
        browser.close()

    assert {state: wrong for state, wrong in found.items() if wrong} == {}
    assert arrived == address("sent", language=language)
