"""Answering an invitation, signing the paper and answering for a mentor through a link."""

from datetime import timedelta

import pytest
from django.urls import reverse

from mentores.core.tokens import token_for
from mentores.links.models import Link
from mentores.participants.lifecycle import MentorState
from mentores.participants.models import Reference
from mentores.participants.services.papers import ask_reference, ask_to_sign
from mentores.training.lifecycle import Answer
from mentores.training.services import cancel
from tests.factories.accounts import make_person
from tests.factories.participants import make_mentor
from tests.factories.partners import acting_for
from tests.factories.training import make_attendance, make_programme_text, make_session
from tests.web.links.opening import address, now


@pytest.fixture
def attendance(db):
    session = make_session(starts_at=now() + timedelta(days=3), at=now())
    return make_attendance(session, person=make_person(language="en"), at=now())


def of_purpose(purpose):
    return Link.objects.filter(purpose=purpose).latest("pk")


def test_looking_changes_nothing_and_one_tap_answers(client, attendance):
    here = address(of_purpose("training"))
    client.get(here)
    attendance.refresh_from_db()
    before = attendance.answer

    page = client.post(here, {"coming": "yes"}, follow=True)

    attendance.refresh_from_db()
    assert (before, attendance.answer) == (Answer.INVITED, Answer.COMING)
    assert "You have a place" in page.content.decode()


def test_a_cancelled_session_says_so_and_takes_no_answer(client, attendance):
    here = address(of_purpose("training"))
    cancel(attendance.session, by=acting_for(attendance.session.entity), at=now())

    shown = client.get(here).content.decode()
    client.post(here, {"coming": "yes"})

    attendance.refresh_from_db()
    assert ("This session does not take place" in shown, "Yes, I come" in shown) == (True, False)
    assert attendance.answer == Answer.INVITED


def test_the_calendar_file_comes_without_an_account(client, attendance):
    token = token_for(of_purpose("training").public_id)

    given = client.get(reverse("links:training-calendar", args=[token]))

    assert (given.status_code, given.content.startswith(b"BEGIN:VCALENDAR")) == (200, True)


def test_the_page_speaks_the_language_of_its_person(client, db):
    session = make_session(starts_at=now() + timedelta(days=3), at=now())
    make_attendance(session, person=make_person(language="ar"), at=now())

    page = client.get(address(of_purpose("training")))

    assert 'lang="ar" dir="rtl"' in page.content.decode()


def test_the_link_to_the_paper_shows_the_text_and_asks_for_the_code(client, db):
    make_programme_text()
    mentor = make_mentor(person=make_person(language="en"), state=MentorState.IN_TRAINING)
    ask_to_sign(mentor, by=acting_for(mentor.entity), at=now())

    page = client.get(address(of_purpose("paper")))

    assert "How do we treat people?" in page.content.decode()
    assert "Send me a code" in page.content.decode()


def test_whoever_has_no_contact_is_told_to_sign_on_paper(client, db):
    make_programme_text()
    mentor = make_mentor(person=make_person(email="", language="en"), state=MentorState.IN_TRAINING)
    ask_to_sign(mentor, by=acting_for(mentor.entity), at=now())

    page = client.get(address(of_purpose("paper")))

    assert "Please sign on paper at your entity." in page.content.decode()


def test_somebody_named_answers_two_questions_once(client, db):
    mentor = make_mentor(person=make_person("Ana Nova"))
    ask_reference(mentor, name="Rui", email="rui@example.org", language="en", by=acting_for(mentor.entity), at=now())
    here = address(of_purpose("reference"))

    empty = client.post(here, {})
    page = client.post(here, {"recommends": "yes", "answer": "Trabalhámos juntas."}, follow=True)
    client.post(here, {"recommends": "no"})

    reference = Reference.objects.get()
    assert (empty.status_code, reference.recommends, reference.answer) == (422, True, "Trabalhámos juntas.")
    assert "Your answer has arrived." in page.content.decode()
