"""The record of acts and readings, and those who read it on."""

import pytest
from django.core.exceptions import PermissionDenied

from mentores.accounts.roles import Role
from mentores.accounts.viewer import SYSTEM
from mentores.audit import services
from mentores.audit.models import Cursor, Event, Reading
from mentores.core.lifecycle import ActNotPossible
from mentores.participants.lifecycle import MENTEE, MenteeState
from mentores.participants.policies import MAY_MENTEE
from tests.factories.accounts import make_appointed, make_person
from tests.factories.moments import NOON, after
from tests.factories.participants import make_mentee
from tests.factories.partners import make_entity, make_technician


class Stumbled(Exception):
    """A reader of the record failed."""


def write(*subjects: str) -> None:
    for subject in subjects:
        services.record("tests", "knock", kind="door", subject=subject, by=SYSTEM, at=NOON)


def read(reader: str = "tests") -> list[str]:
    """The subjects this reader meets now."""
    met: list[str] = []
    services.read_on(reader, lambda event: met.append(event.subject))
    return met


def test_an_act_is_recorded_with_who_did_it_in_which_role_for_whom(db):
    entity = make_entity()
    technician = make_technician(entity)

    services.record("partners", "wave", kind="entity", subject=entity.public_id, by=technician, at=NOON)

    event = Event.objects.get(act="wave")
    assert (event.app, event.kind, event.subject, event.at) == ("partners", "entity", entity.public_id, NOON)
    assert (event.person_id, event.role, event.entity_id) == (technician.person_id, Role.TECHNICIAN, entity.pk)


def test_a_reading_is_recorded_with_its_reason(db):
    viewer = make_appointed(reason="A complaint was sent.")

    services.record_reading("mentee", "abcdefghijkm", by=viewer, at=NOON, reason=viewer.reason)

    reading = Reading.objects.get()
    assert (reading.kind, reading.subject, reading.at) == ("mentee", "abcdefghijkm", NOON)
    assert (reading.person_id, reading.role, reading.reason) == (
        viewer.person_id,
        Role.NATIONAL_COORDINATOR,
        "A complaint was sent.",
    )


def test_the_record_survives_the_people_in_it(db):
    person = make_person()
    services.record("tests", "knock", kind="person", subject=person.public_id, by=SYSTEM, at=NOON)

    person.delete()

    assert Event.objects.filter(subject=person.public_id).count() == 1


def test_a_move_writes_the_story_of_the_case_and_an_event(db):
    mentee = make_mentee()
    technician = make_technician(mentee.entity)

    moved = services.move(
        mentee, "pause_mentee", lifecycle=MENTEE, may=MAY_MENTEE, by=technician, at=after(days=1), note="on a journey"
    )

    assert moved.state == MenteeState.PAUSED
    move = mentee.moves.get(act="pause_mentee")
    assert (move.source, move.target, move.at, move.note) == ("waiting", "paused", after(days=1), "on a journey")
    assert (move.person, move.role, move.entity_id) == (technician.person, Role.TECHNICIAN, mentee.entity_id)
    event = Event.objects.get(act="pause_mentee")
    assert (event.app, event.kind, event.subject) == ("participants", "mentee", mentee.public_id)


def test_whoever_may_not_learns_nothing_of_what_can_be(db):
    mentee = make_mentee(state=MenteeState.PAUSED)
    stranger = make_technician(make_entity())

    with pytest.raises(PermissionDenied):
        services.move(mentee, "pause_mentee", lifecycle=MENTEE, may=MAY_MENTEE, by=stranger, at=NOON)


def test_a_move_looks_at_the_row_and_not_at_what_its_caller_holds(db):
    mentee = make_mentee()
    technician = make_technician(mentee.entity)
    type(mentee).objects.filter(pk=mentee.pk).update(state=MenteeState.DONE)

    with pytest.raises(ActNotPossible):
        services.move(mentee, "pause_mentee", lifecycle=MENTEE, may=MAY_MENTEE, by=technician, at=NOON)

    assert [move.act for move in mentee.moves.all()] == ["begin"]


def test_a_reader_meets_every_event_once_and_in_order(db):
    write("a", "b")
    first = read()
    write("c")

    assert (first, read(), read()) == (["a", "b"], ["c"], [])


def test_every_reader_has_a_cursor_of_its_own(db):
    write("a")
    read("one")
    write("b")

    assert (read("one"), read("another")) == (["b"], ["a", "b"])


def test_positions_begin_at_one_and_have_no_gap(db):
    write("a", "b", "c")

    read()

    assert list(Event.objects.order_by("pk").values_list("position", flat=True)) == [1, 2, 3]


def test_a_reader_that_fails_meets_the_same_event_again(db):
    write("a", "b", "c")
    met: list[str] = []

    def stumble(event: Event) -> None:
        met.append(event.subject)
        if event.subject == "b":
            raise Stumbled

    with pytest.raises(Stumbled):
        services.read_on("tests", stumble)

    assert (met, read()) == (["a", "b"], ["a", "b", "c"])


def test_what_a_failing_reader_wrote_is_undone(db):
    write("a", "b")

    def note_and_stumble(event: Event) -> None:
        services.record_reading("door", event.subject, by=SYSTEM, at=NOON)
        if event.subject == "b":
            raise Stumbled

    with pytest.raises(Stumbled):
        services.read_on("tests", note_and_stumble)

    assert (Reading.objects.count(), Cursor.objects.filter(reader="tests", position__gt=0).count()) == (0, 0)
