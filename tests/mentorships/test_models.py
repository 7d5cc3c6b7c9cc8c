"""The mentorship: what the database holds together, and who sees it."""

import pytest
from django.db import IntegrityError

from mentores.accounts.roles import Role
from mentores.accounts.viewer import SYSTEM, VISITOR, through_link
from mentores.mentorships.lifecycle import State
from mentores.mentorships.models import EndReason, Meeting, MeetingMode, Mentorship, MentorshipMentor
from mentores.participants.services.mentors import take_place
from tests.factories.accounts import as_participant, make_appointed, make_person
from tests.factories.mentorships import make_mentorship
from tests.factories.moments import NOON, TODAY, after
from tests.factories.participants import make_mentor
from tests.factories.partners import make_company_contact, make_coordinator, make_entity, make_reader, make_technician


@pytest.mark.parametrize(
    ("state", "wrong"),
    [
        (State.PREPARATION, {"started_at": NOON}),
        (State.RUNNING, {"started_at": None}),
        (State.RUNNING, {"ended_at": NOON}),
        (State.RUNNING, {"end_reason": EndReason.TIME_ENDED}),
        (State.COMPLETED, {"ended_at": None}),
        (State.COMPLETED, {"end_reason": ""}),
        (State.NOT_STARTED, {"end_reason": ""}),
        (State.NOT_STARTED, {"started_at": NOON}),
        (State.MISTAKEN, {"end_reason": EndReason.TIME_ENDED}),
        (State.MISTAKEN, {"ended_at": None}),
    ],
)
def test_the_database_refuses_a_mentorship(db, state, wrong):
    mentorship = make_mentorship(state=state)

    with pytest.raises(IntegrityError):
        Mentorship.objects.filter(pk=mentorship.pk).update(**wrong)


def test_a_mentee_is_in_one_open_mentorship(db):
    mentorship = make_mentorship()

    with pytest.raises(IntegrityError):
        make_mentorship(mentee=mentorship.mentee)


def test_one_mentor_leads(db):
    mentorship = make_mentorship()
    other = make_mentor()
    second = MentorshipMentor(mentorship=mentorship, mentor=other, place=take_place(other, at=NOON), since=NOON)

    with pytest.raises(IntegrityError):
        second.save()


def test_a_place_carries_one_mentorship(db):
    first, second = make_mentorship(), make_mentorship()

    with pytest.raises(IntegrityError):
        second.mentors.update(place=first.mentors.get().place)


def test_a_mentor_leaves_after_coming(db):
    with pytest.raises(IntegrityError):
        make_mentorship().mentors.update(until=after(days=-1))


@pytest.mark.parametrize("minutes", [0, 1441])
def test_the_database_refuses_a_meeting(db, minutes):
    with pytest.raises(IntegrityError):
        make_mentorship().meetings.update(minutes=minutes)


def test_a_form_notes_one_meeting(db):
    mentorship = make_mentorship()
    mentorship.meetings.update(form_key="k")
    again = Meeting(
        mentorship=mentorship, held_on=TODAY, minutes=5, mode=MeetingMode.PHONE, logged_at=NOON, form_key="k"
    )

    with pytest.raises(IntegrityError):
        again.save()


@pytest.mark.parametrize("side", ["mentee", "mentor"])
def test_a_mentorship_is_seen_at_the_desks_of_both_sides(db, side):
    own, _ = make_mentorship(), make_mentorship()
    entity = own.entity if side == "mentee" else own.mentors.get().mentor.entity
    viewers = [make_coordinator(entity), make_technician(entity), make_reader(entity)]

    assert [list(Mentorship.objects.visible_to(viewer)) for viewer in viewers] == [[own]] * 3


@pytest.mark.parametrize("side", ["mentee", "mentor"])
def test_a_mentorship_is_seen_by_its_two_people_by_login_and_by_link(db, side):
    own, other = make_mentorship(), make_mentorship()
    person = own.mentee.person if side == "mentee" else own.mentors.get().mentor.person
    opened = {"purpose": "mentorship", "kind": "mentorship"}
    by_login, by_link = as_participant(person), through_link(person, subject=own.public_id, **opened)
    forwarded = through_link(person, subject=other.public_id, **opened)

    seen = [list(Mentorship.objects.visible_to(viewer)) for viewer in (by_login, by_link, forwarded)]

    assert seen == [[own], [own], []]


def test_a_mentorship_is_seen_by_nobody_else(db):
    own = make_mentorship()
    others = [
        VISITOR,
        as_participant(make_person()),
        through_link(own.mentee.person, purpose="rating", kind="rating", subject=own.public_id),
        make_company_contact(own.entity),
        make_coordinator(make_entity()),
        *(
            make_appointed(role, reason="A complaint.")
            for role in (Role.NATIONAL_COORDINATOR, Role.NATIONAL_TECHNICIAN, Role.AUDITOR, Role.EDITOR)
        ),
    ]

    assert [Mentorship.objects.visible_to(viewer).count() for viewer in others] == [0] * len(others)
    assert list(Mentorship.objects.visible_to(SYSTEM)) == [own]
