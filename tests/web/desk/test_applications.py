"""The desk decides on applications."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mentores.accounts.roles import Role
from mentores.admissions.lifecycle import State
from mentores.admissions.models import Application, Reason
from mentores.audit.models import Reading
from mentores.participants.lifecycle import MentorState
from mentores.participants.models import Mentee, Mentor, Side
from tests.factories.accounts import make_person
from tests.factories.admissions import make_application
from tests.factories.moments import after
from tests.factories.partners import make_entity
from tests.web.desk.visiting import colleague, forms, queries, rows, said, searched, seated, text_of


def address(application: Application, act: str = "") -> str:
    name = f"desk:application-{act}" if act else "desk:application"
    return reverse(name, args=[application.public_id])


@pytest.fixture
def entity(db):
    return make_entity("Porta Aberta")


@pytest.fixture
def client(entity):
    return seated(colleague(entity))


def test_the_list_begins_with_the_longest_wait_and_leaves_out_what_is_decided(entity, client):
    make_application(entity, person=make_person("Bela Nova"), at=after(days=2))
    make_application(entity, person=make_person("Ana Antiga"), at=after(days=1))
    make_application(entity, person=make_person("Carla Decidida"), state=State.NOT_ACCEPTED)
    make_application(make_entity("Outra Casa"), person=make_person("Alheia"))

    page = client.get(reverse("desk:applications"))

    assert rows(page) == ["Ana Antiga", "Bela Nova"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"words": "EVORA"}, ["Inês Évora"]),
        ({"words": "évora ines"}, ["Inês Évora"]),
        ({"side": Side.MENTOR}, ["Rui Mentor"]),
        ({"state": State.ACCEPTED}, ["Lia Aceite"]),
        ({"state": "", "words": "a"}, ["Lia Aceite", "Inês Évora"]),
        ({"state": "nonsense", "side": "nonsense", "words": "lia"}, ["Lia Aceite"]),
        ({"words": "a\x00b"}, ["Inês Évora", "Rui Mentor"]),
        ({"words": "nobody"}, []),
    ],
)
def test_the_list_is_narrowed_by_words_state_and_side(entity, client, asked, found):
    make_application(entity, person=make_person("Lia Aceite"), state=State.ACCEPTED)
    make_application(entity, person=make_person("Inês Évora"), at=after(days=1))
    make_application(entity, person=make_person("Rui Mentor"), side=Side.MENTOR, at=after(days=2))

    assert rows(searched(client, reverse("desk:applications"), {"state": State.SUBMITTED, **asked})) == found


def test_an_empty_list_says_what_would_be_here(client):
    assert "No application is here" in text_of(client.get(reverse("desk:applications")))


def test_the_list_asks_the_database_the_same_whatever_its_length(entity, client):
    make_application(entity)
    queries(client, reverse("desk:applications"))
    for_one = queries(client, reverse("desk:applications"))

    for _ in range(20):
        make_application(entity)

    assert queries(client, reverse("desk:applications")) == for_one


def test_the_page_shows_the_answers_the_wait_and_how_to_reach_the_person(entity, client):
    person = make_person("Olena Kovalenko", email="olena@example.org", phone="+351912345678")
    application = make_application(entity, person=person, at=timezone.now() - timedelta(days=3))

    shown = text_of(client.get(address(application)))

    assert "Has waited 3 days." in shown
    assert "Needs help with Documents and counters" in shown
    assert "Portuguese: good" in shown
    assert "+351 912 345 678" in shown
    assert "olena@example.org" in shown


def test_opening_the_page_is_written_down(entity):
    technician = colleague(entity)
    application = make_application(entity)

    seated(technician).get(address(application))

    assert list(Reading.objects.values_list("kind", "subject", "person_id")) == [
        ("application", application.public_id, technician.person_id)
    ]


def test_a_mentee_is_accepted_and_the_page_leads_to_the_search(entity, client):
    application = make_application(entity)

    page = client.post(address(application, "accept"), follow=True)

    mentee = Mentee.objects.get(person=application.person)
    assert said(page) == ["The application is accepted.", "The person is told by e-mail."]
    assert reverse("desk:mentee", args=[mentee.public_id]) in page.content.decode()


@pytest.mark.parametrize(("trained_on", "state"), [("2026-02-20", MentorState.READY), ("", MentorState.IN_TRAINING)])
def test_a_mentor_is_ready_once_the_day_of_the_training_is_known(entity, client, trained_on, state):
    application = make_application(entity, side=Side.MENTOR)

    client.post(address(application, "accept"), {"capacity": "2", "trained_on": trained_on})

    mentor = Mentor.objects.get(person=application.person)
    assert (mentor.state, mentor.capacity) == (state, 2)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"trained_on": "2999-01-01"}, "This day has not come yet."),
        ({"trained_on": "yesterday"}, "Enter a valid date."),
        ({"capacity": "4"}, "Select a valid choice. 4 is not one of the available choices."),
    ],
)
def test_an_acceptance_that_is_not_understood_changes_nothing(entity, client, wrong, sentence):
    application = make_application(entity, side=Side.MENTOR)

    page = client.post(address(application, "accept"), {"capacity": "1", "trained_on": "2026-02-20"} | wrong)

    application.refresh_from_db()
    assert (page.status_code, application.state) == (422, State.SUBMITTED)
    assert sentence in text_of(page)


def test_what_was_typed_is_kept(entity, client):
    application = make_application(entity)

    page = client.post(address(application, "decline"), {"note": "Já falámos três vezes."})

    assert page.status_code == 422
    assert "Já falámos três vezes.</textarea>" in page.content.decode()


def test_an_application_is_not_accepted_for_a_reason(entity, client):
    application = make_application(entity)

    page = client.post(
        address(application, "decline"), {"reason": Reason.UNREACHABLE, "note": "Três tentativas."}, follow=True
    )

    application.refresh_from_db()
    assert (application.state, application.reason) == (State.NOT_ACCEPTED, Reason.UNREACHABLE)
    assert said(page) == ["The application is not accepted.", "The person is told by e-mail."]
    assert "Três tentativas." in text_of(page)
    assert forms(page) == []


@pytest.mark.parametrize("act", ["accept", "decline"])
def test_without_an_e_mail_address_somebody_has_to_call(entity, client, act):
    application = make_application(entity, person=make_person(email="", phone="+351912345678"))

    page = client.post(address(application, act), {"reason": Reason.UNREACHABLE}, follow=True)

    assert said(page)[1:] == ["The person gave no e-mail address: please tell the person by telephone."]


def test_an_application_is_withdrawn_for_the_person(entity, client):
    application = make_application(entity)

    page = client.post(address(application, "withdraw"), follow=True)

    application.refresh_from_db()
    assert (application.state, said(page)) == (State.WITHDRAWN, ["The application is withdrawn."])


@pytest.mark.parametrize("act", ["accept", "withdraw"])
def test_whoever_decides_second_is_told_how_things_are(entity, client, act):
    application = make_application(entity)
    client.post(address(application, "accept"))

    page = client.post(address(application, act), follow=True)

    assert said(page)[-1:] == ["Nothing was changed: this is no longer possible. The page shows how things are now."]
    assert Mentee.objects.filter(person=application.person).count() == 1


def test_a_reader_sees_the_case_without_acts_and_notes(entity):
    application = make_application(entity)
    seated(colleague(entity)).post(
        address(application, "decline"), {"reason": Reason.OTHER, "note": "Só entre nós."}, follow=True
    )
    other = make_application(entity)
    reader = seated(colleague(entity, Role.READER))

    told, undecided = reader.get(address(application)), reader.get(address(other))

    assert "Só entre nós." not in text_of(told)
    assert (forms(told), forms(undecided)) == ([], [])


@pytest.mark.parametrize("act", ["accept", "decline", "withdraw"])
def test_a_reader_who_posts_anyway_is_refused(entity, act):
    application = make_application(entity)

    refused = seated(colleague(entity, Role.READER)).post(address(application, act), {"reason": Reason.OTHER})

    application.refresh_from_db()
    assert (refused.status_code, application.state) == (403, State.SUBMITTED)


@pytest.mark.parametrize("act", ["", "accept", "decline", "withdraw"])
def test_another_entitys_application_answers_like_one_that_is_not_there(client, act):
    foreign = make_application(make_entity("Outra Casa"))
    ask = client.post if act else client.get

    refused = ask(address(foreign, act))
    foreign.public_id = "nobodynobody"
    absent = ask(address(foreign, act))

    assert (refused.status_code, refused.content) == (404, absent.content)
