"""Every page of the matrix in a language that nobody speaks: nothing on it is unsaid, and long words stay on it."""

from pathlib import Path
from random import sample

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Route, sync_playwright

from mentores.admissions.first_texts import load_first_texts
from tests import environment
from tests.pseudo import given_words, pseudo, speak_pseudo, unsaid_in
from tests.security.matrix import PAGES
from tests.security.matrix.page import EVERYBODY, OPENS, Page
from tests.security.visits import address_of

STATIC = Path(settings.BASE_DIR) / "mentores" / "web" / "static"
NARROW = 320
BEYOND = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
WIDEST = """width => [...document.querySelectorAll("body *")]
    .filter(one => one.checkVisibility() && !one.closest(".unseen, .table thead"))
    .filter(one => one.getBoundingClientRect().right > width + 1)
    .map(one => one.outerHTML.slice(0, 80)).slice(-1)"""


def visits() -> list[tuple[Page, str, str]]:
    """Each page that opens, for the first role of each kind that it opens to, in each relation to the case."""
    return [
        (page, role, relation)
        for page in PAGES
        for relation in page.finds
        for role in EVERYBODY
        if page.expects(role, relation, "GET") == OPENS
        and role == next(one for one in EVERYBODY if page.expects(one, relation, "GET") == OPENS)
    ]


VISITS = visits()
NAMES = ["-".join(filter(None, (page.name, role, relation))) for page, role, relation in VISITS]


@pytest.fixture
def spoken(programme, visitors, monkeypatch):
    """The programme, and those who visit it, in the language that nobody speaks."""
    load_first_texts()
    speak_pseudo(monkeypatch)

    def read(page: Page, role: str, relation: str) -> str:
        answer = visitors.ask(role, "GET", address_of(programme, page, role, relation))
        return answer.content.decode() if answer["Content-Type"].startswith("text/html") else ""

    return read


@pytest.mark.parametrize(("page", "role", "relation"), VISITS, ids=NAMES)
def test_a_page_holds_no_word_that_nobody_can_translate(programme, spoken, page, role, relation):
    html = spoken(page, role, relation)

    addresses = {f"{canary}@example.org" for canary in programme.canaries}
    assert unsaid_in(html, given_words() | programme.canaries.keys() | addresses) == set()


@pytest.mark.journey
def test_pages_of_long_words_are_no_wider_than_a_small_telephone(spoken, chromium):
    named = list(zip(NAMES, VISITS, strict=True))
    looked_at = named if environment.LONG else sample(named, len(named) // 3)  # others the next time
    pages = {name: spoken(*visit) for name, visit in looked_at}

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-background-networking"]
        )
        found = {name: too_wide(browser, html) for name, html in pages.items() if html}
        browser.close()

    assert {name: wrong for name, wrong in found.items() if wrong != (0, [])} == {}


def too_wide(browser: Browser, html: str) -> tuple[int, list[str]]:
    """By how much a page is wider than the window, and what stands beyond its edge; its files are ours."""

    def answer(route: Route) -> None:
        _site, static, path = route.request.url.partition("/static/")
        if static:
            route.fulfill(path=STATIC / path)
        else:
            route.fulfill(body=html, content_type="text/html; charset=utf-8")

    with browser.new_page(viewport={"width": NARROW, "height": 800}) as tab:
        tab.route("**/*", answer)
        tab.goto("http://mentores.test/")
        return tab.evaluate(BEYOND), tab.evaluate(WIDEST, NARROW)


def test_the_language_that_nobody_speaks_keeps_what_the_code_fills_in():
    assert pseudo("%(days)s days at <bdi>%(place)s</bdi>, {name} & you") == (
        "⟦%(days)s dáysöö átö <bdi>%(place)s</bdi>, {name} & yóúöö⟧"
    )
