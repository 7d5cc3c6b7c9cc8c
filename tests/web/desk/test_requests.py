"""The desk asks the national team, and sees its own figures."""

import pytest
from django.conf import settings
from django.urls import reverse

from mentores.accounts.roles import Role
from mentores.partners import services
from mentores.partners.lifecycle import RequestState
from mentores.partners.models import HelpRequest
from tests.factories.accounts import make_appointed
from tests.factories.admissions import make_application, make_contact
from tests.factories.moments import NOON, after
from tests.factories.partners import make_entity
from tests.web.desk.visiting import colleague, forms, queries, said, seated, text_of

ASKED = {"topic": "case", "title": "Sem resposta", "text": "Há um mês."}


@pytest.fixture
def entity(db):
    return make_entity("Porta Aberta")


@pytest.fixture
def client(entity):
    return seated(colleague(entity))


def asked(entity) -> HelpRequest:
    return services.ask_for_help(entity, by=colleague(entity), at=NOON, **ASKED)


def test_a_technician_asks_and_finds_the_request_again(client):
    page = client.post(reverse("desk:request-ask"), ASKED, follow=True)

    assert said(page) == ["The national team is told. The answer appears here, and you get a message."]
    assert "Há um mês." in text_of(page)
    assert "Sem resposta" in text_of(client.get(reverse("desk:requests")))


def test_what_is_missing_is_asked_for_again_and_what_was_written_is_kept(client):
    page = client.post(reverse("desk:request-ask"), {**ASKED, "topic": ""})

    assert page.status_code == 422
    assert "Há um mês." in page.content.decode()
    assert HelpRequest.objects.count() == 0


def test_the_answer_is_read_and_asked_about_again_or_settled(entity, client):
    request = asked(entity)
    services.answer_request(request, text="Telefone ao sábado.", by=make_appointed(), at=after(days=1))
    address = reverse("desk:request", args=[request.public_id])

    shown = client.get(address)
    empty = client.post(f"{address}/again", {"text": ""})
    again = client.post(f"{address}/again", {"text": "E depois?"}, follow=True)
    settled = client.post(f"{address}/close", follow=True)

    assert "Telefone ao sábado." in text_of(shown)
    assert forms(shown) == ["again", "close"]
    assert empty.status_code == 422
    assert "E depois?" in text_of(again)
    assert said(settled) == ["The request is settled. You can ask again at any time."]
    assert HelpRequest.objects.get().state == RequestState.CLOSED


def test_a_reader_reads_and_does_not_ask(entity):
    request = asked(entity)
    reader = seated(colleague(entity, Role.READER))

    assert forms(reader.get(reverse("desk:request", args=[request.public_id]))) == []
    assert "Ask for help" not in text_of(reader.get(reverse("desk:requests")))
    assert reader.get(reverse("desk:request-ask")).status_code == 403


def test_with_nothing_asked_the_page_says_what_it_is_for(client):
    assert "Nothing has been asked yet" in text_of(client.get(reverse("desk:requests")))


def test_the_list_asks_the_database_the_same_whatever_its_length(entity, client):
    asked(entity)
    queries(client, reverse("desk:requests"))
    for_one = queries(client, reverse("desk:requests"))

    for _ in range(3):
        asked(entity)

    assert queries(client, reverse("desk:requests")) == for_one


def test_the_figures_say_how_far_people_came_and_who_waits(entity, client):
    make_application(entity)
    make_contact(make_application(entity), at=after(days=4))
    make_application(make_entity("Outra Casa"))

    shown = text_of(client.get(reverse("desk:figures"), {"since": "2026-03-01", "until": "2026-03-31"}))

    assert "Registered 2 100 % – – First contact 1 50 % 4 4" in shown
    assert "Most people stay behind before this step:" in shown
    assert "Submitted 1" in shown


def test_a_period_that_ends_before_it_begins_is_refused(client):
    page = client.get(reverse("desk:figures"), {"since": "2026-03-31", "until": "2026-03-01"})

    assert page.status_code == 422
    assert "The second day lies before the first." in text_of(page)


def test_an_entity_without_people_is_told_so(client):
    assert "Nobody registered in this time" in text_of(client.get(reverse("desk:figures")))


def test_what_is_about_the_entity_itself_stands_together(entity):
    page = seated(colleague(entity, Role.COORDINATOR)).get(reverse("desk:entity")).content.decode()

    house = page.split('aria-label="Our entity"', 1)[1].split("</nav>", 1)[0]

    for name in ("entity", "people", "figures", "requests"):
        assert house.count(f'"{reverse(f"desk:{name}")}"') == 1


def test_the_menu_of_the_desk_has_nine_entries():
    menu = (settings.BASE_DIR / "mentores/web/desk/menu.html").read_text()

    assert menu.count("<c-menu_link") == 9
