"""Django's mail goes through the outbox too, so that every message is found in one place."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone
from django.utils.translation import get_language

from mentores.core.languages import DEFAULT
from mentores.messaging.models import Message, State


class OutboxBackend(BaseEmailBackend):
    """One row for each recipient, as a code: what Django and its packages write opens an account or tells of it."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        rows = [
            Message(
                address=address,
                notice="mail",
                language=get_language() or DEFAULT,
                subject=str(mail.subject),
                body=str(mail.body),
                is_code=True,
                state=State.WAITING,
                written_at=timezone.now(),  # noqa: TID251  # Django gives its mail no other moment
            )
            for mail in email_messages
            for address in mail.recipients()
        ]
        Message.objects.bulk_create(rows)
        return len(email_messages)
