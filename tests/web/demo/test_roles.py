"""The first page of the demonstration enters as anybody."""

import pytest
from django.test import Client
from django.urls import reverse

from mentores.accounts.models import User
from mentores.demo.ways import ways_in
from mentores.partners.models import Membership
from tests.demo.telling import told
from tests.environment import LONG

HATS = {
    "mentor": "participant",
    "mentee": "participant",
    "technician": "technician",
    "coordinator-a": "coordinator",
    "coordinator-b": "coordinator",
    "coordinator-of-both": "coordinator",
    "coordinator-preparing": "coordinator",
    "reader": "reader",
    "company-contact": "company_contact",
    "national-team": "national_coordinator",
    "national-team-second": "national_coordinator",
    "national-technician": "national_technician",
    "auditor": "auditor",
    "editor": "editor",
}


@pytest.fixture(scope="module", params=["running", *(["admissions", "matching", "published"] if LONG else [])])
def demonstration(request, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), told(request.param):
        yield


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["pt", "en", "ar"])
def test_the_first_page_has_one_button_for_each_role(client, demonstration, language):
    client.cookies["django_language"] = language

    page = client.get("/demo/").content.decode()

    assert [page.count(f'action="/demo/enter/{way.key}"') for way in ways_in()] == [1] * 15


@pytest.mark.django_db
@pytest.mark.parametrize("key", HATS)
def test_a_role_enters_as_its_person_with_its_hat(client, demonstration, key):
    way = next(way for way in ways_in() if way.key == key)
    assert way.person

    answer = client.post(f"/demo/enter/{key}")

    of_entity = f"-{way.entity.public_id}" if way.entity else ""
    assert (answer.url, client.session["_auth_user_id"], client.session["hat"]) == (
        reverse("entry:home"),
        str(way.person.pk),
        HATS[key] + of_entity,
    )


@pytest.mark.django_db
def test_each_role_arrives_at_the_first_page_of_its_door(client, demonstration):
    arrived = {}
    for key in HATS:
        client.post(f"/demo/enter/{key}")
        page = client.get(reverse("entry:home"), follow=True)
        arrived[key] = (page.status_code, page.redirect_chain[-1][0].split("/")[1])

    desk = ["technician", "coordinator-a", "coordinator-b", "coordinator-of-both", "coordinator-preparing", "reader"]
    office = ["national-team", "national-team-second", "national-technician", "auditor", "editor"]
    assert arrived == {
        **dict.fromkeys(["mentor", "mentee"], (200, "my")),
        **dict.fromkeys(desk, (200, "desk")),
        "company-contact": (200, "company"),
        **dict.fromkeys(office, (200, "office")),
    }


@pytest.mark.django_db
def test_each_role_is_another_person(demonstration):
    people = [way.person for way in ways_in() if way.person]

    assert len({person.pk for person in people}) == len(people)


@pytest.mark.django_db
def test_the_visitor_signs_out(client, demonstration):
    client.post("/demo/enter/technician")

    answer = client.post("/demo/enter/visitor")

    assert (answer.url, "_auth_user_id" in client.session) == ("/", False)


@pytest.mark.django_db
def test_whoever_has_lost_the_role_meanwhile_enters_without_it(client, demonstration):
    way = next(way for way in ways_in() if way.key == "reader")
    Membership.objects.filter(person=way.person).update(until=Membership.objects.get(person=way.person).since)

    answer = client.post("/demo/enter/reader", follow=True)

    assert (answer.status_code, "hat" in client.session) == (200, False)


@pytest.mark.django_db
def test_an_unknown_role_is_not_there(client, demonstration):
    assert client.post("/demo/enter/king").status_code == 404


@pytest.mark.django_db
def test_looking_at_the_page_enters_as_nobody(client, demonstration):
    assert client.get("/demo/enter/technician").status_code == 405


@pytest.mark.django_db
def test_a_form_of_another_site_does_not_enter(demonstration):
    assert Client(enforce_csrf_checks=True).post("/demo/enter/technician").status_code == 403


@pytest.mark.django_db
def test_staff_of_the_demonstration_can_also_sign_in_with_a_code(demonstration):
    staff = User.objects.filter(contact_email__endswith="@equipa.example.org")

    assert staff.filter(emailaddress__verified=True).count() == staff.count()
