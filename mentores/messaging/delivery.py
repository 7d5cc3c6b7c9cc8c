"""Delivering what waits in the outbox: claimed, handed over, marked. What may have left is never sent twice."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from logging import getLogger

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.db.models import F

from mentores.messaging import limit, sms
from mentores.messaging.models import Channel, Message, MessageQuerySet, State
from mentores.messaging.outcomes import NobodyThere, NotNow, NotSent, PerhapsTaken, Refused
from mentores.messaging.wording import as_html, as_sms, as_text

MARKED_WITHIN = timedelta(hours=1)
WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=12),
)
CODE_WAITS = WAITS[:2]  # afterwards the code itself has expired
BRAKE_LOOKS_BACK = timedelta(hours=1)
ENDS: dict[type[NotSent], State] = {PerhapsTaken: State.UNCERTAIN, Refused: State.FAILED}

log = getLogger(__name__)


def deliver_waiting(*, at: datetime) -> None:
    """Send what waits, codes first, then the oldest, one by one; several workers may do so at the same time.

    What was claimed and never marked may have left or not: it becomes uncertain, and stays for a person to judge. A
    channel whose other side is not there rests until the next run.
    """
    _judge_unmarked(at=at)
    resting: set[str] = set()
    while message := _claim_next(at=at, resting=resting):
        try:
            _hand_over(message)
        except NotSent as outcome:
            if isinstance(outcome, NobodyThere | PerhapsTaken):
                resting.add(message.channel)
            _mark_not_sent(message, outcome, at=at)
        except Exception as fault:  # noqa: BLE001  # one message that cannot be sent must not stop the others
            _log(message, fault)
            resting.add(message.channel)
            _mark(message, State.UNCERTAIN, error=type(fault).__name__)
        else:
            _mark(message, State.SENT, sent_at=at)


def something_to_do(*, at: datetime) -> bool:
    """Whether a message waits to be sent, or to be called uncertain."""
    return Message.objects.due(at=at).exists() or _never_marked(at=at).exists()


def _never_marked(*, at: datetime) -> MessageQuerySet:
    return Message.objects.filter(state=State.SENDING, claimed_at__lte=at - MARKED_WITHIN)


def _judge_unmarked(*, at: datetime) -> None:
    lost = _never_marked(at=at)
    if settings.MESSAGING_BLANKS_CODES:
        lost.filter(is_code=True).update(body="")
    lost.update(state=State.UNCERTAIN)


def _claim_next(*, at: datetime, resting: set[str]) -> Message | None:
    """The next message, claimed for this run alone; None when nothing is left to send."""
    while True:
        due = Message.objects.due(at=at).exclude(channel__in=resting)
        message = due.order_by("-is_code", "pk").first()
        if message is None:
            return None
        if over := _over_the_brake(message, at=at):
            over.update(state=State.HELD)
            continue
        if claim(message, at=at):
            message.refresh_from_db()
            return message


@transaction.atomic
def claim(message: Message, *, at: datetime) -> bool:
    """Whether it is this run's to send: not if another run has it, nor if its person has had enough meanwhile."""
    waiting = Message.objects.filter(pk=message.pk, state=State.WAITING, attempts=message.attempts)
    if not limit.may_leave_now(message, at=at):
        waiting.update(state=State.ENOUGH)
        return False
    return bool(waiting.update(state=State.SENDING, claimed_at=at, attempts=F("attempts") + 1))


def _over_the_brake(message: Message, *, at: datetime) -> MessageQuerySet | None:
    """What must be held now because too much has left within the hour; None while there is room for this message."""
    fresh = Message.objects.filter(state=State.WAITING, is_code=False, attempts=0, released_at=None)
    if message.is_code or message.attempts or message.released_at:
        return None
    lately = Message.objects.filter(claimed_at__gt=at - BRAKE_LOOKS_BACK, is_code=False, released_at=None)
    if lately.count() >= settings.MESSAGES_IN_AN_HOUR:
        return fresh
    if lately.filter(notice=message.notice).count() >= settings.MESSAGES_OF_A_NOTICE_IN_AN_HOUR:
        return fresh.filter(notice=message.notice)
    return None


def _hand_over(message: Message) -> None:
    """Raises NotSent; whatever else it raises, nobody knows what was taken."""
    try:
        send = _made_ready(message)
    except Exception as fault:
        _log(message, fault)
        raise NobodyThere(type(fault).__name__) from fault
    send()


def _made_ready(message: Message) -> Callable[[], object]:
    """What sends it: until then nothing has left, whatever is wrong with its words or our settings."""
    if message.channel == Channel.SMS:
        return partial(sms.transport().send, message.phone, as_sms(message))
    mail = EmailMultiAlternatives(
        subject=message.subject,
        body=as_text(message),
        to=[message.address],
        headers={"Message-ID": f"<{message.public_id}@mentores>", "Content-Language": message.language},
        connection=get_connection(settings.MESSAGING_TRANSPORT),
    )
    mail.attach_alternative(as_html(message), "text/html")
    return mail.send


def _log(message: Message, fault: Exception) -> None:
    """A fault of ours, without its text, which may hold names."""
    log.error("message %s: %s", message.public_id, type(fault).__name__)


def _mark_not_sent(message: Message, outcome: NotSent, *, at: datetime) -> None:
    """It waits longer each time, until there have been enough attempts."""
    waits = CODE_WAITS if message.is_code else WAITS
    if isinstance(outcome, NotNow) and message.attempts <= len(waits):
        next_try_at = at + waits[message.attempts - 1]
        _mark(message, State.WAITING, error=str(outcome), next_try_at=next_try_at)
    else:
        _mark(message, ENDS.get(type(outcome), State.FAILED), error=str(outcome))


def _mark(message: Message, state: State, *, error: str = "", **moments: datetime) -> None:
    """Write down what became of the attempt, unless somebody has decided about the message meanwhile."""
    blank = {"body": ""} if message.is_code and state != State.WAITING and settings.MESSAGING_BLANKS_CODES else {}
    ours = Message.objects.filter(pk=message.pk, attempts=message.attempts, claimed_at=message.claimed_at)
    ours.filter(state__in=(State.SENDING, State.UNCERTAIN)).update(state=state, error=error[:300], **moments, **blank)
