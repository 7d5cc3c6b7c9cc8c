"""Saying how it was through a link."""

import pytest

from mentores.evaluations.models import Rating, Value
from mentores.mentorships.lifecycle import State
from mentores.participants.models import Side
from tests.factories.evaluations import make_rating
from tests.factories.mentorships import make_mentorship
from tests.web.links.opening import address, link_to, now


def rating_of_today(*, side: str = Side.MENTEE) -> Rating:
    return make_rating(make_mentorship(state=State.COMPLETED, at=now()), side=side, at=now())


def page_of(rating: Rating) -> str:
    return address(link_to(rating.person, "rating", rating.public_id))


@pytest.mark.parametrize("value", Value)
def test_an_answer_is_kept(client, db, value):
    rating = rating_of_today()

    answer = client.post(page_of(rating), {"value": str(value.value), "comment": "Obrigada"}, follow=True)

    rating.refresh_from_db()
    assert (rating.value, rating.comment, answer.status_code) == (value, "Obrigada", 200)


def test_an_answer_can_be_changed_while_the_link_is_open(client, db):
    rating = rating_of_today()
    page = page_of(rating)
    client.post(page, {"value": "2"})

    shown = client.get(page)
    client.post(page, {"value": "4"})

    rating.refresh_from_db()
    assert (shown.context["form"]["value"].value(), rating.value) == (2, 4)


@pytest.mark.parametrize("sent", [{}, {"value": "6"}, {"value": "5", "comment": "x" * 2001}])
def test_an_answer_outside_the_five_is_asked_for_again(client, db, sent):
    rating = rating_of_today()

    answer = client.post(page_of(rating), sent)

    rating.refresh_from_db()
    assert (answer.status_code, rating.value) == (422, None)
    assert answer.content.decode().count('type="radio"') == 5


def test_a_forwarded_link_rates_nothing_else(client, db):
    mentorship = make_mentorship(state=State.COMPLETED, at=now())
    mine, theirs = (make_rating(mentorship, side=side, at=now()) for side in (Side.MENTOR, Side.MENTEE))

    client.post(page_of(mine), {"value": "1"})

    theirs.refresh_from_db()
    assert theirs.value is None
