"""The page of one application: what is shown, and what comes next."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from mentores.accounts.roles import Role
from mentores.admissions.lifecycle import State
from mentores.admissions.models import Contact, Note, Outcome
from mentores.admissions.services import write_note
from mentores.audit.models import Reading
from mentores.messaging.models import Message
from mentores.participants.lifecycle import MentorState
from mentores.participants.models import Mentee, Mentor, Side
from mentores.partners.models import Promoter
from mentores.training.topics import Kind
from tests.factories.accounts import make_person
from tests.factories.admissions import make_application, make_contact
from tests.factories.partners import make_entity
from tests.factories.training import make_session
from tests.web.desk.handling import NOTHING_CHANGED, address, booking, made
from tests.web.desk.visiting import colleague, forms, queries, said, seated, text_of


@pytest.fixture
def entity(db):
    return make_entity("Porta Aberta")


@pytest.fixture
def client(entity):
    return seated(colleague(entity))


def test_the_page_shows_the_answers_the_wait_the_term_and_how_to_reach_the_person(entity, client):
    person = make_person("Olena Kovalenko", email="olena@example.org", phone="+351912345678")
    application = make_application(entity, person=person, at=timezone.now() - timedelta(days=3))

    shown = text_of(client.get(address(application)))

    assert "Has waited 3 days." in shown
    assert "To be done by" in shown
    assert "Nobody is responsible yet." in shown
    assert "Needs help with Documents and counters" in shown
    assert "+351 912 345 678" in shown
    assert "olena@example.org" in shown


def test_opening_the_page_is_written_down(entity):
    technician = colleague(entity)
    application = made(entity)

    seated(technician).get(address(application))

    assert list(Reading.objects.values_list("kind", "subject", "person_id")) == [
        ("application", application.public_id, technician.person_id)
    ]


@pytest.mark.parametrize(
    ("state", "title", "first"),
    [
        (State.SUBMITTED, "Next: talk with the person", "contact"),
        (State.IN_REVIEW, "Next: book the interview", "book"),
        (State.BOOKED, "Next: the interview", "rebook"),
        (State.INTERVIEWED, "Next: decide", "accept"),
        (State.REFERRED, "Next: the answers of the person and of the other entity", "person-says-yes"),
        (State.NOT_ACCEPTED, "Was this a mistake?", "reopen"),
        (State.WITHDRAWN, "Was this a mistake?", "reopen"),
    ],
)
def test_the_page_says_what_comes_next(entity, client, state, title, first):
    page = client.get(address(made(entity, state)))

    html = page.content.decode()
    with override("en"):
        assert (str(page.context["next"].title), forms(page)[0]) == (title, first)
    assert html.count("button button--primary") <= 1


@pytest.mark.parametrize("outcome", Outcome)
def test_an_attempt_is_noted_with_one_tap(entity, client, outcome):
    application = made(entity)

    page = client.post(address(application, "contact"), {"how": "phone", "outcome": outcome}, follow=True)

    application.refresh_from_db()
    reached = outcome == Outcome.REACHED
    assert list(Contact.objects.values_list("how", "outcome")) == [("phone", outcome)]
    assert (application.state, application.reached_at is not None) == (
        State.IN_REVIEW if reached else State.SUBMITTED,
        reached,
    )
    assert len(said(page)) == 1


@pytest.mark.parametrize(
    ("sent", "status"), [({"how": "phone"}, 404), ({"outcome": "no_answer"}, 422), ({"outcome": "x"}, 404)]
)
def test_an_attempt_that_no_button_sends_is_not_noted(entity, client, sent, status):
    assert (client.post(address(made(entity), "contact"), sent).status_code, Contact.objects.count()) == (status, 0)


def test_there_is_a_text_in_the_language_of_the_person(entity, client):
    application = made(entity, person=make_person("Amal Haddad", language="ar"))

    html = client.get(address(application)).content.decode()

    assert '<textarea id="saying" rows="5" readonly lang="ar" dir="rtl">' in html
    assert ("Amal" in html, "Porta Aberta" in html) == (True, True)


def test_after_three_attempts_in_vain_the_page_offers_to_close_the_case(entity, client):
    application = made(entity)
    for _number in range(3):
        make_contact(application, outcome=Outcome.NO_ANSWER, at=timezone.now())

    html = client.get(address(application)).content.decode()

    assert f"{address(application, 'decline')}?reason=unreachable" in html


@pytest.mark.parametrize(("phone", "told"), [("+351218106191", "+351 21 810 6191"), ("", "Ask them.")])
def test_whoever_needs_an_interpreter_is_flagged_with_the_number_to_call(entity, client, phone, told):
    Promoter.objects.update_or_create(only=True, defaults={"name": "AIMA", "interpreting_phone": phone})

    application = made(entity)
    type(application.profile).objects.update(interpreter="bn")

    shown = text_of(client.get(address(application)))

    assert ("Interpreter needed" in shown, told in shown) == (True, True)


def test_a_decision_that_was_a_mistake_is_undone(entity, client):
    application = made(entity, State.NOT_ACCEPTED)

    page = client.post(address(application, "reopen"), follow=True)

    application.refresh_from_db()
    assert (application.state, said(page)) == (State.IN_REVIEW, ["The application is open again."])


def test_a_case_is_not_opened_again_beside_a_newer_one(entity, client):
    application = made(entity, State.WITHDRAWN)
    make_application(entity, person=application.person)

    page = client.post(address(application, "reopen"), follow=True)

    assert said(page) == ["Nothing was changed: this person takes part already or has a newer application."]


def test_an_application_is_withdrawn_for_the_person(entity, client):
    application = made(entity)

    page = client.post(address(application, "withdraw"), follow=True)

    application.refresh_from_db()
    assert (application.state, said(page)) == (State.WITHDRAWN, ["The application is withdrawn."])


def test_after_the_interview_the_person_is_accepted_and_the_page_leads_on(entity, client):
    application = made(entity, State.INTERVIEWED)

    page = client.post(address(application, "accept"), follow=True)

    mentee = Mentee.objects.get(person=application.person)
    assert said(page)[0] == "The application is accepted."
    assert reverse("desk:mentee", args=[mentee.public_id]) in page.content.decode()


def test_a_mentor_begins_in_training(entity, client):
    application = made(entity, State.INTERVIEWED, side=Side.MENTOR)

    client.post(address(application, "accept"), {"capacity": "2"})

    mentor = Mentor.objects.get(person=application.person)
    assert (mentor.state, mentor.capacity) == (MentorState.IN_TRAINING, 2)


def test_an_acceptance_that_is_not_understood_changes_nothing(entity, client):
    application = made(entity, State.INTERVIEWED, side=Side.MENTOR)

    page = client.post(address(application, "accept"), {"capacity": "4"})

    assert (page.status_code, Mentor.objects.count()) == (422, 0)


def test_a_note_is_a_fact_with_its_day_and_who_wrote_it(entity, client):
    application = made(entity)

    page = client.post(address(application, "note"), {"text": "Fala bem inglês.", "on": "2026-03-01"}, follow=True)

    assert list(Note.objects.values_list("text", "on")) == [("Fala bem inglês.", date(2026, 3, 1))]
    assert ("The person may read this." in text_of(page), "Fala bem inglês." in text_of(page)) == (True, True)


def test_a_note_of_another_entity_stays_there(entity, client):
    application = made(entity)
    other = make_entity()
    elsewhere = make_application(other, person=application.person, side=Side.MENTOR)
    write_note(elsewhere.person, text="Só ali.", on=timezone.localdate(), by=colleague(other), at=timezone.now())

    assert "Só ali." not in text_of(client.get(address(application)))


def test_a_note_without_words_is_not_written(entity, client):
    page = client.post(address(made(entity), "note"), {"text": " ", "on": "2026-03-01"})

    assert (page.status_code, Note.objects.count()) == (422, 0)


@pytest.mark.parametrize("act", ["contact", "book", "miss", "cancel", "withdraw"])
def test_whoever_comes_second_is_told_how_things_are(entity, client, act):
    application = made(entity, State.NOT_ACCEPTED)

    page = client.post(address(application, act), {"how": "phone", "outcome": "reached"} | booking(), follow=True)

    assert said(page) == [NOTHING_CHANGED]


def test_a_reader_sees_the_case_without_acts_and_notes(entity):
    application = made(entity)
    seated(colleague(entity)).post(address(application, "note"), {"text": "Só entre nós.", "on": "2026-03-01"})

    page = seated(colleague(entity, Role.READER)).get(address(application))

    assert (page.context["next"], forms(page), "Só entre nós." in text_of(page)) == (None, [], False)


@pytest.mark.parametrize("act", ["contact", "book", "accept", "withdraw", "reopen", "note"])
def test_a_reader_who_posts_anyway_is_refused(entity, act):
    application = made(entity)
    sent = {"how": "phone", "outcome": "reached", "text": "A", "on": "2026-03-01"} | booking()

    refused = seated(colleague(entity, Role.READER)).post(address(application, act), sent)

    application.refresh_from_db()
    assert (refused.status_code, application.state) == (403, State.SUBMITTED)


@pytest.mark.parametrize("act", ["", "contact", "book", "accept", "decline", "withdraw", "interview"])
def test_another_entitys_application_answers_like_one_that_is_not_there(client, act):
    foreign = make_application(make_entity("Outra Casa"))
    ask = client.post if act else client.get

    refused = ask(address(foreign, act))
    foreign.public_id = "nobodynobody"
    absent = ask(address(foreign, act))

    assert (refused.status_code, refused.content) == (404, absent.content)


def test_the_page_asks_the_database_the_same_however_much_has_happened(entity, client):
    application = made(entity)
    queries(client, address(application))
    before = queries(client, address(application))

    for _number in range(4):
        make_contact(application, outcome=Outcome.NO_ANSWER, at=timezone.now())
        client.post(address(application, "note"), {"text": "A", "on": "2026-03-01"})

    client.get(address(application))  # what the acts said is read once
    assert queries(client, address(application)) == before


def test_who_cannot_be_reached_by_a_message_waits_in_to_contact(entity, client):
    application = made(entity, State.INTERVIEWED, person=make_person(email="", phone="+351212345678"))

    page = client.post(address(application, "accept"), follow=True)

    assert said(page)[1] == "No message can reach this person: the answer waits for you in «To contact»."
    assert Message.objects.filter(notice="admissions/accepted", state="no_address").count() == 1


def test_the_reason_of_a_refusal_stands_on_the_page(entity, client):
    application = made(entity, State.NOT_ACCEPTED)

    assert "Another reason." in text_of(client.get(address(application)))


def test_somebody_is_invited_to_an_information_session(entity, client):
    application = made(entity)
    session = make_session(entity, kind=Kind.INFORMATION, starts_at=timezone.now() + timedelta(days=3))

    invited = client.post(address(application, "inform", session.public_id), follow=True)

    assert said(invited)[0] == "The person is invited to the information session."
    assert [one.person for one in session.attendances.all()] == [application.person]
    assert "No answer yet" in text_of(invited)


def test_there_is_no_other_session_to_be_invited_to_here(entity, client):
    session = make_session(entity, kind=Kind.EXCHANGE, starts_at=timezone.now() + timedelta(days=3))

    assert client.post(address(made(entity), "inform", session.public_id)).status_code == 404
