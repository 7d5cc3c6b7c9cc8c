"""Writing a message with the act it tells of, and delivering it afterwards.

A notice is a template `<app>/notices/<name>.txt`: its first line is the subject, a blank line follows, then the text in
paragraphs. A paragraph in square brackets is the button that opens the link.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from smtplib import SMTPServerDisconnected
from typing import Protocol

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.template import Context
from django.template.loader import get_template
from django.utils import translation

from mentores.accounts.models import User
from mentores.messaging.models import Message, State
from mentores.messaging.wording import as_html, as_text

MARKED_WITHIN = timedelta(hours=1)


class LinkToOpen(Protocol):
    """What a message needs of a link: its id, and what it is for."""

    public_id: str
    purpose: str


def send(
    person: User,
    notice: str,
    *,
    at: datetime,
    context: Mapping[str, object] | None = None,
    link: LinkToOpen | None = None,
    address: str | None = None,
) -> Message:
    """Write `notice` ("app/name") to a person, in the person's language, to be delivered once the act is committed.

    The address is the person's own unless another is given. Without one the message is kept for somebody to tell.
    """
    app, name = notice.split("/")
    with translation.override(person.language):
        template = get_template(f"{app}/notices/{name}.txt").template  # type: ignore[attr-defined]  # Django's own engine
        wording = template.render(Context({"person": person, **(context or {})}, autoescape=False))
    subject, body = wording.strip().split("\n", 1)
    to = person.contact_email if address is None else address
    return Message.objects.create(
        person=person,
        address=to,
        notice=notice,
        language=person.language,
        subject=subject,
        body=body.strip(),
        link_purpose=link.purpose if link else "",
        link_id=link.public_id if link else "",
        state=State.WAITING if to else State.NO_ADDRESS,
        written_at=at,
    )


def deliver_waiting(*, at: datetime) -> None:
    """Send what waits, oldest first, one by one: a message is claimed before it is sent and marked when it has left.

    What was claimed and never marked may have left or not: it is not sent again, and stays for a person to judge.
    """
    Message.objects.filter(state=State.SENDING, claimed_at__lte=at - MARKED_WITHIN).update(state=State.UNCERTAIN)
    for public_id in Message.objects.filter(state=State.WAITING).order_by("pk").values_list("public_id", flat=True):
        if claimed := _claim(public_id, at=at):
            _deliver(claimed, at=at)


@transaction.atomic
def _claim(public_id: str, *, at: datetime) -> Message | None:
    message = Message.objects.select_for_update().get(public_id=public_id)
    if message.state != State.WAITING:
        return None
    message.state, message.claimed_at = State.SENDING, at
    message.save(update_fields=["state", "claimed_at"])
    return message


def _deliver(message: Message, *, at: datetime) -> None:
    mail = EmailMultiAlternatives(
        subject=message.subject,
        body=as_text(message),
        to=[message.address],
        headers={"Message-ID": f"<{message.public_id}@mentores>", "Content-Language": message.language},
        connection=get_connection(settings.MESSAGING_TRANSPORT),
    )
    mail.attach_alternative(as_html(message), "text/html")
    try:
        mail.send()
    except (SMTPServerDisconnected, TimeoutError) as error:  # perhaps after the server had taken it
        message.state, message.error = State.UNCERTAIN, type(error).__name__
    except OSError as error:
        message.state, message.error = State.FAILED, type(error).__name__
    else:
        message.state, message.sent_at = State.SENT, at
    message.save(update_fields=["state", "error", "sent_at"])
