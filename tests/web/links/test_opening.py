"""A link opens one thing for one person, and says kindly when it no longer does."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mentores.accounts.services import set_language
from mentores.core.languages import LANGUAGES
from mentores.links.models import Link
from mentores.links.services import revoke
from mentores.mentorships.lifecycle import State
from tests.factories.accounts import make_person
from tests.factories.admissions import make_application
from tests.factories.evaluations import make_rating
from tests.factories.matching import make_proposal
from tests.factories.mentorships import make_mentorship
from tests.web.links.opening import address, link_to, now, row_counts

PURPOSES = ("application", "claim", "proposal", "mentorship", "rating")


def made(purpose: str) -> Link:
    """A link of this purpose to something of today."""
    match purpose:
        case "application":
            application = make_application(at=now())
            return link_to(application.person, purpose, application.public_id)
        case "proposal":
            proposal = make_proposal(at=now())
            return link_to(proposal.mentee.person, purpose, proposal.public_id)
        case "mentorship":
            mentorship = make_mentorship(at=now())
            return link_to(mentorship.mentee.person, purpose, mentorship.public_id)
        case "rating":
            rating = make_rating(make_mentorship(state=State.COMPLETED, at=now()), at=now())
            return link_to(rating.person, purpose, rating.public_id)
    person = make_person()
    return link_to(person, "claim", person.public_id)


@pytest.mark.parametrize("purpose", PURPOSES)
def test_opening_a_link_shows_and_changes_nothing(client, db, purpose):
    link = made(purpose)
    before = row_counts()

    answer = client.get(address(link))

    assert (answer.status_code, row_counts()) == (200, before)
    assert answer["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize("purpose", PURPOSES)
def test_a_page_speaks_the_language_of_its_person_in_its_direction(client, db, purpose):
    link = made(purpose)
    assert link.person is not None  # only an invitation is for somebody not known yet

    for language in LANGUAGES:
        set_language(link.person, language=language.code)
        answer = client.get(address(link))

        assert answer.content.decode().count(f'<html lang="{language.code}" dir="{language.direction}">') == 1
        assert answer["Content-Language"] == language.code


def test_another_language_can_be_chosen_on_the_page(client, db):
    link = made("application")

    answer = client.get(address(link), {"language": "ar"})

    assert answer.content.decode().count('<html lang="ar" dir="rtl">') == 1


@pytest.mark.parametrize("purpose", PURPOSES)
def test_a_link_that_has_expired_says_so_and_acts_no_more(client, db, purpose):
    link = made(purpose)
    Link.objects.filter(pk=link.pk).update(issued_at=now() - timedelta(days=9), expires_at=now() - timedelta(days=2))
    before = row_counts()

    answers = [client.get(address(link)), client.post(address(link), {"answer": "yes", "value": "5"})]

    assert [answer.status_code for answer in answers] == [410, 410]
    assert [answer.content.decode().count("<h1>") for answer in answers] == [1, 1]
    assert row_counts() == before


@pytest.mark.parametrize("purpose", PURPOSES)
def test_a_link_that_was_revoked_opens_nothing(client, db, purpose):
    link = made(purpose)
    revoke(kind=link.kind, subject=link.subject, at=timezone.now())

    answer = client.get(address(link))

    assert answer.status_code == 410


@pytest.mark.parametrize("purpose", PURPOSES)
def test_an_address_that_was_changed_opens_nothing(client, db, purpose):
    link = made(purpose)

    answers = [client.get(address(link)[:-1] + "~"), client.post(address(link)[:-1] + "~")]

    assert [answer.status_code for answer in answers] == [404, 404]


@pytest.mark.parametrize("other", ["application", "claim", "mentorship", "rating"])
def test_a_link_opens_nothing_of_another_purpose(client, db, other):
    link = made("proposal")

    answer = client.get(address(link, purpose=other))

    assert answer.status_code == 404


@pytest.mark.parametrize("purpose", PURPOSES)
def test_a_link_for_somebody_else_does_not_open_this_persons_things(client, db, purpose):
    theirs = made(purpose)
    assert theirs.person is not None  # only an invitation is for somebody not known yet
    link = link_to(make_person(), purpose, theirs.subject)

    answer = client.get(address(link))

    assert answer.status_code == (200 if purpose == "claim" else 404)
    assert theirs.person.contact_email not in answer.content.decode()


@pytest.mark.parametrize("purpose", PURPOSES)
def test_whoever_is_signed_in_plays_no_part(client, db, purpose):
    link = made(purpose)
    unseen = client.get(address(link)).content.decode()
    somebody = make_application(person=make_person("Canário Sessão"), at=now()).person
    client.force_login(somebody)

    seen = client.get(address(link)).content.decode()

    assert "Canário" not in seen
    assert len(seen.splitlines()) == len(unseen.splitlines())
