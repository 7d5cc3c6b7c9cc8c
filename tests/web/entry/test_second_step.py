"""The second step: who needs it, how it is set up, and how it is shown."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from mentores.accounts.models import User
from mentores.accounts.roles import Role
from mentores.messaging.models import Message
from mentores.web.sessions import BEGUN, SHOWN
from tests.factories.access import SECRET, make_app, make_printed_codes
from tests.factories.accounts import make_appointed, make_person
from tests.factories.partners import make_coordinator, make_entity
from tests.web.entry.coming_in import (
    CONFIRM,
    EMAIL,
    LOGIN,
    PASSWORD,
    SECOND_STEP,
    app_code,
    come_in,
    mailed,
    signed_in,
    with_login,
)
from tests.web.links.opening import address, link_to

SETUP, APP, PRINTED = (
    "/entry/account/second-step",
    "/entry/account/second-step/app",
    "/entry/account/second-step/printed",
)
SHOW_CODE, SHOW_MAIL = "/entry/confirm/second-step", "/entry/confirm"


def coordinator() -> User:
    person = make_coordinator(make_entity("Porta Aberta"), person=make_person("Maria Silveira", email=EMAIL)).person
    assert person is not None  # just made
    return with_login(person)


def age(browser: Client) -> None:
    """It is a while since the person has shown that it is them."""
    session = browser.session
    session[SHOWN] -= 3600
    session["account_authentication_methods"] = []
    session.save()


@pytest.mark.parametrize(
    "page", ["/desk/", "/desk/mentors/", "/office/", "/entry/", "/entry/account/", "/entry/resets/"]
)
def test_staff_without_a_second_step_come_no_further_than_where_it_is_set_up(client, db, page):
    coordinator()
    come_in(client)

    answer = client.get(page)

    assert (answer.status_code, answer["Location"]) == (302, SETUP)


@pytest.mark.parametrize("page", [SETUP, APP, "/pt/", "/entry/logout"])
def test_setting_it_up_signing_out_and_the_public_pages_stay_open(client, db, page):
    coordinator()
    come_in(client)

    assert client.get(page).status_code == 200


def test_a_national_role_needs_it_too(client, db):
    make_appointed(Role.EDITOR, person=with_login())
    come_in(client)

    assert client.get("/office/")["Location"] == SETUP


def test_a_participant_does_without(client, db):
    with_login()
    come_in(client)

    assert client.get("/entry/account/").status_code == 200


def test_a_setting_turns_it_off(client, db, settings):
    settings.SECOND_FACTOR_FOR_STAFF = False
    coordinator()
    come_in(client)

    assert client.get("/desk/").status_code == 200


def test_who_entered_the_demonstration_is_not_asked(client, db):
    client.force_login(coordinator())

    assert (BEGUN in client.session, client.get("/desk/").status_code) == (False, 200)


def test_an_app_is_set_up_with_its_code_and_opens_the_door(client, transactional_db):
    person = coordinator()
    come_in(client)
    client.get(APP)
    session = client.session
    session["mfa.totp.secret"] = SECRET
    session.save()

    refused = client.post(APP, {"code": "000000"})
    before = client.session.session_key
    done = client.post(APP, {"code": app_code()})

    assert (refused.status_code, list(refused.context["form"].errors)) == (200, ["code"])
    assert (done["Location"], client.session.session_key == before) == (PRINTED, False)
    assert client.get("/desk/").status_code == 200
    assert sorted(Authenticator.objects.filter(user=person).values_list("type", flat=True)) == [
        "recovery_codes",
        "totp",
    ]


def test_what_is_kept_of_a_factor_is_encrypted(db):
    person = make_person()
    make_app(person)
    make_printed_codes(person)

    assert SECRET not in str(list(Authenticator.objects.values_list("data", flat=True)))


def test_setting_up_a_factor_signs_everybody_out_elsewhere_and_tells_the_person(client, transactional_db):
    with_login()
    elsewhere = Client()
    come_in(elsewhere)
    come_in(client)
    client.get(APP)
    session = client.session
    session["mfa.totp.secret"] = SECRET
    session.save()

    client.post(APP, {"code": app_code()})

    assert (signed_in(client), elsewhere.get("/entry/account/").status_code) == (True, 302)
    assert Message.objects.filter(notice="access/factors_changed", address=EMAIL).count() == 1


def test_the_printed_codes_are_on_a_page_and_each_opens_once(client, db):
    person = with_login()
    make_app(person)
    codes = make_printed_codes(person)
    client.post(LOGIN, {"login": EMAIL})
    client.post(CONFIRM, {"code": mailed()})
    client.post(SECOND_STEP, {"code": codes[0]})

    page = client.get(PRINTED).content.decode()

    assert [code in page for code in codes] == [False] + [True] * 9
    again = Client()
    again.post(LOGIN, {"login": EMAIL})
    again.post(CONFIRM, {"code": mailed()})
    again.post(SECOND_STEP, {"code": codes[0]})
    assert not signed_in(again)


@pytest.mark.parametrize(("steps", "opens"), [(-3, False), (-1, True), (0, True), (1, True), (3, False)])
def test_the_app_may_be_half_a_minute_early_or_late(client, db, steps, opens):
    make_app(with_login())
    come_in(client)

    client.post(SECOND_STEP, {"code": app_code(steps=steps)})

    assert signed_in(client) == opens


def test_a_code_of_the_app_serves_once_however_it_is_written(db):
    make_app(with_login())
    code = app_code()
    browsers = Client(), Client(), Client()
    for browser in browsers:
        come_in(browser)

    for browser, written in zip(browsers, (code, code, f"{code[:3]}-{code[3:]}"), strict=True):
        browser.post(SECOND_STEP, {"code": written})

    assert [signed_in(browser) for browser in browsers] == [True, False, False]


def test_ten_wrong_codes_close_the_second_step_here_and_nowhere_else(db):
    make_app(with_login())
    here, elsewhere = Client(), Client(REMOTE_ADDR="192.0.2.7")
    come_in(here)
    for number in range(10):
        here.post(SECOND_STEP, {"code": f"{number:06}x"})

    here.post(SECOND_STEP, {"code": app_code()})
    come_in(elsewhere)
    elsewhere.post(SECOND_STEP, {"code": app_code()})

    assert [signed_in(here), signed_in(elsewhere)] == [False, True]


def test_a_claim_link_does_not_go_round_the_second_step(client, db):
    person = with_login()
    make_app(person)

    answer = client.post(address(link_to(person, "claim", person.public_id)))

    assert (answer["Location"], signed_in(client)) == (LOGIN, False)


SENSITIVE = (
    APP,
    "/entry/account/second-step/key",
    "/entry/account/password",
    "/entry/account/logins/email",
    "/entry/account/logins/phone",
)


@pytest.mark.parametrize("page", SENSITIVE)
def test_after_a_while_whoever_changes_how_they_sign_in_shows_again_that_it_is_them(client, db, page):
    with_login()
    come_in(client)
    fresh = client.get(page).status_code
    age(client)

    stopped = client.get(page)
    client.post("/entry/confirm/send", {"next": page})
    shown = client.post(SHOW_MAIL, {"code": mailed(), "next": page})

    assert (fresh, stopped.status_code, stopped["Location"].startswith(SHOW_MAIL)) == (200, 302, True)
    assert (shown["Location"], client.get(page).status_code) == (page, 200)


def test_whoever_has_a_second_step_shows_that_and_not_the_mailbox(client, db):
    make_app(with_login())
    come_in(client)
    client.post(SECOND_STEP, {"code": app_code()})
    age(client)

    stopped = client.get("/entry/account/password")
    shown = client.post(stopped["Location"], {"code": app_code(steps=1), "next": "/entry/account/password"})

    assert stopped["Location"].startswith(SHOW_CODE)
    assert (shown["Location"], client.get("/entry/account/password").status_code) == ("/entry/account/password", 200)


def test_what_was_typed_is_not_kept_while_somebody_shows_that_it_is_them(client, db):
    with_login()
    come_in(client)
    age(client)

    answer = client.post("/entry/account/password", {"password": PASSWORD})

    assert answer.status_code == 302
    assert PASSWORD not in str(dict(client.session.items()))


@pytest.mark.parametrize("elsewhere", ["https://evil.example", "//evil.example", "/\\evil.example"])
def test_nobody_is_sent_to_another_site_after_showing_that_it_is_them(client, db, elsewhere):
    with_login()
    come_in(client)
    client.post("/entry/confirm/send", {"next": elsewhere})

    answer = client.post(SHOW_MAIL, {"code": mailed(), "next": elsewhere})

    assert answer["Location"] == "/entry/account/"


def test_the_printed_codes_go_with_the_last_factor(client, db):
    person = with_login()
    make_app(person)
    make_printed_codes(person)
    come_in(client)
    client.post(SECOND_STEP, {"code": app_code()})

    client.post(f"{APP}/remove")

    assert Authenticator.objects.filter(user=person).count() == 0
