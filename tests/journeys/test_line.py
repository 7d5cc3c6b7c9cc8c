"""One case from the first form to the figures, walked in a browser: at a desk by keyboard, and on a telephone."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Locator, Page

from tests.journeys.hands import Finger, Hand, Keyboard, Written, fill_in
from tests.journeys.people import MENTEE, MENTOR

SEND = "main form.form button[type=submit]:not([name])"
AT_A_DESK: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}
ON_A_TELEPHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


@dataclass(frozen=True, slots=True)
class Walker:
    """Whoever walks: through one browser window, with one kind of hand, in one language."""

    page: Page
    hand: Hand
    language: str
    site: str

    def open(self, path: str) -> None:
        answer = self.page.goto(self.site + path)
        assert answer is not None
        assert (answer.status, path) == (200, path)

    def press(self, place: Locator) -> None:
        """Press a button or a link, and wait for the page it leads to."""
        with self.page.expect_navigation():
            place.click()

    def enter_as(self, role: str) -> None:
        self.open("/demo/")
        self.press(self.page.locator(f"form[action='/demo/enter/{role}'] button"))

    def follow(self, name: str) -> None:
        """Follow the link of the page that leads to the person or case of this name."""
        self.press(self.page.locator(f"main a:has-text('{name}')").first)

    def open_message(self, notice: str, address: str) -> None:
        """Open the link in the newest message of this kind to this address."""
        self.open(f"/demo/outbox/?notice={notice}")
        self.press(self.page.locator(f"tbody tr:has-text('{address}') a[href*='/l/']").first)

    def send(self, action: str, **answers: str) -> None:
        """Answer and send the form whose address ends like this; it may be folded."""
        self.send_form(self.page.locator(f"form[action$='{action}']"), **answers)

    def send_form(self, form: Locator, **answers: str) -> None:
        """Answer and send a form; it may be folded."""
        if not form.is_visible():
            self.page.locator("details", has=form).locator("> summary").click()
        for name, answer in answers.items():
            choice = form.locator(f"[name='{name}'][type=radio][value='{answer}']")
            if choice.count():
                choice.check()
            else:
                form.locator(f"[name='{name}']").fill(answer)
        self.press(form.locator("button"))

    def answer_link(self, notice: str, address: str, **answers: str) -> None:
        """Answer the one question that the link of a message opens."""
        self.open_message(notice, address)
        self.send(urlsplit(self.page.url).path, **answers)

    def figures(self) -> dict[str, Any]:
        """What the office counts; what its page shows is the same."""
        self.enter_as("national-team")
        self.open("/office/figures/")
        shown = [int(number) for number in self.page.locator(".stat-number").all_inner_texts()]
        found: dict[str, Any] = json.loads(self.page.request.get(f"{self.site}/office/figures.json").text())
        network = found["network"]
        assert shown == [*(network[name] for name in ("entities", "mentors", "mentees")), network["processes"]["total"]]
        return found


def register(walker: Walker, path: str, entity: str, screens: Mapping[str, Written]) -> None:
    """Send every screen twice: first without its last answer, which takes nothing away, then whole."""
    page = walker.page
    walker.open(f"/{walker.language}/entities/?words={entity}")
    walker.follow(entity)
    walker.press(page.locator(f"main a[href^='/{walker.language}/{path}/']"))
    walker.press(page.locator(f"main a[href^='/{walker.language}/{path}/you/']"))
    for screen, written in screens.items():
        page.wait_for_url(f"**/{path}/{screen}/**")
        *first, last = written.items()
        fill_in(page, walker.hand, dict(first))
        before = answers(page)
        walker.hand.press(page.locator(SEND))
        page.wait_for_selector(".mistakes")
        assert answers(page) == before
        fill_in(page, walker.hand, dict([last]))
        walker.hand.press(page.locator(SEND))
    page.wait_for_url(f"**/{walker.language}/sent/")


def answers(page: Page) -> str:
    """Everything that the form holds, but for what is new on every page: the token, and the mark of the draft."""
    new = "name.includes('token') || name === 'draft'"
    said = f"form => new URLSearchParams([...new FormData(form)].filter(([name]) => !({new}))).toString()"
    return str(page.locator("main form").evaluate(said))


def accept(walker: Walker, name: str) -> None:
    """The desk speaks with the person of this name, holds the interview at once and accepts."""
    walker.open("/desk/applications/")
    walker.follow(name)
    walker.press(walker.page.locator("button[value='reached']"))
    interview = walker.page.locator("a[href$='/interview']")
    walker.page.locator("details", has=interview).locator("> summary").click()
    walker.press(interview)
    walker.press(walker.page.locator("button[value='accept']"))


def prepare(walker: Walker, noun: str, name: str, hours: str) -> None:
    """The desk notes the hours that come before a first match; a mentor also signs, and is ready."""
    today = timezone.localdate().isoformat()
    steps: list[tuple[str, dict[str, str]]] = [("note", {"given_on": today, "hours": hours})]
    if noun == "mentor":
        steps += [("record", {"signed_on": today}), ("ready", {})]
    walker.open(f"/desk/{noun}s/")
    walker.follow(name)
    walker.press(walker.page.locator("main a[href$='/preparation']").first)
    for what, answers in steps:
        walker.send_form(walker.page.locator(f"form:has(input[name='what'][value='{what}'])"), **answers)


def propose(walker: Walker, mentee: str, mentor: str) -> None:
    """The desk sees why the mentor fits, and proposes the pair."""
    walker.open("/desk/mentees/")
    walker.follow(mentee)
    best = walker.page.locator("section[aria-labelledby=mentors] .card").first
    assert best.locator("h3 a").inner_text() == mentor
    assert best.locator("li, dd").count() > 0
    walker.press(best.locator("button"))


@pytest.mark.journey
@pytest.mark.parametrize(
    ("language", "device", "hand"), [("pt", AT_A_DESK, Keyboard), ("ar", ON_A_TELEPHONE, Finger)], ids=["desk", "phone"]
)
def test_a_case_walks_the_whole_line_and_is_counted(
    site: str, browser: Browser, language: str, device: dict[str, Any], hand: type[Hand]
):
    page = browser.new_context(locale=language, **device).new_page()
    walker = Walker(page, hand(page), language, site)
    before = walker.figures()

    walker.enter_as("visitor")
    walker.open("/demo/")
    entity = page.locator("#coordinator-a bdi").last.inner_text()
    walker.open(f"/{language}/")
    register(walker, "help", entity, MENTOR)
    walker.open(f"/{language}/")
    register(walker, "support", entity, MENTEE)

    walker.enter_as("coordinator-a")
    accept(walker, "Oksana Ponte")
    accept(walker, "أمل الجسر")
    prepare(walker, "mentor", "Oksana Ponte", "2")
    prepare(walker, "mentee", "أمل الجسر", "1")
    propose(walker, "أمل الجسر", "Oksana Ponte")

    for side, address in (("mentor", "oksana@example.org"), ("mentee", "amal@example.org")):
        walker.answer_link(f"matching/asked_{side}", address, answer="yes")
    walker.answer_link(
        "mentorships/opened",
        "amal@example.org",
        held_on=timezone.localdate().isoformat(),
        minutes="60",
        mode="in_person",
    )

    walker.enter_as("coordinator-a")
    walker.open("/desk/mentorships/")
    walker.follow("أمل الجسر")
    walker.send("/pause")
    walker.send("/resume")
    walker.send("/complete", reason="goals_reached")

    for address, value in (("oksana@example.org", "5"), ("amal@example.org", "4")):
        walker.answer_link("evaluations/asked", address, value=value)

    assert walker.figures() == counted(before, entity)


def counted(before: dict[str, Any], entity: str) -> dict[str, Any]:
    """The figures with one more mentor and mentee, one more mentorship that ended, and what the two said of it."""
    after: dict[str, Any] = json.loads(json.dumps(before))
    network = after["network"]
    own = next(row for row in network["by_entity"] if row["name"] == entity)
    for row in (network, own):
        row["mentors"] += 1
        row["mentees"] += 1
    area = next(row for row in network["by_area"] if row["code"] == "HAB-ARR")
    for row in (network["processes"], own, area):
        row["ended"] += 1
    network["processes"]["total"] += 1
    after["ratings"]["mentor"]["very_positive"] += 1
    after["ratings"]["mentee"]["positive"] += 1
    return after
