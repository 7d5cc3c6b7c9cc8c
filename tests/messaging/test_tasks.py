"""The clock wakes delivery when something waits, and only then."""

import pytest
from django.utils import timezone

from mentores.messaging.models import Message, State
from mentores.messaging.tasks import wake
from tests.factories.accounts import make_person
from tests.factories.messaging import make_message
from tests.factories.moments import NOON


def test_what_waits_leaves_by_the_clock(db, mailoutbox):
    make_message(make_person())

    wake(at=timezone.now())

    assert (Message.objects.get().state, len(mailoutbox)) == (State.SENT, 1)


def test_what_a_dead_worker_has_left_is_judged_by_the_clock(db):
    make_message(make_person(), state=State.SENDING)

    wake(at=timezone.now())

    assert Message.objects.get().state == State.UNCERTAIN


@pytest.mark.parametrize("state", [State.SENT, State.HELD, State.FAILED, State.TOLD])
def test_when_nothing_waits_nobody_is_woken(db, state, settings):
    settings.TASKS = {"default": {"BACKEND": "nowhere.Backend"}}
    make_message(make_person(), state=state)

    wake(at=NOON)

    assert Message.objects.get().state == state
