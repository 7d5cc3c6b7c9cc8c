"""What happens around the meetings of a pair: wishes to talk, days that cannot have been, a mentee who is taken."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from mentores.accounts.viewer import SYSTEM, VISITOR
from mentores.audit.models import Event
from mentores.core.lifecycle import ActNotPossible
from mentores.mentorships import services
from mentores.mentorships.lifecycle import State
from mentores.mentorships.models import Meeting, MeetingMode, Mentorship
from mentores.mentorships.services import MeetingTooEarly
from mentores.participants.lifecycle import MenteeState
from mentores.participants.services.mentees import finish, pause_mentee
from tests.factories.accounts import as_participant
from tests.factories.mentorships import make_mentorship
from tests.factories.moments import NOON, TODAY, after
from tests.factories.partners import acting_for, make_entity, make_reader, make_technician


def log(mentorship: Mentorship, **more: Any) -> Meeting:
    """The entity notes a meeting."""
    details: dict[str, Any] = {"held_on": TODAY, "minutes": 45, "mode": MeetingMode.VIDEO, "at": NOON, **more}
    return services.log_meeting(mentorship, by=acting_for(mentorship.entity), **details)


def test_the_entity_notes_once_that_it_has_talked(db):
    mentorship = make_mentorship()
    by = make_technician(mentorship.entity)
    meeting, quiet = log(mentorship, wants_help=True), log(mentorship)

    for at in (NOON, after(days=1)):
        services.note_talk(meeting, by=by, at=at)
        services.note_talk(quiet, by=by, at=at)

    assert [Meeting.objects.get(pk=one.pk).talked_at for one in (meeting, quiet)] == [NOON, None]
    assert Event.objects.filter(act="note_talk", subject=mentorship.public_id).count() == 1


def test_nobody_else_notes_a_talk(db):
    mentorship = make_mentorship()
    meeting = log(mentorship, wants_help=True)

    for viewer in [
        VISITOR,
        SYSTEM,
        as_participant(mentorship.mentee.person),
        make_reader(mentorship.entity),
        make_technician(make_entity()),
    ]:
        with pytest.raises(PermissionDenied):
            services.note_talk(meeting, by=viewer, at=NOON)

    meeting.refresh_from_db()
    assert meeting.talked_at is None


def test_nobody_notes_a_meeting_of_before_the_two_were_a_pair(db):
    mentorship = make_mentorship(state=State.PREPARATION)

    with pytest.raises(MeetingTooEarly):
        log(mentorship, held_on=TODAY - timedelta(days=1))

    mentorship.refresh_from_db()
    assert (mentorship.state, mentorship.meetings.count()) == (State.PREPARATION, 0)


@pytest.mark.parametrize("act", [pause_mentee, finish])
def test_a_mentee_in_a_mentorship_is_neither_paused_nor_done(db, act):
    mentorship = make_mentorship()

    with pytest.raises(ActNotPossible):
        act(mentorship.mentee, by=acting_for(mentorship.entity), at=NOON)

    mentorship.mentee.refresh_from_db()
    assert mentorship.mentee.state == MenteeState.WAITING
