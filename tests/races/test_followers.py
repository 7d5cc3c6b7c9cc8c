"""Several workers that follow up on the same acts."""

from collections import Counter
from functools import partial
from threading import Lock

from mentores.accounts.viewer import SYSTEM
from mentores.audit import services as audit
from mentores.audit.models import Event
from mentores.evaluations.models import Rating
from mentores.evaluations.services import catch_up
from mentores.matching.lifecycle import State
from mentores.matching.models import Proposal
from mentores.matching.services import expire_overdue
from mentores.mentorships.lifecycle import State as MentorshipState
from mentores.messaging.delivery import deliver_waiting
from mentores.messaging.models import Message
from mentores.messaging.models import State as MessageState
from mentores.messaging.services import send
from tests.factories.accounts import make_person
from tests.factories.matching import make_proposal
from tests.factories.mentorships import make_mentorship
from tests.factories.moments import NOON, after
from tests.races.racing import race

WORKERS = 4


def write(number: int) -> None:
    """A worker that writes events, one transaction each."""
    for turn in range(10):
        audit.record("tests", "knock", kind="door", subject=f"{number}-{turn}", by=SYSTEM, at=NOON)


def test_every_message_leaves_once(transactional_db, mailoutbox, size):
    for _ in range(size(5, 50)):
        for _ in range(6):
            send(make_person(), "matching/came_to_nothing", at=NOON)
        failures = [one for one in race([partial(deliver_waiting, at=NOON)] * WORKERS) if one]

        assert failures == []

    sent = Counter(mail.extra_headers["Message-ID"] for mail in mailoutbox)
    assert set(sent.values()) == {1}
    assert len(sent) == Message.objects.filter(state=MessageState.SENT).count() == Message.objects.count()


def test_every_event_is_met_once_by_several_workers_while_others_write(transactional_db, size):
    met: list[str] = []
    holding = Lock()

    def note(event: Event) -> None:
        with holding:
            met.append(event.subject)

    for turn in range(size(5, 50)):
        writers = [partial(write, turn * WORKERS + number) for number in range(WORKERS)]
        failures = [one for one in race([*writers, *[partial(audit.read_on, "tests", note)] * WORKERS]) if one]
        assert failures == []
    audit.read_on("tests", note)

    positions = list(Event.objects.order_by("position").values_list("position", flat=True))
    assert positions == list(range(1, len(positions) + 1))
    assert met == list(Event.objects.order_by("position").values_list("subject", flat=True))


def test_both_people_are_asked_once_by_several_workers(transactional_db, size):
    for number in range(size(5, 50)):
        make_mentorship(state=MentorshipState.COMPLETED)
        failures = [one for one in race([partial(catch_up, at=NOON)] * WORKERS) if one]

        asked = Message.objects.filter(notice="evaluations/asked").count()
        assert (failures, Rating.objects.count(), asked) == ([], 2 * (number + 1), 2 * (number + 1))


def test_what_expires_expires_once(transactional_db, size):
    for number in range(size(5, 50)):
        make_proposal()
        failures = [one for one in race([partial(expire_overdue, at=after(days=99))] * WORKERS) if one]

        told = Message.objects.filter(notice="matching/came_to_nothing").count()
        expired = Proposal.objects.filter(state=State.EXPIRED).count()
        assert (failures, expired, told) == ([], number + 1, 2 * (number + 1))
