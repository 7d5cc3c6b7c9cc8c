"""Every page, for everybody who may open it, in every state the demonstration knows, with mistakes and without."""

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.http import Http404
from django.test import RequestFactory
from django.urls import resolve
from django.utils import timezone
from django.utils.translation import override
from playwright.sync_api import Browser, Page

from mentores.core.languages import DEFAULT, LANGUAGES, STAFF_LANGUAGES
from mentores.web import errors
from mentores.web.desk.entity.parts import PARTS
from mentores.web.public.registration.throttle import EACH_HOUR, is_too_many
from tests import environment
from tests.journeys.hands import Finger, fill_in
from tests.journeys.looking import wrong_with
from tests.journeys.people import MENTEE, MENTOR

OPENED = 16 if environment.LONG else 8  # pages of one name that are opened; each state that is new is looked at
PUBLIC = {"help-screen", "support-screen", "continue", "refer", "paper", "paper-form"}
PUBLIC |= {"home", "help", "support", "apply", "entities", "entity", "about", "privacy", "accessibility"}
LINKS = {"application", "claim", "proposal", "mentorship", "rating"}
VISITOR = {f"public:{page}" for page in PUBLIC} | {f"links:{page}" for page in LINKS}
VISITOR |= {"gallery:home", "demo:home", "demo:outbox", "demo:message", "account_login"}
NOTICES = ("matching/asked_mentor", "mentorships/opened", "evaluations/asked")
MY = {f"my:{page}" for page in ("home", "data", "application", "mentorship")}
DESK = {f"desk:{page}" for page in ("home", "entity", "round", "applications", "mentors", "mentees")}
DESK |= {f"desk:{page}" for page in ("proposals", "mentorships", "application", "mentor", "mentee")}
DESK |= {f"desk:{page}" for page in ("proposal", "mentorship", "people", "member", "charge", "contacts")}
DESK |= {f"desk:{case}-consents" for case in ("application", "mentor", "mentee")}
KEPT = {f"desk:entity-{part}" for part in (*PARTS, "absences", "logo")} | {"desk:people-invite"}
OFFICE = {f"office:{page}" for page in ("home", "figures", "applications", "application", "round", "entities")}
OFFICE |= {f"office:entity{act}" for act in ("", "-edit", "-invite", "-suspend", "-end")}
OFFICE |= {f"office:team{act}" for act in ("", "-propose", "-end")}
WORDS_OF_THE_PROGRAMME = {f"office:{page}" for page in ("texts", "text", "notices", "notice", "promoter")}
ACCOUNT = {f"entry:{page}" for page in ("account", "details", "logins", "places")}
PAGES = {
    "visitor": VISITOR,
    "mentor": MY | ACCOUNT,
    "mentee": MY,
    "technician": DESK,
    "coordinator-a": DESK | KEPT | ACCOUNT,
    "coordinator-b": DESK | KEPT,
    "coordinator-of-both": DESK | KEPT | {"entry:hats"},
    "national-team": OFFICE | WORDS_OF_THE_PROGRAMME | {"office:messages"},
    "auditor": {"office:home", "office:figures", "office:audit"},
    "editor": {"office:home"} | WORDS_OF_THE_PROGRAMME,
}
NOBODY = [f"/desk/{cases}/?state=mistaken" for cases in ("proposals", "mentorships")]
NOBODY += ["/desk/applications/?state=withdrawn", "/desk/mentors/?state=inactive", "/desk/mentees/?standing=done"]
OF_A_DESK = ["/desk/applications/?state=", "/desk/round/?seed=x"]
MORE_STARTS = {
    "visitor": ["/demo/", "/gallery/", "/entry/login", *(f"/demo/outbox/?notice={notice}" for notice in NOTICES)],
    "coordinator-a": [*NOBODY, *OF_A_DESK],
    "coordinator-b": OF_A_DESK,
    "coordinator-of-both": OF_A_DESK,
    "technician": OF_A_DESK,
    "national-team": ["/office/entities/?words=zzz", "/office/figures/?on=2001-01-01", "/office/figures/?on=x"],
}
REFUSED = {"/desk/round/?seed=x", "/office/figures/?on=x"}  # addresses with a mistake
MISTAKES = {
    "public:help-screen": "form.form",
    "public:support-screen": "form.form",
    "public:continue": "form.form",
    "public:refer": "form.form",
    "public:apply": "form.form",
    "account_login": "form.form",
    "links:proposal": "form.form",
    "links:mentorship": "form:has([name=held_on])",
    "links:rating": "form.form",
    "my:mentorship": "form:has([name=held_on])",
    "desk:application": "form[action$='/decline']",
    "desk:proposal": "form[action*='/answer/']",
    "desk:mentorship": "form[action$='/log-meeting']",
    "desk:mentor": "form[action$='/update']",
    "desk:entity-face": "form.form",
    "desk:entity-coverage": "form.form",
    "desk:entity-work": "form.form",
    "desk:entity-protection": "form.form",
    "desk:entity-absences": "form.form",
    "desk:people-invite": "form.form",
    "desk:member": "form[action$='/change-role']",
    "desk:charge": "form.form",
    "office:application": "form.form",
    "office:entity-edit": "form.form",
    "office:entity-invite": "form.form",
    "office:entity-suspend": "form.form",
    "office:entity-end": "form.form",
    "office:team-propose": "form.form",
    "office:promoter": "form.form",
}
WITH_MISTAKES = """form => {
    for (const field of form.querySelectorAll("[type=text], [type=date], [type=number], textarea")) field.value = "";
    for (const field of form.querySelectorAll("[type=email], [type=url]")) field.value = "x";
    for (const field of form.querySelectorAll("select")) field.value = "-";
    form.submit();
}"""


@dataclass(slots=True)
class Walk:
    """The pages that can be reached by the links of a role's pages, and what is wrong with each."""

    page: Page
    site: str
    opened: Counter[str] = field(default_factory=Counter)
    states: set[tuple[str, str]] = field(default_factory=set)
    wrong: dict[str, Any] = field(default_factory=dict)
    with_form: dict[str, str] = field(default_factory=dict)

    def go(self, starts: list[str], names: set[str], *, language: str) -> None:
        """From these addresses to every page of these names."""
        waiting = deque(starts)
        known = set(starts)
        while waiting:
            address = waiting.popleft()
            name = name_of(address, language=language)
            if name not in names or self.opened[name] == OPENED:
                continue
            self.opened[name] += 1
            for link in self.look_at(address, name):
                if link not in known:
                    known.add(link)
                    waiting.append(link)

    def look_at(self, address: str, name: str) -> Iterator[str]:
        """Open a page; look at it closely if its state is new. Return where its links lead on this site."""
        answer = self.page.goto(self.site + address)
        assert answer is not None
        expected = {422} if address in REFUSED else {200, 410} if name.startswith("links:") else {200}
        assert answer.status in expected, (address, answer.status)
        links = self.page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
        if name in MISTAKES and self.page.locator(MISTAKES[name]).count():
            self.with_form.setdefault(name, address)
        state = (name, f"{answer.status} {self.page.locator('.heading .tag').all_inner_texts()[:1]}")
        if state not in self.states:
            self.states.add(state)
            self._note(address)
        return (link.removeprefix(self.site).partition("#")[0] for link in links if link.startswith(self.site))

    def make_mistakes(self) -> None:
        """Send each form with mistakes: the page comes back with what is missing or wrong."""
        for name, address in self.with_form.items():
            self.page.goto(self.site + address)
            with self.page.expect_navigation() as answer:
                self.page.locator(MISTAKES[name]).first.evaluate(WITH_MISTAKES)
            assert (name, answer.value.status) == (name, 200 if name == "account_login" else 422)
            self._note(f"mistakes on {address}")

    def _note(self, where: str) -> None:
        if wrong := wrong_with(self.page):
            self.wrong[where] = wrong


def name_of(address: str, *, language: str) -> str:
    """The name of the page at an address of this site; none for what is no page in this language."""
    path = urlsplit(address).path
    with override(language):
        try:
            return resolve(path).view_name
        except Http404:
            return ""


PARTICIPANTS = {"mentor", "mentee"}


def walks() -> list[tuple[str, str, str]]:
    """Who walks, in which language and light: a few for every run, every role with `--long`."""
    if not environment.LONG:
        staff = [(role, "pt", "light") for role in ("national-team", "auditor", "editor")]
        people = [("visitor", "pt", "light"), ("visitor", "ar", "dark"), ("mentor", "ar", "light")]
        return [*people, *staff, ("coordinator-a", "pt", "dark")]
    return [
        (role, language.code, "light" if language.code == DEFAULT else "dark")
        for role in PAGES
        for language in LANGUAGES
        if language.code in STAFF_LANGUAGES
        or role == "visitor"
        or (role in PARTICIPANTS and language.code in {"ar", "ne", "ur"})
    ]


def enter(page: Page, site: str, role: str, language: str) -> str:
    """Come in through the demonstration, choose a language, and return where one stands."""
    page.goto(f"{site}/demo/")
    with page.expect_navigation():
        page.click(f"form[action='/demo/enter/{role}'] button")
    if role == "visitor":
        return f"/{language}/"
    with page.expect_navigation():
        if role in PARTICIPANTS:
            page.click(".tongues summary")
        page.click(f".tongues [value={language}]")
    return urlsplit(page.url).path


@pytest.mark.journey
@pytest.mark.parametrize(("role", "language", "light"), walks(), ids=map("-".join, walks()))
def test_nothing_is_wrong_with_any_page(site: str, browser: Browser, role: str, language: str, light: Any):
    page = browser.new_context(locale=language, color_scheme=light).new_page()
    walk = Walk(page, site)

    starts = [enter(page, site, role, language), *MORE_STARTS.get(role, [])]
    walk.go(starts, PAGES[role], language=language)
    walk.make_mistakes()

    assert walk.wrong == {}
    assert walk.opened.keys() == PAGES[role]


@pytest.mark.journey
@pytest.mark.parametrize("language", ["pt", "ar"])
def test_nothing_is_wrong_with_a_refusal(site: str, browser: Browser, language: str):
    page = browser.new_context(locale=language).new_page()
    with override(language):
        failure = errors.server_error(RequestFactory().get("/")).content
    page.route("**/broken", lambda route: route.fulfill(status=500, body=failure, content_type="text/html"))
    enter(page, site, "mentor", language)

    found = {}
    for address in (f"/{language}/nothing/", "/office/figures/", "/desk/", "/l/proposal/cut-off", "/broken"):
        answer = page.goto(site + address)
        assert answer is not None
        found[address] = answer.status, wrong_with(page)

    assert list(found.values()) == [(404, []), (403, []), (403, []), (404, []), (500, [])]


@pytest.mark.journey
def test_nothing_is_wrong_with_the_answer_to_too_many_forms_and_to_one_that_came_too_late(site: str, browser: Browser):
    page = browser.new_page(has_touch=True)
    for _number in range(EACH_HOUR):
        is_too_many("127.0.0.1", at=timezone.now())

    page.goto(f"{site}/pt/help/you/")
    statuses = []
    for screen in MENTOR.values():
        fill_in(page, Finger(page), screen)
        statuses.append(sent(page))
    found = [(statuses[-1], wrong_with(page))]
    page.context.clear_cookies()
    found.append((sent(page), wrong_with(page)))

    assert found == [(429, []), (403, [])]


@pytest.mark.journey
def test_nothing_is_wrong_while_somebody_signs_in(site: str, browser: Browser):
    page = browser.new_page(locale="ar")

    page.goto(f"{site}/entry/login")
    page.fill("[name=login]", "editor@equipa.example.org")
    found = [(sent(page), wrong_with(page))]
    page.fill("[name=code]", "000-000")
    found.append((sent(page), wrong_with(page)))

    assert found == [(200, []), (200, [])]


@pytest.mark.journey
@pytest.mark.parametrize("language", ["pt", "ar"])
def test_the_form_needs_no_javascript(site: str, browser: Browser, language: str):
    page = browser.new_page(java_script_enabled=False, has_touch=True)

    page.goto(f"{site}/{language}/support/you/")
    answered = []
    for screen in MENTEE.values():
        *first, last = screen.items()
        fill_in(page, Finger(page), dict(first))
        answered.append(sent(page))
        fill_in(page, Finger(page), dict([last]))
        answered.append(sent(page))

    assert (answered, page.url) == ([422, 200] * len(MENTEE), f"{site}/{language}/sent/")


def sent(page: Page) -> int:
    """Send the form of the page; the status of the answer."""
    with page.expect_navigation() as answer:
        page.locator("main form.form .button:not([name])").first.click()
    return answer.value.status
