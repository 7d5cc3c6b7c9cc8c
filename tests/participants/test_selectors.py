"""Questions about mentors and mentees."""

from datetime import timedelta

import pytest

from mentores.accounts.viewer import SYSTEM
from mentores.participants import selectors
from mentores.participants.lifecycle import MenteeState, MentorState
from mentores.participants.models import Mentee
from mentores.participants.services.mentors import give_back, take_place
from tests.factories.accounts import as_participant, make_person
from tests.factories.moments import NOON, TODAY, after
from tests.factories.participants import make_mentee, make_mentor, make_profile
from tests.factories.partners import make_coordinator, make_entity


def test_mentors_stand_by_name_with_the_places_taken(db):
    entity = make_entity()
    zita = make_mentor(entity, person=make_person("Zita Sousa"), capacity=2)
    make_mentor(entity, person=make_person("Álvaro Sousa"))
    take_place(zita, at=NOON)
    give_back(take_place(zita, at=NOON), at=NOON)

    found = selectors.mentors_for(make_coordinator(entity))

    assert [(one.person.full_name, one.taken) for one in found] == [("Álvaro Sousa", 0), ("Zita Sousa", 1)]  # type: ignore[attr-defined]


def test_mentees_stand_by_their_wait(db):
    entity = make_entity()
    short, long = (make_mentee(entity, waiting_since=after(days=day)) for day in (-2, -9))

    assert list(selectors.mentees_for(make_coordinator(entity))) == [long, short]


@pytest.mark.parametrize(
    ("words", "found"), [("SOUSA", 2), ("alvaro sousa", 1), ("sousa ália", 0), ("", 2), ("%", 0), ("_", 0)]
)
def test_people_are_found_by_words_of_their_names(db, words, found):
    entity = make_entity()
    viewer = make_coordinator(entity)
    for name in ("Zita Sousa", "Álvaro Sousa"):
        make_mentor(entity, person=make_person(name))
        make_mentee(entity, person=make_person(name))

    assert selectors.mentors_for(viewer, words=words).count() == found
    assert selectors.mentees_for(viewer, words=words).count() == found


def test_people_are_found_by_state(db):
    entity = make_entity()
    viewer = make_coordinator(entity)
    paused_mentor, _ = make_mentor(entity, state=MentorState.PAUSED), make_mentor(entity)
    paused_mentee, _ = make_mentee(entity, state=MenteeState.PAUSED), make_mentee(entity)

    assert list(selectors.mentors_for(viewer, state=MentorState.PAUSED)) == [paused_mentor]
    assert list(selectors.mentees_for(viewer, state=MenteeState.PAUSED)) == [paused_mentee]


@pytest.mark.parametrize("count", [1, 4])
def test_lists_ask_the_database_the_same_whatever_their_length(db, django_assert_num_queries, count):
    entity = make_entity()
    viewer = make_coordinator(entity)
    for _ in range(count):
        make_mentor(entity)
        make_mentee(entity)

    with django_assert_num_queries(10):
        for one in [*selectors.mentors_for(viewer), *selectors.mentees_for(viewer)]:
            assert (one.person.full_name, one.entity.name, one.profile.municipality.label) != ("", "", "")
            assert [str(row.language) for row in one.profile.languages.all()] != []
            assert [str(row.area) for row in one.profile.areas.all()] != []


def test_ready_mentors_have_a_free_place(db):
    ready, full = make_mentor(capacity=2), make_mentor()
    for mentor in (ready, full):
        take_place(mentor, at=NOON)
    for state in MentorState:
        if state != MentorState.READY:
            make_mentor(state=state)

    assert list(selectors.ready_mentors()) == [ready]


def test_waiting_mentees_stand_by_their_wait(db):
    short, long = (make_mentee(waiting_since=after(days=day)) for day in (-2, -9))
    make_mentee(state=MenteeState.PAUSED)
    make_mentee(state=MenteeState.DONE)

    assert list(selectors.waiting_mentees()) == [long, short]


def test_a_person_takes_part_once_there_is_a_profile(db):
    assert [selectors.takes_part(person) for person in (make_profile().person, make_person())] == [True, False]


def test_the_first_need_is_what_the_mentee_named_first(db):
    mentee = make_mentee(areas=["EMP-CV", "SER-DOC"])

    assert selectors.first_need(mentee) == "EMP-CV"


def test_without_a_need_there_is_no_first_one(db):
    assert selectors.first_need(make_mentee(areas=[])) is None


def test_an_entity_accompanies_whoever_has_not_left(db):
    entity, other = make_entity(), make_entity()
    for mentor_state in MentorState:
        make_mentor(entity, state=mentor_state)
    for mentee_state in MenteeState:
        make_mentee(entity, state=mentee_state)

    assert selectors.accompanied_by([entity.pk, other.pk]) == {entity.pk: 5, other.pk: 0}


def test_mentors_in_training_are_due_at_their_entity(db):
    entity = make_entity()
    waiting = make_mentor(entity, state=MentorState.IN_TRAINING)
    make_mentor(entity)
    make_mentor(state=MentorState.IN_TRAINING)

    dues = selectors.due_for(make_coordinator(entity), on=TODAY)

    assert [(due.kind, due.public_id, due.title, due.since, due.by) for due in dues] == [
        ("mentor", waiting.public_id, waiting.person.full_name, TODAY, TODAY + timedelta(days=30))
    ]


def test_the_platform_sees_everybody_and_a_participant_oneself(db):
    mentee, _ = make_mentee(), make_mentee()

    assert selectors.mentees_for(SYSTEM).count() == Mentee.objects.count()
    assert list(selectors.mentees_for(as_participant(mentee.person))) == [mentee]
