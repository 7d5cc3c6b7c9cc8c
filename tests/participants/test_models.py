"""Who takes part: what the database holds together, and who sees whom."""

import pytest
from django.db import IntegrityError

from mentores.accounts.roles import Role
from mentores.accounts.viewer import SYSTEM, VISITOR, Viewer, through_link
from mentores.participants.lifecycle import MentorState
from mentores.participants.models import Mentee, Mentor
from tests.factories.accounts import as_participant, make_appointed, make_person
from tests.factories.moments import NOON
from tests.factories.participants import make_mentee, make_mentor
from tests.factories.partners import make_company_contact, make_coordinator, make_entity, make_reader, make_technician

SEEN_BY_NOBODY_NAMED = [
    Role.NATIONAL_COORDINATOR,
    Role.NATIONAL_TECHNICIAN,
    Role.AUDITOR,
    Role.EDITOR,
]


@pytest.mark.parametrize("state", [MentorState.READY, MentorState.PAUSED])
def test_nobody_is_ready_without_training(db, state):
    mentor = make_mentor(state=MentorState.IN_TRAINING)

    with pytest.raises(IntegrityError):
        Mentor.objects.filter(pk=mentor.pk).update(state=state)


@pytest.mark.parametrize("capacity", [0, 4])
def test_a_mentor_has_one_to_three_places(db, capacity):
    mentor = make_mentor()

    with pytest.raises(IntegrityError):
        Mentor.objects.filter(pk=mentor.pk).update(capacity=capacity)


def test_a_person_is_a_mentor_once(db):
    mentor = make_mentor()

    with pytest.raises(IntegrityError):
        make_mentor(person=mentor.person)


def test_a_person_is_a_mentee_once(db):
    mentee = make_mentee()

    with pytest.raises(IntegrityError):
        make_mentee(person=mentee.person)


def test_a_person_may_be_both(db):
    mentor = make_mentor()

    mentee = make_mentee(person=mentor.person)

    assert mentee.profile == mentor.profile


@pytest.mark.parametrize(("model", "make"), [(Mentor, make_mentor), (Mentee, make_mentee)])
def test_people_are_seen_at_the_desk_of_their_entity(db, model, make):
    own, _ = make(), make()
    viewers = [make_coordinator(own.entity), make_technician(own.entity), make_reader(own.entity)]

    assert [list(model.objects.visible_to(viewer)) for viewer in viewers] == [[own]] * 3


@pytest.mark.parametrize(("model", "make"), [(Mentor, make_mentor), (Mentee, make_mentee)])
def test_people_see_themselves_only(db, model, make):
    own, _ = make(), make()

    assert list(model.objects.visible_to(as_participant(own.person))) == [own]
    assert list(model.objects.visible_to(as_participant(make_person()))) == []


@pytest.mark.parametrize(("model", "make"), [(Mentor, make_mentor), (Mentee, make_mentee)])
def test_people_are_seen_by_nobody_else(db, model, make):
    own = make()
    others = [
        VISITOR,
        Viewer(own.person, Role.VISITOR),
        through_link(own.person, purpose="mentorship", kind=model._meta.model_name or "", subject=own.public_id),
        make_company_contact(own.entity),
        make_coordinator(make_entity()),
        *(make_appointed(role, reason="A complaint.") for role in SEEN_BY_NOBODY_NAMED),
    ]

    assert [model.objects.visible_to(viewer).count() for viewer in others] == [0] * len(others)
    assert model.objects.visible_to(SYSTEM).count() == 1


def test_what_reaches_a_log_names_nobody(db):
    mentor, mentee = make_mentor(), make_mentee(waiting_since=NOON)

    assert [str(mentor), str(mentee)] == [f"mentor {mentor.public_id}", f"mentee {mentee.public_id}"]
