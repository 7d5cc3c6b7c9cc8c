"""Cases, lists, reports and forms on paper: what they say stands there, what only a screen can do does not."""

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.paper import A4, printed

SAID = "main h1, main tbody th, main caption, main dt, main .steps-title, main .field-label, main legend, main .choice"
ONLY_ON_SCREEN = ".skip, .menu a, .menu button, .button, .hat a, .pager a"
SHOWN = (
    """places => places.filter(one => one.checkVisibility() && !one.closest(".no-print")).map(one => one.innerText)"""
)
FIRST = "main tbody th a"
PAPERS = {
    "a public list": ("visitor", "/pt/entities/", ""),
    "a public form": ("visitor", "/pt/support/you/", ""),
    "a public form from right to left": ("visitor", "/ar/help/you/", ""),
    "a list": ("coordinator-a", "/desk/mentors/", ""),
    "a case": ("coordinator-a", "/desk/mentorships/", FIRST),
    "a person": ("coordinator-a", "/desk/mentees/", FIRST),
    "a report": ("national-team", "/office/figures/", ""),
}


def words(page: Page, selector: str) -> list[str]:
    """What stands on the screen in these places, without spaces."""
    texts = page.eval_on_selector_all(selector, SHOWN)
    return sorted({"".join(text.split()) for text in texts} - {""})


def open_page(page: Page, site: str, name: str) -> None:
    role, address, link = PAPERS[name]
    if role != "visitor":
        page.goto(f"{site}/demo/")
        with page.expect_navigation():
            page.click(f"form[action='/demo/enter/{role}'] button")
    page.goto(site + address)
    if link:
        with page.expect_navigation():
            page.locator(link).first.click()


@pytest.mark.journey
@pytest.mark.parametrize("name", [name for name in PAPERS if "right to left" not in name])
def test_paper_says_what_the_page_says_and_shows_nothing_to_press(site: str, browser: Browser, name: str):
    page = browser.new_context(locale="pt").new_page()
    open_page(page, site, name)
    said = words(page, SAID)
    pressed = [text for text in words(page, ONLY_ON_SCREEN) if not any(text in one for one in said)]

    paper, sheets = printed(page)

    assert said
    assert pressed
    assert [text for text in said if text not in paper] == []
    assert [text for text in pressed if text in paper] == []
    assert set(sheets) == {A4}


@pytest.mark.journey
def test_a_form_from_right_to_left_fits_on_paper(site: str, browser: Browser):
    page = browser.new_context(locale="ar").new_page()
    open_page(page, site, "a public form from right to left")
    page.emulate_media(media="print")

    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")

    paper, sheets = printed(page)
    assert (wide, set(sheets), len(paper) > 500) == (0, {A4}, True)


@pytest.mark.journey
def test_paper_is_white_in_the_dark_as_well(site: str, browser: Browser):
    page = browser.new_context(locale="pt", color_scheme="dark").new_page()
    page.goto(f"{site}/pt/entities/")
    page.emulate_media(media="print", color_scheme="dark")

    colours = page.evaluate("(({color, backgroundColor}) => [color, backgroundColor])(getComputedStyle(document.body))")

    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
