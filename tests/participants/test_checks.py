"""The yearly question whether a person's answers are still right."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from mentores.accounts.viewer import VISITOR, through_link
from mentores.core.lifecycle import ActNotPossible
from mentores.links.models import Link
from mentores.messaging.models import Message
from mentores.participants.lifecycle import MenteeState, MentorState
from mentores.participants.models import Answer, ProfileCheck
from mentores.participants.selectors import due_for, known_right_on, open_check_of
from mentores.participants.services.checks import answer, ask, ask_yearly, confirm
from mentores.participants.services.profiles import Answers, revise
from tests.factories.accounts import as_participant
from tests.factories.moments import NOON, TODAY, after
from tests.factories.participants import make_mentee, make_mentor
from tests.factories.partners import make_entity, make_reader, make_technician
from tests.factories.territories import LISBOA

LAST_YEAR = after(days=-365)


def asked(mentor):
    ask_yearly(at=NOON)
    check = open_check_of(mentor.profile)
    assert check is not None
    return check


def by_link(check: ProfileCheck):
    person = check.profile.person
    return through_link(person, purpose="profile_check", kind="profilecheck", subject=check.public_id)


def test_whoever_was_accepted_a_year_ago_is_asked_once_with_a_link(db):
    mentor = make_mentor(at=LAST_YEAR)
    make_mentor(at=after(days=-364))
    make_mentor(state=MentorState.INACTIVE, at=LAST_YEAR)
    make_mentee(state=MenteeState.DONE, at=LAST_YEAR)

    ask_yearly(at=NOON)
    ask_yearly(at=NOON)

    check = ProfileCheck.objects.get()
    link = Link.objects.get(purpose="profile_check")
    assert (check.profile, link.subject, link.person) == (mentor.profile, check.public_id, mentor.person)
    assert Message.objects.filter(notice="participants/still_right", person=mentor.person).count() == 1


def test_a_mentee_is_asked_too_and_whoever_is_both_once(db):
    entity = make_entity()
    mentee = make_mentee(entity, at=LAST_YEAR)
    make_mentor(entity, person=mentee.person, at=LAST_YEAR)

    ask_yearly(at=NOON)

    assert ProfileCheck.objects.count() == 1


def test_whoever_changed_something_within_the_year_is_left_alone(db):
    mentor = make_mentor(at=LAST_YEAR)
    revise(
        mentor.profile, Answers(municipality_id="1312"), by=as_participant(mentor.person), at=NOON - timedelta(days=9)
    )

    ask_yearly(at=NOON)

    assert open_check_of(mentor.profile) is None


def test_the_question_comes_again_a_year_after_it_was_asked(db):
    mentor = make_mentor(at=LAST_YEAR)
    check = asked(mentor)
    answer(check, Answer.RIGHT, by=by_link(check), at=NOON)

    ask_yearly(at=after(days=364))
    early = open_check_of(mentor.profile)
    ask_yearly(at=after(days=365))

    assert (early, open_check_of(mentor.profile) is None) == (None, False)


def test_nobody_is_asked_twice_at_once_nor_after_leaving(db):
    mentor = make_mentor()
    technician = make_technician(mentor.entity)
    left = make_mentor(mentor.entity, state=MentorState.INACTIVE)
    ask(mentor.profile, by=technician, at=NOON)

    for profile in (mentor.profile, left.profile):
        with pytest.raises(ActNotPossible):
            ask(profile, by=technician, at=NOON)

    assert ProfileCheck.objects.get().profile == mentor.profile


def test_the_question_rests_while_somebody_takes_no_part(db):
    mentor = make_mentor(at=LAST_YEAR)
    asked(mentor)

    type(mentor).objects.filter(pk=mentor.pk).update(state=MentorState.INACTIVE)

    assert (open_check_of(mentor.profile), mentor.profile.checks.count()) == (None, 1)


def test_one_tap_settles_it(db):
    mentor = make_mentor(at=LAST_YEAR)
    check = asked(mentor)

    check = answer(check, Answer.RIGHT, by=by_link(check), at=NOON)

    assert (check.answer, check.settled_at, known_right_on(mentor.profile)) == (Answer.RIGHT, NOON, TODAY)
    with pytest.raises(ActNotPossible):
        answer(check, Answer.CHANGED, by=by_link(check), at=NOON)


def test_what_has_changed_waits_for_the_entity_until_it_is_put_right(db):
    mentor = make_mentor(at=LAST_YEAR)
    technician = make_technician(mentor.entity)
    check = asked(mentor)

    answer(check, Answer.CHANGED, by=by_link(check), at=NOON)
    waiting = due_for(technician, on=TODAY)
    revise(mentor.profile, Answers(municipality_id=LISBOA), by=technician, at=NOON)

    assert [(due.kind, due.public_id, due.title) for due in waiting] == [
        ("mentor-profile", mentor.public_id, mentor.person.full_name)
    ]
    assert due_for(technician, on=TODAY) == []


def test_whoever_does_not_answer_for_a_month_is_called(db):
    mentor = make_mentor(at=LAST_YEAR)
    technician = make_technician(mentor.entity)
    asked(mentor)

    early, late = (due_for(technician, on=TODAY + timedelta(days=days)) for days in (29, 30))

    assert (early, [due.kind for due in late]) == ([], ["mentor-profile"])
    assert due_for(make_technician(make_entity()), on=TODAY + timedelta(days=30)) == []


def test_the_entity_or_the_person_says_so_without_being_asked(db):
    mentor = make_mentor()

    confirm(mentor.profile, by=make_technician(mentor.entity), at=NOON)
    confirm(mentor.profile, by=as_participant(mentor.person), at=after(days=1))

    assert known_right_on(mentor.profile) == TODAY + timedelta(days=1)
    with pytest.raises(PermissionDenied):
        confirm(mentor.profile, by=make_reader(mentor.entity), at=NOON)


def test_nobody_else_answers_for_somebody(db):
    check = asked(make_mentor(at=LAST_YEAR))
    other = asked(make_mentor(at=LAST_YEAR))

    for viewer in (VISITOR, by_link(other), as_participant(other.profile.person), make_technician(make_entity())):
        with pytest.raises(PermissionDenied):
            answer(check, Answer.RIGHT, by=viewer, at=NOON)
