"""At most twelve messages to a participant in three months; what is beyond waits for a person.

Counted is every notice to a mentor, a mentee or an applicant (`Notice.to_participants`) that left or is going to leave.
Not counted are messages to staff, and, to participants: codes, which the person has asked for on a page that waits for
them, and the notices about a login (`access`), because a warning that somebody else signs in must not wait.
"""

from datetime import datetime, timedelta

from django.db.models import Q

from mentores.accounts.models import User
from mentores.messaging.catalogue import notices
from mentores.messaging.models import LEAVES, Message

MOST = 12
THREE_MONTHS = timedelta(days=92)  # the longest there are


def may_leave(person: User | None, notice: str, *, at: datetime) -> bool:
    """Whether a message of this notice may be sent to the person now: it does not count, or there is room for it.

    A message that was sent again counts from that day.
    """
    counted = [name for name, listed in notices().items() if listed.to_participants]
    if person is None or notice not in counted:
        return True
    since = at - THREE_MONTHS
    lately = Q(written_at__gt=since) | Q(released_at__gt=since)
    return Message.objects.filter(lately, person=person, notice__in=counted, state__in=LEAVES).count() < MOST
