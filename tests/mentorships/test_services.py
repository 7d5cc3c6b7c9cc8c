"""The acts of a mentorship."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from mentores.accounts.roles import Role
from mentores.accounts.viewer import SYSTEM, VISITOR, Viewer, through_link
from mentores.audit.models import Event
from mentores.core.lifecycle import ActNotPossible
from mentores.links.models import Link
from mentores.mentorships import services
from mentores.mentorships.lifecycle import ENDED, GOING_ON, LIFECYCLE, NEVER_BEGAN, OPEN, State
from mentores.mentorships.models import EndReason, Meeting, MeetingMode, Mentorship
from mentores.mentorships.policies import acts_for
from mentores.mentorships.services import MeetingInTheFuture
from mentores.messaging.models import Message
from mentores.participants.lifecycle import MenteeState
from mentores.participants.models import Mentee, Mentor
from mentores.participants.services.mentors import take_place, taken_places
from tests.factories.accounts import as_participant, make_appointed, make_person
from tests.factories.mentorships import make_meeting, make_mentorship
from tests.factories.moments import NOON, TODAY, after
from tests.factories.participants import make_mentee, make_mentor
from tests.factories.partners import (
    acting_for,
    make_company_contact,
    make_coordinator,
    make_entity,
    make_reader,
    make_technician,
)

REASON = EndReason.TIME_ENDED
ACTS: dict[str, Callable[..., Mentorship]] = {
    "pause": services.pause,
    "resume": services.resume,
    "wind_down": services.wind_down,
    "complete": lambda case, **who: services.complete(case, reason=REASON, **who),
    "interrupt": lambda case, **who: services.interrupt(case, reason=REASON, **who),
    "give_up": lambda case, **who: services.give_up(case, reason=REASON, **who),
    "mark_mistaken": services.mark_mistaken,
}
ENDINGS = ["complete", "interrupt", "give_up", "mark_mistaken"]
POSSIBLE = [(act, state) for state, act, _ in LIFECYCLE.arrows() if act in ACTS]
IMPOSSIBLE = [(act, state) for act in ACTS for state in State if (act, state) not in POSSIBLE]


def mentor_of(mentorship: Mentorship) -> Mentor:
    return mentorship.mentors.get().mentor


def log(mentorship: Mentorship, *, by: Viewer | None = None, **more: Any) -> Meeting:
    details: dict[str, Any] = {"held_on": TODAY, "minutes": 45, "mode": MeetingMode.VIDEO, "at": NOON, **more}
    return services.log_meeting(mentorship, by=by or acting_for(mentorship.entity), **details)


def my_link(mentorship: Mentorship, person: Any) -> Viewer:
    return through_link(person, purpose="mentorship", kind="mentorship", subject=mentorship.public_id)


def outsiders(mentorship: Mentorship) -> list[Viewer]:
    """Who has nothing to do with it, or may only read."""
    other = make_mentorship()
    return [
        VISITOR,
        SYSTEM,
        make_reader(mentorship.entity),
        make_company_contact(mentorship.entity),
        make_technician(mentor_of(mentorship).entity),
        make_technician(make_entity()),
        make_appointed(reason="A complaint."),
        as_participant(make_person()),
        as_participant(other.mentee.person),
        my_link(other, mentorship.mentee.person),
        Viewer(mentorship.mentee.person, Role.LINK, only=("rating", mentorship.public_id)),
    ]


# Opening


def test_a_mentorship_belongs_to_the_entity_of_the_mentee_and_takes_over_the_place(db):
    mentor, mentee = make_mentor(), make_mentee()
    place = take_place(mentor, at=NOON)

    mentorship = services.open_mentorship(
        mentee, mentor, place=place, main_area="SER-DOC", by=acting_for(mentee.entity), at=NOON
    )

    assert (mentorship.entity, mentorship.state, mentorship.opened_at) == (mentee.entity, State.PREPARATION, NOON)
    row = mentorship.mentors.get()
    assert (row.mentor, row.place, row.lead, row.since, row.until) == (mentor, place, True, NOON, None)
    assert [(move.act, move.target) for move in mentorship.moves.all()] == [("begin", State.PREPARATION)]
    assert Event.objects.filter(app="mentorships", act="begin", subject=mentorship.public_id).count() == 1


def test_both_learn_a_first_name_and_the_contact_the_other_shares(db):
    mentor = make_mentor(
        person=make_person("Rui Segredo", email="rui@example.org", phone="+351911111111", language="en")
    )
    mentee = make_mentee(
        person=make_person("Olena Oculta", email="olena@example.org", phone="+351922222222", language="en")
    )

    mentorship = make_mentorship(
        mentor=mentor, mentee=mentee, state=State.PREPARATION, mentor_shares=["email"], mentee_shares=["phone"]
    )

    bodies = {row.person_id: row.body for row in Message.objects.filter(notice="mentorships/opened")}
    words = [
        "Rui",
        "Segredo",
        "rui@example.org",
        "+351911111111",
        "Olena",
        "Oculta",
        "olena@example.org",
        "+351922222222",
    ]
    assert [word for word in words if word in bodies[mentee.person_id]] == ["Rui", "rui@example.org", "Olena"]
    assert [word for word in words if word in bodies[mentor.person_id]] == ["Rui", "Olena", "+351922222222"]
    links = Link.objects.filter(kind="mentorship", subject=mentorship.public_id)
    assert {link.person for link in links} == {mentor.person, mentee.person}


# Meetings


@pytest.mark.parametrize("who", ["technician", "mentor", "mentee", "mentor by link", "mentee by link"])
def test_the_first_meeting_starts_the_mentorship_whoever_notes_it(db, who):
    mentorship = make_mentorship(state=State.PREPARATION)
    people = {"mentor": mentor_of(mentorship).person, "mentee": mentorship.mentee.person}
    viewers = {
        "technician": make_technician(mentorship.entity),
        **{side: as_participant(person) for side, person in people.items()},
        **{f"{side} by link": my_link(mentorship, person) for side, person in people.items()},
    }

    meeting = log(mentorship, by=viewers[who], at=after(days=2), held_on=TODAY + timedelta(days=1))

    mentorship.refresh_from_db()
    assert (mentorship.state, mentorship.started_at) == (State.RUNNING, after(days=2))
    assert (meeting.held_on, meeting.minutes, meeting.mode, meeting.logged_by) == (
        TODAY + timedelta(days=1),
        45,
        MeetingMode.VIDEO,
        viewers[who].person,
    )
    acts = Event.objects.filter(subject=mentorship.public_id).order_by("pk").values_list("act", flat=True)
    assert list(acts) == ["begin", "start_meeting", "log_meeting"]


@pytest.mark.parametrize("state", GOING_ON)
def test_a_later_meeting_changes_no_state(db, state):
    mentorship = make_mentorship(state=state)

    log(mentorship, at=after(days=9))

    mentorship.refresh_from_db()
    assert (mentorship.state, mentorship.started_at, mentorship.meetings.count()) == (state, NOON, 2)


@pytest.mark.parametrize("state", [*ENDED, *NEVER_BEGAN])
def test_no_meeting_is_noted_or_taken_back_after_the_end(db, state):
    mentorship = make_mentorship(state=state)
    meetings = mentorship.meetings.count()

    with pytest.raises(ActNotPossible):
        log(mentorship)
    for meeting in mentorship.meetings.all():
        with pytest.raises(ActNotPossible):
            services.undo_meeting(meeting, by=acting_for(mentorship.entity), at=NOON)

    assert mentorship.meetings.count() == meetings


def test_nobody_notes_a_meeting_of_tomorrow(db):
    mentorship = make_mentorship(state=State.PREPARATION)

    with pytest.raises(MeetingInTheFuture):
        log(mentorship, held_on=TODAY + timedelta(days=1))

    mentorship.refresh_from_db()
    assert (mentorship.state, mentorship.meetings.count()) == (State.PREPARATION, 0)


@pytest.mark.parametrize("wrong", [{"minutes": 0}, {"minutes": 1441}, {"mode": "telepathy"}])
def test_a_meeting_that_cannot_have_been_is_refused(db, wrong):
    mentorship = make_mentorship()

    with pytest.raises(ValidationError):
        log(mentorship, **wrong)


def test_a_meeting_sent_twice_is_noted_once(db):
    mentorship = make_mentorship(state=State.PREPARATION)

    first, again = log(mentorship, form_key="k"), log(mentorship, form_key="k")

    assert (first, mentorship.meetings.count()) == (again, 1)
    assert Event.objects.filter(act="log_meeting").count() == 1


def test_a_wish_for_help_reaches_the_technicians_of_the_mentee(db):
    mentorship = make_mentorship()
    technician = make_technician(mentorship.entity)
    make_reader(mentorship.entity)
    make_technician(mentor_of(mentorship).entity)

    log(mentorship, wants_help=True)

    told = Message.objects.filter(notice="mentorships/help_wanted")
    assert [message.person for message in told] == [technician.person]


def test_a_meeting_noted_by_mistake_is_taken_back_and_the_mentorship_stays_started(db):
    mentorship = make_mentorship()

    services.undo_meeting(mentorship.meetings.get(), by=as_participant(mentorship.mentee.person), at=NOON)

    mentorship.refresh_from_db()
    assert (mentorship.state, mentorship.meetings.count()) == (State.RUNNING, 0)
    assert Event.objects.filter(act="undo_meeting", subject=mentorship.public_id).count() == 1


def test_nobody_else_notes_or_takes_back_a_meeting(db):
    mentorship = make_mentorship()
    meeting = mentorship.meetings.get()

    for viewer in outsiders(mentorship):
        with pytest.raises(PermissionDenied):
            log(mentorship, by=viewer)
        with pytest.raises(PermissionDenied):
            services.undo_meeting(meeting, by=viewer, at=NOON)

    assert list(mentorship.meetings.all()) == [meeting]


# The other acts


@pytest.mark.parametrize(("act", "state"), POSSIBLE)
def test_an_act_leads_to_its_state_and_is_written_down(db, act, state):
    mentorship = make_mentorship(state=state)
    technician = make_technician(mentorship.entity)

    ACTS[act](mentorship, by=technician, at=after(days=1))

    mentorship.refresh_from_db()
    assert mentorship.state == LIFECYCLE.after(act, state)
    move = mentorship.moves.latest("pk")
    assert (move.act, move.source, move.target, move.at, move.person) == (
        act,
        state,
        mentorship.state,
        after(days=1),
        technician.person,
    )
    assert Event.objects.filter(app="mentorships", act=act, subject=mentorship.public_id, at=after(days=1)).count() == 1


@pytest.mark.parametrize(("act", "state"), IMPOSSIBLE)
def test_an_act_is_refused_in_any_other_state(db, act, state):
    mentorship = make_mentorship(state=state)

    with pytest.raises(ActNotPossible):
        ACTS[act](mentorship, by=acting_for(mentorship.entity), at=after(days=1))

    mentorship.refresh_from_db()
    assert (mentorship.state, mentorship.moves.filter(at__gt=NOON).count()) == (state, 0)


@pytest.mark.parametrize(
    ("act", "state"),
    [
        ("pause", State.RUNNING),
        ("resume", State.PAUSED),
        *zip(ENDINGS, [State.RUNNING, State.RUNNING, State.PREPARATION, State.PREPARATION], strict=True),
        ("wind_down", State.RUNNING),
    ],
)
def test_an_act_is_done_by_the_entity_of_the_mentee_alone(db, act, state):
    mentorship = make_mentorship(state=state)
    people = [mentor_of(mentorship).person, mentorship.mentee.person]
    others = [
        *outsiders(mentorship),
        *(as_participant(person) for person in people),
        *(my_link(mentorship, person) for person in people),
    ]

    for viewer in others:
        with pytest.raises(PermissionDenied):
            ACTS[act](mentorship, by=viewer, at=NOON)

    assert [act in acts_for(viewer, mentorship) for viewer in others] == [False] * len(others)
    assert act in acts_for(make_coordinator(mentorship.entity), mentorship)
    assert ACTS[act](mentorship, by=make_coordinator(mentorship.entity), at=NOON).state == LIFECYCLE.after(act, state)


@pytest.mark.parametrize(("act", "state"), [(act, state) for act, state in POSSIBLE if act in ENDINGS])
def test_an_end_gives_the_place_back_and_closes_the_links(db, act, state):
    mentorship = make_mentorship(state=state)
    mentor = mentor_of(mentorship)

    ACTS[act](mentorship, by=acting_for(mentorship.entity), at=after(days=5))

    mentorship.refresh_from_db()
    assert (mentorship.ended_at, mentorship.end_reason) == (after(days=5), "" if act == "mark_mistaken" else REASON)
    assert (mentorship.mentors.get().until, taken_places(mentor)) == (after(days=5), [])
    revoked = Link.objects.filter(kind="mentorship", subject=mentorship.public_id).values_list("revoked_at", flat=True)
    assert set(revoked) == {after(days=5)}


@pytest.mark.parametrize(
    ("end", "state"),
    [
        (services.complete, State.RUNNING),
        (services.interrupt, State.RUNNING),
        (services.give_up, State.PREPARATION),
    ],
)
@pytest.mark.parametrize("waits_again", [True, False])
def test_after_the_end_the_mentee_is_done_or_waits_again(db, end, state, waits_again):
    mentorship = make_mentorship(state=state)

    end(mentorship, reason=REASON, by=acting_for(mentorship.entity), at=NOON, waits_again=waits_again)

    mentorship.mentee.refresh_from_db()
    assert mentorship.mentee.state == (MenteeState.WAITING if waits_again else MenteeState.DONE)


def test_who_had_a_mentor_waits_from_the_end_and_who_had_none_from_the_beginning(db):
    ended, never = make_mentorship(state=State.RUNNING), make_mentorship(state=State.PREPARATION)
    waiting_since = never.mentee.waiting_since

    services.interrupt(ended, reason=REASON, by=acting_for(ended.entity), at=after(days=90), waits_again=True)
    services.give_up(never, reason=REASON, by=acting_for(never.entity), at=after(days=90))

    for case in (ended, never):
        case.mentee.refresh_from_db()
    assert (ended.mentee.waiting_since, never.mentee.waiting_since) == (after(days=90), waiting_since)


def test_a_mentee_is_done_when_it_ended_and_waits_when_it_never_began(db):
    ended, never = make_mentorship(state=State.RUNNING), make_mentorship(state=State.PREPARATION)

    ACTS["complete"](ended, by=acting_for(ended.entity), at=NOON)
    ACTS["give_up"](never, by=acting_for(never.entity), at=NOON)

    states = [type(case.mentee).objects.get(pk=case.mentee_id).state for case in (ended, never)]
    assert states == [MenteeState.DONE, MenteeState.WAITING]


def test_a_mentee_on_a_pause_is_done_as_well(db):
    mentorship = make_mentorship()
    Mentee.objects.update(state=MenteeState.PAUSED)

    ACTS["complete"](mentorship, by=acting_for(mentorship.entity), at=NOON)

    mentorship.mentee.refresh_from_db()
    assert mentorship.mentee.state == MenteeState.DONE


def test_the_note_of_an_end_stays_in_the_story(db):
    mentorship = make_mentorship()

    services.interrupt(mentorship, reason=REASON, by=acting_for(mentorship.entity), at=NOON, note="talked to both")

    assert mentorship.moves.get(act="interrupt").note == "talked to both"


@pytest.mark.parametrize("state", OPEN)
def test_the_two_people_are_offered_to_note_a_meeting_and_nothing_else(db, state):
    mentorship = make_mentorship(state=state)
    make_meeting(mentorship)
    viewer = as_participant(mentorship.mentee.person)

    assert acts_for(viewer, Mentorship.objects.get(pk=mentorship.pk)) == ["log_meeting"]
