"""What follows an act."""

from mentores.audit.tasks import follow_up
from mentores.evaluations.models import Rating
from mentores.mentorships.lifecycle import State
from mentores.messaging.models import Message
from mentores.messaging.models import State as MessageState
from tests.factories.mentorships import make_mentorship


def test_after_an_act_the_apps_above_catch_up_and_messages_leave(db, mailoutbox):
    mentorship = make_mentorship(state=State.COMPLETED)

    follow_up.enqueue()

    assert Rating.objects.filter(mentorship=mentorship).count() == 2
    assert set(Message.objects.values_list("state", flat=True)) == {MessageState.SENT}
    assert len(mailoutbox) == Message.objects.count()
