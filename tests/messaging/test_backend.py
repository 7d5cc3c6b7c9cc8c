"""Django's own mail goes through the outbox."""

from django.core.mail import EmailMessage

from mentores.messaging.backend import OutboxBackend
from mentores.messaging.models import Message, State
from mentores.messaging.selectors import outbox_of_the_demonstration
from mentores.messaging.services import send
from tests.factories.accounts import make_person
from tests.factories.moments import after


def test_each_recipient_of_a_mail_gets_a_message_of_their_own(db):
    mail = EmailMessage("Your code", "123456", to=["ana@example.org"], cc=["rui@example.org"])

    sent = OutboxBackend().send_messages([mail])

    rows = Message.objects.filter(state=State.WAITING, person=None).order_by("pk")
    assert (sent, list(rows.values_list("address", "subject", "body"))) == (
        1,
        [("ana@example.org", "Your code", "123456"), ("rui@example.org", "Your code", "123456")],
    )


def test_the_demonstration_shows_the_newest_messages_first(db):
    sent = [send(make_person(), "matching/came_to_nothing", at=after(days=day)) for day in (1, 3, 2)]

    shown = outbox_of_the_demonstration(2)

    assert shown == [sent[1], sent[2]]
