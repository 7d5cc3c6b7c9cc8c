"""Whoever no longer works for an entity is refused at the very next request."""

import pytest
from django.utils import timezone

from mentores.accounts import services as accounts
from mentores.accounts.models import Appointment
from mentores.accounts.roles import Role
from mentores.partners import services
from mentores.partners.models import Membership
from tests.factories.accounts import make_appointed
from tests.factories.partners import make_coordinator, make_entity, make_preparing
from tests.web.desk.visiting import colleague, person_of, seated


def opened(browser, address="/desk/"):
    """The status of a page, asked for once."""
    return browser.get(address).status_code


def test_a_member_who_was_let_go_opens_nothing_more(db):
    entity = make_entity()
    viewer = colleague(entity)
    browser = seated(viewer)
    before = opened(browser)

    services.end_membership(
        Membership.objects.get(person=viewer.person), by=make_coordinator(entity), at=timezone.now()
    )

    assert (before, opened(browser), opened(browser, "/desk/mentees/")) == (200, 403, 403)


def test_a_member_who_became_a_reader_may_only_read_from_now_on(db):
    entity = make_entity()
    viewer = colleague(entity, Role.COORDINATOR)
    browser = seated(viewer)
    before = opened(browser, "/desk/people/invite")

    services.change_role(
        Membership.objects.get(person=viewer.person), role=Role.READER, by=make_coordinator(entity), at=timezone.now()
    )

    assert (before, opened(browser, "/desk/people/invite"), opened(browser)) == (200, 403, 200)


@pytest.mark.parametrize("act", [services.suspend, services.end])
def test_the_people_of_an_entity_that_pauses_or_leaves_open_nothing_more(db, act):
    entity = make_entity()
    browser = seated(colleague(entity, Role.COORDINATOR))
    before = opened(browser)

    act(entity, by=make_appointed(), at=timezone.now())

    assert (before, opened(browser)) == (200, 403)


def test_an_entity_that_works_again_lets_its_people_in_again(db):
    entity = make_entity()
    browser = seated(colleague(entity, Role.COORDINATOR))
    services.suspend(entity, by=make_appointed(), at=timezone.now())
    before = opened(browser)

    services.resume(entity, by=make_appointed(), at=timezone.now())

    assert (before, opened(browser)) == (403, 200)


def test_people_of_an_entity_that_prepares_have_its_card(db):
    browser = seated(colleague(make_preparing(), Role.COORDINATOR))

    assert [opened(browser, address) for address in ("/desk/entity/", "/desk/people/")] == [200, 200]


def test_a_national_role_that_has_ended_opens_nothing_more(db):
    first, second, leaving = make_appointed(), make_appointed(), make_appointed(Role.AUDITOR)
    browser = seated(leaving)
    before = opened(browser, "/office/")
    held = Appointment.objects.get(person=person_of(leaving))

    accounts.ask_end_of_appointment(held, by=first, at=timezone.now())
    still = opened(browser, "/office/")
    accounts.confirm_end_of_appointment(held, by=second, at=timezone.now())

    assert (before, still, opened(browser, "/office/")) == (200, 200, 403)
