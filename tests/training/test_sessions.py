"""Sessions: who comes, who waits, who is told, and who may."""

import io
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from mentores.accounts.viewer import VISITOR, through_link
from mentores.core.lifecycle import ActNotPossible
from mentores.files.refusals import FileRefused
from mentores.files.selectors import file_of
from mentores.messaging.models import Message
from mentores.participants.lifecycle import MentorState
from mentores.training import services
from mentores.training.lifecycle import Answer, State
from mentores.training.models import Attendance, Session
from mentores.training.selectors import (
    attendances_of,
    due_for,
    invitable,
    session_for,
    session_with_code,
    sessions_for,
)
from mentores.training.selectors.sessions import before_on_the_list
from mentores.training.services.places import check_in
from mentores.training.topics import Kind
from tests.factories.accounts import as_participant, make_appointed, make_person
from tests.factories.files import make_picture
from tests.factories.moments import NOON, TODAY, after
from tests.factories.participants import make_mentee, make_mentor
from tests.factories.partners import make_coordinator, make_entity, make_reader, make_technician
from tests.factories.training import IN_A_WEEK, NATIONAL, make_attendance, make_session


@pytest.fixture
def entity(db):
    return make_entity()


@pytest.fixture
def technician(entity):
    return make_technician(entity)


def by_link(attendance):
    return through_link(attendance.person, purpose="training", kind="attendance", subject=attendance.public_id)


def say(attendance, coming, *, minutes=0):
    return services.answer(attendance, coming=coming, by=by_link(attendance), at=NOON + timedelta(minutes=minutes))


def told(notice):
    return list(Message.objects.filter(notice=f"training/{notice}").order_by("pk").values_list("person", flat=True))


def test_whoever_is_invited_is_told_once_with_a_link(entity, technician):
    session, person = make_session(entity), make_person()

    services.invite(session, [person], by=technician, at=NOON)
    again = services.invite(session, [person, person], by=technician, at=NOON)

    message = Message.objects.get(notice="training/invited")
    assert (again, message.person, message.link_purpose, message.about_kind) == ([], person, "training", "attendance")


def test_yeses_beyond_the_places_wait_in_the_order_of_their_yes(entity):
    session = make_session(entity, capacity=1)
    first, second, third = (make_attendance(session) for _ in range(3))

    answers = [say(one, True, minutes=number).answer for number, one in enumerate((first, third, second))]

    second.refresh_from_db()
    third.refresh_from_db()
    assert answers == [Answer.COMING, Answer.WAITING, Answer.WAITING]
    assert (before_on_the_list(third), before_on_the_list(second)) == (0, 1)


def test_a_place_that_becomes_free_goes_to_whoever_waits_longest_and_they_are_told(entity):
    session = make_session(entity, capacity=1)
    first, second, third = (make_attendance(session) for _ in range(3))
    for number, one in enumerate((first, third, second)):
        say(one, True, minutes=number)

    say(first, False, minutes=9)

    third.refresh_from_db()
    second.refresh_from_db()
    assert (third.answer, second.answer, told("place_free")) == (Answer.COMING, Answer.WAITING, [third.person_id])


def test_the_no_of_somebody_who_waits_frees_no_place(entity):
    session = make_session(entity, capacity=1)
    _first, second, third = (make_attendance(session, said=Answer.COMING) for _ in range(3))

    say(second, False)

    third.refresh_from_db()
    assert (third.answer, told("place_free")) == (Answer.WAITING, [])


def test_a_yes_said_twice_is_one_yes(entity):
    attendance = make_attendance(make_session(entity, capacity=1))
    say(attendance, True)

    again = say(attendance, True, minutes=5)

    assert (again.answer, again.answered_at) == (Answer.COMING, NOON)


def test_more_places_are_given_to_those_who_wait(entity, technician):
    session = make_session(entity, capacity=1)
    waiting = [make_attendance(session, said=Answer.COMING) for _ in range(3)][1:]

    services.change(session, capacity=2, by=technician, at=NOON)

    assert [Attendance.objects.get(pk=one.pk).answer for one in waiting] == [Answer.COMING, Answer.WAITING]


def test_there_are_never_fewer_places_than_people_who_come(entity, technician):
    session = make_session(entity, capacity=2)
    for _ in range(2):
        make_attendance(session, said=Answer.COMING)

    with pytest.raises(services.TooManyComing):
        services.change(session, capacity=1, by=technician, at=NOON)


def test_somebody_invited_by_mistake_is_taken_out_and_the_place_given_on(entity, technician):
    session = make_session(entity, capacity=1)
    first, second = (make_attendance(session, said=Answer.COMING) for _ in range(2))

    services.take_out(first, by=technician, at=NOON)

    assert list(Attendance.objects.values_list("person", "answer")) == [(second.person_id, Answer.COMING)]


@pytest.mark.parametrize(("what", "number"), [({"place": "Junta"}, 2), ({"trainer": "Outra"}, 0)])
def test_another_time_or_place_is_told_to_those_who_may_come(entity, technician, what, number):
    session = make_session(entity)
    for said in (Answer.INVITED, Answer.COMING, Answer.DECLINED):
        make_attendance(session, said=said)

    services.change(session, by=technician, at=NOON, **what)

    assert len(told("changed")) == number


def test_a_session_that_is_cancelled_is_told_and_takes_no_answers(entity, technician):
    session = make_session(entity)
    coming, _declined = (make_attendance(session, said=said) for said in (Answer.COMING, Answer.DECLINED))

    services.cancel(session, by=technician, at=NOON)

    assert told("cancelled") == [coming.person_id]
    with pytest.raises(ActNotPossible):
        say(coming, False)


def test_after_its_end_a_session_takes_no_answers(entity):
    attendance = make_attendance(make_session(entity))

    with pytest.raises(ActNotPossible):
        services.answer(attendance, coming=True, by=by_link(attendance), at=after(days=8))


def test_one_act_says_who_was_there_and_once_more_corrects_it(entity, technician):
    session = make_session(entity, minutes=120)
    there, early, missed = (make_attendance(session, said=Answer.COMING) for _ in range(3))
    marks = {there.public_id: 120, early.public_id: 60}

    services.hold(session, there=marks, missed=[missed.public_id], by=technician, at=session.ends_at)
    services.hold(session, there={missed.public_id: 120}, missed=[there.public_id], by=technician, at=session.ends_at)

    rows = [Attendance.objects.get(pk=one.pk) for one in (there, early, missed)]
    session.refresh_from_db()
    assert [(one.answer, one.minutes) for one in rows] == [("missed", 0), ("attended", 60), ("attended", 120)]
    assert session.state == State.HELD


def test_nobody_was_there_before_it_began(entity, technician):
    with pytest.raises(ActNotPossible):
        services.hold(make_session(entity), there={}, by=technician, at=NOON)


def test_nobody_is_there_longer_than_the_session(entity, technician):
    session = make_session(entity, minutes=90)
    attendance = make_attendance(session)

    services.hold(session, there={attendance.public_id: 900}, by=technician, at=session.ends_at)

    attendance.refresh_from_db()
    assert attendance.minutes == 90


def test_an_entity_sees_its_own_sessions_and_the_national_ones_that_are_open_to_it(entity, technician):
    other = make_entity()
    own, for_all = make_session(entity), make_session(national=True)
    for_us = make_session(national=True, for_entities=[entity, other])
    make_session(other)
    make_session(national=True, for_entities=[other])

    assert set(sessions_for(technician)) == {own, for_all, for_us}
    assert set(sessions_for(make_appointed())) == set(Session.objects.filter(entity=None))


def test_at_a_national_session_each_entity_sees_and_marks_its_own_people(entity, technician):
    session, other = make_session(national=True), make_technician(make_entity())
    mine = make_attendance(session, by=technician, said=Answer.COMING)
    theirs = make_attendance(session, by=other, said=Answer.COMING)

    services.hold(session, there={mine.public_id: 120, theirs.public_id: 120}, by=technician, at=session.ends_at)

    theirs.refresh_from_db()
    assert list(attendances_of(technician, session)) == [mine]
    assert (theirs.answer, list(attendances_of(make_appointed(), session))) == (Answer.COMING, [])


def test_staff_put_themselves_down_for_a_training_of_the_national_team(entity):
    session = make_session(national=True, kind=Kind.STAFF, capacity=1)

    answers = [services.enrol(session, by=who(entity), at=NOON).answer for who in (make_reader, make_coordinator)]

    assert answers == [Answer.COMING, Answer.WAITING]
    assert len(attendances_of(NATIONAL, session)) == 2


@pytest.mark.parametrize("kind", [Kind.STAFF, Kind.EXCHANGE])
def test_nobody_puts_themselves_down_for_what_is_not_for_them(entity, technician, kind):
    session = make_session(entity) if kind == Kind.STAFF else make_session(national=True, kind=kind)

    with pytest.raises(PermissionDenied):
        services.enrol(session, by=technician, at=NOON)


@pytest.mark.parametrize("who", [make_reader, lambda entity: make_technician(make_entity()), lambda entity: VISITOR])
def test_others_neither_plan_nor_change_nor_invite_nor_mark(entity, who):
    session, other = make_session(entity), who(entity)
    attendance = make_attendance(session)

    for act in (
        lambda: services.plan(entity, kind="exchange", starts_at=NOON, minutes=60, capacity=1, by=other, at=NOON),
        lambda: services.change(session, capacity=3, by=other, at=NOON),
        lambda: services.cancel(session, by=other, at=NOON),
        lambda: services.invite(session, [make_person()], by=other, at=NOON),
        lambda: services.hold(session, there={}, by=other, at=session.ends_at),
        lambda: services.answer(attendance, coming=True, by=other, at=NOON),
        lambda: services.take_out(attendance, by=other, at=NOON),
        lambda: services.add_material(session, io.BytesIO(b""), name="a.pdf", by=other, at=NOON),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_the_person_answers_on_the_own_page_and_nobody_for_another(entity):
    attendance = make_attendance(make_session(entity))

    services.answer(attendance, coming=True, by=as_participant(attendance.person), at=NOON)

    with pytest.raises(PermissionDenied):
        services.answer(attendance, coming=False, by=as_participant(make_person()), at=NOON)


def test_a_session_needs_a_place_or_a_video_call(entity, technician):
    with pytest.raises(ValidationError):
        services.plan(entity, kind="exchange", starts_at=NOON, minutes=60, capacity=1, by=technician, at=NOON)


def test_topics_that_are_not_of_this_kind_are_left_out(entity):
    session = make_session(entity, kind=Kind.INFORMATION, topics=["closing", "data", "programme", "nothing"])

    assert session.topics == ["programme", "data"]


def test_those_who_need_the_hours_are_offered_first(entity, technician):
    trained = make_mentor(entity)
    learner = make_mentor(entity, state=MentorState.IN_TRAINING)
    make_mentor(entity, state=MentorState.INACTIVE)
    invited = make_mentor(entity)
    make_mentor(make_entity())
    session = make_session(entity)
    make_attendance(session, person=invited.person)

    offered = [(one.person, one.needs_it) for one in invitable(technician, session)]

    assert offered == [(learner.person, True), (trained.person, False)]


def test_mentees_are_offered_for_an_orientation(entity, technician):
    mentee = make_mentee(entity, prepared=False)
    make_mentor(entity)

    offered = invitable(technician, make_session(entity, kind=Kind.MENTEE_ORIENTATION))

    assert [(one.person, one.needs_it) for one in offered] == [(mentee.person, True)]


def test_whoever_comes_is_reminded_once_the_day_before(entity):
    session = make_session(entity)
    coming, *_others = (make_attendance(session, said=said) for said in (Answer.COMING, Answer.INVITED))
    make_attendance(make_session(entity, starts_at=NOON + 2 * IN_A_WEEK), said=Answer.COMING)

    numbers = [services.remind(at=at) for at in (after(days=5), after(days=6), after(days=6, hours=1))]

    assert (numbers, told("tomorrow")) == ([0, 1, 0], [coming.person_id])


def test_nobody_is_reminded_of_a_session_that_was_cancelled(entity, technician):
    attendance = make_attendance(make_session(entity), said=Answer.COMING)
    services.cancel(attendance.session, by=technician, at=NOON)

    assert services.remind(at=after(days=6)) == 0


def test_a_session_that_is_over_waits_for_its_attendance(entity, technician):
    session = make_session(entity)

    due = [due_for(viewer, on=TODAY + timedelta(days=days)) for viewer in (technician,) for days in (7, 8)]

    assert [[(one.kind, one.public_id) for one in lines] for lines in due] == [[], [("session", session.public_id)]]


@pytest.mark.parametrize(
    ("said", "found"),
    [("Ana Maria  EXEMPLO", True), ("ana@example.org", True), ("912 345 678", True), ("Ana", False), ("", False)],
)
def test_somebody_in_the_room_checks_in_by_name_mail_or_telephone(entity, said, found):
    person = make_person("Ana Maria Exemplo", email="ana@example.org", phone="+351912345678")
    session = make_session(entity)
    attendance = make_attendance(session, person=person, said=Answer.COMING)

    checked = check_in(session, who=said, by=VISITOR, at=session.starts_at)

    attendance.refresh_from_db()
    assert (checked is not None, attendance.checked_in_at is not None) == (found, found)


def test_a_contact_that_two_people_share_checks_in_nobody(entity):
    session = make_session(entity)
    for _ in range(2):
        make_attendance(session, person=make_person(email="familia@example.org"))

    assert check_in(session, who="familia@example.org", by=VISITOR, at=session.starts_at) is None


@pytest.mark.parametrize(("hours", "open_now"), [(-2, False), (-1, True), (3, True), (5, False)])
def test_the_code_works_while_people_are_in_the_room(entity, hours, open_now):
    session = make_session(entity, minutes=120)
    typed = f"{session.code[:3].lower()} {session.code[3:]}"

    found = session_with_code(typed, at=session.starts_at + timedelta(hours=hours))

    assert (found is not None) == open_now


def test_a_material_is_kept_and_removed_by_whoever_leads_the_session(entity, technician):
    session = make_session(entity)

    file = services.add_material(session, io.BytesIO(make_picture()), name="slide.png", by=technician, at=NOON)

    assert file_of("session", session.public_id, file.public_id) == file
    services.remove_material(session, file, by=technician, at=NOON)
    assert file_of("session", session.public_id, file.public_id) is None


def test_a_material_of_an_unknown_kind_is_refused(entity, technician):
    with pytest.raises(FileRefused):
        services.add_material(make_session(entity), io.BytesIO(b"nothing"), name="a.exe", by=technician, at=NOON)


def test_a_session_of_another_entity_is_as_if_absent(entity, technician):
    assert session_for(technician, make_session().public_id) is None
