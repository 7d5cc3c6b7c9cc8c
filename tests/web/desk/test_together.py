"""Several cases of a list at once: what would happen, what does, and what became of each."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from mentores.accounts.roles import Role
from mentores.participants.lifecycle import MenteeState, MentorState
from mentores.participants.models import Mentee, Mentor, ProfileCheck, Side
from mentores.partners.models import Charge
from mentores.training.models import Attendance
from tests.factories.accounts import make_person
from tests.factories.admissions import make_application
from tests.factories.moments import after
from tests.factories.participants import make_mentee, make_mentor
from tests.factories.partners import make_entity
from tests.factories.training import make_session
from tests.web.desk.visiting import Page, colleague, person_of, rows, said, seated, text_of


@pytest.fixture
def entity(db):
    return make_entity("Porta Aberta")


@pytest.fixture
def client(entity):
    return seated(colleague(entity))


@pytest.fixture
def coordinator(entity):
    return seated(colleague(entity, Role.COORDINATOR))


def people(entity, *names: str) -> list[Mentee]:
    """Mentees with these names, the first of whom has waited longest."""
    return [
        make_mentee(entity, person=make_person(name), waiting_since=after(days=number))
        for number, name in enumerate(names)
    ]


def together(client, name: str, cases: list[Any], deed: str, **more: str) -> Page:
    """Several cases are chosen, and what to do with them."""
    body = {"case": [case.public_id for case in cases], "deed": deed, **more}
    return client.post(reverse(f"desk:{name}-together"), body)


def done(client, name: str, cases: list[Any], deed: str, **more: str) -> Page:
    body = {"case": [case.public_id for case in cases], "deed": deed, **more}
    return client.post(reverse(f"desk:{name}-do"), body, follow=True)


def became(page: Page) -> list[str]:
    """What the last page says of each case."""
    tags = re.findall(r'<span class="tag.*?</svg>([^<]+)</span>', page.content.decode(), re.DOTALL)
    return [tag.strip() for tag in tags]


def test_before_anything_happens_the_page_says_to_whom_it_would_and_who_is_left_out(entity, coordinator):
    taker = colleague(entity, name="Tito Técnico")
    going, theirs = people(entity, "Ana Vai", "Bela Já Está")
    Charge.objects.filter(subject=theirs.public_id).update(member=taker.person)
    over = make_mentee(entity, person=make_person("Carla Acabou"), state=MenteeState.DONE)
    chosen = [going, theirs, over]

    asks = together(coordinator, "mentees", chosen, "hand_over")
    preview = together(coordinator, "mentees", chosen, "hand_over", asked="yes", to=person_of(taker).public_id)

    assert "2 cases would be changed" in text_of(asks)
    shown = text_of(preview)
    assert "Who takes over Tito Técnico 1 case would be changed Ana Vai 2 cases are left out" in shown
    assert "Bela Já Está : This colleague has it in hand already." in shown
    assert "Carla Acabou : The case is over." in shown
    assert Charge.objects.filter(subject=going.public_id, member=taker.person).count() == 0


def test_each_case_is_handed_over_and_says_what_became_of_it(entity, coordinator):
    taker = colleague(entity, name="Tito Técnico")
    cases = people(entity, "Ana", "Bela")
    Charge.objects.filter(subject=cases[1].public_id).update(member=taker.person)

    page = done(coordinator, "mentees", cases, "hand_over", to=person_of(taker).public_id)

    assert (rows(page), became(page)) == (["Ana", "Bela"], ["Done", "This colleague has it in hand already."])
    assert Charge.objects.open().filter(member=taker.person).count() == 2


def test_a_technician_hands_over_only_what_is_in_the_own_hands_or_in_nobodys(entity):
    technician, other = colleague(entity), colleague(entity)
    cases = people(entity, "Ana", "Bela")
    Charge.objects.filter(subject=cases[0].public_id).update(member=other.person)
    Charge.objects.filter(subject=cases[1].public_id).update(member=None)

    page = done(seated(technician), "mentees", cases, "hand_over", to=person_of(technician).public_id)

    assert became(page) == ["A coordinator, or whoever has the case in hand, can hand it over.", "Done"]


def test_several_pause_until_a_day_and_those_who_cannot_are_left_out(entity, client):
    ready = make_mentor(entity, person=make_person("Ana"))
    training = make_mentor(entity, person=make_person("Bela"), state=MentorState.IN_TRAINING)
    until = timezone.localdate() + timedelta(days=30)

    page = done(client, "mentors", [ready, training], "pause", until=until.isoformat(), note="Obras.")

    assert became(page) == ["Done", "In this state it is not possible."]
    assert Mentor.objects.get(state=MentorState.PAUSED).paused_until == until
    assert Mentor.objects.get(pk=training.pk).state == MentorState.IN_TRAINING


def test_a_day_that_is_over_is_asked_for_again_with_everything_kept(entity, client):
    ready = make_mentor(entity, person=make_person("Ana"))

    page = together(client, "mentors", [ready], "pause", asked="yes", until="2020-01-01", note="Obras.")

    assert page.status_code == 422
    assert "This day is not ahead." in text_of(page)
    assert "Obras." in page.content.decode()


def test_several_are_invited_to_a_session_once(entity, client):
    session = make_session(entity, starts_at=timezone.now() + timedelta(days=9))
    applicant = make_application(entity, side=Side.MENTOR)

    first = done(client, "applications", [applicant], "invite", session=session.public_id)
    second = done(client, "applications", [applicant], "invite", session=session.public_id)

    assert (became(first), became(second)) == (["Done"], ["The person is invited already."])
    assert Attendance.objects.filter(session=session, person=applicant.person).count() == 1


def test_several_are_asked_whether_everything_is_still_right(entity, client):
    cases = people(entity, "Ana", "Bela")
    gone = make_mentee(entity, person=make_person("Carla"), state=MenteeState.DONE)

    preview = together(client, "mentees", [*cases, gone], "ask")
    page = done(client, "mentees", [*cases, gone], "ask")

    assert "2 cases would be changed" in text_of(preview)
    assert "Do it for these cases" in text_of(preview)
    assert became(page) == ["Done", "Done", "The person does not take part any more."]
    assert ProfileCheck.objects.count() == 2


def test_everything_that_was_found_can_be_taken_together(entity, coordinator):
    people(entity, "Ana", "Bela")
    make_mentee(entity, person=make_person("Carla"), state=MenteeState.PAUSED)

    page = coordinator.post(f"{reverse('desk:mentees-together')}?state=paused", {"all": "yes", "deed": "ask"})

    assert "1 case would be changed Carla" in text_of(page)


def test_cases_of_another_entity_are_as_if_absent(entity, coordinator):
    foreign = make_mentee(make_entity("Outra Casa"))

    page = coordinator.post(reverse("desk:mentees-together"), {"case": [foreign.public_id], "deed": "ask"}, follow=True)

    assert said(page) == ["Nothing was done: choose at least one case, and what to do."]


def test_a_reader_can_do_nothing_to_several(entity):
    [case] = people(entity, "Ana")
    reader = seated(colleague(entity, Role.READER))

    assert "With the cases that you have chosen" not in text_of(reader.get(reverse("desk:mentees")))
    assert reader.post(reverse("desk:mentees-do"), {"case": [case.public_id], "deed": "ask"}).status_code == 404


def test_what_became_of_them_is_told_to_whoever_did_it_only(entity, client):
    page = done(client, "mentees", people(entity, "Ana"), "ask")

    assert seated(colleague(entity)).get(page.redirect_chain[-1][0]).status_code == 404
