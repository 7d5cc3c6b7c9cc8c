"""At most twelve messages to a participant in three months; what is beyond waits for a person.

Counted is every notice to a mentor, a mentee or an applicant (`Notice.to_participants`) that left or is going to leave.
Not counted are messages to staff, and, to participants: codes, which the person has asked for on a page that waits for
them, and the notices about a login (`access`), because a warning that somebody else signs in must not wait.

It is asked twice. When a message is written, so that staff see at once what waits for them: acts hold locks of their
own then, in any order, so this takes none, and two acts in the same moment may both find room for one message. And when
it is about to leave: then its person is held, only what has left counts, and a thirteenth stays.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Q

from mentores.accounts.models import User
from mentores.messaging.catalogue import notices
from mentores.messaging.models import LEAVES, LEFT, Message

MOST = 12
THREE_MONTHS = timedelta(days=92)  # the longest there are


def may_leave(person: User | None, notice: str, *, at: datetime) -> bool:
    """Whether a message of this notice may be sent to the person now: it does not count, or there is room for it.

    A message that was sent again counts from that day.
    """
    return person is None or not counts(notice) or _lately(person.pk, LEAVES, at=at) < MOST


def may_leave_now(message: Message, *, at: datetime) -> bool:
    """Whether a message that waits may leave in this transaction, which holds its person until it is marked."""
    if message.person_id is None or not counts(message.notice):
        return True
    hold(message.person_id)
    return _lately(message.person_id, LEFT, at=at) < MOST


def counts(notice: str) -> bool:
    listed = notices().get(notice)
    return listed is not None and listed.to_participants


def hold(person_id: int) -> None:
    """One after another: whoever else is about to send this person a message waits."""
    User.objects.select_for_update(no_key=True).filter(pk=person_id).first()


def _lately(person_id: int, states: Iterable[str], *, at: datetime) -> int:
    since = at - THREE_MONTHS
    counted = [name for name in notices() if counts(name)]
    lately = Q(written_at__gt=since) | Q(released_at__gt=since) | Q(claimed_at__gt=since)
    return Message.objects.filter(lately, person=person_id, notice__in=counted, state__in=states).count()
