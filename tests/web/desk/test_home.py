"""Today: what waits for an entity, and how it stands."""

import re
from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mentores.accounts.roles import Role
from mentores.audit.services import record_list
from mentores.matching.lifecycle import State as ProposalState
from mentores.mentorships.lifecycle import State
from mentores.participants.lifecycle import MentorState
from mentores.partners.models import Charge
from mentores.partners.services import answer_request, ask_for_help, update_entity
from mentores.training.models import Session
from mentores.web.desk.home.tasks import MINE, tasks_for
from tests.factories.accounts import make_appointed, make_person
from tests.factories.admissions import make_application
from tests.factories.matching import make_proposal
from tests.factories.mentorships import make_mentorship
from tests.factories.participants import make_mentee, make_mentor
from tests.factories.partners import make_company_contact, make_entity, make_invitation
from tests.factories.training import make_session
from tests.web.desk.visiting import Page, colleague, queries, seated, text_of

HOME = "/desk/"
URGENCIES = ("Late", "Within a week", "Later")


def ago(days: int) -> datetime:
    """Noon, so that a change of the clock in between moves no day."""
    return timezone.localtime().replace(hour=12) - timedelta(days=days)


def waiting(page: Page) -> list[str]:
    """Who stands in the lists of the page, in order."""
    return re.findall(r'<p class="due-who"><bdi>([^<]+)</bdi>', page.content.decode())


def numbers(page: Page) -> list[int]:
    """The four numbers: applications, mentees who wait, mentors who are ready, mentorships."""
    return [int(number) for number in re.findall(r'<p class="stat-number">(\d+)<', page.content.decode())]


@pytest.fixture
def entity(db):
    return make_entity("Porta Aberta")


@pytest.fixture
def client(entity):
    return seated(colleague(entity))


def test_a_quiet_day_says_what_would_be_here(client):
    page = client.get(HOME)

    assert "Nothing waits for you today" in text_of(page)
    assert numbers(page) == [0, 0, 0, 0]


def test_what_should_have_been_done_first_comes_first(entity, client):
    make_application(entity, person=make_person("Dois Novo"), at=ago(2))
    make_application(entity, person=make_person("Um Atrasado"), at=ago(40))
    make_mentor(entity, person=make_person("Três Formação"), state=MentorState.IN_TRAINING, at=ago(1))

    page = client.get(HOME)

    assert waiting(page) == ["Um Atrasado", "Dois Novo", "Três Formação"]
    assert text_of(page).count("Late: it was to be done by") == 1


def test_every_kind_of_case_comes_together_each_with_its_button(entity, client):
    application = make_application(entity, at=ago(1))
    mentor = make_mentor(entity, state=MentorState.IN_TRAINING, at=ago(1))
    proposal = make_proposal(mentee=make_mentee(entity), state=ProposalState.OPEN, at=ago(1))
    mentorship = make_mentorship(mentee=make_mentee(entity), state=State.PREPARATION, at=ago(1))

    page = client.get(HOME)

    leads_to = re.findall(r'<a href="(/desk/[a-z]+/[a-z0-9]{12})" class="button', page.content.decode())
    assert sorted(leads_to) == sorted(
        [
            reverse("desk:application", args=[application.public_id]),
            reverse("desk:mentor", args=[mentor.public_id]),
            reverse("desk:proposal", args=[proposal.public_id]),
            reverse("desk:mentorship", args=[mentorship.public_id]),
        ]
    )
    for label in ("Go on with the application", "Open the mentor", "Open the proposal", "Open the mentorship"):
        assert label in text_of(page)


def test_the_numbers_are_those_of_the_own_entity(entity, client):
    make_application(entity, at=ago(1))
    make_application(make_entity("Outra Casa"), at=ago(1))
    make_mentee(entity)
    make_mentee(make_entity("Terceira Casa"))
    make_mentor(entity)
    make_mentor(entity, state=MentorState.PAUSED)
    make_mentorship(mentee=make_mentee(entity))
    make_mentorship(mentor=make_mentor(entity))
    make_mentorship(mentee=make_mentee(entity), state=State.COMPLETED)

    assert numbers(client.get(HOME)) == [1, 1, 2, 1]


def test_who_waits_longest_for_a_mentor_is_named(entity, client):
    make_mentee(entity, person=make_person("Nora Recente"), waiting_since=ago(3))
    make_mentee(entity, person=make_person("Adão Antigo"), waiting_since=ago(30))

    page = client.get(HOME)

    assert waiting(page) == ["Adão Antigo", "Nora Recente"]
    assert "Has waited 30 days." in text_of(page)


def test_a_reader_is_shown_the_way_but_no_act(entity):
    make_application(entity, at=ago(1))
    make_mentee(entity)

    shown = text_of(seated(colleague(entity, Role.READER)).get(HOME))

    assert "Open the page" in shown
    assert ("Decide on" in shown, "Look for a mentor" in shown) == (False, False)


def test_a_long_list_has_pages(entity, client):
    for day in range(21):
        make_application(entity, person=make_person(f"Pessoa {day}"), at=ago(day))

    assert waiting(client.get(HOME, {"page": 2})) == ["Pessoa 0"]


def test_the_page_asks_the_database_the_same_however_much_waits(entity, client):
    def more() -> None:
        make_application(entity, at=ago(1))
        make_mentor(entity, state=MentorState.IN_TRAINING)
        make_proposal(mentee=make_mentee(entity))
        make_mentorship(mentee=make_mentee(entity), state=State.PREPARATION)
        make_mentee(entity)

    more()
    queries(client, HOME)
    for_one = queries(client, HOME)

    for _ in range(10):
        more()

    assert queries(client, HOME) == for_one


def test_without_signing_in_nobody_comes_to_the_desk(client, db):
    client.logout()

    assert client.get(HOME)["Location"] == "/entry/login?next=/desk/"


def test_the_desk_is_for_those_who_work_for_an_entity(entity):
    refused = [seated(viewer).get(HOME).status_code for viewer in (make_appointed(), make_company_contact(entity))]

    assert refused == [403, 403]


def test_a_coordinator_reads_what_waits_for_the_entity_itself(entity):
    coordinator = colleague(entity, Role.COORDINATOR)
    make_invitation(entity, name="Nuno Convidado", by=coordinator, at=timezone.now() - timedelta(days=8))
    update_entity(entity, insurance_until=timezone.localdate() + timedelta(days=3), by=coordinator, at=timezone.now())

    page = seated(coordinator).get(HOME)

    leads_to = re.findall(r'<a href="(/desk/(?:people|entity)/)" class="button', page.content.decode())
    assert (waiting(page), leads_to) == (["Nuno Convidado", "Porta Aberta"], ["/desk/people/", "/desk/entity/"])
    assert waiting(seated(colleague(entity)).get(HOME)) == []


def test_the_first_page_shows_the_card_and_the_people(entity, client):
    colleague(entity, Role.READER, name="Ana Leitora")

    page = text_of(client.get(HOME))

    assert "Ana Leitora reader" in page
    assert "and up to 40 km around" in page
    assert "Group insurance valid until 31 December 2199" in page


def groups(page: Page) -> list[str]:
    """The headings above the lists of the page."""
    return [head for head in re.findall(r"<h2>([^<]+)</h2>", page.content.decode()) if head in URGENCIES]


def test_the_work_is_grouped_by_urgency(entity, client):
    make_application(entity, at=ago(40))
    make_application(entity, at=ago(18))
    make_application(entity, at=ago(1))

    page = client.get(HOME)

    assert groups(page) == ["Late", "Within a week", "Later"]


def test_what_is_in_ones_own_hands_comes_first_and_can_stand_alone(entity):
    technician = colleague(entity, name="Tito Técnico")
    theirs = make_application(entity, person=make_person("Ana Deles"), at=ago(3))
    mine = make_application(entity, person=make_person("Bela Minha"), at=ago(2))
    make_application(entity, person=make_person("Carla Ninguém"), at=ago(3))
    for case, member in ((mine, technician), (theirs, colleague(entity, name="Rita Outra"))):
        Charge.objects.filter(subject=case.public_id).update(member=member.person)
    client = seated(technician)

    assert waiting(client.get(HOME)) == ["Bela Minha", "Ana Deles", "Carla Ninguém"]
    assert waiting(client.get(f"{HOME}?whose=mine")) == ["Bela Minha"]
    shown = text_of(client.get(HOME))
    for held in ("In your hands.", "In the hands of Rita Outra.", "Nobody has it in hand yet."):
        assert shown.count(held) == 1


def test_a_proposal_is_in_the_hands_that_hold_its_mentee_and_a_session_in_those_that_planned_it(entity):
    technician = colleague(entity, name="Tito Técnico")
    mentee = make_mentee(entity)
    Charge.objects.filter(subject=mentee.public_id).update(member=technician.person)
    make_proposal(mentee=mentee, at=ago(1))
    make_session(entity, starts_at=ago(3), at=ago(9))
    Session.objects.update(planned_by=technician.person)

    found = tasks_for(technician, on=timezone.localdate(), whose=MINE)

    assert [task.line.due.kind for task in found] == ["session", "proposal"]
    assert {task.held for task in found} == {"A seu cargo."}


def test_with_nothing_in_ones_own_hands_the_page_says_where_the_rest_is(entity, client):
    make_application(entity, at=ago(2))

    shown = text_of(client.get(f"{HOME}?whose=mine"))

    assert "Nothing that is in your hands waits today" in shown


def test_the_first_visit_has_nothing_to_compare_with(client):
    assert "Since your last visit" not in text_of(client.get(HOME))


def test_the_page_tells_what_has_changed_since_the_last_visit(entity):
    technician = colleague(entity)
    make_application(entity, at=ago(20))
    record_list("desk:home", by=technician, at=ago(14))
    make_application(entity, at=ago(5))
    make_application(make_entity("Outra Casa"), at=ago(5))
    make_mentorship(mentee=make_mentee(entity), at=ago(3))

    shown = text_of(seated(technician).get(HOME))

    assert "1 person has registered. 1 mentorship was opened. 1 meeting was noted." in shown


def test_a_visit_on_the_same_day_is_not_the_last_one(entity):
    technician = colleague(entity)
    record_list("desk:home", by=technician, at=ago(14))
    record_list("desk:home", by=technician, at=timezone.now())
    make_application(entity, at=ago(5))

    assert "1 person has registered." in text_of(seated(technician).get(HOME))


def test_an_answer_of_the_national_team_waits_to_be_read(entity, client):
    asked = ask_for_help(entity, topic="method", title="Como fazer?", text="?", by=colleague(entity), at=ago(3))
    answer_request(asked, text="Assim.", by=make_appointed(), at=ago(1))

    page = client.get(HOME)

    assert waiting(page) == ["Como fazer?"]
    assert reverse("desk:request", args=[asked.public_id]) in page.content.decode()
