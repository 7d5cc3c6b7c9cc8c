"""The lifecycle walked at random: always a way on, a rule for each act, and an owner and a day while it is open."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentores.admissions import services
from mentores.admissions.lifecycle import LIFECYCLE, OPEN, State
from mentores.admissions.models import Application, InterviewState, Reason, Referral
from mentores.admissions.policies import MAY, acts_for
from mentores.core.lifecycle import ActNotPossible
from mentores.participants.models import Mentee
from mentores.partners.models import Charge, Entity
from tests.environment import LONG
from tests.factories.accounts import as_participant, make_appointed
from tests.factories.admissions import (
    acting_for_owner,
    hold_interview,
    make_application,
    make_application_without_owner,
    make_booking,
    make_contact,
    make_referral,
)
from tests.factories.moments import NOON
from tests.factories.partners import acting_for, make_entity

Do = Callable[[Application, Any], object]


def referral(case: Application) -> Referral:
    """Raises ActNotPossible if nobody is asked."""
    found = Referral.objects.open().filter(application=case).first()
    if found is None:
        raise ActNotPossible
    return found


def agreed(case: Application, at: Any) -> object:
    asked = referral(case)
    services.say_yes(asked, by=as_participant(case.person), at=at)
    return services.say_yes(asked, by=acting_for(asked.to), at=at)


def another_entity(case: Application) -> Entity:
    return Entity.objects.exclude(applications=case).order_by("pk")[0]


ACTS: dict[str, Do] = {
    "assign": lambda case, at: services.assign(
        case, entity=another_entity(case), by=make_appointed(reason="The nearest."), at=at
    ),
    "reach": lambda case, at: make_contact(case, at=at),
    "book": lambda case, at: make_booking(case, at=at),
    "rebook": lambda case, at: services.rebook(
        case, starts_at=at + timedelta(days=2), by=acting_for_owner(case), at=at
    ),
    "miss": lambda case, at: services.miss(case, by=acting_for_owner(case), at=at + timedelta(days=3)),
    "cancel_interview": lambda case, at: services.cancel_interview(case, by=acting_for_owner(case), at=at),
    "interview": lambda case, at: hold_interview(case, at=at),
    "accept": lambda case, at: services.accept(case, by=acting_for_owner(case), at=at),
    "decline": lambda case, at: services.decline(case, reason=Reason.OTHER, by=acting_for_owner(case), at=at),
    "refer": lambda case, at: make_referral(case, to=another_entity(case), at=at),
    "call_back": lambda case, at: services.say_no(referral(case), by=as_participant(case.person), at=at),
    "take_over": agreed,
    "withdraw": lambda case, at: services.withdraw(case, by=as_participant(case.person), at=at),
    "reopen": lambda case, at: services.reopen(case, by=acting_for_owner(case), at=at),
}
MOST = 300 if LONG else 6


def test_every_act_of_the_lifecycle_has_a_rule_and_is_walked_here():
    assert (set(LIFECYCLE.steps) - set(MAY), set(LIFECYCLE.steps)) == (set(), set(ACTS))


def test_every_open_state_has_a_way_out_and_every_state_can_be_reached():
    out: dict[str, set[str]] = {
        state: {LIFECYCLE.steps[act].target for act in LIFECYCLE.acts_in(state)} for state in State
    }
    reached: set[str] = {State.SUBMITTED}
    while grown := {target for state in reached for target in out[state]} - reached:
        reached |= grown

    assert reached == set(State)
    assert [state for state in OPEN if not out[state] - {state}] == []
    assert [state for state in OPEN if State.WITHDRAWN not in out[state]] == []


@pytest.mark.parametrize("owned", [True, False])
@settings(max_examples=MOST, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(walk=st.lists(st.sampled_from(sorted(ACTS)), min_size=4, max_size=12))
def test_a_walk_at_random_leaves_no_case_without_a_way_on_an_owner_and_a_day(db, owned, walk):
    with transaction.atomic():
        walked(walk, owned=owned)
        transaction.set_rollback(True)


def walked(walk: list[str], *, owned: bool) -> None:
    case = make_application(make_entity()) if owned else make_application_without_owner()
    make_entity()
    make_entity()
    for number, act in enumerate(walk):
        before = case.state
        try:
            with transaction.atomic():
                ACTS[act](case, NOON + timedelta(days=number))
        except (ActNotPossible, PermissionDenied, AssertionError, services.AlreadyTakesPart):
            case.refresh_from_db()
            assert case.state == before
        else:
            case.refresh_from_db()
            talks_again = act == "reach" and before != State.SUBMITTED
            assert case.state == (before if talks_again else LIFECYCLE.after(act, before))
            check(case)


def check(case: Application) -> None:
    charges = Charge.objects.open().filter(kind="application", subject=case.public_id)
    owners = list(charges.values_list("entity", flat=True))
    booked = case.interviews.filter(state=InterviewState.BOOKED).count()
    if case.state in OPEN:
        looks_on = make_appointed(reason="Somebody must.") if case.entity is None else acting_for_owner(case)
        assert (case.due_on is None, acts_for(looks_on, case) == []) == (False, False)
        assert owners == ([case.entity_id] if case.entity_id else [])
        assert acts_for(as_participant(case.person), case)
    else:
        assert (case.due_on, owners) == (None, [])
    assert booked == (case.state == State.BOOKED)
    assert Referral.objects.open().filter(application=case).count() == (case.state == State.REFERRED)
    assert Mentee.objects.filter(person=case.person).exists() == (case.state == State.ACCEPTED)
    assert [move.target for move in case.moves.order_by("pk")][-1] == case.state
