"""Messages to one participant that are about to leave at the same moment, and words that several write at once."""

from functools import partial

from mentores.accounts.models import User
from mentores.messaging import limit
from mentores.messaging.delivery import claim, deliver_waiting
from mentores.messaging.models import Message, State, Wording
from mentores.messaging.selectors import lines_of
from mentores.messaging.services import reword, send
from tests.factories.accounts import make_appointed, make_person
from tests.factories.messaging import NOTICE, make_message
from tests.factories.moments import NOON
from tests.races.racing import race

AT_ONCE = 8


def with_room_for_one() -> User:
    """Somebody who has had eleven messages."""
    person = make_person()
    for _ in range(limit.MOST - 1):
        make_message(person, state=State.SENT)
    return person


def claimed_of(person: User) -> int:
    """How many of the messages that wait for this person several workers take at once."""
    waiting = [make_message(person) for _ in range(AT_ONCE)]
    Message.objects.filter(person=person, state=State.ENOUGH).update(state=State.WAITING)
    return race([partial(claim, message, at=NOON) for message in waiting]).count(True)


def test_of_messages_written_at_once_the_twelfth_leaves_and_the_others_wait_for_a_person(transactional_db, size):
    for _ in range(size(3, 30)):
        person = with_room_for_one()
        race([partial(send, person, NOTICE, at=NOON)] * AT_ONCE)
        deliver_waiting(at=NOON)

        ends = [Message.objects.filter(person=person, state=state).count() for state in (State.SENT, State.ENOUGH)]
        assert ends == [limit.MOST, AT_ONCE - 1]


def test_of_messages_about_to_leave_at_once_one_is_the_twelfth(transactional_db, size):
    assert [claimed_of(with_room_for_one()) for _ in range(size(3, 30))] == [1] * size(3, 30)


def test_without_the_lock_a_thirteenth_leaves_where_the_database_does_not_queue(
    transactional_db, monkeypatch, engine, size
):
    monkeypatch.setattr(limit, "hold", lambda person_id: None)

    too_many = sum(claimed_of(with_room_for_one()) > 1 for _ in range(size(5, 30)))

    assert (too_many > 0) == (engine == "postgresql")


def test_of_words_written_at_once_the_first_are_said_and_the_other_writers_are_told(transactional_db, size):
    notice, by = "evaluations/asked", make_appointed()

    for turn in range(size(5, 30)):
        line = lines_of([notice], languages=["pt"])[notice, "pt"][0]
        write = [
            partial(
                reword,
                notice,
                {line.key: f"Como foi, {turn} {number}?"},
                seen={line.key: line.words},
                language="pt",
                by=by,
                at=NOON,
            )
            for number in range(4)
        ]
        ends = sorted(type(one).__name__ for one in race(write))

        assert ends == ["ChangedMeanwhile"] * 3 + ["Reworded"]
        assert (Wording.objects.in_force().count(), Wording.objects.count()) == (1, turn + 1)
