"""A coordinator sets up a passkey, and signs in with it alone and as a second step: by keyboard, in a browser."""

import re
from collections.abc import Callable

import pytest
from django.core import mail
from playwright.sync_api import Page, expect, sync_playwright

from tests.factories.accounts import make_person
from tests.factories.partners import make_coordinator, make_entity
from tests.web.entry.coming_in import EMAIL, mailed, with_login

pytestmark = pytest.mark.journey
A_TELEPHONE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def press(page: Page, name: str, *, role: str = "button") -> None:
    """Without a mouse."""
    page.get_by_role(role, name=name, exact=True).first.focus()  # type: ignore[arg-type]  # the names of roles
    page.keyboard.press("Enter")


def sign_in_with_a_code(page: Page, address: str) -> None:
    mail.outbox.clear()
    page.goto(f"{address}/entry/login")
    page.get_by_label("Your e-mail or telephone").fill(EMAIL)
    page.keyboard.press("Enter")
    page.wait_for_url("**/entry/login/confirm")
    page.get_by_label("The code from the message").fill(mailed())
    page.keyboard.press("Enter")


def sign_out(page: Page) -> None:
    press(page, "Sign out")
    page.wait_for_url(re.compile(r"/(pt|en)/$"))


@pytest.fixture
def coordinating(transactional_db, settings, live_server) -> str:
    """The address of a site where somebody who coordinates an entity signs in with EMAIL."""
    settings.SITE_ADDRESS = live_server.url
    person = with_login(make_person("Maria Silveira", email=EMAIL, language="en"))
    make_coordinator(make_entity("Porta Aberta"), person=person)
    return str(live_server.url)


def test_a_passkey_is_set_up_and_opens_the_door(coordinating: str, chromium: str):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(locale="en-GB")
        complaints: list[str] = []
        page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
        authenticator = page.context.new_cdp_session(page)
        authenticator.send("WebAuthn.enable")
        authenticator.send("WebAuthn.addVirtualAuthenticator", {"options": A_TELEPHONE})

        sign_in_with_a_code(page, coordinating)
        page.wait_for_url("**/entry/account/second-step")
        press(page, "Add a key", role="link")
        page.get_by_label("A name for this key").fill("My telephone")
        press(page, "Add this key")
        page.wait_for_url("**/second-step/printed")
        expect(page.locator("ol li")).to_have_count(10)
        _goes_to_the_desk(page, lambda: press(page, "Go to my page", role="link"))

        sign_out(page)
        page.goto(f"{coordinating}/entry/login")
        _goes_to_the_desk(page, lambda: press(page, "Sign in with a passkey"))

        sign_out(page)
        sign_in_with_a_code(page, coordinating)
        page.wait_for_url("**/entry/login/second-step")
        _goes_to_the_desk(page, lambda: press(page, "Use my key"))

        assert complaints == []
        browser.close()


def _goes_to_the_desk(page: Page, act: Callable[[], None]) -> None:
    act()
    page.wait_for_url("**/desk/")
