"""What a company contact is shown."""

import pytest

from mentores.accounts.roles import Role
from mentores.admissions.lifecycle import State as ApplicationState
from mentores.admissions.models import Application
from mentores.mentorships.lifecycle import State
from mentores.mentorships.models import MentorshipMentor
from mentores.participants.lifecycle import MentorState
from mentores.participants.models import Side
from mentores.partners.models import Campaign, Kind
from mentores.reporting.company import without_small
from tests.factories.admissions import make_application
from tests.factories.mentorships import make_meeting, make_mentorship
from tests.factories.moments import after
from tests.factories.participants import make_mentor
from tests.factories.partners import make_entity
from tests.web.desk.visiting import colleague, seated, text_of

PAGE = "/company/"


@pytest.fixture
def entity(db):
    return make_entity("Empresa Aberta", kind=Kind.COMPANY_NETWORK)


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


def test_an_entity_that_is_no_network_of_companies_counts_who_came_by_its_link_wherever_they_are(db):
    entity = make_entity("Porta Aberta")
    client = seated(colleague(entity, Role.COMPANY_CONTACT))
    client.post(f"{PAGE}links/begin", {"company": "Fábrica"})
    for _ in range(10):
        make_mentor(entity)
    accompanied = text_of(client.get(PAGE))

    elsewhere = make_entity()
    for _ in range(10):
        application = make_application(elsewhere, side=Side.MENTOR, state=ApplicationState.ACCEPTED)
        Application.objects.filter(pk=application.pk).update(campaign=Campaign.objects.get().public_id)
    recruited = text_of(client.get(PAGE))

    assert "mentors who registered through a link of your companies" in accompanied
    assert ("There are fewer than 10 mentors." in accompanied, "10 mentors" in recruited) == (True, True)


def test_mentorships_that_began_are_counted_once_ten_are_there(entity, client):
    for _ in range(10):
        make_mentorship(mentor=make_mentor(entity))
    make_mentorship(mentor=make_mentor(entity), state=State.PREPARATION)

    assert "10 mentorships they began" in text_of(client.get(PAGE))


def test_hours_of_meetings_are_told_once_ten_mentors_have_met_somebody(entity, client):
    for _ in range(9):
        make_mentorship(mentor=make_mentor(entity))
    make_mentorship()

    nine = text_of(client.get(PAGE))
    last = make_mentorship(mentor=make_mentor(entity))
    make_meeting(last)
    ten = text_of(client.get(PAGE))

    assert "Fewer than 10 mentors have met somebody." in nine
    assert "11 hours they met somebody" in ten


def test_an_hour_counts_for_whoever_led_on_that_day(entity, client):
    for _ in range(10):
        make_meeting(make_mentorship(mentor=make_mentor(entity), state=State.PREPARATION), at=after(days=3))
    MentorshipMentor.objects.filter(pk=MentorshipMentor.objects.earliest("pk").pk).update(until=after(days=2))

    assert "Fewer than 10 mentors have met somebody." in text_of(client.get(PAGE))


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


def test_no_state_is_told_from_which_a_small_one_could_be(entity, client):
    for _ in range(12):
        make_mentor(entity)
    alone = text_of(client.get(PAGE))
    make_mentor(entity, state=MentorState.PAUSED)
    with_one_more = text_of(client.get(PAGE))

    assert "12 mentors" in alone
    assert "Available not shown" in with_one_more


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({"a": 12, "b": 30}, {"a": 12, "b": 30}),
        ({"a": 12, "b": 3}, {"a": None, "b": None}),
        ({"a": 12, "b": 3, "c": 40}, {"a": None, "b": None, "c": 40}),
        ({"a": 3, "b": 8, "c": 40}, {"a": None, "b": None, "c": 40}),
        ({"a": 3, "b": 4, "c": 40}, {"a": None, "b": None, "c": None}),
    ],
)
def test_small_numbers_take_with_them_what_would_betray_them(counts, shown):
    assert without_small(counts) == shown


def test_a_company_has_a_link_in_every_language_that_its_contact_copies(entity, client):
    page = client.post(f"{PAGE}links/begin", {"company": "  Fábrica   do Mar "}, follow=True)

    campaign = Campaign.objects.get()
    assert (campaign.entity, campaign.company) == (entity, "Fábrica do Mar")
    for language in ("pt", "en", "ar"):
        assert f"http://testserver/{language}/help/?campaign={campaign.public_id}" in text_of(page)


@pytest.mark.parametrize("company", ["", "Fábrica"])
def test_a_link_needs_a_company_that_has_none(client, company):
    client.post(f"{PAGE}links/begin", {"company": "Fábrica"})

    page = client.post(f"{PAGE}links/begin", {"company": company})

    assert (page.status_code, Campaign.objects.count()) == (422, 1)


def test_an_ended_link_stays_with_its_number_and_ends_once(client):
    client.post(f"{PAGE}links/begin", {"company": "Fábrica"})
    campaign = Campaign.objects.get()

    first = text_of(client.post(f"{PAGE}links/{campaign.public_id}/end", follow=True))
    second = text_of(client.post(f"{PAGE}links/{campaign.public_id}/end", follow=True))

    assert "The link has ended. The form stays open to everybody." in first
    assert "This link had ended before." in second
    assert "Fewer than 10 people have registered." in second


def test_another_companys_link_is_not_there(client, db):
    other = make_entity("Outra Empresa")
    seated(colleague(other, Role.COMPANY_CONTACT)).post(f"{PAGE}links/begin", {"company": "Alheia"})

    assert client.post(f"{PAGE}links/{Campaign.objects.get().public_id}/end").status_code == 404


def test_ten_registrations_by_the_link_are_a_number_and_nobody_is_named(entity, client):
    client.post(f"{PAGE}links/begin", {"company": "Fábrica"})
    campaign = Campaign.objects.get()
    for _ in range(10):
        application = make_application(side=Side.MENTOR)
        type(application).objects.filter(pk=application.pk).update(campaign=campaign.public_id)

    page = text_of(client.get(PAGE))

    assert "10 people have registered to help." in page
    assert application.person.full_name not in page
