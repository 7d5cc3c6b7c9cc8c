"""Somebody walks through the site by its links and buttons, and looks closely at every page when it is new."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page

from tests.journeys.hands import Hand, Written, fill_in
from tests.journeys.looking import wrong_with

FORM = "main form.form"
BUTTON = "button[type=submit]"
SAID = """form => [...new FormData(form)]
    .filter(([name]) => !name.includes("token") && name !== "draft")
    .map(pair => pair.join("=")).sort()"""


@dataclass(frozen=True, slots=True)
class Walker:
    """Whoever walks: through one window, with one kind of hand. Each page and each state of it is looked at once.

    Nothing can be looked at closely in a window without JavaScript.
    """

    page: Page
    hand: Hand
    site: str
    looks: bool = True
    seen: set[tuple[str, int, str]] = field(default_factory=set)

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

    def send(self, answers: Written, *, form: str = FORM, button: str = BUTTON, status: int = 200) -> None:
        """Answer a form of the page, which may be folded, and send it."""
        self._unfold(form)
        fill_in(self.page, self.hand, answers, form=form)
        self.press(f"{form} {button}", status=status)

    def send_wrongly(self, answers: Written, *, form: str = FORM, button: str = BUTTON) -> None:
        """Send a form with a mistake: the page says so, and nothing that was typed is lost."""
        self._unfold(form)
        fill_in(self.page, self.hand, answers, form=form)
        before = self._said(form)
        self.press(f"{form} {button}", status=422)
        after, told = self._said(form), self.page.locator(".mistakes").count()
        assert (after, told) == (before, 1), set(before) ^ set(after)

    def enter_as(self, role: str) -> None:
        self.open("/demo/")
        self.press(f"form[action='/demo/enter/{role}'] button")

    def open_message(self, notice: str, address: str) -> None:
        """Open the link in the newest message of this kind to this address."""
        self.open(f"/demo/outbox/?notice={notice}")
        self.press(f"tbody tr:has-text('{address}') a[href*='/l/']")

    def state(self) -> str:
        """What the page says first about whom it shows."""
        return self.page.locator(".heading .tag").first.inner_text()

    def _said(self, form: str) -> list[str]:
        """Everything that a form holds, but for what is new on every page: the token, and the mark of the draft."""
        said: list[str] = self.page.locator(form).first.evaluate(SAID)
        return said

    def _unfold(self, form: str) -> None:
        found = self.page.locator(form).first
        if not found.is_visible():
            self.hand.press(self.page.locator("details:not([open])", has=found).first.locator("> summary"))

    def _look(self, status: int, *, expected: int) -> None:
        path = urlsplit(self.page.url).path
        page = (path, status, " ".join(self.page.locator(".heading .tag").all_inner_texts()[:1]))
        wrong = [] if page in self.seen or not self.looks else wrong_with(self.page)
        self.seen.add(page)
        found = (path, status, wrong)
        assert found == (path, expected, []), found
