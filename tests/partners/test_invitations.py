"""How people come to work for an entity or for the national team."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied, ValidationError

from mentores.accounts.models import Appointment, User
from mentores.accounts.roles import Role
from mentores.accounts.viewer import SYSTEM, VISITOR, through_link
from mentores.audit.models import Event
from mentores.core.lifecycle import ActNotPossible
from mentores.links.models import Link
from mentores.messaging.models import Message
from mentores.partners import services
from mentores.partners.lifecycle import State
from mentores.partners.models import VALID, Entity, Invitation, Membership, Standing
from mentores.partners.selectors import invitation_for, invitations_for
from mentores.partners.services import InvitationSpent
from tests.factories.accounts import as_participant, make_appointed, make_person
from tests.factories.moments import NOON, TODAY
from tests.factories.partners import (
    holding,
    make_candidate,
    make_coordinator,
    make_ended,
    make_entity,
    make_invitation,
    make_preparing,
    make_reader,
    make_suspended,
    make_technician,
)

SOMEBODY = {"name": "Ana Exemplo", "email": "Ana@Example.org", "language": "en"}


def accept(invitation: Invitation, *, at=NOON, **said):
    """Whoever holds the link says their name and accepts."""
    name = {"full_name": "Ana Maria Exemplo", **said}
    return services.accept_invitation(invitation, by=holding(invitation), at=at, **name)


def make_login(email: str) -> User:
    """Somebody who signs in with an address."""
    person = make_person(email=email)
    EmailAddress.objects.create(user=person, email=email, verified=True, primary=True)
    return person


def test_the_coordinator_invites_and_the_link_goes_to_the_address_only(db):
    entity = make_entity()
    by = make_coordinator(entity)

    invitation = services.invite(entity, role=Role.TECHNICIAN, by=by, at=NOON, **SOMEBODY)

    message, link = Message.objects.get(notice="partners/invited"), Link.objects.get()
    assert (message.person, message.address, message.language) == (None, "ana@example.org", "en")
    assert (link.public_id, link.person, link.language, link.expires_at) == (message.link_id, None, "en", NOON + VALID)
    assert (invitation.email, invitation.invited_by, invitation.standing(at=NOON)) == (
        "ana@example.org",
        by.person,
        Standing.SENT,
    )
    assert Event.objects.filter(act="invite", subject=invitation.public_id, person_id=by.person_id).count() == 1


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.TECHNICIAN, Role.READER, Role.COMPANY_CONTACT])
def test_an_accepted_invitation_is_a_membership_of_somebody_who_can_sign_in(db, role):
    invitation = make_invitation(make_entity(), role=role, email="ana@example.org", language="ar")

    membership = accept(invitation)

    address = EmailAddress.objects.get(email="ana@example.org")
    assert (membership.entity, membership.role, membership.since, membership.until) == (
        invitation.entity,
        role,
        TODAY,
        None,
    )
    assert (address.user, address.verified, address.primary) == (membership.person, True, True)
    assert (membership.person.full_name, membership.person.language) == ("Ana Maria Exemplo", "ar")
    invitation.refresh_from_db()
    assert (invitation.accepted_by, invitation.standing(at=NOON)) == (membership.person, Standing.ACCEPTED)
    assert Event.objects.get(act="accept_invitation").person_id == membership.person_id


def test_a_person_who_signs_in_with_the_address_gets_the_role_and_keeps_the_name(db):
    person = make_login("ana@example.org")

    membership = accept(make_invitation(make_entity(), email="Ana@example.org"))

    assert (membership.person, membership.person.full_name) == (person, person.full_name)
    assert User.objects.filter(full_name="Ana Maria Exemplo").count() == 0


def test_an_address_that_nobody_has_verified_belongs_to_nobody(db):
    relative = make_person(email="ana@example.org")
    EmailAddress.objects.create(user=relative, email="ana@example.org", verified=False, primary=True)

    membership = accept(make_invitation(make_entity(), email="ana@example.org"))

    assert membership.person != relative


def test_who_has_the_role_already_has_it_once(db):
    person, entity = make_login("ana@example.org"), make_entity()
    make_technician(entity, person=person)

    membership = accept(make_invitation(entity, role=Role.TECHNICIAN, email="ana@example.org"))

    assert list(Membership.objects.filter(person=person)) == [membership]


def test_an_invitation_is_accepted_once_and_its_link_opens_nothing_more(db):
    invitation = make_invitation(make_entity())
    accept(invitation)

    with pytest.raises(InvitationSpent):
        accept(invitation)

    assert Membership.objects.filter(role=Role.TECHNICIAN).count() == 1
    assert [link.revoked_at for link in Link.objects.all()] == [NOON]


def test_an_invitation_is_valid_for_seven_days(db):
    first, second = make_invitation(make_entity()), make_invitation(make_entity())

    accept(first, at=NOON + VALID - timedelta(seconds=1))
    with pytest.raises(InvitationSpent):
        accept(second, at=NOON + VALID)

    assert [one.standing(at=NOON + VALID) for one in (first, second)] == [Standing.EXPIRED] * 2
    assert timedelta(days=7) == VALID


def test_an_invitation_that_was_taken_back_opens_nothing(db):
    invitation = make_invitation(make_entity())
    assert invitation.entity is not None

    services.revoke_invitation(invitation, by=make_coordinator(invitation.entity), at=NOON)

    with pytest.raises(InvitationSpent):
        accept(invitation)
    with pytest.raises(InvitationSpent):
        services.revoke_invitation(invitation, by=make_appointed(), at=NOON)
    invitation.refresh_from_db()
    assert invitation.standing(at=NOON) == Standing.REVOKED


def test_a_new_invitation_of_the_same_address_takes_the_earlier_one_back(db):
    entity = make_entity()
    by = make_coordinator(entity)
    first = services.invite(entity, role=Role.READER, by=by, at=NOON, **SOMEBODY)
    other = services.invite(entity, role=Role.TECHNICIAN, by=by, at=NOON, **SOMEBODY)

    second = services.invite(entity, role=Role.READER, by=by, at=NOON, **SOMEBODY)

    assert list(invitations_for(by, entity)) == [second, other]
    with pytest.raises(InvitationSpent):
        accept(first)


@pytest.mark.parametrize("make", [make_candidate, make_ended])
def test_nobody_is_invited_to_an_entity_that_is_not_in_the_house(db, make):
    with pytest.raises(ActNotPossible):
        services.invite(make(), role=Role.COORDINATOR, by=make_appointed(), at=NOON, **SOMEBODY)


@pytest.mark.parametrize("make", [make_preparing, make_entity, make_suspended])
def test_the_national_coordinator_invites_the_coordinators_of_an_entity(db, make):
    entity, by = make(), make_appointed()

    services.invite(entity, role=Role.COORDINATOR, by=by, at=NOON, **SOMEBODY)

    for role in (Role.TECHNICIAN, Role.READER, Role.COMPANY_CONTACT):
        with pytest.raises(PermissionDenied):
            services.invite(entity, role=role, by=by, at=NOON, **SOMEBODY)


def test_an_entity_that_has_left_meanwhile_takes_nobody_on(db):
    invitation = make_invitation(make_entity())
    Entity.objects.update(state=State.ENDED, until=TODAY)

    with pytest.raises(InvitationSpent):
        accept(invitation)


def test_nobody_else_invites_or_takes_an_invitation_back(db):
    entity = make_entity()
    invitation = make_invitation(entity)
    others = [
        VISITOR,
        SYSTEM,
        make_technician(entity),
        make_reader(entity),
        make_coordinator(make_entity()),
        make_appointed(Role.NATIONAL_TECHNICIAN),
        make_appointed(Role.EDITOR),
        holding(invitation),
    ]

    for viewer in others:
        with pytest.raises(PermissionDenied):
            services.invite(entity, role=Role.COORDINATOR, by=viewer, at=NOON, **SOMEBODY)
        with pytest.raises(PermissionDenied):
            services.revoke_invitation(invitation, by=viewer, at=NOON)

    invitation.refresh_from_db()
    assert (Invitation.objects.count(), invitation.revoked_at) == (1, None)


def test_only_the_link_of_the_invitation_accepts_it(db):
    invitation, other = make_invitation(make_entity()), make_invitation(make_entity())
    person = make_person()
    viewers = [
        VISITOR,
        SYSTEM,
        as_participant(person),
        make_appointed(),
        holding(other),
        through_link(person, purpose="claim", kind="invitation", subject=invitation.public_id),
    ]

    for viewer in viewers:
        with pytest.raises(PermissionDenied):
            services.accept_invitation(invitation, full_name="Ana", by=viewer, at=NOON)

    assert [invitation_for(viewer, invitation.public_id) for viewer in viewers[:3]] == [None] * 3
    assert [invitation_for(holding(one), invitation.public_id) for one in (invitation, other)] == [invitation, None]


def test_the_national_team_is_joined_by_two_people(db):
    first, second = make_appointed(), make_appointed()
    invitation = services.invite(None, role=Role.AUDITOR, by=first, at=NOON, **SOMEBODY)
    later = NOON + timedelta(days=3)
    waiting = (Message.objects.filter(notice="partners/invited").count(), invitation.standing(at=NOON))
    with pytest.raises(InvitationSpent):
        accept(invitation)

    services.second_invitation(invitation, by=second, at=later)
    appointment = accept(invitation, at=later + timedelta(days=6))

    assert waiting == (0, Standing.TO_SECOND)
    asked = Message.objects.filter(notice="partners/second_wanted")
    assert [message.person for message in asked] == [second.person]
    assert isinstance(appointment, Appointment)
    assert (appointment.role, appointment.person.full_name) == (Role.AUDITOR, "Ana Maria Exemplo")


def test_nobody_seconds_the_own_invitation_or_one_that_needs_no_second(db):
    first = make_appointed()
    invitation = services.invite(None, role=Role.EDITOR, by=first, at=NOON, **SOMEBODY)
    local = make_invitation(make_entity())

    for viewer in (first, make_appointed(Role.NATIONAL_TECHNICIAN), make_coordinator(make_entity()), VISITOR):
        with pytest.raises(PermissionDenied):
            services.second_invitation(invitation, by=viewer, at=NOON)
    with pytest.raises(PermissionDenied):
        services.second_invitation(local, by=make_appointed(), at=NOON)


def test_an_invitation_is_seconded_once_and_in_time(db):
    invitation = make_invitation(None, role=Role.EDITOR, seconded=False)
    late = make_invitation(None, role=Role.AUDITOR, seconded=False)

    services.second_invitation(invitation, by=make_appointed(), at=NOON)

    with pytest.raises(InvitationSpent):
        services.second_invitation(invitation, by=make_appointed(), at=NOON)
    with pytest.raises(InvitationSpent):
        services.second_invitation(late, by=make_appointed(), at=NOON + VALID)


def test_who_holds_the_national_role_already_holds_it_once(db):
    person = make_login("ana@example.org")
    make_appointed(Role.EDITOR, person=person)

    accept(make_invitation(None, role=Role.EDITOR, email="ana@example.org"))

    assert Appointment.objects.filter(person=person).count() == 1


def test_whoever_invited_learns_that_somebody_came(db):
    entity = make_entity()
    coordinator = make_coordinator(entity)

    accept(make_invitation(entity, by=coordinator, name="Ana Secreta"))

    message = Message.objects.get(notice="partners/joined")
    assert (message.person, "Ana" in message.subject) == (coordinator.person, False)


@pytest.mark.parametrize("wrong", [{"email": "nobody"}, {"name": ""}, {"role": Role.AUDITOR}, {"role": "king"}])
def test_an_invitation_that_cannot_be_is_refused(db, wrong):
    entity = make_entity()
    said = {**SOMEBODY, "role": Role.READER, **wrong}

    with pytest.raises(ValidationError):
        services.invite(entity, by=make_coordinator(entity), at=NOON, **said)


def test_invitations_are_seen_by_whoever_answers_for_them(db):
    entity = make_entity()
    local, national = make_invitation(entity), make_invitation(None, role=Role.AUDITOR)
    coordinator, chief = make_coordinator(entity), make_appointed()
    technician = make_appointed(Role.NATIONAL_TECHNICIAN)
    others = [make_technician(entity), make_coordinator(make_entity()), make_appointed(Role.AUDITOR), VISITOR]

    seen = [list(invitations_for(viewer, entity)) for viewer in (coordinator, chief, technician, *others)]

    assert seen == [[local]] * 3 + [[]] * 4
    assert [list(invitations_for(viewer)) for viewer in (chief, technician, coordinator)] == [[national], [], []]
