"""What follows an act."""

from datetime import datetime

import pytest

from mentores.audit.tasks import follow_up
from mentores.evaluations.models import Rating
from mentores.mentorships.lifecycle import State
from mentores.messaging.models import Message
from mentores.messaging.models import State as MessageState
from mentores.messaging.services import send
from tests.factories.accounts import make_person
from tests.factories.mentorships import make_mentorship
from tests.factories.moments import NOON


class Stumbled(Exception):
    """An app could not catch up."""


def stumble(*, at: datetime) -> None:
    raise Stumbled


def test_after_an_act_the_apps_above_catch_up_and_messages_leave(db, mailoutbox):
    mentorship = make_mentorship(state=State.COMPLETED)

    follow_up.enqueue()

    assert Rating.objects.filter(mentorship=mentorship).count() == 2
    assert set(Message.objects.values_list("state", flat=True)) == {MessageState.SENT}
    assert len(mailoutbox) == Message.objects.count()


def test_messages_leave_even_if_an_app_cannot_catch_up(db, settings, mailoutbox):
    settings.AFTER_ACTS = ["tests.audit.test_tasks.stumble", *settings.AFTER_ACTS]
    send(make_person(), "matching/came_to_nothing", at=NOON)

    with pytest.raises(ExceptionGroup) as raised:
        follow_up.call()

    assert ([type(one) for one in raised.value.exceptions], len(mailoutbox)) == ([Stumbled], 1)
