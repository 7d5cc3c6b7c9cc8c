"""Whoever is looked for stands in no address."""

import pytest
from django.urls import reverse

from mentores.participants.lifecycle import MentorState
from tests.factories.accounts import make_person
from tests.factories.participants import make_mentor
from tests.factories.partners import make_entity
from tests.web.desk.visiting import colleague, rows, seated

LISTS = ["applications", "mentors", "mentees", "mentorships"]


@pytest.fixture
def entity(db):
    return make_entity("Porta Aberta")


@pytest.fixture
def client(entity):
    return seated(colleague(entity))


@pytest.mark.parametrize("name", LISTS)
def test_the_search_form_leads_to_an_address_without_the_words(client, name):
    answer = client.post(reverse(f"desk:{name}"), {"words": "Segredo", "state": "paused"})

    assert answer.status_code == 302
    assert "egredo" not in answer["Location"]


@pytest.mark.parametrize("name", LISTS)
def test_the_form_of_a_list_with_names_is_posted(client, name):
    body = client.get(reverse(f"desk:{name}")).content.decode()

    assert f'method="post" hx-post="{reverse(f"desk:{name}")}"' in body


def test_the_words_stay_with_their_address_and_in_the_form(entity, client):
    make_mentor(entity, person=make_person("Álvaro Ágil"))
    make_mentor(entity, person=make_person("Zita Zelosa"))
    address = reverse("desk:mentors")

    first = client.post(address, {"words": "alvaro"})["Location"]
    client.post(address, {"words": "zita"})

    assert rows(client.get(first)) == ["Álvaro Ágil"]
    assert 'value="alvaro"' in client.get(first).content.decode()
    assert rows(client.get(address)) == ["Álvaro Ágil", "Zita Zelosa"]


def test_a_search_of_another_session_finds_everybody(entity, client):
    make_mentor(entity, person=make_person("Álvaro Ágil"))
    address = client.post(reverse("desk:mentors"), {"words": "nobody"})["Location"]

    assert rows(client.get(address)) == []
    assert rows(seated(colleague(entity)).get(address)) == ["Álvaro Ágil"]


def test_words_in_an_address_are_not_looked_for(entity, client):
    make_mentor(entity, person=make_person("Álvaro Ágil"))

    assert rows(client.get(reverse("desk:mentors"), {"words": "nobody"})) == ["Álvaro Ágil"]


def test_only_the_last_searches_are_kept(client):
    for number in range(25):
        client.post(reverse("desk:mentors"), {"words": f"w{number}"})

    assert list(client.session["searches"].values()) == [f"w{number}" for number in range(5, 25)]


def test_a_link_to_a_list_may_choose_a_state(entity, client):
    make_mentor(entity, person=make_person("Zita Pausa"), state=MentorState.PAUSED)
    make_mentor(entity, person=make_person("Álvaro Ágil"))

    assert rows(client.get(reverse("desk:mentors"), {"state": MentorState.PAUSED})) == ["Zita Pausa"]
