"""The application: what the database holds together, and who sees it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from mentores.accounts.roles import Role
from mentores.accounts.viewer import SYSTEM, VISITOR, through_link
from mentores.admissions.lifecycle import State
from mentores.admissions.models import Application, Reason
from tests.factories.accounts import as_participant, make_appointed, make_person
from tests.factories.admissions import make_application, make_application_without_owner
from tests.factories.moments import NOON, TODAY
from tests.factories.partners import make_company_contact, make_coordinator, make_entity, make_reader, make_technician


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": State.ACCEPTED},
        {"state": State.ACCEPTED, "decided_at": NOON, "entity": None},
        {"state": State.NOT_ACCEPTED, "decided_at": NOON},
        {"decided_at": NOON},
        {"reason": Reason.OTHER},
        {"state": State.WITHDRAWN, "decided_at": NOON},
    ],
    ids=[
        "decided at no moment",
        "decided by nobody",
        "refused without a reason",
        "submitted and decided",
        "submitted with a reason of refusal",
        "withdrawn and decided",
    ],
)
def test_the_database_refuses_an_application(db, wrong):
    case = make_application()

    with pytest.raises(IntegrityError):
        Application.objects.filter(pk=case.pk).update(**wrong)


def test_a_person_waits_for_one_decision_on_each_side(db):
    case = make_application(state=State.WITHDRAWN)
    make_application(person=case.person)

    with pytest.raises(IntegrityError):
        Application.objects.filter(pk=case.pk).update(state=State.SUBMITTED)


def test_a_form_arrives_once(db):
    first, second = make_application(form_key="k"), make_application()

    with pytest.raises(IntegrityError):
        Application.objects.filter(pk=second.pk).update(form_key=first.form_key)


def test_a_case_is_seen_at_the_desk_that_decides(db):
    case, _ = make_application(), make_application()
    assert case.entity is not None
    viewers = [make_coordinator(case.entity), make_technician(case.entity), make_reader(case.entity)]

    assert [list(Application.objects.visible_to(viewer)) for viewer in viewers] == [[case]] * 3


@pytest.mark.parametrize("role", [Role.NATIONAL_COORDINATOR, Role.NATIONAL_TECHNICIAN])
def test_the_national_team_sees_what_has_no_owner_while_it_is_undecided(db, role):
    free = make_application_without_owner()
    make_application()
    make_application_without_owner()
    Application.objects.exclude(pk=free.pk).filter(entity=None).update(state=State.WITHDRAWN)

    assert list(Application.objects.visible_to(make_appointed(role))) == [free]


def test_applicants_see_their_own_case_by_login_and_by_link(db):
    case, other = make_application(), make_application()
    opened = {"purpose": "application", "kind": "application"}
    by_login, by_link = as_participant(case.person), through_link(case.person, subject=case.public_id, **opened)
    forwarded = through_link(case.person, subject=other.public_id, **opened)

    seen = [list(Application.objects.visible_to(viewer)) for viewer in (by_login, by_link, forwarded)]

    assert seen == [[case], [case], []]


def test_a_case_is_seen_by_nobody_else(db):
    case = make_application()
    assert case.entity is not None
    others = [
        VISITOR,
        as_participant(make_person()),
        through_link(case.person, purpose="rating", kind="rating", subject=case.public_id),
        make_company_contact(case.entity),
        make_coordinator(make_entity()),
        *(make_appointed(role, reason="A complaint.") for role in (Role.AUDITOR, Role.EDITOR)),
    ]

    assert [Application.objects.visible_to(viewer).count() for viewer in others] == [0] * len(others)
    assert list(Application.objects.visible_to(SYSTEM)) == [case]


def test_days_of_waiting_are_counted_in_days_of_lisbon(db):
    case = make_application()

    assert [case.waited_days(on=TODAY + timedelta(days=days)) for days in (-1, 0, 3)] == [0, 0, 3]
