"""What a mail server may answer, and what becomes of the message."""

from collections.abc import Callable
from contextlib import ExitStack

import pytest

from mentores.messaging.delivery import WAITS, deliver_waiting
from mentores.messaging.models import Message, State
from tests.factories.accounts import make_person
from tests.factories.messaging import make_message
from tests.factories.moments import NOON, after
from tests.messaging.mailserver import DROPS, HANGS, OK, TAKES_AND_DROPS, Behaviour, running

Listen = Callable[..., Behaviour]


@pytest.fixture
def listen(settings):
    """Have a server that behaves like this, and send the mail there."""
    settings.MESSAGING_TRANSPORT = "mentores.messaging.smtp.Backend"
    settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = "127.0.0.1", 10
    with ExitStack() as servers:

        def begin(*, recipient: str = OK, data: str = OK) -> Behaviour:
            behaviour = Behaviour(recipient=recipient, data=data)
            settings.EMAIL_PORT = servers.enter_context(running(behaviour))
            return behaviour

        yield begin


def ended() -> list[tuple[str, str]]:
    return list(Message.objects.order_by("pk").values_list("state", "error"))


def test_a_mail_arrives_with_both_its_forms_at_one_address(db, listen: Listen):
    server = listen()
    message = make_message(make_person("Zoé", language="en"))

    deliver_waiting(at=NOON)

    [mail] = server.taken
    parts = [part.get_content_type() for part in mail.walk()]
    assert ended() == [(State.SENT, "")]
    assert parts == ["multipart/alternative", "text/plain", "text/html"]
    assert (mail["To"], mail["Cc"], mail["Bcc"]) == (message.address, None, None)
    assert mail["Message-ID"] == f"<{message.public_id}@mentores>"


@pytest.mark.parametrize(
    ("how", "outcome"),
    [
        ({"recipient": "450 try later"}, (State.WAITING, "450")),
        ({"recipient": "550 nobody of that name"}, (State.FAILED, "550")),
        ({"recipient": HANGS}, (State.WAITING, "SMTPServerDisconnected")),
        ({"recipient": DROPS}, (State.WAITING, "SMTPServerDisconnected")),
        ({"data": "451 too busy"}, (State.WAITING, "451")),
        ({"data": "421 going down"}, (State.WAITING, "421")),
        ({"data": "554 no"}, (State.FAILED, "554")),
        ({"data": HANGS}, (State.UNCERTAIN, "SMTPServerDisconnected")),
        ({"data": DROPS}, (State.UNCERTAIN, "SMTPServerDisconnected")),
        ({"data": TAKES_AND_DROPS}, (State.UNCERTAIN, "SMTPServerDisconnected")),
    ],
    ids=str,
)
def test_what_the_server_says_decides_what_becomes_of_the_message(db, listen: Listen, settings, how, outcome):
    listen(**how)
    settings.EMAIL_TIMEOUT = 0.5 if HANGS in how.values() else 10
    make_message(make_person())

    deliver_waiting(at=NOON)

    assert ended() == [outcome]


def test_a_server_that_is_not_there_is_tried_again(db, listen: Listen, settings):
    settings.EMAIL_PORT = 1
    make_message(make_person())
    deliver_waiting(at=NOON)
    before = ended()
    server = listen()

    deliver_waiting(at=NOON + WAITS[0])

    assert before == [(State.WAITING, "ConnectionRefusedError")]
    assert (ended(), len(server.taken)) == ([(State.SENT, "")], 1)


def test_a_wrong_password_fails_nobodys_message(db, listen: Listen, settings):
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "mentores", "wrong"
    listen()
    make_message(make_person())
    make_message(make_person())

    deliver_waiting(at=NOON)

    assert ended() == [(State.WAITING, "SMTPNotSupportedError"), (State.WAITING, "")]


def test_what_was_taken_before_the_line_broke_is_never_sent_again(db, listen: Listen):
    server = listen(data=TAKES_AND_DROPS)
    make_message(make_person())
    deliver_waiting(at=NOON)
    server.data = OK

    for hours in range(1, 30):
        deliver_waiting(at=after(hours=hours))

    assert (set(server.counted().values()), ended()[0][0]) == ({1}, State.UNCERTAIN)


def test_an_address_that_no_server_can_be_told_fails_and_the_next_message_leaves(db, listen: Listen):
    listen()
    make_message(make_person(), address="joão@example.org")
    make_message(make_person())

    deliver_waiting(at=NOON)

    assert [state for state, _ in ended()] == [State.FAILED, State.SENT]
