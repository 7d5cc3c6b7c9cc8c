"""What somebody tries who should not come in: fixation, poisoned hosts, floods, replayed sessions."""

import pytest
from django.conf import settings
from django.contrib.auth import login
from django.core import mail
from django.test import Client
from django.utils import timezone

from mentores.messaging.models import Message
from mentores.messaging.wording import as_html, as_text
from mentores.web.sessions import begin
from tests.web.entry.coming_in import CONFIRM, EMAIL, LOGIN, come_in, mailed, signed_in, with_login

ACCOUNT = "/entry/account/"


def test_a_session_planted_before_is_not_the_one_that_signs_in(db):
    with_login()
    attacker, victim = Client(), Client()
    attacker.post(LOGIN, {"login": EMAIL})
    planted = attacker.session.session_key
    victim.cookies["sessionid"] = str(planted)

    victim.post(CONFIRM, {"code": mailed()})

    assert (signed_in(victim), victim.session.session_key == planted) == (True, False)
    assert attacker.get(ACCOUNT).status_code == 302


def test_whoever_signs_in_again_leaves_the_session_of_before(client, db, rf):
    person = with_login()
    come_in(client)
    request = rf.get(LOGIN)
    request.session, request.user = client.session, person
    known = request.session.session_key

    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    kept_by_django = request.session.session_key
    begin(request, person, at=timezone.now())

    assert (kept_by_django == known, request.session.session_key == known) == (True, False)
    assert client.get(ACCOUNT).status_code == 302


def test_a_code_opens_only_where_it_was_asked_for(db):
    with_login()
    asking, other = Client(), Client()
    asking.post(LOGIN, {"login": EMAIL})
    other.post(LOGIN, {"login": "nobody@example.org"})

    other.post(CONFIRM, {"code": mailed()})

    assert not signed_in(other)


def test_a_session_that_was_signed_out_opens_nothing_again(client, db):
    with_login()
    come_in(client)
    kept = client.session.session_key
    client.post("/entry/logout")

    thief = Client()
    thief.cookies["sessionid"] = str(kept)

    assert thief.get(ACCOUNT).status_code == 302


@pytest.mark.parametrize("header", ["x-forwarded-host", "x-forwarded-server", "forwarded"])
def test_no_host_a_stranger_writes_into_a_request_is_in_a_message(db, header):
    with_login()
    for asked in (EMAIL, "nobody@example.org"):
        Client(headers={header: "host=evil.example"}).post(LOGIN, {"login": asked})
    come_in(Client())
    come_in(Client(headers={header: "evil.example"}))

    written = [str(message.message()) for message in mail.outbox]
    written += [as_text(message) + as_html(message) for message in Message.objects.all()]

    assert [text for text in written if "evil.example" in text] == []
    assert Message.objects.filter(notice="access/new_device").exists()


def test_an_unknown_host_is_refused(db):
    assert Client().post(LOGIN, {"login": EMAIL}, HTTP_HOST="evil.example").status_code == 400


def test_somebody_signed_in_is_not_asked_to_sign_in(client, db):
    with_login()
    come_in(client)

    assert client.get(LOGIN).status_code == 302


def test_asking_for_codes_for_one_address_from_everywhere_ends_too(db):
    with_login()
    answers = [Client(REMOTE_ADDR=f"192.0.2.{number}").post(LOGIN, {"login": EMAIL}) for number in range(62)]

    assert [answer.status_code for answer in answers] == [302] * 60 + [200] * 2


def test_nobody_elsewhere_closes_the_door_to_a_device_on_which_the_person_has_signed_in(client, db):
    with_login()
    come_in(client)
    client.post("/entry/logout")
    for number in range(62):
        Client(REMOTE_ADDR=f"192.0.2.{number}").post(LOGIN, {"login": EMAIL})

    come_in(client)

    assert signed_in(client)


def test_one_address_of_the_network_does_not_ask_for_codes_for_everybody(db):
    answers = [Client().post(LOGIN, {"login": f"person{number}@example.org"}).status_code for number in range(22)]

    assert answers == [302] * 20 + [200] * 2
