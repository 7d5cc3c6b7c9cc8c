"""Messages in any state."""

from datetime import datetime

from mentores.accounts.models import User
from mentores.messaging.models import How, Message, State
from mentores.messaging.services import send
from tests.factories.moments import NOON

NOTICE = "matching/came_to_nothing"


def make_message(
    person: User | None, *, notice: str = NOTICE, state: str = State.WAITING, at: datetime = NOON, **more: object
) -> Message:
    """A message written to a person at a moment, which then came into this state."""
    address = None if person else "guest@example.org"
    message = send(person, NOTICE, at=at, address=address)
    moments: dict[State, dict[str, object]] = {
        State.SENT: {"sent_at": at, "claimed_at": at},
        State.SENDING: {"claimed_at": at},
        State.TOLD: {"told_at": at, "told_how": How.PHONE},
    }
    changes: dict[str, object] = {"notice": notice, "state": state, **more, **moments.get(State(state), {})}
    Message.objects.filter(pk=message.pk).update(**changes)
    message.refresh_from_db()
    return message
