"""The desk looks at suggestions for everybody who waits."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from mentores.accounts.roles import Role
from mentores.matching.models import Proposal
from tests.factories.accounts import make_person
from tests.factories.matching import make_proposal
from tests.factories.moments import after
from tests.factories.participants import make_answers, make_mentee, make_mentor
from tests.factories.partners import make_entity
from tests.factories.territories import FUNCHAL
from tests.web.desk.visiting import colleague, forms, queries, seated, text_of

ROUND = reverse("desk:round")


def names(response):
    """The mentees of the suggested pairs, in their order."""
    return [pair.mentee.person.full_name for pair in response.context["round"].pairs]


@pytest.fixture
def entity(db):
    return make_entity("Porta Aberta")


@pytest.fixture
def client(entity):
    return seated(colleague(entity))


def test_every_pair_comes_with_its_reasons_the_longest_wait_first(entity, client):
    make_mentor(entity, person=make_person("Marta Mentora"))
    make_mentor(entity)
    make_mentee(entity, person=make_person("Nova Chegada"), waiting_since=after(days=5))
    make_mentee(entity, person=make_person("Longa Espera"))

    page = client.get(ROUND)

    assert names(page) == ["Longa Espera", "Nova Chegada"]
    assert "With Marta Mentora , a mentor of your entity." in text_of(page)
    assert text_of(page).count("Helps with the greatest need: Documents and counters.") == 2


def test_a_mentor_of_another_entity_has_no_name(entity, client):
    make_mentor(make_entity("Casa Vizinha"), person=make_person("Duarte Escondido"))
    make_mentee(entity)

    page = client.get(ROUND)

    assert "With a mentor of Casa Vizinha , which confirms its side first." in text_of(page)
    assert "Escondido" not in page.content.decode()


def test_other_entities_mentees_are_not_in_the_round(client):
    make_mentor()
    make_mentee(person=make_person("Farid Escondido"))

    page = client.get(ROUND)

    assert "Nobody waits without a proposal" in text_of(page)
    assert "Escondido" not in page.content.decode()


def test_who_is_left_over_is_named_with_the_reason(entity, client):
    make_mentor(entity)
    make_mentee(entity, person=make_person("Rosa Longe"), languages={"uk": "native"})
    make_mentee(entity, person=make_person("Ana Perto"))
    make_mentee(entity, person=make_person("Bela Perto"), waiting_since=after(days=5))

    shown = text_of(client.get(ROUND)).split("Who would still wait, and why", 1)[1]

    assert "Rosa Longe The mentors who would fit and this person share no language well enough." in shown
    assert "Bela Perto More people than places: the mentors who fit are needed by others too." in shown


def test_a_round_without_any_pair_says_so(entity, client):
    make_mentor(entity, answers=make_answers(municipality=FUNCHAL, mode="in_person"))
    make_mentee(entity, person=make_person("Rosa Longe"))

    shown = text_of(client.get(ROUND))

    assert "No pair can be suggested now" in shown
    assert "Rosa Longe The mentors who would fit and this person cannot meet, in person or online." in shown


def test_whoever_is_being_asked_about_somebody_is_not_suggested_for_another(entity, client):
    make_proposal(mentor=make_mentor(entity), mentee=make_mentee(entity), at=timezone.now())
    make_mentee(entity, person=make_person("Ana Espera"))

    page = client.get(ROUND)

    assert (names(page), page.context["round"].free_places) == ([], 0)
    reason = "Every mentor who fits accompanies somebody already or is being asked about somebody else."
    assert f"Ana Espera {reason}" in text_of(page)


def test_whoever_is_mentor_and_mentee_is_no_pair_with_themselves(entity, client):
    person = make_person("Duas Vezes")
    make_mentor(entity, person=person)
    make_mentee(entity, person=person)

    assert names(client.get(ROUND)) == []


def test_a_pair_is_proposed_from_the_round(entity, client):
    mentor = make_mentor(entity)
    mentee = make_mentee(entity)
    form = re.search(
        r'action="([^"]+/propose)".*?name="mentor" value="([^"]+)"', client.get(ROUND).content.decode(), re.DOTALL
    )
    assert form is not None

    client.post(form[1], {"mentor": form[2]})

    assert list(Proposal.objects.values_list("mentor", "mentee")) == [(mentor.pk, mentee.pk)]
    assert "Nobody waits without a proposal" in text_of(client.get(ROUND))


def test_a_reader_sees_the_round_without_its_buttons(entity):
    make_mentor(entity)
    make_mentee(entity, person=make_person("Ana Espera"))

    page = seated(colleague(entity, Role.READER)).get(ROUND)

    assert (names(page), forms(page)) == (["Ana Espera"], [])


def test_the_same_number_draws_the_same_lots(entity, client):
    for _ in range(3):
        make_mentor(entity)
    for _ in range(6):
        make_mentee(entity)

    first, again = client.get(ROUND, {"seed": "7"}), client.get(ROUND, {"seed": "7"})
    others = [client.get(ROUND, {"seed": str(seed)}) for seed in range(8, 16)]

    assert names(first) == names(again)
    assert any(names(other) != names(first) for other in others)


def test_without_a_number_the_day_is_the_number(client):
    assert client.get(ROUND).context["round"].seed == int(timezone.localdate().strftime("%Y%m%d"))


@pytest.mark.parametrize("seed", ["", "abc", "0", "-1", "1000000001", "1e9", "٣x"])
def test_a_number_that_is_none_is_explained_and_the_day_s_taken(entity, client, seed):
    make_mentee(entity)

    page = client.get(ROUND, {"seed": seed})

    assert (page.status_code, sorted(page.context["form"].errors)) == (422, ["seed"])
    assert page.context["round"].seed == int(timezone.localdate().strftime("%Y%m%d"))


def test_the_round_asks_the_database_the_same_whatever_its_size(entity, client):
    make_mentor(entity)
    make_mentee(entity)
    queries(client, ROUND)
    for_one = queries(client, ROUND)

    for _ in range(20):
        make_mentor(entity)
        make_mentee(entity)

    assert queries(client, ROUND) == for_one
