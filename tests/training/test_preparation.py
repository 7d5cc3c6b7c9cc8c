"""Hours, reasons to go without them, and when a mentor is ready."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from mentores.core.lifecycle import ActNotPossible
from mentores.participants.lifecycle import MentorState
from mentores.participants.models import Side
from mentores.participants.services.papers import note_stay
from mentores.training import services
from mentores.training.lifecycle import Answer
from mentores.training.models import Briefing, Waiver
from mentores.training.selectors import hours_of, is_prepared, preparation_of, waivers_by_entity
from mentores.training.selectors.preparation import unprepared
from mentores.training.topics import Kind
from tests.factories.accounts import as_participant, make_appointed
from tests.factories.moments import NOON, TODAY
from tests.factories.participants import be_prepared, make_mentee, make_mentor
from tests.factories.partners import make_coordinator, make_entity, make_reader, make_technician
from tests.factories.training import insured, make_attendance, make_paper, make_session


@pytest.fixture
def entity(db):
    return insured(make_entity())


@pytest.fixture
def technician(entity):
    return make_technician(entity)


@pytest.fixture
def learner(entity):
    return make_mentor(entity, state=MentorState.IN_TRAINING)


def note(mentor, minutes, *, by, on=TODAY, kind=Kind.MENTOR_TRAINING):
    return services.note_training(mentor.person, kind=kind, on=on, minutes=minutes, by=by, at=NOON)


def test_hours_in_sessions_and_outside_are_added_up(entity, technician, learner):
    for minutes in (45, 30):
        session = make_session(entity, minutes=minutes)
        make_attendance(session, person=learner.person, said=Answer.ATTENDED)
    make_attendance(make_session(entity), person=learner.person, said=Answer.MISSED)
    make_attendance(make_session(entity, kind=Kind.EXCHANGE), person=learner.person, said=Answer.ATTENDED)

    note(learner, 15, by=technician)

    assert hours_of(learner.person, Kind.MENTOR_TRAINING) == 1.5


@pytest.mark.parametrize(("minutes", "prepared"), [(119, False), (120, True)])
def test_a_mentor_needs_two_hours(technician, learner, minutes, prepared):
    note(learner, minutes, by=technician)

    assert is_prepared(learner.person, Side.MENTOR) is prepared
    assert (unprepared([learner.person_id], Side.MENTOR) == set()) is prepared


@pytest.mark.parametrize(("minutes", "prepared"), [(59, False), (60, True)])
def test_a_mentee_needs_one_hour(entity, technician, minutes, prepared):
    mentee = make_mentee(entity, prepared=False)

    note(mentee, minutes, by=technician, kind=Kind.MENTEE_ORIENTATION)

    assert is_prepared(mentee.person, Side.MENTEE) is prepared


def test_the_national_coordinator_changes_how_many_hours_are_asked_for(technician, learner):
    note(learner, 90, by=technician)

    services.set_requirement(mentor_minutes=90, mentee_minutes=0, by=make_appointed(), at=NOON)

    assert is_prepared(learner.person, Side.MENTOR)


def test_nobody_else_changes_how_many_hours_are_asked_for(technician):
    with pytest.raises(PermissionDenied):
        services.set_requirement(mentor_minutes=0, mentee_minutes=0, by=technician, at=NOON)


def test_a_mentor_who_is_insured_trained_and_has_signed_is_ready(technician, learner):
    make_paper(learner)
    note(learner, 120, by=technician, on=TODAY - timedelta(days=4))

    mentor = services.make_ready(learner, by=technician, at=NOON)

    assert (mentor.state, mentor.trained_on) == (MentorState.READY, TODAY - timedelta(days=4))


def test_without_the_hours_a_mentor_is_not_ready(technician, learner):
    make_paper(learner)

    with pytest.raises(services.NotPrepared):
        services.make_ready(learner, by=technician, at=NOON)

    learner.refresh_from_db()
    assert learner.state == MentorState.IN_TRAINING


def test_without_the_paper_a_mentor_is_not_ready_whatever_the_reason(technician, learner):
    with pytest.raises(services.NotSigned):
        services.make_ready(learner, by=technician, at=NOON, reason="Formadora de profissão.")

    assert Waiver.objects.count() == 0


@pytest.mark.parametrize("until", [None, TODAY - timedelta(days=1)])
def test_without_a_valid_insurance_a_mentor_is_not_ready(entity, technician, learner, until):
    make_paper(learner)
    note(learner, 120, by=technician)
    entity.insurance_until = until
    entity.save()
    learner.refresh_from_db()

    with pytest.raises(services.NotInsured):
        services.make_ready(learner, by=technician, at=NOON)


@pytest.mark.parametrize(("seen", "state"), [([False], "in_training"), ([False, True], "ready"), ([], "ready")])
def test_the_right_to_stay_counts_where_somebody_has_looked(technician, learner, seen, state):
    make_paper(learner)
    note(learner, 120, by=technician)
    for is_valid in seen:
        note_stay(learner, is_valid=is_valid, on=TODAY, by=technician, at=NOON)

    if state == "ready":
        services.make_ready(learner, by=technician, at=NOON)
    else:
        with pytest.raises(services.NoRightToStay):
            services.make_ready(learner, by=technician, at=NOON)

    learner.refresh_from_db()
    assert learner.state == state


def test_with_a_reason_a_mentor_is_ready_without_the_hours_and_it_is_counted(entity, technician, learner):
    make_paper(learner)

    mentor = services.make_ready(learner, by=technician, at=NOON, reason="Formadora de profissão.")

    (counted,) = waivers_by_entity(make_appointed())
    numbers = (vars(counted)["waived_mentors"], vars(counted)["waived_mentees"])
    assert (mentor.state, counted, numbers) == ("ready", entity, (1, 0))


def test_a_reason_that_is_not_needed_is_not_counted(technician, learner):
    make_paper(learner)
    note(learner, 120, by=technician)

    services.make_ready(learner, by=technician, at=NOON, reason="Para o caso.")

    assert Waiver.objects.count() == 0


def test_a_waiver_that_is_taken_back_counts_no_longer(entity, technician):
    mentee = make_mentee(entity, prepared=False)
    waiver = services.waive(mentee.person, side=Side.MENTEE, reason="Já foi mentorada.", by=technician, at=NOON)

    services.take_back_waiver(waiver, by=technician, at=NOON)

    assert (is_prepared(mentee.person, Side.MENTEE), waivers_by_entity(make_appointed())) == (False, [])


def test_a_waiver_needs_a_reason(entity, technician):
    with pytest.raises(ActNotPossible):
        services.waive(make_mentee(entity).person, side=Side.MENTEE, reason=" ", by=technician, at=NOON)


@pytest.mark.parametrize("minutes", [0, 16 * 60 + 1])
def test_a_training_has_a_length_that_can_be(technician, learner, minutes):
    with pytest.raises(ActNotPossible):
        note(learner, minutes, by=technician)


def test_a_training_to_come_was_not_given(technician, learner):
    with pytest.raises(ActNotPossible):
        note(learner, 60, by=technician, on=TODAY + timedelta(days=1))


def test_what_was_noted_by_mistake_is_struck_out(technician, learner):
    briefing = note(learner, 60, by=technician)

    services.strike_out(briefing, by=technician, at=NOON)

    assert Briefing.objects.count() == 0


@pytest.mark.parametrize("who", [make_reader, lambda entity: make_technician(make_entity())])
def test_only_those_who_accompany_a_person_note_waive_and_make_ready(entity, learner, who):
    other = who(entity)

    for act in (
        lambda: note(learner, 60, by=other),
        lambda: services.waive(learner.person, side=Side.MENTOR, reason="Porque sim.", by=other, at=NOON),
        lambda: services.make_ready(learner, by=other, at=NOON),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_who_is_shown_how_a_person_stands(entity, learner):
    be_prepared(learner)
    who = [
        make_coordinator(entity),
        make_reader(entity),
        as_participant(learner.person),
        make_technician(make_entity()),
    ]

    seen = [preparation_of(viewer, learner.person, Side.MENTOR) for viewer in who]

    assert [one.is_enough if one else None for one in seen] == [True, True, True, None]


def test_topics_that_nobody_has_spoken_of_are_named(entity, technician, learner):
    make_attendance(make_session(entity, topics=["rules", "goals"]), person=learner.person, said=Answer.ATTENDED)

    shown = preparation_of(technician, learner.person, Side.MENTOR)

    assert shown is not None
    assert len(shown.missing_topics) == 7
