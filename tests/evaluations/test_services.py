"""Asking both people for a rating, and taking it."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError

from mentores.accounts.roles import Role
from mentores.accounts.viewer import SYSTEM, VISITOR, Viewer, through_link
from mentores.audit.models import Event
from mentores.evaluations import services
from mentores.evaluations.lifecycle import State
from mentores.evaluations.models import Rating, Value
from mentores.evaluations.selectors import ratings_for, unanswered_for
from mentores.links.models import Link
from mentores.mentorships.lifecycle import ENDED
from mentores.mentorships.lifecycle import State as MentorshipState
from mentores.messaging.models import Message
from mentores.participants.models import Side
from tests.factories.accounts import as_participant, make_appointed, make_person
from tests.factories.evaluations import make_rating
from tests.factories.mentorships import make_mentorship
from tests.factories.moments import NOON, after
from tests.factories.participants import make_mentee
from tests.factories.partners import make_company_contact, make_coordinator, make_entity, make_reader, make_technician


def my_link(rating: Rating) -> Viewer:
    return through_link(rating.person, purpose="rating", kind="rating", subject=rating.public_id)


@pytest.mark.parametrize("state", ENDED)
def test_after_the_end_both_people_are_asked(db, state):
    mentorship = make_mentorship(state=state, at=after(days=1))

    services.catch_up(at=after(days=2))

    mentor = mentorship.mentors.get().mentor.person
    asked = Rating.objects.order_by("pk").values_list("person", "side", "state", "asked_at")
    assert list(asked) == [
        (mentorship.mentee.person_id, Side.MENTEE, State.ASKED, after(days=1)),
        (mentor.pk, Side.MENTOR, State.ASKED, after(days=1)),
    ]
    messages = Message.objects.filter(notice="evaluations/asked")
    assert {message.person for message in messages} == {mentor, mentorship.mentee.person}
    links = Link.objects.filter(purpose="rating", kind="rating").values_list("person", "subject")
    assert set(links) == set(Rating.objects.values_list("person", "public_id"))


@pytest.mark.parametrize("state", [state for state in MentorshipState if state not in ENDED])
def test_nobody_is_asked_about_what_has_not_ended_or_never_began(db, state):
    make_mentorship(state=state)

    services.catch_up(at=NOON)

    assert Rating.objects.count() == 0


def test_catching_up_twice_asks_once(db):
    make_mentorship(state=MentorshipState.COMPLETED)

    for _ in range(2):
        services.catch_up(at=NOON)

    assert (Rating.objects.count(), Message.objects.filter(notice="evaluations/asked").count()) == (2, 2)


def test_a_rating_is_one_word_and_what_the_person_adds(db):
    rating = make_rating()

    services.rate(rating, value=Value.VERY_POSITIVE, comment="Obrigada!", by=my_link(rating), at=after(days=3))

    rating.refresh_from_db()
    assert (rating.state, rating.value, rating.comment, rating.rated_at) == (
        State.RATED,
        Value.VERY_POSITIVE,
        "Obrigada!",
        after(days=3),
    )
    assert [move.act for move in rating.moves.order_by("pk")] == ["begin", "rate"]
    assert Event.objects.filter(app="evaluations", act="rate", subject=rating.public_id).count() == 1


def test_a_rating_may_be_changed(db):
    rating = make_rating(value=Value.POSITIVE)

    services.rate(rating, value=Value.NEGATIVE, comment="", by=as_participant(rating.person), at=after(days=3))

    rating.refresh_from_db()
    assert (rating.value, rating.rated_at, rating.moves.filter(act="rate").count()) == (
        Value.NEGATIVE,
        after(days=3),
        2,
    )


@pytest.mark.parametrize("value", [0, 6, None])
def test_what_is_no_rating_is_refused(db, value):
    rating = make_rating()

    with pytest.raises(ValidationError):
        services.rate(rating, value=value, comment="", by=my_link(rating), at=NOON)

    rating.refresh_from_db()
    assert (rating.state, rating.moves.filter(act="rate").count()) == (State.ASKED, 0)


def test_only_the_person_asked_rates(db):
    mentorship = make_mentorship(state=MentorshipState.COMPLETED)
    rating, other = make_rating(mentorship, side=Side.MENTEE), make_rating(mentorship, side=Side.MENTOR)
    others = [
        VISITOR,
        SYSTEM,
        make_coordinator(mentorship.entity),
        make_appointed(reason="A complaint."),
        as_participant(other.person),
        my_link(other),
        Viewer(rating.person, Role.LINK, only=("mentorship", rating.public_id)),
        Viewer(rating.person, Role.TECHNICIAN, entity_id=mentorship.entity_id),
    ]

    for viewer in others:
        with pytest.raises(PermissionDenied):
            services.rate(rating, value=5, comment="", by=viewer, at=NOON)

    rating.refresh_from_db()
    assert rating.state == State.ASKED


@pytest.mark.parametrize(
    ("value", "wrong"),
    [
        (None, {"state": State.RATED}),
        (None, {"value": 3}),
        (4, {"value": 0}),
        (4, {"value": None}),
        (4, {"rated_at": None}),
    ],
)
def test_the_database_refuses_a_rating(db, value, wrong):
    rating = make_rating(value=value)

    with pytest.raises(IntegrityError):
        Rating.objects.filter(pk=rating.pk).update(**wrong)


def test_a_person_is_asked_once_about_a_mentorship(db):
    rating = make_rating()

    with pytest.raises(IntegrityError):
        Rating.objects.create(mentorship=rating.mentorship, person=rating.person, side=rating.side, asked_at=NOON)


def test_ratings_are_seen_at_the_desk_of_the_mentee(db):
    rating = make_rating(side=Side.MENTOR)
    entity = rating.mentorship.entity
    viewers = [make_coordinator(entity), make_technician(entity), make_reader(entity)]

    assert [Rating.objects.visible_to(viewer).count() for viewer in viewers] == [2, 2, 2]


def test_a_person_sees_the_own_rating_by_login_and_by_link(db):
    rating, other = make_rating(), make_rating()
    forwarded = through_link(rating.person, purpose="rating", kind="rating", subject=other.public_id)

    seen = [list(ratings_for(viewer)) for viewer in (as_participant(rating.person), my_link(rating), forwarded)]

    assert seen == [[rating], [rating], []]


def test_ratings_are_seen_by_nobody_else(db):
    rating = make_rating()
    mentorship = rating.mentorship
    others = [
        VISITOR,
        as_participant(make_person()),
        through_link(rating.person, purpose="mentorship", kind="mentorship", subject=rating.public_id),
        make_company_contact(mentorship.entity),
        make_coordinator(mentorship.mentors.get().mentor.entity),
        make_coordinator(make_entity()),
        *(make_appointed(role) for role in (Role.NATIONAL_COORDINATOR, Role.AUDITOR, Role.EDITOR)),
    ]

    assert [Rating.objects.visible_to(viewer).count() for viewer in others] == [0] * len(others)
    assert Rating.objects.visible_to(SYSTEM).count() == 2


def test_ratings_stand_newest_first_and_the_unanswered_apart(db):
    mentee = make_mentee()
    old = make_rating(make_mentorship(mentee=mentee, state=MentorshipState.COMPLETED), value=4)
    type(mentee).objects.update(state="waiting")
    new = make_rating(make_mentorship(mentee=mentee, state=MentorshipState.COMPLETED, at=after(days=9)))
    viewer = as_participant(mentee.person)

    assert (list(ratings_for(viewer)), list(unanswered_for(viewer))) == ([new, old], [new])
