"""Two records that may be one person, at the desk."""

import pytest

from mentores.accounts.roles import Role
from mentores.admissions.models import Application
from mentores.participants.models import Profile
from mentores.privacy.models import Doubt, Merger
from tests.factories.accounts import make_person
from tests.factories.admissions import make_application
from tests.factories.participants import make_mentor
from tests.factories.partners import make_entity
from tests.web.desk.visiting import colleague, queries, said, seated, text_of

PHONE = "+351911111111"


@pytest.fixture
def entity(db):
    return make_entity("Porta Aberta")


@pytest.fixture
def client(entity):
    return seated(colleague(entity, Role.TECHNICIAN))


@pytest.fixture
def two(entity):
    return [make_application(entity, person=make_person(name, phone=PHONE)).person for name in ("Ana Um", "Ana Dois")]


def with_(one, other, what: str = "") -> str:
    return f"/desk/same/{one.public_id}/with/{other.public_id}{what}"


def test_the_case_says_who_may_be_the_same_and_leads_to_both(client, two):
    page = client.get(f"/desk/applications/{two[0].applications.get().public_id}")

    assert "This may be the same person as somebody else Ana Dois (same telephone)" in text_of(page)
    assert with_(*two) in page.content.decode()


def test_a_case_of_somebody_who_is_like_nobody_says_nothing(client, entity):
    application = make_application(entity)

    assert "may be the same" not in text_of(client.get(f"/desk/applications/{application.public_id}"))


def test_both_stand_side_by_side(client, two):
    Profile.objects.filter(person=two[0]).update(birth_date="1990-05-01")

    text = text_of(client.get(with_(*two)))

    assert [
        word for word in ("Ana Um", "Ana Dois", "1990", "not given", "They are two people") if word not in text
    ] == []


def test_put_together_they_are_one_person(client, two):
    page = client.post(with_(two[0], two[1], "/merge"), follow=True)

    assert said(page) == ["They are one person now. For a week you can part them again on this page."]
    assert Application.objects.filter(person=two[0]).count() == 2


def test_two_mentors_stay_two_and_the_reason_is_said(client, entity):
    one, other = make_mentor(entity).person, make_mentor(entity).person

    page = client.post(with_(one, other, "/merge"), follow=True)

    assert said(page) == ["Both are mentors. End the part of one of them first."]
    assert Merger.objects.count() == 0


def test_kept_apart_nobody_is_asked_again(client, two):
    page = client.post(with_(two[0], two[1], "/apart"), follow=True)

    assert said(page) == ["They are two people, and nobody is asked again."]
    assert "may be the same" not in text_of(page)


def test_somebody_at_another_entity_has_no_name_and_the_national_team_is_asked_once(client, two, entity):
    hidden = make_application(make_entity(), person=make_person("Segredo Alheio", phone=PHONE)).person
    address = f"/desk/data/{two[0].public_id}/"

    before = client.get(address)
    asked = client.post(f"/desk/same/{two[0].public_id}/ask", follow=True)
    again = client.post(f"/desk/same/{two[0].public_id}/ask", follow=True)

    assert ("Somebody registered at another entity" in text_of(before), "Segredo" in text_of(before)) == (True, False)
    assert (said(asked), said(again)) == (
        ["The national team is asked about 1 record."],
        ["The national team was asked before."],
    )
    assert (Doubt.objects.count(), "the national team is asked" in text_of(again)) == (1, True)
    assert client.get(with_(two[0], hidden)).status_code == 404


def test_nobody_is_compared_with_oneself(client, two):
    assert client.get(with_(two[0], two[0])).status_code == 404


def test_the_part_asks_few_questions_where_nobody_is_alike(client, entity):
    address = f"/desk/applications/{make_application(entity).public_id}"
    few = queries(client, address)
    make_application(entity)

    assert queries(client, address) == few
