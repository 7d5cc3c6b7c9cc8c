"""The office sees what is late, finds another entity, answers requests, and sees the road of the network."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mentores.accounts.roles import Role
from mentores.admissions.lifecycle import State
from mentores.admissions.models import Application, Referral
from mentores.audit.models import Reading
from mentores.partners import services
from mentores.partners.lifecycle import RequestState
from mentores.partners.models import HelpRequest
from tests.factories.accounts import make_appointed, make_person
from tests.factories.admissions import make_application, make_application_without_owner
from tests.factories.moments import NOON
from tests.factories.participants import make_answers
from tests.factories.partners import make_entity, make_technician
from tests.factories.territories import LISBOA
from tests.web.desk.visiting import Page, queries, said, seated, text_of


@pytest.fixture
def entity(db):
    return make_entity("Porta Aberta", municipality=LISBOA)


@pytest.fixture
def office(db):
    return make_appointed(Role.NATIONAL_TECHNICIAN, person=make_person(language="en"))


@pytest.fixture
def client(office):
    return seated(office)


def late(entity, name: str = "Amina Segredo") -> Application:
    application = make_application(entity, person=make_person(name), answers=make_answers(municipality=LISBOA))
    Application.objects.filter(pk=application.pk).update(due_on=timezone.localdate() - timedelta(days=3))
    return application


def address(application: Application, act: str = "") -> str:
    return reverse(f"office:overdue-{act or 'case'}", args=[application.public_id])


def test_from_the_network_to_one_late_case_no_page_shows_a_name(entity, client):
    application = late(entity)

    pages = [
        client.get(reverse("office:overdue")),
        client.get(reverse("office:overdue-entity", args=[entity.public_id])),
        client.get(address(application)),
    ]

    assert ["Amina" in page.content.decode() for page in pages] == [False, False, False]
    assert "Porta Aberta 1 1 3" in text_of(pages[0])
    assert application.public_id in text_of(pages[1])
    assert "It is 3 days late." in text_of(pages[2])


def test_the_name_is_shown_for_a_reason(entity, client):
    application = late(entity)

    refused = client.post(address(application, "name"), {"reason": ""})
    page = client.post(address(application, "name"), {"reason": "A entidade está fechada."})

    assert (refused.status_code, "Amina" in refused.content.decode()) == (422, False)
    assert "Amina Segredo" in text_of(page)
    assert [reading.reason for reading in Reading.objects.filter(kind="application")] == ["A entidade está fechada."]


def test_another_entity_and_the_person_are_asked(entity, client):
    application = late(entity)
    other = make_entity("Outra Casa", municipality=LISBOA)

    page = client.post(address(application, "refer"), {"entity": other.public_id, "reason": "Tem lugar."}, follow=True)

    application.refresh_from_db()
    assert said(page) == ["The entity and the person are asked. The case goes over once both say yes."]
    assert (application.state, application.entity) == (State.REFERRED, entity)
    assert Referral.objects.get().to == other


def test_the_entity_that_has_the_case_is_not_offered(entity, client):
    shown = client.get(address(late(entity))).content.decode()

    assert f'value="{entity.public_id}"' not in shown


def test_nothing_late_says_so(client):
    assert "No case is late" in text_of(client.get(reverse("office:overdue")))


def test_the_first_page_tells_how_many_are_late(entity, client):
    late(entity)

    assert "1 application is late at an entity." in text_of(client.get(reverse("office:home")))


def test_the_list_asks_the_database_the_same_whatever_its_length(entity, client):
    listing = reverse("office:overdue-entity", args=[entity.public_id])
    late(entity)
    queries(client, listing)
    for_one = queries(client, listing)

    for _ in range(3):
        late(entity)

    assert queries(client, listing) == for_one


def test_for_an_application_without_an_entity_the_nearest_with_room_come_first(client):
    application = make_application_without_owner()
    make_entity("Longe", municipality="1312")
    make_entity("Perto", municipality=LISBOA)

    shown = text_of(client.get(reverse("office:application", args=[application.public_id])))

    assert shown.index("Perto") < shown.index("Longe")
    assert "does not cover this place" in shown


def asked(entity) -> HelpRequest:
    by = make_technician(entity)
    return services.ask_for_help(entity, topic="case", title="Sem resposta", text="Há um mês.", by=by, at=NOON)


def answered(client, request: HelpRequest, text: str) -> Page:
    return client.post(reverse("office:request", args=[request.public_id]), {"text": text}, follow=True)


def test_a_request_is_taken_in_hand_and_answered(entity, office, client):
    request = asked(entity)

    taken = client.post(reverse("office:request-take", args=[request.public_id]), follow=True)
    empty = answered(client, request, "")
    page = answered(client, request, "Telefone ao sábado.")

    request.refresh_from_db()
    assert said(taken) == ["You have this request in hand."]
    assert empty.status_code == 422
    assert said(page) == ["The entity is told that you have answered."]
    assert (request.state, request.taken_by) == (RequestState.ANSWERED, office.person)


def test_what_somebody_else_has_done_meanwhile_is_told(entity, client):
    request = asked(entity)
    services.close_request(request, by=make_technician(entity), at=NOON)

    pages = [
        answered(client, request, "Assim."),
        *(
            client.post(reverse(f"office:request-{act}", args=[request.public_id]), follow=True)
            for act in ("take", "close")
        ),
    ]

    assert [said(page) for page in pages] == [
        ["Somebody has answered this request, or settled it, in the meantime."],
        ["Somebody has this request in hand already."],
        ["This request is settled already."],
    ]


def test_requests_stand_in_a_list_by_state_and_on_the_first_page(entity, client):
    asked(entity)

    assert "Sem resposta Porta Aberta" in text_of(client.get(reverse("office:requests")))
    assert "No request is here" in text_of(client.get(reverse("office:requests"), {"state": "closed"}))
    assert "Answer the request" in text_of(client.get(reverse("office:home")))


def test_the_road_of_the_network_or_of_one_entity(entity, client):
    make_application(entity)
    make_application(make_entity("Outra Casa"))
    period = {"since": "2026-03-01", "until": "2026-03-31"}

    network = text_of(client.get(reverse("office:funnel"), period))
    alone = text_of(client.get(reverse("office:funnel"), {**period, "entity": entity.public_id}))

    assert "Registered 2 100 %" in network
    assert "Outra Casa 1 0 0 – –" in network
    assert "Registered 1 100 %" in alone
