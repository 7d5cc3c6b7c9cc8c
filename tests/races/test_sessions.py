"""The places of a session are given once, however many say yes at the same moment."""

from collections import Counter
from functools import partial

import pytest

from mentores.accounts.viewer import through_link
from mentores.training.lifecycle import Answer
from mentores.training.models import Attendance
from mentores.training.services import answer, change
from tests.factories.moments import NOON
from tests.factories.partners import acting_for, make_entity
from tests.factories.training import make_attendance, make_session
from tests.races.racing import race


def say(attendance, coming):
    by = through_link(attendance.person, purpose="training", kind="attendance", subject=attendance.public_id)
    return partial(answer, attendance, coming=coming, by=by, at=NOON)


def standing():
    return Counter(Attendance.objects.values_list("answer", flat=True))


@pytest.mark.parametrize(("number", "capacity"), [(12, 3)])
def test_of_many_yeses_at_once_as_many_count_as_there_are_places(transactional_db, size, number, capacity):
    session = make_session(capacity=capacity)
    attendances = [make_attendance(session) for _ in range(number)]

    for _ in range(size(3, 30)):
        Attendance.objects.update(answer=Answer.INVITED, answered_at=None)
        race([say(one, True) for one in attendances])

        assert standing() == {Answer.COMING: capacity, Answer.WAITING: number - capacity}


def test_a_place_given_back_while_others_ask_and_more_are_made_is_neither_lost_nor_given_twice(transactional_db, size):
    entity = make_entity()
    session = make_session(entity, capacity=2)
    attendances = [make_attendance(session) for _ in range(8)]
    first, second, *others = attendances

    for _ in range(size(3, 30)):
        Attendance.objects.update(answer=Answer.INVITED, answered_at=None)
        type(session).objects.update(capacity=2)
        for one in (first, second):
            say(one, True)()
        more = partial(change, session, capacity=3, by=acting_for(entity), at=NOON)
        race([say(first, False), *(say(one, True) for one in others), more])

        assert standing() == {Answer.DECLINED: 1, Answer.COMING: 3, Answer.WAITING: 4}
