"""A school, a health centre or a migrant support centre registers somebody who agrees."""

import pytest
from django.core import mail

from mentores.admissions.models import Application, Draft, Way
from mentores.messaging.models import Message
from mentores.web.public.registration.throttle import EACH_HOUR
from tests.factories.consents import make_text
from tests.factories.partners import make_entity
from tests.factories.territories import reference_data
from tests.web.public.registering import SUPPORT, Answers, address, as_lists, send, written

REFER = (
    SUPPORT["you"]
    | SUPPORT["needs"]
    | {
        "referrer_name": "Carla Médica",
        "organisation": "Centro de Saúde de Exemplo",
        "referrer_contact": "carla@example.org",
        "language": "ar",
        "agreed": "on",
    }
)


@pytest.fixture(autouse=True)
def ground(db):
    reference_data()
    make_text()
    make_entity(municipality=None)


def test_the_person_is_registered_with_who_did_it_and_the_agreement(client):
    answer = send(client, "refer", written(REFER))

    case = Application.objects.get()
    third = case.third_party
    assert (answer.headers["Location"], case.way, case.side) == (address("referred"), Way.THIRD_PARTY, "mentee")
    assert (third.name, third.organisation, third.contact) == (
        "Carla Médica",
        "Centro de Saúde de Exemplo",
        "carla@example.org",
    )
    assert (third.agreed_on, case.person.language) == (case.submitted_at.date(), "ar")
    assert Draft.objects.count() == 0


def test_the_person_is_told_who_it_was_and_the_referrer_is_thanked_once(client):
    form = written(REFER)
    send(client, "refer", form)
    send(client, "refer", form)

    told = {
        (message.notice, message.person_id is None) for message in Message.objects.exclude(notice="admissions/arrived")
    }
    received = Message.objects.get(notice="admissions/received")
    thanks = Message.objects.get(notice="admissions/thanks_for_referring")
    assert told == {("admissions/received", False), ("admissions/thanks_for_referring", True)}
    assert "Centro de Saúde de Exemplo" in received.body
    assert ("فاطمة" in thanks.body + thanks.subject, thanks.address) == (False, "carla@example.org")
    assert (Application.objects.count(), len([one for one in mail.outbox if "carla@example.org" in one.to])) == (1, 1)


def test_a_referrer_with_a_telephone_is_thanked_on_the_page(client):
    answer = send(client, "refer", written(REFER, referrer_contact="213 456 789"), language="en")
    page = client.get(answer.headers["Location"])

    assert (page.status_code, Message.objects.filter(notice="admissions/thanks_for_referring").count()) == (200, 0)


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"agreed": None}, "agreed"),
        ({"referrer_name": ""}, "referrer_name"),
        ({"organisation": ""}, "organisation"),
        ({"referrer_contact": ""}, "referrer_contact"),
        ({"full_name": ""}, "full_name"),
        ({"email": "", "phone": ""}, "email"),
        ({"adult": "no"}, "adult"),
    ],
)
def test_a_mistake_is_said_and_loses_nothing(client, changes, where):
    said = written(REFER, **changes)

    answer = send(client, "refer", said)

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [where])
    assert Answers(answer).given == {name: value for name, value in as_lists(said).items() if name != "leave_empty"}
    assert Application.objects.count() == 0


def test_the_brake_holds_here_too(client):
    for _form in range(EACH_HOUR):
        send(client, "refer", written(REFER))

    assert send(client, "refer", written(REFER)).status_code == 429


def test_a_program_that_fills_in_everything_is_told_so(client):
    answer = send(client, "refer", written(REFER, leave_empty="x"))

    assert (answer.status_code, Application.objects.count()) == (422, 0)


def test_without_a_form_sent_there_is_nobody_to_thank(client):
    assert client.get(address("referred")).headers["Location"] == address("home")
