"""«Is this still right?», answered with one tap from a link."""

from datetime import timedelta

import pytest

from mentores.participants.models import ProfileCheck
from mentores.participants.services.profiles import Answers, revise
from tests.factories.accounts import make_person
from tests.factories.links import make_link
from tests.factories.participants import make_mentee
from tests.factories.partners import make_entity, make_technician
from tests.factories.territories import LISBOA
from tests.web.links.opening import address as address_of
from tests.web.links.opening import now


@pytest.fixture
def check(db):
    person = make_person("Olena Koval", phone="+351912345678", language="en")
    mentee = make_mentee(make_entity("Porta Aberta"), person=person, at=now())
    return ProfileCheck.objects.create(profile=mentee.profile, asked_at=now())


def address(check: ProfileCheck) -> str:
    link = make_link(
        check.profile.person,
        purpose="profile_check",
        kind="profilecheck",
        subject=check.public_id,
        lasts=timedelta(days=60),
        at=now(),
    )
    return address_of(link)


def test_the_link_shows_what_was_told_and_not_the_contact(client, check):
    html = client.get(address(check)).content.decode()

    assert ["Documents and counters" in html, "Lisboa" in html, "678" in html] == [True] * 3
    assert ["912345678" in html, "Koval" in html] == [False, False]


def test_looking_changes_nothing_and_one_tap_settles_it(client, check):
    here = address(check)
    client.get(here)
    check.refresh_from_db()
    before = check.answer

    html = client.post(here, {"answer": "right"}, follow=True).content.decode()

    check.refresh_from_db()
    assert (before, check.answer) == ("", "right")
    assert "You said that everything is still right." in html


def test_what_has_changed_brings_a_call_and_says_so(client, check):
    html = client.post(address(check), {"answer": "changed"}, follow=True).content.decode()

    assert "<bdi>Porta Aberta</bdi> calls you within two weeks." in html
    assert html.count('value="right"') == 1


def test_once_it_is_put_right_there_is_nothing_more_to_do(client, check):
    here = address(check)
    client.post(here, {"answer": "changed"})
    entity = check.profile.mentee.entity
    revise(check.profile, Answers(municipality_id=LISBOA), by=make_technician(entity), at=now())

    html = client.get(here).content.decode()
    again = client.post(here, {"answer": "right"}, follow=True).content.decode()

    assert "What has changed is put right." in html
    assert "You have answered this before." in again


def test_an_answer_that_is_none_changes_nothing(client, check):
    client.post(address(check), {"answer": "perhaps"})

    check.refresh_from_db()
    assert check.answer == ""
