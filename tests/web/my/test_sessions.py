"""One's own sessions and paper."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mentores.consents.purposes import VOLUNTEER_PROGRAMME
from mentores.consents.services import publish
from mentores.participants.lifecycle import MentorState
from mentores.participants.papers import paper_of
from mentores.training.lifecycle import Answer
from mentores.training.services import cancel
from tests.factories.accounts import make_person
from tests.factories.moments import TODAY
from tests.factories.participants import make_mentor
from tests.factories.partners import acting_for
from tests.factories.training import make_attendance, make_paper, make_programme_text, make_session
from tests.web.links.opening import now


@pytest.fixture
def learner(db):
    return make_mentor(person=make_person("Ana Nova", language="en"), state=MentorState.IN_TRAINING)


@pytest.fixture
def client(learner):
    client = Client()
    client.force_login(learner.person)
    return client


def invited(person, **more):
    session = make_session(starts_at=now() + timedelta(days=3), at=now(), **more)
    return make_attendance(session, person=person, at=now())


def address(attendance):
    return reverse("my:session", args=[attendance.public_id])


def test_without_an_invitation_the_list_says_what_will_be_here(client):
    assert "No session is planned for you" in client.get(reverse("my:sessions")).content.decode()


def test_the_list_has_what_comes_and_what_was(client, learner):
    coming, cancelled = invited(learner.person), invited(learner.person)
    cancel(cancelled.session, by=acting_for(cancelled.session.entity), at=now())

    page = client.get(reverse("my:sessions"))

    assert ([one.pk for one in page.context["coming"]], [one.pk for one in page.context["past"]]) == (
        [coming.pk],
        [cancelled.pk],
    )


def asked(client) -> int:
    """How many questions the list asks the database."""
    with CaptureQueriesContext(connection) as questions:
        client.get(reverse("my:sessions"))
    return len(questions)


def test_the_list_asks_no_more_for_many_sessions(client, learner):
    invited(learner.person)
    asked(client)
    for_one = asked(client)

    for _ in range(3):
        invited(learner.person)

    assert asked(client) == for_one


@pytest.mark.parametrize(
    ("coming", "answer", "sentence"),
    [
        ("yes", Answer.COMING, "You have a place. We remind you the day before."),
        ("no", Answer.DECLINED, "Thank you for telling us. You can change your answer until the session begins."),
    ],
)
def test_one_says_yes_or_no(client, learner, coming, answer, sentence):
    attendance = invited(learner.person)

    page = client.post(address(attendance), {"coming": coming}, follow=True)

    attendance.refresh_from_db()
    assert (attendance.answer, sentence in page.content.decode()) == (answer, True)


def test_on_the_waiting_list_one_sees_how_many_are_before(client, learner):
    attendance = invited(learner.person, capacity=1)
    for _ in range(2):
        make_attendance(attendance.session, said=Answer.COMING, at=now())
    client.post(address(attendance), {"coming": "yes"})

    page = client.get(address(attendance))

    assert "1 person is before you." in page.content.decode()


def test_the_calendar_file_has_the_hour_and_the_place(client, learner):
    attendance = invited(learner.person, place="Biblioteca", minutes=90)

    given = client.get(reverse("my:session-calendar", args=[attendance.public_id]))

    lines = given.content.decode().replace("\r\n ", "").splitlines()
    begins = attendance.session.starts_at
    assert given["Content-Type"] == "text/calendar; charset=utf-8"
    assert f"DTSTART:{begins:%Y%m%dT%H%M%SZ}" in lines
    assert f"DTEND:{begins + timedelta(minutes=90):%Y%m%dT%H%M%SZ}" in lines
    assert "LOCATION:Biblioteca" in lines


def test_somebody_elses_session_is_as_if_absent(client):
    assert client.get(address(invited(make_person()))).status_code == 404


def test_the_paper_is_read_and_signed_with_a_code(client, learner):
    make_programme_text()
    client.post(reverse("my:paper"), {"what": "code"})
    code = re.search(r"^[A-Z0-9]{6}$", str(mail.outbox[-1].body), re.MULTILINE)
    assert code

    unread = client.post(reverse("my:paper"), {"code": code[0]})
    page = client.post(reverse("my:paper"), {"code": code[0], "agrees": "on"}, follow=True)

    paper = paper_of(learner)
    assert paper
    assert (unread.status_code, paper.how, paper.language) == (422, "screen", "en")
    assert "Thank you. The volunteer programme is signed." in page.content.decode()


def test_whoever_signed_reads_that_version_and_may_sign_a_newer_one(client, learner):
    make_paper(learner)
    publish(VOLUNTEER_PROGRAMME, body={"pt": "Palavras novas."}, since=TODAY)

    html = client.get(reverse("my:paper")).content.decode()

    shown = ["You have signed", "Version 1", "There is a newer version", "Palavras novas.", "Version 2", "Send me"]
    assert sorted(shown, key=html.index) == shown


def test_a_wrong_code_comes_back_beside_the_field(client, learner):
    make_programme_text()

    page = client.post(reverse("my:paper"), {"code": "AAAAAA", "agrees": "on"})

    assert page.status_code == 422
    assert "This code is not right or too old." in page.content.decode()
