"""Sessions at the desk: planned, people invited, answers noted, and who was there in one form."""

import io
import re
from datetime import timedelta

import pytest
from django.urls import reverse

from mentores.accounts.roles import Role
from mentores.messaging.models import Message
from mentores.participants.lifecycle import MentorState
from mentores.training.lifecycle import Answer, State
from mentores.training.models import Attendance, Session
from mentores.training.services import add_material
from mentores.training.topics import Kind
from tests.factories.accounts import make_person
from tests.factories.files import make_picture
from tests.factories.participants import make_mentor
from tests.factories.partners import acting_for, make_entity
from tests.factories.training import make_attendance, make_session
from tests.web.desk.visiting import colleague, person_of, queries, rows, said, seated, text_of
from tests.web.links.opening import now

FORM = {
    "day": "2031-03-10",
    "hour": "18:30",
    "hours": "1.5",
    "place": "Biblioteca",
    "topics": ["rules", "help"],
    "capacity": "12",
}


@pytest.fixture
def entity(db):
    return make_entity("Porta Aberta")


@pytest.fixture
def client(entity):
    return seated(colleague(entity))


def soon(entity, **more):
    return make_session(entity, starts_at=now() + timedelta(days=3), at=now(), **more)


def over(entity, **more):
    return make_session(entity, starts_at=now() - timedelta(hours=3), at=now() - timedelta(days=9), **more)


def listed(session, name, *, said=Answer.INVITED):
    """Somebody on the list, who answered before the session began."""
    at = session.planned_at
    return make_attendance(session, person=make_person(name), said=said, at=at)


def address(session, act=""):
    return reverse(f"desk:session-{act}" if act else "desk:session", args=[session.public_id])


def test_an_empty_list_says_how_to_begin(client):
    assert "No session is planned" in text_of(client.get(reverse("desk:sessions")))


def test_the_list_asks_the_database_the_same_whatever_its_length(entity, client):
    soon(entity)
    over(entity)
    queries(client, reverse("desk:sessions"))
    for_one = queries(client, reverse("desk:sessions"))

    for _ in range(3):
        soon(entity)
        over(entity)

    assert queries(client, reverse("desk:sessions")) == for_one


def test_a_session_is_planned_in_the_clock_of_the_entity(client):
    page = client.post(reverse("desk:session-plan", args=["mentor_training"]), FORM, follow=True)

    session = Session.objects.get()
    assert (session.starts_at.isoformat(), session.minutes) == ("2031-03-10T18:30:00+00:00", 90)
    assert (session.topics, said(page)) == (["rules", "help"], ["The session is planned. Now invite people."])


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"place": ""}, "Write a place, or the link of the video call."),
        ({"hours": "0"}, "Ensure this value is greater than or equal to 0.25."),
        ({"capacity": "0"}, "Ensure this value is greater than or equal to 1."),
        ({"day": ""}, "This field is required."),
    ],
)
def test_a_form_that_is_not_understood_comes_back_with_what_was_typed(client, wrong, sentence):
    page = client.post(reverse("desk:session-plan", args=["mentor_training"]), FORM | wrong)

    assert (page.status_code, Session.objects.count()) == (422, 0)
    assert (sentence in text_of(page), 'value="18:30"' in page.content.decode()) == (True, True)


def test_a_kind_of_the_national_team_is_not_planned_at_the_desk(client):
    assert client.get(reverse("desk:session-plan", args=["staff"])).status_code == 404


def test_fewer_places_than_people_who_come_are_refused_beside_the_field(entity, client):
    session = soon(entity)
    for name in ("Ana", "Rui"):
        listed(session, name, said=Answer.COMING)

    page = client.post(address(session, "change"), FORM | {"capacity": "1"})

    assert (page.status_code, "More people than that are coming." in text_of(page)) == (422, True)


def test_first_only_those_who_need_the_hours_are_offered_and_ticked(entity, client):
    session = soon(entity)
    make_mentor(entity, person=make_person("Zita Pronta"), at=now())
    learner = make_mentor(entity, person=make_person("Ana Nova"), state=MentorState.IN_TRAINING)

    narrow = client.get(address(session, "invite"))
    everybody = client.get(address(session, "invite") + "?who=all")

    assert [("Zita" in text_of(page), "Ana" in text_of(page)) for page in (narrow, everybody)] == [
        (False, True),
        (True, True),
    ]
    assert f'value="{learner.public_id}"' in narrow.content.decode()


def test_inviting_writes_to_each_of_them(entity, client):
    session = soon(entity)
    learners = [make_mentor(entity, state=MentorState.IN_TRAINING) for _ in range(2)]

    page = client.post(address(session, "invite"), {"people": [one.public_id for one in learners]}, follow=True)

    assert said(page) == ["2 people are invited."]
    assert set(Message.objects.values_list("person", flat=True)) == {one.person_id for one in learners}


def test_nobody_of_another_entity_can_be_invited(entity, client):
    foreign = make_mentor(make_entity())

    page = client.post(address(soon(entity), "invite"), {"people": [foreign.public_id]})

    assert (page.status_code, Attendance.objects.count()) == (422, 0)


def test_staff_note_what_somebody_said_by_telephone(entity, client):
    session = soon(entity, capacity=1)
    first, second = listed(session, "Ana"), listed(session, "Rui")

    pages = [
        client.post(reverse("desk:session-answer", args=[one.public_id]), {"coming": "yes"}, follow=True)
        for one in (first, second)
    ]

    assert [said(page) for page in pages] == [
        ["It is noted: the person comes."],
        ["All places are taken: the person is on the waiting list."],
    ]


def test_who_was_there_is_written_down_in_one_form(entity, client):
    session = over(entity)
    there, late, missed = (listed(session, name, said=Answer.COMING) for name in ("Ana", "Rui", "Zé"))
    form = {
        f"mark_{there.public_id}": "attended",
        f"mark_{late.public_id}": "attended",
        f"hours_{late.public_id}": "0.5",
        f"mark_{missed.public_id}": "missed",
    }

    client.post(address(session, "attendance"), form)

    rows = [Attendance.objects.get(pk=one.pk) for one in (there, late, missed)]
    session.refresh_from_db()
    assert [(one.answer, one.minutes) for one in rows] == [("attended", 120), ("attended", 30), ("missed", 0)]
    assert session.state == State.HELD


def test_whoever_checked_in_is_marked_already(entity, client):
    session = over(entity)
    attendance = listed(session, "Ana", said=Answer.COMING)
    Attendance.objects.update(checked_in_at=now())

    html = client.get(address(session, "attendance")).content.decode()

    assert re.findall(r'name="(mark_\w+)" value="(\w+)"[^>]* checked', html) == [
        (f"mark_{attendance.public_id}", Answer.ATTENDED)
    ]


def test_the_list_to_print_has_those_who_come_and_room_to_sign(entity, client):
    session = soon(entity)
    listed(session, "Ana", said=Answer.COMING)
    listed(session, "Rui", said=Answer.DECLINED)

    page = client.get(address(session, "list"))

    assert ("Ana" in text_of(page), "Rui" in text_of(page), "____" in text_of(page)) == (True, False, True)


def test_the_code_of_the_room_is_drawn_and_written(entity, client):
    session = soon(entity)

    page = client.get(address(session, "code"))

    assert (session.code in text_of(page), "<svg" in page.content.decode()) == (True, True)


def test_a_cancelled_session_says_so_and_offers_nothing(entity, client):
    session = soon(entity)

    page = client.post(address(session, "cancel"), {"note": ""}, follow=True)

    assert said(page) == ["The session is cancelled. Whoever was invited is told."]
    assert "Invite people" not in text_of(page)


def test_a_file_is_added_given_out_and_removed(entity, client):
    session = soon(entity)
    upload = io.BytesIO(make_picture())
    upload.name = "slide.png"
    client.post(address(session, "add-material"), {"upload": upload})
    page = client.get(address(session))
    (file,) = page.context["materials"]

    given = client.get(reverse("desk:session-material", args=[session.public_id, file.public_id]))
    client.post(reverse("desk:session-remove-material", args=[session.public_id, file.public_id]))

    assert (given.status_code, given["Content-Type"]) == (200, "image/png")
    assert list(client.get(address(session)).context["materials"]) == []


def test_a_file_that_is_refused_says_why(entity, client):
    upload = io.BytesIO(b"nothing")
    upload.name = "a.exe"

    page = client.post(address(soon(entity), "add-material"), {"upload": upload})

    assert page.status_code == 422
    assert "We cannot keep this kind of file." in text_of(page)


def test_a_file_of_another_session_is_as_if_absent(entity, client):
    one, other = soon(entity), soon(entity)
    upload = io.BytesIO(make_picture())
    file = add_material(other, upload, name="a.png", by=acting_for(entity), at=now())

    assert client.get(reverse("desk:session-material", args=[one.public_id, file.public_id])).status_code == 404


def test_staff_put_themselves_down_for_a_training_of_the_national_team(entity):
    session = make_session(national=True, kind=Kind.STAFF, starts_at=now() + timedelta(days=3), capacity=1, at=now())
    first, second = colleague(entity), colleague(entity, Role.READER)

    pages = [seated(who).post(address(session, "enrol"), {"coming": "yes"}, follow=True) for who in (first, second)]
    left = seated(first).post(address(session, "enrol"), {"coming": "no"}, follow=True)

    assert [said(page)[0] for page in (*pages, left)] == [
        "You have a place. See you there.",
        "All places are taken. You are on the waiting list. We write to you if a place is free.",
        "It is noted that you do not come.",
    ]
    assert Attendance.objects.get(person=person_of(second)).answer == Answer.COMING


def test_the_page_asks_no_more_for_many_people(entity, client):
    session = soon(entity)
    listed(session, "Ana")
    queries(client, address(session))
    for_one = queries(client, address(session))

    for name in ("Rui", "Zé", "Eva"):
        listed(session, name)

    assert queries(client, address(session)) == for_one
    assert rows(client.get(address(session))) == ["Ana", "Eva", "Rui", "Zé"]
