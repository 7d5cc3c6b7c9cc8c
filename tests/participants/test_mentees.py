"""The acts of a mentee's life in the programme."""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied

from mentores.accounts.viewer import SYSTEM, VISITOR
from mentores.audit.models import Event
from mentores.core.lifecycle import ActNotPossible
from mentores.participants.lifecycle import MENTEE, MenteeState
from mentores.participants.models import Mentee
from mentores.participants.policies import mentee_acts_for
from mentores.participants.services import mentees
from tests.factories.accounts import as_participant, make_appointed, make_person
from tests.factories.moments import NOON, TODAY, after
from tests.factories.participants import make_mentee, make_profile
from tests.factories.partners import make_coordinator, make_entity, make_reader, make_technician

ACTS: dict[str, Callable[..., Mentee]] = {
    "pause_mentee": mentees.pause_mentee,
    "resume_mentee": mentees.resume_mentee,
    "finish": mentees.finish,
    "reopen": mentees.reopen,
}
BY_ONESELF = {"pause_mentee", "resume_mentee", "finish"}
BY_ITSELF = {"finish", "pause_mentee", "resume_mentee"}
POSSIBLE = [(act, state) for state, act, _ in MENTEE.arrows()]
IMPOSSIBLE = [(act, state) for act in ACTS for state in MenteeState if (act, state) not in POSSIBLE]


def test_an_accepted_person_has_waited_since_registering(db):
    profile, entity = make_profile(), make_entity()

    mentee = mentees.admit(profile, entity=entity, waiting_since=after(days=-20), by=make_technician(entity), at=NOON)

    assert (mentee.state, mentee.accepted_at, mentee.waited_days(on=TODAY)) == (MenteeState.WAITING, NOON, 20)
    assert [(move.act, move.target) for move in mentee.moves.all()] == [("begin", MenteeState.WAITING)]


def test_nobody_has_waited_less_than_no_day(db):
    assert make_mentee(waiting_since=after(days=3)).waited_days(on=TODAY) == 0


@pytest.mark.parametrize(("act", "state"), POSSIBLE)
def test_an_act_leads_to_its_state_and_is_written_down(db, act, state):
    mentee = make_mentee(state=state)
    technician = make_technician(mentee.entity)

    ACTS[act](mentee, by=technician, at=after(days=1))

    mentee.refresh_from_db()
    assert mentee.state == MENTEE.after(act, state)
    move = mentee.moves.latest("pk")
    assert (move.act, move.source, move.target, move.at, move.person) == (
        act,
        state,
        mentee.state,
        after(days=1),
        technician.person,
    )
    event = Event.objects.latest("pk")
    assert (event.act, event.kind, event.subject) == (act, "mentee", mentee.public_id)


@pytest.mark.parametrize(("act", "state"), IMPOSSIBLE)
def test_an_act_is_refused_in_any_other_state(db, act, state):
    mentee = make_mentee(state=state)
    technician = make_technician(mentee.entity)

    with pytest.raises(ActNotPossible):
        ACTS[act](mentee, by=technician, at=after(days=1))

    mentee.refresh_from_db()
    assert (mentee.state, mentee.moves.filter(at__gt=NOON).count()) == (state, 0)


@pytest.mark.parametrize(("act", "state"), POSSIBLE)
def test_an_act_is_done_by_the_entity_or_where_it_is_theirs_by_the_mentee(db, act, state):
    mentee = make_mentee(state=state)
    oneself = as_participant(mentee.person)
    allowed = [
        make_coordinator(mentee.entity),
        make_technician(mentee.entity),
        *([oneself] if act in BY_ONESELF else []),
        *([SYSTEM] if act in BY_ITSELF else []),
    ]
    others = [
        VISITOR,
        as_participant(make_person()),
        make_reader(mentee.entity),
        make_technician(make_entity()),
        make_appointed(reason="A complaint."),
        *([] if act in BY_ONESELF else [oneself]),
        *([] if act in BY_ITSELF else [SYSTEM]),
    ]

    for viewer in others:
        with pytest.raises(PermissionDenied):
            ACTS[act](mentee, by=viewer, at=NOON)

    assert [act in mentee_acts_for(viewer, mentee) for viewer in [*allowed, *others]] == (
        [True] * len(allowed) + [False] * len(others)
    )
    assert ACTS[act](mentee, by=allowed[-1], at=NOON).state == MENTEE.after(act, state)


def test_after_a_pause_the_days_already_waited_count(db):
    mentee = make_mentee(state=MenteeState.PAUSED, waiting_since=after(days=-20))

    mentee = mentees.resume_mentee(mentee, by=as_participant(mentee.person), at=NOON)

    assert mentee.waited_days(on=TODAY) == 20


def test_a_new_need_waits_from_now_on(db):
    mentee = make_mentee(state=MenteeState.DONE, waiting_since=after(days=-20))

    mentees.reopen(mentee, by=make_technician(mentee.entity), at=NOON)

    mentee.refresh_from_db()
    assert mentee.waiting_since == NOON
