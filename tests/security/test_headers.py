"""What every answer tells the browser, and what no page contains."""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client

from mentores.core.languages import BY_CODE
from tests.security.matrix import PAGES
from tests.security.matrix.page import EVERYBODY, OPENS, Page
from tests.security.visits import address_of

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
}
STATIC = "/static/css/mentores.css"
PRIVATE = ("/my/", "/desk/", "/office/", "/entry/", "/l/rating/x", "/demo/")


def reader(page: Page) -> str | None:
    """A role for which the page opens."""
    first = next(iter(page.finds))
    return next((role for role in EVERYBODY if page.expects(role, first, "GET") == OPENS), None)


READ = [page for page in PAGES if reader(page)]


def headers_of(answer) -> dict[str, str | None]:
    return {name: answer.get(name) for name in ALWAYS}


def policy_of(answer) -> set[str]:
    return {directive.strip() for directive in answer["Content-Security-Policy"].split(";")}


class Seen(HTMLParser):
    """The title, language and direction of a page, and whatever in it a strict browser would not run."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.title = ""
        self.language: tuple[str | None, str | None] = (None, None)
        self.inline: list[str] = []
        self.inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.inside = self.inside or (tag if tag == "title" and not self.title else "")
        if tag == "html":
            self.language = (values.get("lang"), values.get("dir"))
        if tag == "style" or (tag == "script" and "src" not in values):
            self.inline.append(tag)
        self.inline += [name for name in values if name == "style" or re.match(r"on[a-z]", name)]
        self.inline += [tag for value in values.values() if (value or "").strip().lower().startswith("javascript:")]

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.title += data

    def handle_endtag(self, tag: str) -> None:
        self.inside = "" if tag == self.inside else self.inside


@pytest.fixture
def answers(programme, visitors, settings):
    """One answer of each kind that the site gives."""
    settings.ROOT_URLCONF = "tests.security.broken"
    failing, strict = Client(raise_request_exception=False), Client(enforce_csrf_checks=True)
    gone = next(page for page in PAGES if page.name == "links:rating")
    return {
        "200": visitors.ask("anonymous", "GET", "/pt/"),
        "200 signed in": visitors.ask("coordinator", "GET", "/desk/"),
        "200 static": visitors.ask("anonymous", "HEAD", STATIC),
        "200 text": visitors.ask("anonymous", "GET", "/robots.txt"),
        "302": visitors.ask("anonymous", "GET", "/desk/"),
        "400": failing.get("/pt/", headers={"host": "evil.example"}),
        "403": visitors.ask("editor", "GET", "/desk/"),
        "403 without a token": strict.post("/pt/help/you/"),
        "404": visitors.ask("anonymous", "GET", "/pt/nothing-here/"),
        "405": visitors.ask("anonymous", "DELETE", "/pt/"),
        "410": visitors.ask("anonymous", "GET", address_of(programme, gone, "anonymous", "expired")),
        "422": visitors.ask("anonymous", "POST", "/pt/help/you/"),
        "500": failing.get("/fails"),
    }


def test_every_kind_of_answer_carries_the_same_headers(answers):
    assert {kind: str(answer.status_code) for kind, answer in answers.items()} == {
        kind: kind.split()[0] for kind in answers
    }
    assert {kind: headers_of(answer) for kind, answer in answers.items()} == dict.fromkeys(answers, ALWAYS)
    assert {kind: policy_of(answer) for kind, answer in answers.items()} == dict.fromkeys(answers, POLICY)


def test_what_is_about_people_stays_in_no_cache(visitors):
    private = [visitors.ask("anonymous", "GET", address) for address in PRIVATE]
    signed_in = [visitors.ask("coordinator", "GET", address) for address in ("/desk/", "/pt/", "/office/")]

    assert {answer["Cache-Control"] for answer in [*private, *signed_in]} == {"no-store, private"}
    assert "no-store" not in visitors.ask("anonymous", "HEAD", STATIC).get("Cache-Control", "")


def test_no_cookie_can_be_read_by_scripts_or_sent_from_other_sites(visitors):
    sent = visitors.browser("anonymous")
    sent.get("/entry/login")
    sent.post("/language", {"language": "en"})

    assert {(name, morsel["httponly"], morsel["samesite"]) for name, morsel in sent.cookies.items()} == {
        ("csrftoken", True, "Lax"),
        ("django_language", True, "Lax"),
    }


@pytest.mark.parametrize("page", READ, ids=lambda page: page.name)
def test_a_page_has_a_title_a_language_and_nothing_inline(programme, visitors, page):
    role = reader(page) or ""

    answer = visitors.ask(role, "GET", address_of(programme, page, role, next(iter(page.finds))))

    if answer["Content-Type"].startswith("text/html"):
        seen = Seen(answer.content.decode())
        code, direction = seen.language
        assert (answer.status_code, seen.inline) == (200, [])
        assert direction == BY_CODE[code or ""].direction
        assert len(seen.title.strip().split(" – ")[0]) > 2


def test_every_page_of_a_door_has_a_title_of_its_own(programme, visitors):
    titles: dict[tuple[str, str], list[str]] = {}
    for page in READ:
        role = reader(page) or ""
        answer = visitors.ask(role, "GET", address_of(programme, page, role, next(iter(page.finds))))
        if answer["Content-Type"].startswith("text/html"):
            door = page.name.partition(":")[0]
            titles.setdefault((door, Seen(answer.content.decode()).title.strip()), []).append(page.name)

    assert {title: names for title, names in titles.items() if len(names) > 1} == {}
