"""At most twelve messages to a participant in three months; what is beyond waits for a person."""

from datetime import datetime

import pytest

from mentores.accounts.models import User
from mentores.accounts.viewer import Viewer
from mentores.admissions.services import accept, rebook, remind_of_interviews
from mentores.core.lifecycle import ActNotPossible
from mentores.matching.lifecycle import State as ProposalState
from mentores.matching.models import Answer
from mentores.mentorships.lifecycle import State as MentorshipState
from mentores.mentorships.models import Mentorship
from mentores.messaging.delivery import deliver_waiting
from mentores.messaging.limit import MOST, THREE_MONTHS
from mentores.messaging.models import Message, State
from mentores.messaging.selectors import to_contact
from mentores.messaging.services import mark_told, send, send_again
from mentores.participants.models import Mentee, Side
from mentores.partners.models import Entity
from mentores.training.services import answer, hold, invite, remind
from mentores.training.topics import Kind
from tests.factories.accounts import make_person
from tests.factories.admissions import acting_for_owner, hold_interview, make_application, make_booking, make_contact
from tests.factories.matching import answered, make_proposal
from tests.factories.mentorships import make_meeting
from tests.factories.messaging import make_message
from tests.factories.moments import NOON, after
from tests.factories.participants import make_mentor
from tests.factories.partners import make_entity, make_technician
from tests.factories.training import make_session

NOTICE = "matching/came_to_nothing"


def had(number: int, *, state: str = State.SENT, at: datetime = NOON) -> User:
    """Somebody to whom so many messages were written."""
    person = make_person("Ana Silva")
    for _ in range(number):
        make_message(person, state=state, at=at)
    return person


def test_the_thirteenth_message_in_three_months_waits_for_a_person_with_its_words(db):
    person = had(MOST)

    message = send(person, NOTICE, at=after(days=80))

    assert (message.state, bool(message.body)) == (State.ENOUGH, True)
    assert list(to_contact([person.pk])) == [message]


def test_the_twelfth_leaves(db):
    person = had(MOST - 1)

    message = send(person, NOTICE, at=after(days=80))

    assert message.state == State.WAITING


def test_after_three_months_there_is_room_again(db):
    person = had(MOST)

    message = send(person, NOTICE, at=NOON + THREE_MONTHS)

    assert message.state == State.WAITING


@pytest.mark.parametrize("state", [State.NO_ADDRESS, State.FAILED, State.TOLD, State.CANCELLED, State.ENOUGH])
def test_what_reached_nobody_is_not_counted(db, state):
    person = had(MOST, state=state)

    message = send(person, NOTICE, at=NOON)

    assert message.state == State.WAITING


def test_what_the_brake_holds_is_counted(db):
    person = had(MOST, state=State.HELD)

    message = send(person, NOTICE, at=NOON)

    assert message.state == State.ENOUGH


@pytest.mark.parametrize("notice", ["access/password_changed", "matching/talk_wanted"])
def test_warnings_about_a_login_and_messages_to_staff_do_not_wait(db, notice):
    person = had(MOST)

    message = send(person, notice, at=NOON)

    assert message.state == State.WAITING


def test_messages_to_staff_do_not_count_for_somebody_who_is_a_mentor_as_well(db):
    person = make_person()
    for _ in range(MOST):
        send(person, "matching/talk_wanted", at=NOON)

    message = send(person, NOTICE, at=NOON)

    assert message.state == State.WAITING


def test_what_waits_is_told_by_a_person(db):
    message = send(had(MOST), NOTICE, at=NOON)

    told = mark_told(message, how="phone", by=make_technician(make_entity()), at=after(days=1))

    assert told.state == State.TOLD


def test_what_waits_is_not_sent_again_before_there_is_room(db):
    message = send(had(MOST), NOTICE, at=NOON)
    by = make_technician(make_entity())

    with pytest.raises(ActNotPossible):
        send_again(message, by=by, at=after(days=80))

    assert send_again(message, by=by, at=NOON + THREE_MONTHS).state == State.WAITING


def test_a_message_that_was_sent_again_counts_from_that_day(db):
    person = had(MOST, state=State.ENOUGH)
    for message in Message.objects.all():
        send_again(message, by=make_technician(make_entity()), at=after(days=90))

    later = send(person, NOTICE, at=NOON + THREE_MONTHS)

    assert later.state == State.ENOUGH


def test_what_two_acts_wrote_in_one_moment_leaves_once_and_the_other_waits_for_a_person(db, mailoutbox):
    person = had(MOST - 1)
    both = [make_message(person, at=after(days=1)) for _ in range(2)]

    deliver_waiting(at=after(days=1))

    assert [Message.objects.get(pk=one.pk).state for one in both] == [State.SENT, State.ENOUGH]
    assert (len(mailoutbox), list(to_contact([person.pk]))) == (1, [both[1]])


def test_what_does_not_count_leaves_after_the_twelfth(db, mailoutbox):
    make_message(had(MOST), notice="access/password_changed")

    deliver_waiting(at=NOON)

    assert len(mailoutbox) == 1


def test_the_road_from_the_registration_to_a_running_mentorship_takes_fewer_messages_than_the_limit(db):
    mentee = walk(make_person("Ana Silva", email="ana@example.org"))

    written = list(Message.objects.filter(person=mentee.person).order_by("pk").values_list("notice", flat=True))
    assert Mentorship.objects.get(mentee=mentee).state == MentorshipState.RUNNING
    assert written == [
        "admissions/received",
        "admissions/interview",
        "admissions/interview",
        "admissions/interview_tomorrow",
        "admissions/accepted",
        "training/invited",
        "training/tomorrow",
        "matching/asked_mentee",
        "matching/came_to_nothing",
        "matching/asked_mentee",
        "mentorships/opened",
    ]
    assert len(written) <= MOST
    assert not Message.objects.undelivered().filter(person=mentee.person).exists()


def walk(person: User) -> Mentee:
    """The usual road of a mentee in less than three months, with a talk that is moved and a mentor who says no."""
    entity = make_entity()
    case = make_application(entity, person=person)
    by = acting_for_owner(case)
    make_contact(case, at=after(days=5))
    make_booking(case, starts_at=after(days=10), at=after(days=5))
    rebook(case, starts_at=after(days=12), by=by, at=after(days=6))
    remind_of_interviews(at=after(days=11))
    hold_interview(case, at=after(days=12))
    accept(case, by=by, at=after(days=13))
    prepare(person, entity, by=by)
    mentee = Mentee.objects.get(person=person)
    refused = make_proposal(mentor=make_mentor(entity), mentee=mentee, at=after(days=35))
    answered(refused, Side.MENTEE, Answer.YES, at=after(days=36))
    answered(refused, Side.MENTOR, Answer.NO, at=after(days=37))
    make_proposal(mentor=make_mentor(entity), mentee=mentee, state=ProposalState.ACCEPTED, at=after(days=50))
    make_meeting(Mentorship.objects.get(mentee=mentee), at=after(days=60))
    return mentee


def prepare(person: User, entity: Entity, *, by: Viewer) -> None:
    """The orientation of mentees: invited, reminded, there."""
    session = make_session(
        entity, kind=Kind.MENTEE_ORIENTATION, starts_at=after(days=25), minutes=60, at=after(days=14)
    )
    (attendance,) = invite(session, [person], by=by, at=after(days=15))
    attendance = answer(attendance, coming=True, by=by, at=after(days=16))
    remind(at=after(days=24))
    hold(session, there={attendance.public_id: 60}, by=by, at=session.ends_at)
