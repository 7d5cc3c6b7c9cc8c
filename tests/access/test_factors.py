"""Passwords and second factors, and a lost factor that two people take away."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from mentores.access.models import FactorReset, SignIn
from mentores.access.selectors import people_with_factor, person_to_reset, reset_for, resets_for
from mentores.access.services import factors
from mentores.accounts.models import User
from mentores.accounts.roles import Role
from mentores.accounts.viewer import Viewer
from mentores.audit.models import Event
from mentores.core.lifecycle import ActNotPossible
from mentores.messaging.models import Message
from tests.factories.access import make_app, make_printed_codes, make_reset, make_sign_in
from tests.factories.accounts import as_participant, make_appointed, make_person
from tests.factories.moments import NOON, TODAY
from tests.factories.partners import make_coordinator, make_entity, make_technician

PASSWORD = "unveil kettle orbit plum"


def person_of(viewer: Viewer) -> User:
    assert viewer.person is not None
    return viewer.person


def told() -> list[str]:
    return list(Message.objects.order_by("pk").values_list("notice", flat=True))


def set_password(person: User, password: str = PASSWORD, *, by: Viewer | None = None) -> None:
    factors.set_password(person, password, words=[], keep="here", by=by or as_participant(person), at=NOON)


def test_a_password_is_set_and_told_of_and_ends_every_other_session(db):
    person = make_person()
    make_sign_in(person)

    set_password(person)

    person.refresh_from_db()
    assert (person.check_password(PASSWORD), person.password.startswith("argon2$")) == (True, True)
    assert (told(), SignIn.objects.get().ended_at) == (["access/password_changed"], NOON)


def test_a_weak_password_is_refused_and_changes_nothing(db):
    person = make_person()

    with pytest.raises(ValidationError):
        set_password(person, "short")

    assert (person.has_usable_password(), told()) == (False, [])


def test_a_person_does_without_a_password_again(db):
    person = make_person()
    set_password(person)

    factors.remove_password(person, keep="here", by=as_participant(person), at=NOON)

    person.refresh_from_db()
    assert not person.has_usable_password()


def test_nobody_sets_the_password_of_another(db):
    person, other = make_person(), make_person()

    with pytest.raises(PermissionDenied):
        set_password(person, by=as_participant(other))
    with pytest.raises(PermissionDenied):
        factors.remove_password(person, keep="", by=as_participant(other), at=NOON)
    with pytest.raises(PermissionDenied):
        factors.remove_key(person, "a key", keep="", by=as_participant(other), at=NOON)


def test_a_lost_factor_is_taken_away_by_two_people(db):
    entity = make_entity()
    asking, agreeing = make_coordinator(entity), make_coordinator(entity)
    lost = person_of(make_technician(entity))
    make_printed_codes(lost)
    make_sign_in(lost)

    reset = make_reset(lost, by=asking)
    before = Authenticator.objects.filter(user=lost).count()
    factors.confirm_factor_reset(reset, by=agreeing, at=NOON)

    reset.refresh_from_db()
    assert (before, Authenticator.objects.filter(user=lost).count()) == (2, 0)
    assert (reset.asked_by, reset.decided_by, reset.agreed) == (asking.person, agreeing.person, True)
    assert (told(), SignIn.objects.get().ended_at) == (["access/reset_asked", "access/reset_done"], NOON)
    acts = Event.objects.filter(kind="factor_reset").order_by("pk").values_list("act", flat=True)
    assert list(acts) == ["ask_factor_reset", "confirm_factor_reset"]


def test_whoever_asked_does_not_agree_too_nor_does_the_person(db):
    entity = make_entity()
    asking, lost = make_coordinator(entity), make_coordinator(entity)
    reset = make_reset(person_of(lost), by=asking)

    for viewer in (asking, lost, make_technician(entity), make_coordinator(make_entity())):
        with pytest.raises(PermissionDenied):
            factors.confirm_factor_reset(reset, by=viewer, at=NOON)

    assert Authenticator.objects.filter(user=lost.person).count() == 1


def test_nobody_asks_for_themself_or_for_people_of_another_entity(db):
    entity = make_entity()
    coordinator = make_coordinator(entity)
    strangers = [make_coordinator(make_entity()), make_technician(entity), coordinator]
    make_app(person_of(coordinator))

    for viewer in strangers:
        with pytest.raises(PermissionDenied):
            factors.ask_factor_reset(person_of(coordinator), by=viewer, at=NOON)


@pytest.mark.parametrize("works_here_too", [False, True])
def test_a_coordinator_does_not_reach_people_of_the_national_team(db, works_here_too):
    national, entity = make_appointed(Role.AUDITOR), make_entity()
    coordinator = make_coordinator(entity)
    make_app(person_of(national))
    if works_here_too:
        make_technician(entity, person=person_of(national))

    with pytest.raises(PermissionDenied):
        factors.ask_factor_reset(person_of(national), by=coordinator, at=NOON)

    assert people_with_factor(coordinator, on=TODAY) == []


def test_the_national_team_resets_its_own_and_any_coordinator(db):
    asking, agreeing = make_appointed(), make_appointed()
    auditor, coordinator = make_appointed(Role.AUDITOR), make_coordinator(make_entity())

    for lost in (auditor, coordinator):
        reset = make_reset(person_of(lost), by=asking)
        factors.confirm_factor_reset(reset, by=agreeing, at=NOON)

    assert Authenticator.objects.count() == 0


def test_a_coordinator_agrees_to_what_the_national_team_asked(db):
    entity = make_entity()
    reset = make_reset(person_of(make_technician(entity)), by=make_appointed())

    factors.confirm_factor_reset(reset, by=make_coordinator(entity), at=NOON)

    assert Authenticator.objects.count() == 0


def test_it_is_asked_once_and_decided_once(db):
    entity = make_entity()
    asking, agreeing = make_coordinator(entity), make_coordinator(entity)
    lost = person_of(make_technician(entity))
    reset = make_reset(lost, by=asking)

    with pytest.raises(ActNotPossible):
        factors.ask_factor_reset(lost, by=agreeing, at=NOON)
    factors.decline_factor_reset(reset, by=agreeing, at=NOON)
    for act in (factors.confirm_factor_reset, factors.decline_factor_reset):
        with pytest.raises(ActNotPossible):
            act(reset, by=agreeing, at=NOON)

    assert Authenticator.objects.count() == 1


def test_whoever_asked_takes_it_back(db):
    entity = make_entity()
    asking = make_coordinator(entity)
    reset = make_reset(person_of(make_technician(entity)), by=asking)

    factors.decline_factor_reset(reset, by=asking, at=NOON)

    assert list(resets_for(asking)) == []


def test_there_is_nothing_to_take_from_somebody_without_a_factor(db):
    entity = make_entity()

    with pytest.raises(ActNotPossible):
        factors.ask_factor_reset(person_of(make_technician(entity)), by=make_coordinator(entity), at=NOON)


def test_the_lists_show_whom_one_may_ask_for_and_what_waits(db):
    entity, elsewhere = make_entity(), make_entity()
    viewer, colleague, other = make_coordinator(entity), make_technician(entity), make_coordinator(elsewhere)
    auditor, national = make_appointed(Role.AUDITOR), make_appointed()
    for one in (viewer, colleague, other, auditor, national):
        make_app(person_of(one))
    lost = make_technician(entity)
    reset = make_reset(person_of(lost), by=viewer)

    seen = {who: people_with_factor(who, on=TODAY) for who in (viewer, national, colleague)}

    assert seen[viewer] == [colleague.person]
    assert set(seen[national]) == {viewer.person, other.person, auditor.person}
    assert seen[colleague] == []
    assert [list(resets_for(who)) for who in (viewer, national, other, colleague)] == [[reset], [reset], [], []]
    assert [reset_for(who, reset.public_id) for who in (viewer, other)] == [reset, None]
    assert person_to_reset(viewer, person_of(other).public_id, on=TODAY) is None


def test_the_database_wants_two_different_people(db):
    entity = make_entity()
    asking = make_coordinator(entity)
    reset = make_reset(person_of(make_technician(entity)), by=asking)
    rows = FactorReset.objects.filter(pk=reset.pk)
    wrong = (
        {"decided_by": asking.person, "decided_at": NOON, "agreed": True},
        {"decided_by": reset.person, "decided_at": NOON, "agreed": True},
        {"asked_by": reset.person},
        {"decided_at": NOON},
        {"agreed": False},
    )

    for change in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**change)
