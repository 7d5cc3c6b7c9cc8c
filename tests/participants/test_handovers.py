"""Asking another entity to accompany a mentor who waits: both say yes, or the mentor stays."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from mentores.accounts.viewer import SYSTEM, Viewer, through_link
from mentores.consents.models import Consent
from mentores.core.lifecycle import ActNotPossible
from mentores.messaging.models import Message
from mentores.participants.distance import BANDS
from mentores.participants.handovers import handovers_due, offered_mentors, own_handover
from mentores.participants.lifecycle import MentorState
from mentores.participants.models import Handover, Mentor
from mentores.participants.selectors import due_for, mentors_for
from mentores.participants.services.handovers import answer_handover, ask_entity
from mentores.participants.services.mentors import PlacesTaken, deactivate, pause_mentor, take_place
from mentores.partners.models import Entity
from mentores.partners.selectors import charge_of
from mentores.partners.services import EntityNotActive, OnlyInventedPeople
from tests.factories.accounts import as_participant, make_person
from tests.factories.consents import make_text
from tests.factories.moments import NOON, TODAY, after
from tests.factories.participants import make_handover, make_mentor
from tests.factories.partners import acting_for, make_entity, make_reader, make_suspended, make_technician


def me(handover: Handover) -> Viewer:
    return through_link(handover.mentor.person, purpose="handover", kind="handover", subject=handover.public_id)


def stands(mentor: Mentor) -> tuple[str, Entity]:
    mentor.refresh_from_db()
    return mentor.state, mentor.entity


def told(since: int) -> list[tuple[str, str]]:
    found = Message.objects.order_by("pk").values_list("notice", "person__full_name")
    return [(notice.removeprefix("participants/"), name) for notice, name in found][since:]


def test_whoever_is_asked_is_told_without_a_name(db):
    owner, other = make_entity("Porta Aberta"), make_entity("Casa Nova")
    make_technician(other, person=make_person("T"))
    mentor = make_mentor(owner, person=make_person("Olena Kovalenko"))
    before = Message.objects.count()

    make_handover(mentor, to=other)

    assert told(before) == [("handover_asked", "Olena Kovalenko"), ("handover_offered", "T")]
    offered = Message.objects.get(notice="participants/handover_offered")
    assert [word for word in ("Olena", "Kovalenko", "Porta Aberta") if word in offered.subject + offered.body] == []


@pytest.mark.parametrize("first", ["person", "entity"])
def test_with_both_yes_the_mentor_goes_over_to_be_made_ready_there(db, first):
    owner, other = make_entity(), make_entity()
    make_technician(owner, person=make_person("Owner"))
    make_technician(other, person=make_person("Other"))
    mentor = make_mentor(owner, person=make_person("Rui"))
    handover = make_handover(mentor, to=other)
    sides = {"person": me(handover), "entity": acting_for(other)}
    before = Message.objects.count()

    answer_handover(handover, yes=True, by=sides.pop(first), at=after(days=1))
    between = stands(mentor)
    answer_handover(handover, yes=True, by=sides.popitem()[1], at=after(days=2))

    assert between == (MentorState.READY, owner)
    assert stands(mentor) == (MentorState.IN_TRAINING, other)
    charge = charge_of("mentor", mentor.public_id)
    assert charge is not None
    assert charge.entity == other
    assert told(before) == [("handed_over", "Rui"), ("handover_agreed", "Owner"), ("mentor_arrived", "Other")]


@pytest.mark.parametrize("who", ["person", "entity", "staff"])
def test_with_one_no_the_mentor_stays(db, who):
    owner, other = make_entity(), make_entity()
    make_technician(owner, person=make_person("Owner"))
    mentor = make_mentor(owner)
    handover = make_handover(mentor, to=other)
    by = {"person": me(handover), "entity": acting_for(other), "staff": acting_for(owner)}[who]
    before = Message.objects.count()

    answer_handover(handover, yes=False, by=by, at=after(days=1))

    assert stands(mentor) == (MentorState.READY, owner)
    assert told(before) == ([] if who == "staff" else [("handover_refused", "Owner")])
    with pytest.raises(ActNotPossible):
        answer_handover(handover, yes=True, by=acting_for(owner), at=after(days=2))


def test_the_yes_of_the_mentor_is_a_consent_to_send_the_data(db):
    handover = make_handover(make_mentor())
    make_text("sending")

    answer_handover(handover, yes=True, by=me(handover), at=after(days=1))

    assert Consent.objects.filter(text__purpose="sending", person=handover.mentor.person).count() == 1


def test_nobody_else_asks_or_answers(db):
    mentor = make_mentor()
    handover = make_handover(mentor)
    other = make_handover(make_mentor())
    nobody = [SYSTEM, make_reader(handover.to), acting_for(make_entity()), as_participant(make_person()), me(other)]

    for viewer in nobody:
        with pytest.raises(PermissionDenied):
            answer_handover(handover, yes=True, by=viewer, at=after(days=1))
    for viewer in (*nobody, as_participant(mentor.person), acting_for(handover.to)):
        with pytest.raises(PermissionDenied):
            ask_entity(mentor, to=make_entity(), by=viewer, at=after(days=1))


def test_one_other_entity_is_asked_at_a_time_and_it_takes_people(db):
    mentor = make_mentor()
    by = acting_for(mentor.entity)

    with pytest.raises(ActNotPossible):
        ask_entity(mentor, to=mentor.entity, by=by, at=NOON)
    with pytest.raises(EntityNotActive):
        ask_entity(mentor, to=make_suspended(), by=by, at=NOON)
    with pytest.raises(OnlyInventedPeople):
        ask_entity(mentor, to=make_entity(protects=False), by=by, at=NOON)
    make_handover(mentor)
    with pytest.raises(ActNotPossible):
        ask_entity(mentor, to=make_entity(), by=by, at=NOON)
    with pytest.raises(IntegrityError):
        Handover.objects.create(mentor=mentor, to=make_entity(), asked_at=NOON)


def test_only_a_mentor_who_waits_and_accompanies_nobody_is_offered_or_goes(db):
    busy, paused = make_mentor(), make_mentor()
    handovers = [make_handover(mentor) for mentor in (busy, paused)]
    take_place(busy, at=NOON)
    pause_mentor(paused, by=acting_for(paused.entity), at=NOON)

    for handover, refused in zip(handovers, (PlacesTaken, ActNotPossible), strict=True):
        answer_handover(handover, yes=True, by=acting_for(handover.to), at=after(days=1))
        with pytest.raises(refused):
            answer_handover(handover, yes=True, by=me(handover), at=after(days=2))
        with pytest.raises(refused):
            ask_entity(handover.mentor, to=make_entity(), by=acting_for(handover.mentor.entity), at=NOON)
    assert offered_mentors(acting_for(handovers[1].to)) == []


def test_before_the_yes_the_other_entity_sees_the_offer_and_the_distance_and_not_the_mentor(db):
    handover = make_handover(make_mentor())
    by = acting_for(handover.to)

    (offered,) = offered_mentors(by)

    assert (offered.handover, offered.distance) == (handover, BANDS[0][1])
    assert mentors_for(by).count() == 0
    assert own_handover(by) is None


def test_the_mentor_finds_the_open_question(db):
    mentor = make_mentor()
    handover = make_handover(mentor)

    assert own_handover(as_participant(mentor.person)) == handover
    assert own_handover(as_participant(make_person())) is None


def test_a_mentor_who_leaves_is_offered_to_nobody(db):
    mentor = make_mentor()
    handover = make_handover(mentor)

    deactivate(mentor, by=acting_for(mentor.entity), at=after(days=1))

    handover.refresh_from_db()
    assert handover.closed_at == after(days=1)


def test_the_entity_asked_owes_an_answer_and_the_own_looks_after_it(db):
    mentor = make_mentor()
    handover = make_handover(mentor)
    late = TODAY + timedelta(days=14)

    asked = handovers_due(acting_for(handover.to), on=TODAY)
    early = handovers_due(acting_for(mentor.entity), on=late - timedelta(days=1))
    own = handovers_due(acting_for(mentor.entity), on=late)

    assert [(due.kind, due.public_id, due.by) for due in asked] == [("handover", handover.public_id, late)]
    assert (early, [(due.kind, due.public_id) for due in own]) == ([], [("mentor", mentor.public_id)])


def test_whoever_has_come_is_to_be_made_ready_within_a_month_of_coming(db):
    handover = make_handover(make_mentor(), at=after(days=300))
    for by in (me(handover), acting_for(handover.to)):
        answer_handover(handover, yes=True, by=by, at=after(days=301))

    (due,) = due_for(acting_for(handover.to), on=TODAY + timedelta(days=301))

    assert (due.kind, due.since) == ("mentor", TODAY + timedelta(days=301))


def test_a_mentor_who_has_said_yes_is_told_when_the_other_entity_says_no(db):
    handover = make_handover(make_mentor(make_entity(), person=make_person("Olena")), to=make_entity())
    answer_handover(handover, yes=True, by=me(handover), at=after(hours=1))
    before = Message.objects.count()

    answer_handover(handover, yes=False, by=acting_for(handover.to), at=after(hours=2))

    assert told(before) == [("staying", "Olena")]
