"""Entities and their people, when several act at the same moment."""

from functools import partial
from types import SimpleNamespace
from typing import Any

import pytest
from allauth.account.models import EmailAddress

from mentores.accounts import services as accounts
from mentores.accounts.models import Appointment, User
from mentores.accounts.roles import Role
from mentores.accounts.viewer import Viewer
from mentores.admissions import services as admissions
from mentores.admissions.lifecycle import State as ApplicationState
from mentores.admissions.models import Application
from mentores.audit import services as audit
from mentores.matching.services import transfer_cases
from mentores.partners import services
from mentores.partners.lifecycle import State
from mentores.partners.models import Candidacy, ChargeKind, Entity, Invitation, Membership
from mentores.partners.selectors import open_cases
from mentores.partners.services import invitations, memberships
from tests.factories.accounts import make_appointed
from tests.factories.admissions import make_application, submit
from tests.factories.moments import NOON
from tests.factories.participants import make_mentee
from tests.factories.partners import holding, make_candidate, make_coordinator, make_entity, make_invitation
from tests.races.invariants import broken
from tests.races.racing import outcomes, race


def accepting(invitation: Invitation) -> Any:
    return partial(services.accept_invitation, invitation, full_name="Ana Exemplo", by=holding(invitation), at=NOON)


def named(results: list[Any]) -> list[str]:
    """How each ended: the name of what was returned or raised."""
    return sorted(type(one).__name__ for one in results)


def test_fifty_acceptances_of_one_invitation_give_one_membership(transactional_db, size):
    entity = make_entity()
    by = make_coordinator(entity)

    for number in range(size(3, 50)):
        invitation = make_invitation(entity, by=by, email=f"ana{number}@example.org")
        results = race([accepting(invitation)] * 50)

        assert named(results) == ["InvitationSpent"] * 49 + ["Membership"]
        assert Membership.objects.filter(role=Role.TECHNICIAN).count() == number + 1
        assert EmailAddress.objects.filter(email=f"ana{number}@example.org").count() == 1
        assert User.objects.filter(full_name="Ana Exemplo").count() == number + 1


def test_without_the_lock_the_same_race_is_lost_where_the_database_does_not_queue(
    transactional_db, monkeypatch, engine, size
):
    entity = make_entity()
    by = make_coordinator(entity)
    monkeypatch.setattr(invitations, "_held", lambda one: Invitation.objects.get(pk=one.pk))
    fair = ["InvitationSpent"] * 11 + ["Membership"]
    unfair = 0

    for number in range(size(5, 50)):
        invitation = make_invitation(entity, by=by, email=f"ana{number}@example.org")
        unfair += named(race([accepting(invitation)] * 12)) != fair

    assert (unfair > 0) == (engine == "postgresql")


def test_two_invitations_of_one_address_make_one_person(transactional_db, size):
    entities = [make_entity(), make_entity()]

    for number in range(size(5, 50)):
        email = f"ana{number}@example.org"
        both = [make_invitation(entity, email=email) for entity in entities]
        results = race([accepting(one) for one in both])

        assert named(results) == ["Membership", "Membership"]
        assert User.objects.filter(contact_email=email).count() == 1


def test_an_invitation_accepted_and_taken_back_in_one_moment_is_one_or_the_other(transactional_db, size):
    entity = make_entity()
    by = make_coordinator(entity)

    for number in range(size(5, 50)):
        invitation = make_invitation(entity, by=by, email=f"ana{number}@example.org")
        race([accepting(invitation), partial(services.revoke_invitation, invitation, by=by, at=NOON)])

        invitation.refresh_from_db()
        joined = Membership.objects.filter(person__contact_email=f"ana{number}@example.org").count()
        assert (joined, invitation.revoked_at) in [(1, None), (0, NOON)]


def leaving(viewer: Viewer) -> Any:
    membership = Membership.objects.get(person=viewer.person)
    return partial(services.end_membership, membership, by=viewer, at=NOON)


def test_of_two_coordinators_who_leave_at_once_one_stays(transactional_db, size):
    for _ in range(size(5, 50)):
        entity = make_entity()
        results = race([leaving(make_coordinator(entity)) for _number in range(2)])

        assert named(results) == ["LastCoordinator", "Membership"]
        assert Membership.objects.filter(entity=entity, until=None).count() == 1


def test_without_the_lock_both_leave_where_the_database_does_not_queue(transactional_db, monkeypatch, engine, size):
    unlocked = SimpleNamespace(lock=lambda case: type(case).objects.get(pk=case.pk), record=audit.record)
    monkeypatch.setattr(memberships, "audit", unlocked)
    alone = 0

    for _ in range(size(5, 50)):
        entity = make_entity()
        race([leaving(make_coordinator(entity)) for _number in range(4)])
        alone += not Membership.objects.filter(entity=entity, until=None).exists()

    assert (alone > 0) == (engine == "postgresql")


def test_a_case_given_to_whoever_leaves_in_the_same_moment_is_in_somebodys_hands(transactional_db, size):
    entity = make_entity()
    staying = make_coordinator(entity)

    for number in range(size(5, 50)):
        going = make_coordinator(entity)
        assert going.person is not None
        charge = services.take_charge(entity, kind=ChargeKind.MENTEE, subject=str(number), at=NOON)
        give = partial(services.hand_charge, charge, to=going.person, by=staying, at=NOON)
        results = race([give, leaving(going)])

        charge.refresh_from_db()
        assert named(results) in [["CasesInHand", "Charge"], ["Membership", "NotAColleague"]]
        assert (charge.member == going.person) == ("CasesInHand" in named(results))


def test_a_person_who_registers_while_the_entity_is_suspended_is_not_lost(transactional_db, size):
    chief = make_appointed()

    for _ in range(size(5, 50)):
        Entity.objects.all().update(state=State.CANDIDATE, since=None)
        entity = make_entity()
        register = partial(submit, None, entity=entity, side="mentee", at=NOON)
        application, suspended = race([register, partial(services.suspend, entity, by=chief, at=NOON)])

        entity.refresh_from_db()
        owner = Application.objects.get(pk=application.pk).entity
        if isinstance(suspended, Exception):
            assert (entity.state, owner, open_cases(entity)) == (State.ACTIVE, entity, {"application": 1})
        else:
            assert (entity.state, owner, open_cases(entity)) == (State.SUSPENDED, None, {})


def test_no_case_is_taken_by_an_entity_that_is_suspended_in_the_same_moment(transactional_db, size):
    chief = make_appointed()

    for number in range(size(5, 50)):
        entity = make_entity()
        take = partial(services.take_charge, entity, kind=ChargeKind.MENTEE, subject=str(number), at=NOON)
        race([take] + [partial(services.suspend, entity, by=chief, at=NOON)] * 3)

        entity.refresh_from_db()
        assert (entity.state == State.ACTIVE) == (open_cases(entity) == {"mentee": 1})


def test_a_decision_and_a_transfer_in_one_moment_leave_one_owner(transactional_db, size):
    chief = make_appointed()

    for _ in range(size(5, 50)):
        old, new = make_entity(), make_entity()
        coordinator = make_coordinator(old)
        make_mentee(old)
        application = make_application(old, state=ApplicationState.INTERVIEWED)
        accept = partial(admissions.accept, application, by=coordinator, at=NOON)
        transfer = partial(transfer_cases, old, to=new, by=chief, at=NOON, reason="It closes.")
        race([accept, transfer, transfer])
        transfer()

        application.refresh_from_db()
        assert (open_cases(old), sum(open_cases(new).values())) == ({}, 2)
        assert (application.state == ApplicationState.INTERVIEWED) == (open_cases(new).get("application") == 1)
        assert broken() == []


def test_an_entity_ends_once_and_a_form_of_an_organisation_is_one_candidate(transactional_db, size):
    chief = make_appointed()

    for number in range(size(5, 50)):
        entity = make_entity()
        ended = race([partial(services.end, entity, by=chief, at=NOON)] * 4)
        race([partial(make_candidate, f"Ponte {number}", form_key=f"form {number}")] * 4)

        assert outcomes(ended) == {State.ENDED: 1, "ActNotPossible": 3}
        assert Candidacy.objects.filter(form_key=f"form {number}").count() == 1


@pytest.mark.parametrize("number", [2, 4])
def test_of_national_coordinators_who_end_one_another_one_stays(transactional_db, size, number):
    for _ in range(size(5, 50)):
        Appointment.objects.all().delete()
        team = [make_appointed() for _one in range(number)]
        held = [Appointment.objects.get(person=viewer.person) for viewer in team]
        for appointment, asking in zip(held, team, strict=True):
            accounts.ask_end_of_appointment(appointment, by=asking, at=NOON)
        confirm = [
            partial(accounts.confirm_end_of_appointment, appointment, by=team[place - 1], at=NOON)
            for place, appointment in enumerate(held)
        ]
        results = race(confirm)

        assert named(results) == ["Appointment"] * (number - 1) + ["LastNationalCoordinator"]
        assert Appointment.objects.filter(until=None).count() == 1
