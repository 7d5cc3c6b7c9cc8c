"""Two ways to fill in a form: with a keyboard alone, and with a finger on a telephone."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from playwright.sync_api import Locator, Page

MOST_STOPS = 250
HAS_FOCUS = """element => {
    const now = document.activeElement;
    return element === now || (now.type === "radio" && now.name === element.name);
}"""

Written = Mapping[
    str, str | Sequence[str]
]  # the name of a field → what is written, chosen or ticked ("": the only box)


class Hand(Protocol):
    """What a hand can do on a page."""

    def __init__(self, page: Page) -> None: ...

    def write(self, field: Locator, text: str) -> None: ...

    def choose(self, field: Locator, value: str) -> None: ...

    def tick(self, box: Locator) -> None: ...

    def press(self, button: Locator) -> None: ...


class Keyboard:
    """Reaches everything by the tab key, in the order of the page, and sees where it is."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def write(self, field: Locator, text: str) -> None:
        self._reach(field)
        if field.get_attribute("type") in {"date", "time"}:  # how its parts are typed is the browser's own
            field.fill(text)
            return
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def choose(self, field: Locator, value: str) -> None:
        self._reach(field)
        steps = field.evaluate(
            "(list, value) => [...list.options].findIndex(one => one.value === value) - list.selectedIndex", value
        )
        for _step in range(abs(steps)):
            self.page.keyboard.press("ArrowDown" if steps > 0 else "ArrowUp")

    def tick(self, box: Locator) -> None:
        """A box by the space bar; of several answers the right one by the arrows, for the tab key stops at one only."""
        if box.get_attribute("type") == "checkbox":
            self._reach(box)
            self.page.keyboard.press("Space")
            return
        chosen = self.page.locator(f"[name={box.get_attribute('name')}]:checked")
        self._reach(chosen if chosen.count() else box)
        self.page.keyboard.press("Space")
        while not box.is_checked():
            self.page.keyboard.press("ArrowDown")

    def press(self, button: Locator) -> None:
        self._reach(button)
        self.page.keyboard.press("Enter")

    def _reach(self, wanted: Locator) -> None:
        """Go on, and round to the beginning of the page, until `wanted` has the focus and shows it."""
        for _stop in range(MOST_STOPS):
            if wanted.evaluate(HAS_FOCUS):
                break
            self.page.keyboard.press("Tab")
        assert wanted.evaluate(HAS_FOCUS), f"the tab key does not reach {wanted}"
        shown = self.page.evaluate(
            "() => [document.activeElement, document.activeElement.closest('label')].some("
            "one => one && getComputedStyle(one).outlineStyle !== 'none')"
        )
        assert shown, f"nobody sees that the focus is on {wanted}"


class Finger:
    """Taps what it sees."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def write(self, field: Locator, text: str) -> None:
        field.tap()
        field.fill(text)

    def choose(self, field: Locator, value: str) -> None:
        field.select_option(value)

    def tick(self, box: Locator) -> None:
        box.locator("xpath=ancestor::label").tap()

    def press(self, button: Locator) -> None:
        button.tap()


def fill_in(page: Page, hand: Hand, written: Written, *, form: str = "main form") -> None:
    """Answer the fields of a form of the page, in the order in which they are given."""
    for name, answer in written.items():
        field = page.locator(f"{form} [name='{name}']")
        kind = field.first.evaluate("field => field.type")
        if kind == "select-one":
            hand.choose(field, str(answer))
        elif kind in {"radio", "checkbox"}:
            for value in [answer] if isinstance(answer, str) else answer:
                box = page.locator(f"{form} [name='{name}'][value='{value}']") if value else field
                if not box.is_visible():  # it stands under a picture that opens
                    hand.press(box.locator("xpath=ancestor::details/summary"))
                hand.tick(box)
        else:
            hand.write(field, str(answer))
