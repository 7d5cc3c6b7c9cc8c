"""Every page of the matrix in a language that nobody speaks: nothing on it is unsaid, and long words stay on it."""

from pathlib import Path
from random import sample

import polib
import pytest
from django.conf import locale as conf_locale
from django.conf import settings
from playwright.sync_api import Browser, Route, sync_playwright

from mentores.admissions.first_texts import load_first_texts
from mentores.core.languages import BY_CODE
from mentores.web.language import spoken_at
from tests import environment
from tests.pseudo import given_words, pseudo, speak_pseudo, unsaid_in
from tests.security.matrix import PAGES
from tests.security.matrix.page import EVERYBODY, OPENS, Page
from tests.security.programme import Programme
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
DJANGO = Path(conf_locale.__file__).parent / "en"


def held(folder: Path) -> set[str]:
    """The messages of a catalogue, as the code asks for them."""
    entries = polib.pofile(str(folder / "LC_MESSAGES" / "django.po"))
    return {f"{entry.msgctxt}\4{entry.msgid}" if entry.msgctxt else entry.msgid for entry in entries}


def known(programme: Programme) -> set[str]:
    """Names and texts, which are not for translation."""
    return given_words() | programme.canaries.keys() | {f"{canary}@example.org" for canary in programme.canaries}


@pytest.fixture
def read(programme, visitors):
    """What somebody reads on a page; nothing where it is no page."""
    load_first_texts()

    def html(page: Page, role: str, relation: str) -> str:
        answer = visitors.ask(role, "GET", address_of(programme, page, role, relation))
        return answer.content.decode() if answer["Content-Type"].startswith("text/html") else ""

    return html


@pytest.fixture
def spoken(read, monkeypatch):
    """The same, in the language that nobody speaks."""
    speak_pseudo(monkeypatch)
    return read


@pytest.mark.parametrize(("page", "role", "relation"), VISITS, ids=NAMES)
def test_a_page_holds_no_word_that_nobody_can_translate(programme, spoken, page, role, relation):
    html = spoken(page, role, relation)

    assert unsaid_in(html, known(programme)) == set()


def test_who_takes_part_reads_no_word_that_the_catalogues_of_their_languages_lack(programme, read, monkeypatch):
    speak_pseudo(monkeypatch, only=held(settings.LOCALE_PATHS[0] / "ne") | held(DJANGO))

    lacking = {
        (page.name, word)
        for page in PAGES
        for role in ("anonymous", "mentor", "mentee")
        for relation in page.finds
        if page.expects(role, relation, "GET") == OPENS
        and BY_CODE["ne"] in spoken_at(address_of(programme, page, role, relation))
        for word in unsaid_in(read(page, role, relation), known(programme))
    }

    assert lacking == set()


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
