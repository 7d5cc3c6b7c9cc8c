"""What a person agreed to, seen and changed on one's own page."""

import pytest

from mentores.accounts.services import set_language
from mentores.admissions.agreement import take_back
from mentores.consents.models import Consent
from mentores.core.languages import BY_CODE
from tests.factories.accounts import as_participant
from tests.factories.admissions import make_application
from tests.factories.consents import make_text
from tests.factories.participants import make_mentor
from tests.web.links.opening import now

PAGE, AGREE, TAKE_BACK = "/my/data", "/my/data/agree", "/my/data/take-back"


@pytest.fixture
def person(db):
    """Somebody who registered on screen, and reads English."""
    applicant = make_application(at=now()).person
    set_language(applicant, language="en")
    return applicant


@pytest.fixture
def browser(client, person):
    client.force_login(person)
    return client


def said(page) -> list[str]:
    return [str(message) for message in page.context["messages"]]


def test_the_page_says_what_was_agreed_to_and_what_was_not(browser):
    make_text("photos")

    html = browser.get(PAGE).content.decode()

    assert (html.count("you read it</span>"), html.count("you have not agreed</span>")) == (1, 1)
    assert (html.count(f'action="{TAKE_BACK}"'), html.count(f'action="{AGREE}"')) == (1, 1)


def test_taking_back_says_what_follows_before_and_after(browser, person):
    follows = "Nobody looks for a pair for you any more."
    before = browser.get(PAGE).content.decode()

    page = browser.post(TAKE_BACK, {"purpose": "information"}, follow=True)

    assert (before.count(follows), page.content.decode().count(follows)) == (1, 1)
    assert said(page) == ["You do not want this any more. Below you read what follows."]
    assert Consent.objects.standing().count() == 0


def test_who_agrees_again_agrees_to_the_text_of_today_in_the_language_of_the_page(browser, person):
    take_back(person, "information", by=as_participant(person), at=now())
    newest = make_text("information")

    page = browser.post(AGREE, {"purpose": "information"}, follow=True)

    consent = Consent.objects.standing().get()
    assert (consent.text, consent.language, consent.how, consent.recorded_by) == (newest, "en", "screen", None)
    assert said(page) == ["Thank you. We have written down that you read it."]


def test_a_newer_text_is_shown_beside_the_one_agreed_to(browser):
    make_text("information")

    html = browser.get(PAGE).content.decode()

    assert ("The text that you read" in html, "Read the text of today" in html) == (True, True)


@pytest.mark.parametrize("address", [AGREE, TAKE_BACK])
def test_a_second_press_changes_nothing_and_says_so(browser, address):
    make_text("photos")
    purpose = {"purpose": "photos"}
    if address == TAKE_BACK:
        browser.post(AGREE, purpose, follow=True)
    browser.post(address, purpose, follow=True)

    page = browser.post(address, purpose, follow=True)

    assert (Consent.objects.filter(text__purpose="photos").count(), said(page)[0].endswith("Nothing was changed.")) == (
        1,
        True,
    )


@pytest.mark.parametrize("address", [AGREE, TAKE_BACK])
@pytest.mark.parametrize("purpose", ["sales", ""])
def test_nobody_agrees_to_what_nobody_is_asked(browser, address, purpose):
    assert browser.post(address, {"purpose": purpose}).status_code == 404


def test_a_purpose_without_a_text_cannot_be_agreed_to(browser):
    browser.post(AGREE, {"purpose": "photos"})

    assert Consent.objects.filter(text__purpose="photos").count() == 0


def test_coming_back_from_a_break_asks_for_the_consent_first(browser, person):
    make_mentor(person=person)
    browser.post(TAKE_BACK, {"purpose": "information"}, follow=True)

    page = browser.post("/my/mentor/resume", follow=True)

    assert said(page) == [
        "You said that you do not want this any more. First read the text again, on the page with your data."
    ]


@pytest.mark.parametrize("language", [BY_CODE[code] for code in ("pt", "en", "ar")], ids=lambda one: one.code)
def test_a_text_is_read_in_the_language_it_was_agreed_in(browser, person, language):
    Consent.objects.update(language=language.code)

    html = browser.get(PAGE).content.decode()

    assert f'<div lang="{language.code}" dir="{language.direction}">\n  <p>' in html
