"""The national team: one proposes, another one agrees; one asks for an end, another one agrees."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from mentores.accounts.models import Appointment
from mentores.accounts.roles import Role
from mentores.messaging.models import Message
from mentores.partners.models import Invitation
from tests.factories.accounts import make_appointed, make_person
from tests.factories.partners import make_invitation
from tests.web.desk.visiting import queries, rows, said, text_of
from tests.web.office.sitting import seated

TEAM = "/office/team/"
ANA = {"name": "Ana  Proposta", "email": "Ana@example.org", "role": Role.EDITOR, "language": "pt"}


def named(name: str, role: str = Role.NATIONAL_COORDINATOR) -> Client:
    """A browser of somebody of the national team with this name."""
    viewer = make_appointed(role, person=make_person(name, language="en"))
    assert viewer.person is not None  # just made
    client = Client()
    client.force_login(viewer.person)
    return client


def serving(name: str = "Rui Serve", role: str = Role.AUDITOR) -> Appointment:
    """Somebody who holds a national role."""
    viewer = make_appointed(role, person=make_person(name))
    assert viewer.person is not None  # just made
    return viewer.person.appointments.get()


def page_of(appointment: Appointment, act: str = "end") -> str:
    return f"{TEAM}{appointment.public_id}/{act}"


def is_serving(appointment: Appointment) -> bool:
    return Appointment.objects.filter(pk=appointment.pk).open(on=timezone.localdate()).exists()


def test_the_team_is_listed_by_name(db):
    serving("Zulmira Última", Role.EDITOR)
    serving("Álvaro Primeiro")

    page = named("Maria Meio").get(TEAM)

    assert rows(page) == ["Álvaro Primeiro", "Maria Meio", "Zulmira Última"]


def test_a_proposal_is_sent_only_when_another_coordinator_agrees(db):
    first, second = named("Rosa Primeira"), named("Carla Segunda")

    proposed = first.post(f"{TEAM}propose", ANA, follow=True)
    waiting = Message.objects.filter(address="ana@example.org").count()
    shown = second.get(TEAM)
    agreed = second.post(f"{TEAM}second/{Invitation.objects.get().public_id}", follow=True)

    assert said(proposed) == ["The proposal is kept. Another national coordinator must agree before it is sent."]
    assert "You propose this person. Another national coordinator must agree." in text_of(proposed)
    assert "Rosa Primeira proposes this person. Your agreement is needed." in text_of(shown)
    assert said(agreed) == ["You agreed, and the invitation is sent. It is open for seven days."]
    assert (waiting, Message.objects.filter(address="ana@example.org").count()) == (0, 1)


def test_nobody_agrees_with_the_own_proposal(db):
    first = named("Rosa Primeira")
    first.post(f"{TEAM}propose", ANA)
    invitation = Invitation.objects.get()

    shown = first.get(TEAM)
    answer = first.post(f"{TEAM}second/{invitation.public_id}")

    invitation.refresh_from_db()
    assert "Agree, and send the invitation" not in text_of(shown)
    assert (answer.status_code, invitation.seconded_at) == (403, None)


@pytest.mark.parametrize(
    "wrong", [{"name": " "}, {"email": "ana"}, {"role": ""}, {"role": Role.COORDINATOR}, {"language": "ar"}]
)
def test_a_proposal_with_a_mistake_keeps_what_was_typed(db, wrong):
    answer = seated(Role.NATIONAL_COORDINATOR).post(f"{TEAM}propose", ANA | wrong)

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, list(wrong))
    assert (Invitation.objects.count(), "Ana" in answer.content.decode() or "ana" in answer.content.decode()) == (
        0,
        True,
    )


def test_a_proposal_is_taken_back(db):
    coordinator = named("Rosa Primeira")
    coordinator.post(f"{TEAM}propose", ANA)

    answer = coordinator.post(f"/office/invitations/{Invitation.objects.get().public_id}/revoke", follow=True)

    assert answer.redirect_chain == [(TEAM, 302)]
    assert "Ana Proposta" not in text_of(answer)


def test_a_proposal_whose_time_is_over_says_so_and_is_not_agreed_to(db):
    invitation = make_invitation(None, role=Role.EDITOR, seconded=False, at=timezone.now() - timedelta(days=8))
    coordinator = named("Carla Segunda")

    shown = coordinator.get(TEAM)
    answer = coordinator.post(f"{TEAM}second/{invitation.public_id}", follow=True)

    assert "Its time is over. Take it back, and propose the person again." in text_of(shown)
    assert said(answer) == ["Nothing was changed: somebody agreed before, or the proposal is over."]


def test_who_is_alone_reads_that_a_second_one_is_missing(db):
    coordinator = seated(Role.NATIONAL_COORDINATOR)

    alone = coordinator.get(f"{TEAM}propose")
    make_appointed(Role.NATIONAL_COORDINATOR)

    assert "You are the only national coordinator now." in text_of(alone)
    assert "You are the only national coordinator now." not in text_of(coordinator.get(f"{TEAM}propose"))


def test_a_role_ends_when_another_coordinator_agrees(db):
    first, second, appointment = named("Rosa Primeira"), named("Carla Segunda"), serving()

    asked = first.post(page_of(appointment), follow=True)
    still = is_serving(appointment)
    shown = second.get(TEAM)
    agreed = second.post(page_of(appointment), follow=True)

    assert said(asked) == ["You asked for the end of this role. Another national coordinator must agree."]
    assert "You asked for the end. Another national coordinator must agree." in text_of(asked)
    assert "Rosa Primeira asked for the end. Your agreement is needed." in text_of(shown)
    assert said(agreed) == ["The role has ended. The person has no access with it any more."]
    assert (still, is_serving(appointment)) == (True, False)


def test_nobody_ends_a_role_alone(db):
    first, appointment = named("Rosa Primeira"), serving()
    first.post(page_of(appointment))

    shown, answer = first.get(page_of(appointment)), first.post(page_of(appointment))

    assert "Agree, and end this role" not in text_of(shown)
    assert (answer.status_code, is_serving(appointment)) == (403, True)


def test_whoever_asked_can_let_the_role_go_on(db):
    first, second, appointment = named("Rosa Primeira"), named("Carla Segunda"), serving()
    first.post(page_of(appointment))

    answer = first.post(page_of(appointment, "keep"), follow=True)

    assert said(answer)[-1] == "The role goes on."
    assert "asked for the end" not in text_of(second.get(TEAM))


def test_the_programme_keeps_a_national_coordinator(db):
    first, second = named("Rosa Primeira"), named("Carla Segunda")
    own = Appointment.objects.get(person__full_name="Rosa Primeira")
    last = Appointment.objects.get(person__full_name="Carla Segunda")
    first.post(page_of(last))
    first.post(page_of(own))
    second.post(page_of(own))

    answer = second.post(page_of(last), follow=True)

    assert said(answer)[-1] == "Nothing was changed: the programme needs a national coordinator."
    assert (is_serving(own), is_serving(last)) == (False, True)


def test_a_role_that_has_ended_is_not_there_any_more(db):
    appointment = serving()
    Appointment.objects.update(until=timezone.localdate())
    coordinator = seated(Role.NATIONAL_COORDINATOR)

    assert [coordinator.get(page_of(appointment)).status_code, coordinator.post(page_of(appointment)).status_code] == [
        404,
        404,
    ]


def test_a_national_technician_looks_and_decides_nothing(db):
    appointment, technician = serving(), seated(Role.NATIONAL_TECHNICIAN)

    page = technician.get(TEAM)
    answers = [
        technician.post(page_of(appointment)).status_code,
        technician.post(page_of(appointment, "keep")).status_code,
        technician.post(f"{TEAM}propose", ANA).status_code,
    ]

    assert ("Rui Serve" in text_of(page), "Ask for the end" in text_of(page)) == (True, False)
    assert (answers, is_serving(appointment)) == ([403, 403, 403], True)


def test_the_list_asks_the_same_for_few_and_for_many(db):
    coordinator = seated(Role.NATIONAL_COORDINATOR)
    make_invitation(None, role=Role.EDITOR, seconded=False, at=timezone.now())
    coordinator.get(TEAM)
    few = queries(coordinator, TEAM)

    for _time in range(3):
        serving()
        make_invitation(None, role=Role.EDITOR, seconded=False, at=timezone.now())

    assert queries(coordinator, TEAM) == few
