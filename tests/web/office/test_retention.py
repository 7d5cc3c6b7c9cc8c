"""How long data is kept, in the office, and pairs that entities ask about."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mentores.accounts.roles import Role
from mentores.admissions.lifecycle import State
from mentores.audit.models import Reading
from mentores.partners.models import Entity
from mentores.privacy.ends import months_of
from mentores.privacy.models import Code, Doubt, Erasure
from mentores.privacy.services import ask_national_team, run_retention
from tests.factories.accounts import make_person
from tests.factories.admissions import make_application
from tests.factories.partners import make_entity, make_technician
from tests.web.desk.visiting import said, text_of
from tests.web.office.sitting import seated

PAGE, TERM, PAIRS = "/office/data/", "/office/data/terms/left", "/office/same/"
PHONE = "+351911111111"


@pytest.fixture
def client(db):
    return seated(Role.NATIONAL_COORDINATOR)


def withdrawn_long_ago() -> None:
    entity, long_ago = make_entity(), timezone.now() - timedelta(days=300)
    Entity.objects.filter(pk=entity.pk).update(since=long_ago.date())
    make_application(entity, state=State.WITHDRAWN, at=long_ago)


@pytest.fixture
def doubt(db):
    """An entity asks about somebody of its own and somebody of another one."""
    mine, theirs = make_entity("Porta Aberta"), make_entity("Casa Nova")
    person = make_application(mine, person=make_person("Ana Um", phone=PHONE)).person
    make_application(theirs, person=make_person("Ana Dois", phone=PHONE))
    ask_national_team(person, by=make_technician(mine), at=timezone.now())
    return Doubt.objects.get()


def test_what_goes_tonight_is_counted_and_stays_until_then(client):
    withdrawn_long_ago()

    text = text_of(client.get(PAGE))

    titled = ("Not accepted, or withdrawn Kept for 6 months.", "Took part, and left Kept for 24 months.")
    assert [words for words in titled if words not in text] == []
    assert ("Not accepted, or withdrawn 1" in text, Erasure.objects.count()) == (True, 0)


def test_what_went_is_counted_by_night(client):
    withdrawn_long_ago()
    run_retention(at=timezone.now())

    text = text_of(client.get(PAGE))

    assert ("Nothing goes tonight" in text, "The latest nights" in text) == (True, True)


def test_a_national_coordinator_sets_the_months_within_bounds(client):
    wrong = client.post(TERM, {"months": "61"})
    right = client.post(TERM, {"months": "36"}, follow=True)

    assert (wrong.status_code, said(right), months_of(Code.LEFT)) == (
        422,
        ["The time is set. It counts from tonight on, also for data that is here already."],
        36,
    )


def test_a_national_technician_only_looks(db):
    client = seated(Role.NATIONAL_TECHNICIAN)

    assert "Change the time" not in text_of(client.get(PAGE))
    assert client.post(TERM, {"months": "36"}).status_code == 403


def test_a_pair_has_no_names_until_a_reason_is_given(client, doubt):
    address = f"{PAIRS}{doubt.public_id}/"
    before, without = text_of(client.get(address)), client.post(address, {"reason": " "})
    shown = client.post(address, {"reason": "A entidade perguntou."})

    assert ("Ana" in before, "Ana" in text_of(without), without.status_code) == (False, False, 422)
    assert ("Ana Um" in text_of(shown), "Ana Dois" in text_of(shown)) == (True, True)
    reasons = Reading.objects.filter(kind="person").values_list("subject", "reason")
    assert set(reasons) == {(one.public_id, "A entidade perguntou.") for one in (doubt.first, doubt.second)}


@pytest.mark.parametrize("decision", ["first", "second"])
def test_the_national_team_puts_a_pair_together(client, doubt, decision):
    body = {"reason": "A entidade perguntou.", "decision": decision}
    page = client.post(f"{PAIRS}{doubt.public_id}/", body, follow=True)

    kept = doubt.first if decision == "first" else doubt.second
    assert said(page) == ["They are one person now. The entity can part them again for a week."]
    assert kept.applications.count() == 2


def test_the_national_team_finds_that_they_are_two(client, doubt):
    body = {"reason": "A entidade perguntou.", "decision": "apart"}
    page = client.post(f"{PAIRS}{doubt.public_id}/", body, follow=True)

    assert said(page) == ["They are two people, and nobody is asked again."]
    assert "Nobody asks" in text_of(page)


def test_the_overview_leads_to_a_pair(client, doubt):
    page = client.get("/office/")

    assert f"{PAIRS}{doubt.public_id}/" in page.content.decode()
