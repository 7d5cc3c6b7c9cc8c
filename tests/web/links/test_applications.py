"""One's registration through a link."""

import pytest

from mentores.admissions.lifecycle import State
from mentores.participants.models import Side
from tests.factories.admissions import make_application, make_application_without_owner
from tests.web.links.opening import address, link_to, now


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("state", [State.SUBMITTED, State.ACCEPTED, State.NOT_ACCEPTED])
def test_a_registration_says_how_it_stands_and_whom_to_ask(client, db, state, side):
    application = make_application(state=state, side=side, at=now())

    answer = client.get(address(link_to(application.person, "application", application.public_id)))

    html = answer.content.decode()
    assert (answer.status_code, html.count('<address class="address">')) == (200, 1)
    assert application.entity
    assert (html.count(f"<strong><bdi>{application.entity.name}</bdi></strong>"), html.count("<h1>")) == (1, 1)


def test_a_registration_without_an_entity_says_that_one_is_looked_for(client, db):
    application = make_application_without_owner(at=now())

    answer = client.get(address(link_to(application.person, "application", application.public_id)))

    assert (answer.status_code, answer.content.decode().count("<address")) == (200, 0)


def test_withdrawing_asks_before_it_is_done_and_the_link_says_that_it_is(client, db):
    application = make_application(at=now())
    page = address(link_to(application.person, "application", application.public_id))

    shown = client.get(page).content.decode()
    answer = client.post(page, follow=True)

    application.refresh_from_db()
    assert shown.index("<details") < shown.index("button--danger") < shown.index("</details>")
    assert (application.state, answer.status_code) == (State.WITHDRAWN, 200)


def test_a_registration_that_was_decided_meanwhile_stays_decided(client, db):
    application = make_application(state=State.ACCEPTED, at=now())
    page = address(link_to(application.person, "application", application.public_id))

    answer = client.post(page, follow=True)

    application.refresh_from_db()
    assert (application.state, answer.status_code) == (State.ACCEPTED, 200)
    assert [message.level_tag for message in answer.context["messages"]] == ["warning"]


def test_a_forwarded_link_withdraws_no_other_registration(client, db):
    application = make_application(at=now())
    other = make_application(person=application.person, side=Side.MENTOR, at=now())

    client.post(address(link_to(application.person, "application", application.public_id)))

    other.refresh_from_db()
    assert other.state == State.SUBMITTED
