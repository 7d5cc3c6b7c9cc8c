"""Signing in by a code that is sent, and what nobody learns on the way."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from mentores.accounts.models import User
from mentores.messaging.models import Message
from tests.factories.accounts import make_person
from tests.factories.partners import make_coordinator, make_entity
from tests.web.links.opening import address, link_to

LOGIN, CONFIRM, HOME = "/entry/login", "/entry/login/confirm", "/entry/"


@pytest.fixture(autouse=True)
def mail_as_in_life(db, settings):
    """Mail goes through the outbox; the second step has tests of its own."""
    settings.SECOND_FACTOR_FOR_STAFF = False
    settings.EMAIL_BACKEND = "mentores.messaging.backend.OutboxBackend"


def with_login(email: str = "ana@example.org", *, person: User | None = None) -> User:
    """Somebody who has used the link that makes a login."""
    person = person or make_person("Ana Coutinho", email=email, language="en")
    browser = Client()
    browser.post(address(link_to(person, "claim", person.public_id)))
    browser.logout()
    mail.outbox.clear()
    return person


def code_sent() -> str:
    """The code in the newest message."""
    found = re.search(r"^\s*([A-Z0-9-]{6,12})\s*$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found is not None
    return found[1]


def signed_in(browser: Client) -> bool:
    return "_auth_user_id" in browser.session


def wrong(code: str) -> str:
    return "ZZZZZZ" if code != "ZZZZZZ" else "YYYYYY"


def test_a_code_comes_by_mail_and_opens_the_door_with_another_session(client):
    coordinator = make_coordinator(
        make_entity("Porta Aberta"), person=make_person(email="ana@example.org", language="en")
    )
    with_login(person=coordinator.person)

    asked = client.post(LOGIN, {"login": "Ana@Example.org"})
    before, code = client.session.session_key, code_sent()
    sent = mail.outbox[-1]
    opened = client.post(CONFIRM, {"code": code}, follow=True)

    assert (asked.status_code, asked["Location"]) == (302, CONFIRM)
    assert (sent.to, code in sent.subject) == (["ana@example.org"], False)
    assert opened.redirect_chain == [(HOME, 302), ("/desk/", 302)]
    assert (signed_in(client), client.session.session_key != before) == (True, True)


def test_an_address_that_nobody_signs_in_with_gets_the_same_answer(client):
    with_login("ana@example.org")
    answers = []
    for email in ("ana@example.org", "nobody@example.org"):
        browser = Client()
        answer = browser.post(LOGIN, {"login": email})
        page = browser.get(CONFIRM)
        answers.append((answer.status_code, answer["Location"], sorted(answer.cookies), page.status_code, tidy(page)))

    assert answers[0] == answers[1]
    assert [message.to for message in mail.outbox] == [["ana@example.org"], ["nobody@example.org"]]


def tidy(page) -> str:
    """The page without the address typed and the token drawn for the form."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page.content.decode())
    return re.sub(r"(ana|nobody)@example\.org", "", text)


def test_a_wrong_code_says_so_and_the_right_one_still_opens(client):
    with_login()
    client.post(LOGIN, {"login": "ana@example.org"})

    refused = client.post(CONFIRM, {"code": wrong(code_sent())})
    was_in = signed_in(client)
    client.post(CONFIRM, {"code": code_sent()})

    assert (refused.status_code, was_in, signed_in(client)) == (200, False, True)
    assert list(refused.context["form"].errors) == ["code"]


def test_a_code_is_guessed_at_five_times_at_most(client):
    with_login()
    client.post(LOGIN, {"login": "ana@example.org"})
    code = code_sent()

    for _ in range(5):
        client.post(CONFIRM, {"code": wrong(code)})
    client.post(CONFIRM, {"code": code})

    assert not signed_in(client)


def test_ten_wrong_codes_close_the_account_for_this_address_of_the_network_and_for_no_other(client):
    with_login()
    for _ in range(2):
        client.post(LOGIN, {"login": "ana@example.org"})
        for _ in range(5):
            client.post(CONFIRM, {"code": wrong(code_sent())})

    client.post(LOGIN, {"login": "ana@example.org"})
    client.post(CONFIRM, {"code": code_sent()})
    elsewhere = Client(REMOTE_ADDR="192.0.2.7")
    elsewhere.post(LOGIN, {"login": "ana@example.org"})
    elsewhere.post(CONFIRM, {"code": code_sent()})

    assert (signed_in(client), signed_in(elsewhere)) == (False, True)


def test_asking_for_codes_without_end_is_refused_before_anything_is_sent():
    with_login()

    answers = [Client().post(LOGIN, {"login": "ana@example.org"}).status_code for _ in range(7)]

    assert (answers, len(mail.outbox)) == ([302] * 5 + [200] * 2, 5)


def test_nobody_elsewhere_uses_up_the_codes_of_an_account(client):
    with_login()
    for _ in range(7):
        Client().post(LOGIN, {"login": "ana@example.org"}, REMOTE_ADDR="192.0.2.66")

    client.post(LOGIN, {"login": "ana@example.org"})
    client.post(CONFIRM, {"code": code_sent()})

    assert signed_in(client)


def test_whoever_wrote_the_wrong_address_begins_again(client):
    with_login()
    client.post(LOGIN, {"login": "anna@example.org"})

    begun = client.post("/entry/logout", {"next": LOGIN}, follow=True)
    client.post(LOGIN, {"login": "ana@example.org"})
    client.post(CONFIRM, {"code": code_sent()})

    assert (begun.redirect_chain, begun.status_code, signed_in(client)) == ([(LOGIN, 302)], 200, True)


def test_a_code_serves_once(client):
    with_login()
    client.post(LOGIN, {"login": "ana@example.org"})
    code = code_sent()
    client.post(CONFIRM, {"code": code})
    client.post("/entry/logout")

    answer = client.post(CONFIRM, {"code": code})

    assert (answer.status_code, signed_in(client)) == (302, False)


def test_the_way_back_is_kept_if_it_leads_to_this_site(client):
    with_login()

    client.post(f"{LOGIN}?next=/pt/about/", {"login": "ana@example.org", "next": "/pt/about/"})
    opened = client.post(CONFIRM, {"code": code_sent(), "next": "/pt/about/"})

    assert opened["Location"] == "/pt/about/"


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_nobody_is_sent_to_another_site_after_signing_in(client, elsewhere):
    with_login()

    client.post(LOGIN, {"login": "ana@example.org", "next": elsewhere})
    opened = client.post(CONFIRM, {"code": code_sent(), "next": elsewhere})

    assert opened["Location"] == HOME


def test_a_login_that_was_closed_gets_no_code_and_an_open_session_ends(client):
    person = with_login()
    client.force_login(person)
    User.objects.filter(pk=person.pk).update(is_active=False)

    page = client.get(HOME)
    client.post(LOGIN, {"login": "ana@example.org"})

    assert page["Location"].startswith(LOGIN)
    assert not [message for message in mail.outbox if re.search(r"^[A-Z0-9-]{6,12}$", str(message.body), re.MULTILINE)]


def test_signing_out_ends_the_session_and_asks_first(client):
    client.force_login(with_login())

    asked = client.get("/entry/logout")
    still_in = signed_in(client)
    client.post("/entry/logout")

    assert (asked.status_code, still_in, signed_in(client)) == (200, True, False)


def test_a_message_with_a_code_is_in_the_outbox_once(client):
    with_login()

    client.post(LOGIN, {"login": "ana@example.org"})

    assert list(Message.objects.filter(address="ana@example.org", notice="mail").values_list("state", flat=True)) == [
        "sent"
    ]


def test_nobody_signs_up_here(client):
    before = User.objects.count()

    closed = [client.get("/entry/signup"), client.post("/entry/signup", {"login": "ana@example.org"})]
    absent = [client.get(path) for path in ("/accounts/signup/", "/entry/password/reset", "/entry/email")]

    assert [answer.templates[0].name for answer in closed] == ["account/signup_closed.html"] * 2
    assert ([answer.status_code for answer in absent], User.objects.count()) == ([404] * 3, before)


def test_a_membership_that_ends_is_gone_at_the_next_click(client):
    person = make_person()
    make_coordinator(make_entity("Porta Aberta"), person=person)
    client.force_login(person)
    before = client.get("/desk/").status_code

    person.memberships.update(until=timezone.localdate())

    assert (before, client.get("/desk/").status_code) == (200, 403)
    assert client.get(HOME).status_code == 200
