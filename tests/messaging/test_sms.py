"""Text messages through a gateway: sent, refused, to be tried again, or nobody knows."""

import json
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest

from mentores.messaging.delivery import deliver_waiting
from mentores.messaging.models import Message, State
from mentores.messaging.services import send_code_by_sms
from mentores.messaging.sms import Console
from tests.factories.accounts import make_person
from tests.factories.messaging import make_message
from tests.factories.moments import NOON, after
from tests.messaging.gateway import DOCUMENTED, DROPS, HANGS, PASSWORD, TAKES_AND_DROPS, USER, running

MOBILE = "+351912345678"
NOT_BASIC, BASIC = "", "Basic dTEyMzQ6c2VjcmV0"
EXAMPLE = {"from": "YourCompany", "to": "+46700000000", "message": "This is the message sent to the phone."}


@pytest.fixture
def gateway(settings):
    """A gateway, to which the text messages go."""
    with running() as gateway:
        settings.MESSAGING_SMS = "mentores.messaging.sms.Elks"
        settings.SMS_GATEWAY = f"http://127.0.0.1:{gateway.server_port}/a1/sms"
        settings.SMS_USER, settings.SMS_PASSWORD, settings.SMS_TIMEOUT = USER, PASSWORD, 10
        yield gateway


def post(gateway, fields: dict[str, str], *, account: str = BASIC) -> tuple[int, str]:
    """What the gateway answers to these fields: the code and the text."""
    headers = {"Authorization": account}
    address = f"http://127.0.0.1:{gateway.server_port}/a1/sms"
    try:
        with urlopen(Request(address, urlencode(fields).encode(), headers)) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as refusal:
        with refusal:
            return refusal.code, refusal.read().decode()


def ended() -> list[tuple[str, str]]:
    return list(Message.objects.order_by("pk").values_list("state", "error"))


def write(number: str = MOBILE) -> Message:
    return send_code_by_sms(number, "123456", language="en", at=NOON)


def test_our_gateway_answers_the_example_of_the_documentation_as_documented(gateway):
    status, body = post(gateway, EXAMPLE)

    assert (status, json.loads(body)) == (200, DOCUMENTED)


def test_our_gateway_leaves_the_words_out_of_its_answer_when_it_is_not_to_keep_them(gateway):
    _, body = post(gateway, {**EXAMPLE, "dontlog": "message"})

    assert set(DOCUMENTED) - set(json.loads(body)) == {"message"}


@pytest.mark.parametrize(
    ("changes", "account", "credit", "status"),
    [
        ({}, NOT_BASIC, 1, 401),
        ({}, BASIC, 0, 403),
        ({"to": "0700000000"}, BASIC, 1, 400),
        ({"message": ""}, BASIC, 1, 400),
        ({"from": ""}, BASIC, 1, 400),
    ],
    ids=["no account", "no credit", "no number", "no words", "no sender"],
)
def test_our_gateway_refuses_as_documented(gateway, changes, account, credit, status):
    gateway.credit = credit

    answered, _ = post(gateway, {**EXAMPLE, **changes}, account=account)

    assert (answered, gateway.taken) == (status, [])


def test_a_text_message_reaches_the_gateway_once_with_its_words(db, gateway):
    message = write()

    deliver_waiting(at=NOON)
    deliver_waiting(at=after(hours=3))

    assert ended() == [(State.SENT, "")]
    assert gateway.taken == [{"from": "Mentores", "to": MOBILE, "message": message.body, "dontlog": "message"}]


@pytest.mark.parametrize(
    ("mood", "outcome"),
    [
        (HANGS, (State.UNCERTAIN, "TimeoutError")),
        (DROPS, (State.UNCERTAIN, "RemoteDisconnected")),
        (TAKES_AND_DROPS, (State.UNCERTAIN, "RemoteDisconnected")),
        ((500, "fault"), (State.UNCERTAIN, "500")),
        ((503, "resting"), (State.UNCERTAIN, "503")),
        ((200, "no JSON"), (State.UNCERTAIN, "200")),
        ((200, "[]"), (State.UNCERTAIN, "200")),
        ((301, ""), (State.UNCERTAIN, "301")),
        ((200, '{"status": "failed"}'), (State.FAILED, "200")),
        ((400, "wrong number"), (State.FAILED, "400")),
        ((401, "who are you?"), (State.WAITING, "401")),
        ((403, "Not enough credits"), (State.WAITING, "403")),
        ((429, "slower"), (State.WAITING, "429")),
    ],
    ids=str,
)
def test_what_the_gateway_does_decides_what_becomes_of_the_message(db, gateway, settings, mood, outcome):
    gateway.mood = mood
    settings.SMS_TIMEOUT = 0.3 if mood == HANGS else 10
    write()

    deliver_waiting(at=NOON)

    assert ended() == [outcome]


def test_a_gateway_that_is_not_there_is_tried_again_and_mail_leaves_meanwhile(db, gateway, settings, mailoutbox):
    settings.SMS_GATEWAY = "http://127.0.0.1:1/a1/sms"
    write()
    make_message(make_person())

    deliver_waiting(at=NOON)

    assert ended() == [(State.WAITING, "ConnectionRefusedError"), (State.SENT, "")]


def test_without_credit_one_message_is_tried_in_a_run(db, gateway):
    gateway.credit = 1
    for _ in range(4):
        write()

    deliver_waiting(at=NOON)

    assert [state for state, _ in ended()] == [State.SENT, State.WAITING, State.WAITING, State.WAITING]
    assert list(Message.objects.order_by("pk").values_list("attempts", flat=True)) == [1, 1, 0, 0]


def test_the_console_prints_what_would_have_been_sent(capsys):
    Console().send(MOBILE, "Hello")

    assert capsys.readouterr().out.splitlines()[:2] == [f"SMS to {MOBILE}", "Hello"]
