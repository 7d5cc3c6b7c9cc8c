"""The last place of a mentor is given once, however many ask for it at the same moment."""

from collections import Counter
from collections.abc import Callable
from functools import partial
from types import SimpleNamespace
from typing import Any

import pytest

from mentores.matching import services
from mentores.matching.lifecycle import State
from mentores.matching.models import Answer, Proposal
from mentores.mentorships.models import Mentorship
from mentores.messaging.models import Message
from mentores.participants.models import Mentor, Place, Side
from mentores.participants.services import mentors
from mentores.participants.services.mentors import PlacesTaken
from mentores.partners.models import Charge
from tests.factories.matching import asked, make_proposal
from tests.factories.moments import NOON
from tests.factories.participants import make_mentee, make_mentor
from tests.factories.partners import acting_for, make_entity
from tests.races.invariants import broken
from tests.races.racing import outcomes, race


def compete(capacity: int = 1, *, number: int) -> list[Proposal]:
    """So many mentees have said yes to one mentor, whose answer is awaited."""
    entity = make_entity()
    mentor = make_mentor(entity, capacity=capacity)
    proposals = [make_proposal(mentor=mentor, mentee=make_mentee(entity)) for _ in range(number)]
    Proposal.objects.update(mentee_answer=Answer.YES)
    return proposals


def say_yes(proposals: list[Proposal]) -> list[Any]:
    """The mentor's yes to all of them in the same moment."""
    return race([partial(services.answer, one, Answer.YES, by=asked(one, Side.MENTOR), at=NOON) for one in proposals])


def set_back() -> None:
    """Nobody has answered for the mentor yet."""
    Proposal.objects.update(
        state=State.OPEN, mentor_answer=Answer.NONE, mentee_answer=Answer.YES, place=None, mentorship=None
    )
    Charge.objects.filter(subject__in=Mentorship.objects.values("public_id")).delete()
    Mentorship.objects.all().delete()
    Place.objects.all().delete()


def without_a_lock(case: Mentor) -> Mentor:
    """The row as it is now, held by nobody."""
    case.refresh_from_db()
    return case


@pytest.mark.parametrize(("number", "capacity"), [(50, 1), (12, 3)])
def test_of_many_yeses_at_once_as_many_count_as_there_are_places(transactional_db, size, number, capacity):
    proposals = compete(capacity, number=number)
    ends: list[Counter[str]] = []

    for _ in range(size(5, 50)):
        set_back()
        ends.append(outcomes(say_yes(proposals)))
        assert (Mentorship.objects.count(), Place.objects.filter(until=None).count(), broken()) == (
            capacity,
            capacity,
            [],
        )

    assert set(map(str, ends)) == {str(Counter({State.WITHDRAWN: number - capacity, State.ACCEPTED: capacity}))}


def test_without_the_lock_the_same_race_is_lost_where_the_database_does_not_queue(
    transactional_db, monkeypatch, engine, size
):
    proposals = compete(number=12)
    monkeypatch.setattr(mentors, "audit", SimpleNamespace(lock=without_a_lock))
    fair = Counter({State.WITHDRAWN: 11, State.ACCEPTED: 1})
    unfair = 0

    for _ in range(size(5, 50)):
        set_back()
        unfair += outcomes(say_yes(proposals)) != fair

    assert (unfair > 0) == (engine == "postgresql")


def test_the_losers_are_told(transactional_db):
    proposals = compete(number=5)

    say_yes(proposals)

    told = Message.objects.filter(notice="matching/came_to_nothing").values_list("person", flat=True)
    accepted = Proposal.objects.get(state=State.ACCEPTED)
    losers = [one.mentee.person_id for one in proposals if one != accepted]
    assert sorted(person for person in told if person != accepted.mentor.person_id) == sorted(losers)


def test_a_capacity_lowered_in_the_same_moment_is_never_exceeded(transactional_db, size):
    proposals = compete(capacity=2, number=2)
    mentor = proposals[0].mentor
    lower: Callable[[], Any] = partial(
        mentors.update_mentor, mentor, capacity=1, record_seen_on=None, by=acting_for(mentor.entity), at=NOON
    )

    for _ in range(size(5, 50)):
        set_back()
        Mentor.objects.update(capacity=2)
        yeses = [partial(services.answer, one, Answer.YES, by=asked(one, Side.MENTOR), at=NOON) for one in proposals]
        *_, lowered = race([*yeses, lower])

        mentor.refresh_from_db()
        assert (mentor.capacity, isinstance(lowered, PlacesTaken)) in [(1, False), (2, True)]
        assert (Place.objects.filter(until=None).count(), broken()) == (mentor.capacity, [])
