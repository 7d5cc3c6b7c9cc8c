"""An entity from its public application to its first accepted case: by keyboard alone, each page looked at closely."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from django.core import mail
from playwright.sync_api import Browser, Locator, Page

from tests.journeys.hands import Keyboard, Written, fill_in
from tests.journeys.looking import wrong_with
from tests.journeys.people import MENTEE

NAME = "Casa da Ponte de Sintra"
EMAIL = "ana@ponte.example.org"
SEND = "main form.form button[type=submit]"
ORGANISATION: Written = {
    "name": NAME,
    "kind": "association",
    "municipality": "1111",
    "publics": ["immigrant", "refugee"],
    "contact_name": "Ana Ponte",
    "contact_email": EMAIL,
    "motivation": "Duas pessoas acompanham familias ha dez anos.",
}


@dataclass(frozen=True, slots=True)
class Walker:
    """Somebody without a mouse, who looks closely at every page when it is new."""

    page: Page
    hand: Keyboard
    site: str
    seen: set[tuple[str, int]] = field(default_factory=set)

    def open(self, path: str) -> None:
        answer = self.page.goto(self.site + path)
        assert answer is not None
        self._look(answer.status, expected=200)

    def press(self, place: str | Locator, *, status: int = 200) -> None:
        """Reach a link or a button, press it, and look at the page it leads to."""
        wanted = self.page.locator(place).first if isinstance(place, str) else place
        with self.page.expect_navigation() as answer:
            self.hand.press(wanted)
        self._look(answer.value.status, expected=status)

    def _look(self, status: int, *, expected: int) -> None:
        path = urlsplit(self.page.url).path
        wrong = [] if (path, status) in self.seen else wrong_with(self.page)
        self.seen.add((path, status))
        assert (path, status, wrong) == (path, expected, [])

    def send(self, answers: Written, *, status: int = 200) -> None:
        """Answer the form of the page and send it."""
        fill_in(self.page, self.hand, answers)
        self.press(SEND, status=status)

    def enter_as(self, role: str) -> None:
        self.open("/demo/")
        self.press(f"form[action='/demo/enter/{role}'] button")

    def decide(self, act: str, answers: Written) -> None:
        """From the entity's page to the page of an act, and back."""
        self.press(f"main a[href$='/{act}']")
        self.send(answers)

    def sign_in(self) -> None:
        """With the code that comes by e-mail."""
        self.send({"login": EMAIL})
        code = re.search(r"^\s*([A-Z0-9-]{6,12})\s*$", str(mail.outbox[-1].body), re.MULTILINE)
        assert code is not None
        self.send({"code": code[1]})


def apply(walker: Walker, language: str) -> None:
    """The organisation finds the form, forgets the last box, and sends it again."""
    walker.open(f"/{language}/")
    walker.press(f"main a[href='/{language}/apply/']")
    walker.send(ORGANISATION, status=422)
    walker.send({"agreed": ""})
    assert urlsplit(walker.page.url).path == f"/{language}/apply/sent/"


def ask_for_support(walker: Walker, language: str) -> None:
    """Somebody near the entity asks it for support."""
    walker.open(f"/{language}/entities/?words=ponte+sintra")
    walker.press(f"main a:has-text('{NAME}')")
    walker.press(f"main a[href^='/{language}/support/']")
    walker.press(f"main a[href^='/{language}/support/you/']")
    for screen in MENTEE.values():
        walker.send(screen)
    assert urlsplit(walker.page.url).path == f"/{language}/sent/"


@pytest.mark.journey
@pytest.mark.parametrize("language", ["pt", "ar"])
def test_an_entity_applies_is_admitted_and_invited_begins_and_accepts_its_first_case(
    site: str, browser: Browser, settings, language: str
):
    settings.SECOND_FACTOR_FOR_STAFF = False  # setting one up has a journey of its own
    page = browser.new_context(locale=language).new_page()
    walker = Walker(page, Keyboard(page), site)

    apply(walker, language)

    walker.enter_as("national-team")
    walker.press(f".due:has-text('{NAME}') a")
    walker.decide("admit", {})
    walker.decide("invite", {})

    walker.open("/demo/outbox/?notice=partners/invited")
    walker.press(f"tbody tr:has-text('{EMAIL}') a[href*='/l/']")
    assert page.get_attribute("html", "lang") == language
    walker.send({"full_name": "Ana Maria da Ponte"})
    walker.press("main form[action='/entry/logout'] button")  # the national team is signed in on this device
    walker.sign_in()
    assert (urlsplit(page.url).path, page.locator(f".hat:has-text('{NAME}')").count()) == ("/desk/", 1)
    walker.open("/desk/entity/")
    walker.press("main a[href$='/protection']")
    walker.send({"data_protection_text_pt": "Guardamos o que nos conta para o acompanhar."})

    walker.enter_as("national-team")
    walker.open("/office/entities/?words=ponte+sintra")
    walker.press(f"main a:has-text('{NAME}')")
    walker.decide("activate", {"reason": "Tudo pronto."})

    ask_for_support(walker, language)

    walker.enter_as("visitor")
    walker.open("/entry/login")
    walker.sign_in()
    walker.press(f".due:has-text('{MENTEE['you']['full_name']}') a")
    walker.press("button[value='reached']")
    walker.hand.press(page.locator("details:has(a[href$='/interview']) > summary"))
    walker.press("main a[href$='/interview']")
    walker.press("button[value='accept']")
    walker.open("/desk/mentees/")
    assert page.locator(f"tbody tr:has-text('{MENTEE['you']['full_name']}')").count() == 1
