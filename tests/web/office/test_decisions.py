"""Deciding on an entity with a reason, and what becomes of its open cases."""

import pytest
from django.utils import timezone

from mentores.accounts.roles import Role
from mentores.messaging.models import Message
from mentores.partners.lifecycle import State
from tests.factories.admissions import make_application
from tests.factories.mentorships import make_mentorship
from tests.factories.participants import make_mentee, make_mentor
from tests.factories.partners import make_candidate, make_coordinator, make_entity, make_preparing
from tests.web.desk.visiting import Page, said, text_of
from tests.web.office.sitting import REASON, STATES, page_of, seated, state_of


def kinds_of(page: Page) -> list[str]:
    """Which kinds of cases the page can hand over."""
    return [kind for kind, _label in page.context["transfer"].fields["kinds"].choices]


@pytest.mark.parametrize(
    ("begins", "act", "becomes"),
    [
        (State.CANDIDATE, "admit", State.PREPARATION),
        (State.CANDIDATE, "refuse", State.REFUSED),
        (State.PREPARATION, "activate", State.ACTIVE),
        (State.ACTIVE, "suspend", State.SUSPENDED),
        (State.SUSPENDED, "resume", State.ACTIVE),
        (State.SUSPENDED, "end", State.ENDED),
    ],
)
def test_a_decision_is_explained_first_and_then_stands_in_the_story_with_its_reason(db, begins, act, becomes):
    entity, coordinator = STATES[begins](), seated(Role.NATIONAL_COORDINATOR)
    make_coordinator(entity)

    explained = coordinator.get(page_of(entity, act))
    unchanged = state_of(entity)
    answer = coordinator.post(page_of(entity, act), REASON, follow=True)

    assert (explained.status_code, unchanged, state_of(entity)) == (200, begins, becomes)
    assert (answer.context["story"][-1].reason, len(said(answer))) == ("Because of this.", 1)
    assert "Because of this." in text_of(answer)


@pytest.mark.parametrize("act", ["refuse", "suspend", "end"])
def test_what_harms_an_entity_is_not_done_without_a_reason(db, act):
    entity = make_candidate() if act == "refuse" else make_entity()

    answer = seated(Role.NATIONAL_COORDINATOR).post(page_of(entity, act), {"reason": " "})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["reason"])
    assert state_of(entity) == entity.state


def test_a_refused_organisation_is_told_why(db):
    entity = make_candidate(contact_email="ana@ponte.example.org", language="en")

    seated(Role.NATIONAL_COORDINATOR).post(page_of(entity, "refuse"), {"reason": "There is one next door."})

    message = Message.objects.filter(address="ana@ponte.example.org").latest("pk")
    assert "There is one next door." in message.body


def test_nothing_begins_without_a_coordinator(db):
    entity = make_preparing()

    answer = seated(Role.NATIONAL_COORDINATOR).post(page_of(entity, "activate"))

    assert (answer.status_code, state_of(entity)) == (422, State.PREPARATION)
    assert "It has no coordinator yet." in text_of(answer)


@pytest.mark.parametrize("verb", ["get", "post"])
def test_what_is_no_longer_possible_changes_nothing_and_is_said(db, verb):
    entity = make_preparing()

    answer = getattr(seated(Role.NATIONAL_COORDINATOR), verb)(page_of(entity, "admit"), REASON, follow=True)

    assert (answer.redirect_chain, state_of(entity)) == ([(page_of(entity), 302)], State.PREPARATION)
    assert said(answer) == ["Nothing was changed: this is no longer possible. The page shows how things are now."]


@pytest.mark.parametrize("act", ["suspend", "end"])
def test_an_entity_with_open_cases_does_not_leave_before_each_has_an_owner(db, act):
    entity, coordinator = make_entity(), seated(Role.NATIONAL_COORDINATOR)
    make_application(entity, at=timezone.now())

    shown = coordinator.get(page_of(entity, act))
    answer = coordinator.post(page_of(entity, act), REASON)

    assert "1 application without a decision" in text_of(shown)
    assert (answer.status_code, state_of(entity)) == (409, State.ACTIVE)


def test_cases_go_to_the_entities_chosen_until_none_is_left_and_the_entity_can_leave(db):
    entity, first, second = make_entity(), make_entity("Porta Aberta"), make_entity("Casa Comum")
    coordinator = seated(Role.NATIONAL_COORDINATOR)
    application = make_application(entity, at=timezone.now())
    mentorship = make_mentorship(
        mentor=make_mentor(entity, at=timezone.now()), mentee=make_mentee(entity, at=timezone.now()), at=timezone.now()
    )
    sent = {"then": "end", "reason": "It closes its doors."}

    shown = coordinator.get(page_of(entity, "end"))
    answers = [
        coordinator.post(page_of(entity, "transfer"), sent | {"to": to.slug, "kinds": kinds}, follow=True)
        for to, kinds in ((first, ["application"]), (second, ["mentor", "mentee"]))
    ]
    coordinator.post(page_of(entity, "end"), REASON)

    application.refresh_from_db()
    mentorship.refresh_from_db()
    assert kinds_of(shown) == ["application", "mentor", "mentee"]
    assert kinds_of(answers[0]) == ["mentor", "mentee"]
    assert [said(answer) for answer in answers] == [
        ["Porta Aberta accompanies them from now on: 1 application without a decision."],
        ["Casa Comum accompanies them from now on: 1 mentor; 1 mentee; 1 open mentorship."],
    ]
    assert (application.entity, mentorship.entity, state_of(entity)) == (first, second, State.ENDED)


@pytest.mark.parametrize(
    ("wrong", "where"),
    [({"to": ""}, "to"), ({"to": "own"}, "to"), ({"reason": ""}, "reason"), ({"kinds": []}, "kinds")],
)
def test_cases_are_not_handed_over_by_half_a_form(db, wrong, where):
    entity, other = make_entity(), make_entity("Porta Aberta")
    application = make_application(entity, at=timezone.now())
    sent = {"then": "suspend", "to": other.slug, "reason": "Near.", "kinds": ["application"]} | wrong

    answer = seated(Role.NATIONAL_COORDINATOR).post(page_of(entity, "transfer"), sent)

    application.refresh_from_db()
    assert (answer.status_code, list(answer.context["transfer"].errors)) == (422, [where])
    assert application.entity == entity
