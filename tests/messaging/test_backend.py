"""Django's own mail goes through the outbox."""

from django.core.mail import EmailMessage

from mentores.messaging.backend import OutboxBackend
from mentores.messaging.models import Message, State


def test_what_django_writes_leaves_first_and_is_not_kept(db):
    OutboxBackend().send_messages([EmailMessage("Your code", "123456", to=["ana@example.org"])])

    assert Message.objects.get().is_code


def test_each_recipient_of_a_mail_gets_a_message_of_their_own(db):
    mail = EmailMessage("Your code", "123456", to=["ana@example.org"], cc=["rui@example.org"])

    sent = OutboxBackend().send_messages([mail])

    rows = Message.objects.filter(state=State.WAITING, person=None).order_by("pk")
    assert (sent, list(rows.values_list("address", "subject", "body"))) == (
        1,
        [("ana@example.org", "Your code", "123456"), ("rui@example.org", "Your code", "123456")],
    )
