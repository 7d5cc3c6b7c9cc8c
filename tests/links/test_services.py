"""One-tap links: issued, used, revoked."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from mentores.core.tokens import token_for
from mentores.links import services
from mentores.links.models import Link
from mentores.links.selectors import link_in
from mentores.links.services import LinkSpent
from tests.factories.accounts import make_person
from tests.factories.links import make_link
from tests.factories.moments import NOON, after

WEEK = timedelta(days=7)


def test_a_link_opens_until_it_expires(db):
    link = make_link(lasts=WEEK)

    assert [link.is_open(at=at) for at in (NOON, after(days=6), after(days=7), after(days=8))] == [
        True,
        True,
        False,
        False,
    ]


def test_a_link_for_several_uses_notes_the_last(db):
    link = make_link()

    services.use(link, at=after(days=1))
    used = services.use(link, at=after(days=2))

    assert (used.used_at, used.is_open(at=after(days=3))) == (after(days=2), True)


def test_a_link_for_one_use_is_spent_by_it(db):
    link = make_link(once=True)
    services.use(link, at=after(days=1))

    with pytest.raises(LinkSpent):
        services.use(link, at=after(days=2))

    link.refresh_from_db()
    assert link.used_at == after(days=1)


def test_an_expired_link_is_not_used(db):
    link = make_link(lasts=WEEK)

    with pytest.raises(LinkSpent):
        services.use(link, at=after(days=7))


def test_a_revoked_link_is_not_used(db):
    link = make_link()
    services.revoke(kind=link.kind, subject=link.subject, at=after(hours=1))

    with pytest.raises(LinkSpent):
        services.use(link, at=after(hours=2))


def test_revoking_closes_every_link_to_a_thing_and_no_other(db):
    to_it = [make_link(subject="a"), make_link(subject="a", purpose="rating")]
    others = [make_link(subject="b"), make_link(subject="a", kind="proposal")]

    services.revoke(kind="mentorship", subject="a", at=after(days=1))

    assert set(Link.objects.filter(revoked_at=after(days=1))) == set(to_it)
    assert set(Link.objects.filter(revoked_at=None)) == set(others)


def test_revoking_may_mean_one_purpose_only(db):
    log, rate = make_link(subject="a"), make_link(subject="a", purpose="rating")

    services.revoke(kind="mentorship", subject="a", at=after(days=1), purpose="rating")

    assert (list(Link.objects.filter(revoked_at=None)), rate.subject) == ([log], "a")


def test_the_moment_of_a_revocation_does_not_change_any_more(db):
    link = make_link()
    services.revoke(kind=link.kind, subject=link.subject, at=after(days=1))

    services.revoke(kind=link.kind, subject=link.subject, at=after(days=2))

    link.refresh_from_db()
    assert link.revoked_at == after(days=1)


def test_a_token_finds_its_link_with_the_person(db, django_assert_num_queries):
    person = make_person()
    link = make_link(person, purpose="rating")

    with django_assert_num_queries(1):
        found = link_in(token_for(link.public_id), purpose="rating")
        assert found is not None
        assert (found, found.person) == (link, person)


def test_a_token_serves_no_other_purpose(db):
    link = make_link(purpose="application")

    assert link_in(token_for(link.public_id), purpose="claim") is None


def test_a_forged_token_and_one_of_a_link_that_is_gone_find_nothing(db):
    link = make_link()
    token = token_for(link.public_id)
    forged = token[:-1] + ("A" if token[-1] != "A" else "B")
    link.delete()

    assert [link_in(one, purpose="mentorship") for one in (forged, token, link.public_id, "")] == [None] * 4


def test_a_link_lasts_for_some_time(db):
    with pytest.raises(IntegrityError):
        make_link(lasts=timedelta(0))
