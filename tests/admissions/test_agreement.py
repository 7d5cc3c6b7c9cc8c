"""What follows when somebody agrees, or takes it back."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from mentores.accounts.roles import Role
from mentores.accounts.viewer import Viewer
from mentores.admissions.agreement import NotThisDay, agree, take_back
from mentores.admissions.lifecycle import State
from mentores.audit.models import Event
from mentores.consents.models import Consent, How
from mentores.consents.services import ConsentWithdrawn, give
from mentores.core.lifecycle import ActNotPossible
from mentores.participants.lifecycle import MenteeState, MentorState
from mentores.participants.models import Mentee, Mentor, Side
from mentores.participants.selectors import due_for, history_of
from mentores.participants.services import mentees, mentors
from mentores.participants.services.profiles import revise
from tests.factories.accounts import as_participant
from tests.factories.admissions import make_application
from tests.factories.consents import make_text
from tests.factories.moments import NOON, TODAY, after
from tests.factories.participants import make_answers, make_mentee, make_mentor
from tests.factories.partners import make_entity, make_reader, make_technician


def informed(*cases: Mentor | Mentee) -> None:
    """The people have agreed to the needed text."""
    text = make_text(since=TODAY - timedelta(days=30))
    for case in cases:
        give(case.person, text, language="pt", at=after(days=-20))


def test_a_person_takes_back_the_consent_and_nothing_goes_on(db):
    mentor = make_mentor()
    application = make_application(mentor.entity, person=mentor.person, side=Side.MENTEE)
    by = as_participant(mentor.person)

    take_back(mentor.person, "information", by=by, at=after(days=1))

    mentor.refresh_from_db()
    application.refresh_from_db()
    assert (mentor.state, application.state) == (MentorState.PAUSED, State.WITHDRAWN)
    consent = Consent.objects.get()
    assert (consent.withdrawn_at, consent.withdrawn_how, consent.withdrawal_recorded_by) == (
        after(days=1),
        How.SCREEN,
        None,
    )
    event = Event.objects.get(app="consents")
    assert (event.act, event.kind, event.subject, event.person_id) == (
        "withdraw",
        "person",
        mentor.person.public_id,
        mentor.person_id,
    )


def test_whoever_waits_for_a_mentor_waits_no_longer(db):
    mentee = make_mentee()
    informed(mentee)

    take_back(mentee.person, "information", by=as_participant(mentee.person), at=after(days=1))

    mentee.refresh_from_db()
    assert mentee.state == MenteeState.PAUSED


def test_pictures_are_another_matter(db):
    mentor = make_mentor()
    make_text("photos")
    by = as_participant(mentor.person)
    agree(mentor.person, "photos", language="pt", by=by, at=NOON)

    take_back(mentor.person, "photos", by=by, at=after(days=1))

    mentor.refresh_from_db()
    assert (mentor.state, due_for(make_technician(mentor.entity), on=TODAY)) == (MentorState.READY, [])


def test_staff_write_down_what_was_said_or_signed_on_an_earlier_day(db):
    mentor = make_mentor()
    make_text("photos", since=TODAY - timedelta(days=30))
    by = make_technician(mentor.entity)

    consent = agree(mentor.person, "photos", language="ar", how=How.PAPER, on=TODAY - timedelta(days=2), by=by, at=NOON)
    take_back(mentor.person, "photos", how=How.SPOKEN, on=TODAY - timedelta(days=1), by=by, at=NOON)

    consent.refresh_from_db()
    assert (consent.language, consent.how, consent.given_at, consent.recorded_by) == (
        "ar",
        How.PAPER,
        after(days=-2),
        by.person,
    )
    assert (consent.withdrawn_how, consent.withdrawn_at, consent.withdrawal_recorded_by) == (
        How.SPOKEN,
        after(days=-1),
        by.person,
    )


def test_what_is_taken_back_on_the_day_it_was_given_is_taken_back_after(db):
    mentor = make_mentor()
    make_text("photos")
    by = make_technician(mentor.entity)
    consent = agree(mentor.person, "photos", language="pt", by=by, at=after(hours=4), how=How.PAPER)

    take_back(mentor.person, "photos", by=by, at=after(days=1), on=TODAY, how=How.PAPER)

    consent.refresh_from_db()
    assert consent.withdrawn_at == after(hours=4)


@pytest.mark.parametrize("days", [1, -400])
def test_a_day_ahead_or_before_the_first_text_is_no_day(db, days):
    mentor = make_mentor()
    make_text("photos", since=TODAY)

    with pytest.raises(NotThisDay):
        agree(
            mentor.person,
            "photos",
            language="pt",
            by=make_technician(mentor.entity),
            at=NOON,
            on=TODAY + timedelta(days=days),
        )


def test_nothing_is_taken_back_on_a_day_before_it_was_given(db):
    mentor = make_mentor()
    make_text("photos", since=TODAY - timedelta(days=30))
    by = make_technician(mentor.entity)
    agree(mentor.person, "photos", language="pt", by=by, at=NOON)

    with pytest.raises(NotThisDay):
        take_back(mentor.person, "photos", by=by, at=NOON, on=TODAY - timedelta(days=1))


def test_a_paper_signed_before_a_withdrawal_does_not_undo_it(db):
    mentor = make_mentor()
    make_text("photos", since=TODAY - timedelta(days=30))
    by = make_technician(mentor.entity)
    agree(mentor.person, "photos", language="pt", by=by, at=NOON, on=TODAY - timedelta(days=9))
    take_back(mentor.person, "photos", by=by, at=NOON, on=TODAY - timedelta(days=2))

    with pytest.raises(NotThisDay):
        agree(mentor.person, "photos", language="pt", by=by, at=NOON, on=TODAY - timedelta(days=5))


def test_one_version_is_agreed_to_once_and_taken_back_once(db):
    mentor = make_mentor()
    make_text("photos")
    by = as_participant(mentor.person)
    agree(mentor.person, "photos", language="pt", by=by, at=NOON)

    with pytest.raises(ActNotPossible):
        agree(mentor.person, "photos", language="pt", by=by, at=NOON)
    take_back(mentor.person, "photos", by=by, at=NOON)
    with pytest.raises(ActNotPossible):
        take_back(mentor.person, "photos", by=by, at=NOON)


def test_strangers_readers_and_other_entities_record_nothing(db):
    mentor = make_mentor()
    stranger = as_participant(make_mentee().person)
    offices = Viewer(mentor.person, Role.NATIONAL_COORDINATOR)

    for by in (stranger, make_reader(mentor.entity), make_technician(make_entity()), offices):
        with pytest.raises(PermissionDenied):
            take_back(mentor.person, "information", by=by, at=NOON)


def test_without_the_consent_nobody_takes_the_person_further(db):
    mentor, mentee = make_mentor(), make_mentee()
    done, left = make_mentee(state=MenteeState.DONE), make_mentor(state=MentorState.INACTIVE)
    learner = make_mentor(state=MentorState.IN_TRAINING)
    informed(mentor, mentee, done, left, learner)
    for case in (mentor, mentee, done, left, learner):
        take_back(case.person, "information", by=as_participant(case.person), at=NOON)

    acts: list[tuple[Callable[..., object], Mentor | Mentee, dict[str, object]]] = [
        (mentors.resume_mentor, mentor, {}),
        (mentors.reactivate, left, {}),
        (mentors.finish_training, learner, {"trained_on": TODAY}),
        (mentees.resume_mentee, mentee, {}),
        (mentees.reopen, done, {}),
    ]
    for act, case, more in acts:
        with pytest.raises(ConsentWithdrawn):
            act(case, by=make_technician(case.entity), at=after(days=1), **more)


def test_who_agrees_anew_comes_back_as_before(db):
    mentor = make_mentor()
    informed(mentor)
    by = as_participant(mentor.person)
    take_back(mentor.person, "information", by=by, at=NOON)

    agree(mentor.person, "information", language="pt", by=by, at=after(days=1))  # the same version, anew

    assert mentors.resume_mentor(mentor, by=by, at=after(days=1)).state == MentorState.READY


def test_the_entity_is_told_every_day_until_the_part_is_over(db):
    mentor, mentee = make_mentor(), make_mentee()
    informed(mentor, mentee)
    by = make_technician(mentor.entity)
    before = due_for(by, on=TODAY)
    for case in (mentor, mentee):
        take_back(case.person, "information", by=as_participant(case.person), at=NOON)

    waiting = due_for(by, on=TODAY)
    mentors.deactivate(mentor, by=by, at=NOON)

    assert (before, due_for(by, on=TODAY)) == ([], [])
    assert [(due.kind, due.public_id, due.since, due.by) for due in waiting] == [
        ("mentor-consents", mentor.public_id, TODAY, TODAY + timedelta(days=3))
    ]
    assert [due.kind for due in due_for(make_technician(mentee.entity), on=TODAY)] == ["mentee-consents"]


def test_very_personal_answers_go_with_their_consent(db):
    case = make_application(answers=make_answers(public="refugee"))
    make_text("sensitive")
    by = as_participant(case.person)
    agree(case.person, "sensitive", language="pt", by=by, at=after(days=1))

    take_back(case.person, "sensitive", by=by, at=after(days=2))

    case.profile.refresh_from_db()
    assert (case.profile.public, case.state) == ("", State.SUBMITTED)


def test_what_the_situation_was_before_goes_with_the_consent_too(db):
    mentee = make_mentee()
    by = as_participant(mentee.person)
    give(mentee.person, make_text("sensitive"), language="pt", at=NOON)
    revise(mentee.profile, make_answers(public="refugee", mode="online"), by=by, at=after(days=1))
    before = history_of(mentee.profile)[0].before

    take_back(mentee.person, "sensitive", by=by, at=after(days=2))

    kept = history_of(mentee.profile)[0].before
    assert (before.pop("public"), kept) == ("immigrant", before)
    assert "mode" in kept
