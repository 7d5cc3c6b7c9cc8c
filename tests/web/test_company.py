"""What a company contact is shown."""

import pytest

from mentores.accounts.roles import Role
from mentores.mentorships.lifecycle import State
from mentores.participants.lifecycle import MentorState
from tests.factories.mentorships import make_mentorship
from tests.factories.participants import make_mentor
from tests.factories.partners import make_entity
from tests.web.desk.visiting import colleague, seated, text_of

PAGE = "/company/"


@pytest.fixture
def entity(db):
    return make_entity("Empresa Aberta")


@pytest.fixture
def client(entity):
    return seated(colleague(entity, Role.COMPANY_CONTACT))


def test_a_company_contact_comes_to_a_page_of_their_own(client):
    page = client.get("/entry/", follow=True)

    assert page.redirect_chain[-1][0] == PAGE
    assert "Our volunteers" in text_of(page)


def test_ten_mentors_are_a_number_and_nine_are_not(entity, client):
    for _ in range(9):
        make_mentor(entity)
    make_mentor(entity, state=MentorState.INACTIVE)
    make_mentor(make_entity("Outra Casa"))

    nine = text_of(client.get(PAGE))
    make_mentor(entity)
    ten = text_of(client.get(PAGE))

    assert ("There are fewer than 10 mentors." in nine, "10 mentors" in ten) == (True, True)


def test_mentorships_that_began_are_counted_once_ten_are_there(entity, client):
    for _ in range(10):
        make_mentorship(mentor=make_mentor(entity))
    make_mentorship(mentor=make_mentor(entity), state=State.PREPARATION)

    assert "10 mentorships they began" in text_of(client.get(PAGE))


def test_nobody_is_named(entity, client):
    mentors = [make_mentor(entity) for _ in range(10)]

    body = client.get(PAGE).content.decode()

    assert [mentor for mentor in mentors if mentor.person.full_name in body or mentor.public_id in body] == []


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.TECHNICIAN, Role.READER])
def test_the_page_is_for_company_contacts_only(entity, role):
    assert seated(colleague(entity, role)).get(PAGE).status_code == 403


def test_a_company_contact_opens_no_desk(client):
    assert client.get("/desk/").status_code == 403


def test_the_page_offers_every_language_it_speaks(client):
    page = client.get(PAGE)

    assert [language.code for language in page.context["interface_languages"]] == ["pt", "en", "ar"]
