"""What is wrong with a row: first each cell, then what the cells say together."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from mentores.imports.columns import SHEETS
from mentores.imports.columns.said import Wrong
from mentores.imports.ground import Ground
from mentores.imports.models import Import, Kind
from mentores.mentorships.lifecycle import NEVER_BEGAN, OPEN, State
from mentores.mentorships.past import has_ended
from mentores.participants.lifecycle import MenteeState, MentorState
from mentores.participants.models import Gender, GenderWish

ADULT = 18
Problem = dict[str, Any]
Found = Iterator[tuple[str, Wrong]]


def read_row(batch: Import, cells: Sequence[str], ground: Ground) -> tuple[dict[str, Any], list[Problem]]:
    """What the cells of a row say, by our fields, and what is wrong with it."""
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for column in SHEETS[batch.kind]:
        place = batch.columns.get(column.name)
        said = cells[place].strip() if place is not None and place < len(cells) else ""
        if not said:
            if column.needed:
                problems.append(told(column.name, Wrong("missing")))
            continue
        try:
            values[column.name] = column.read(said, ground.choices)
        except Wrong as wrong:
            problems.append(told(column.name, wrong))
    broken = {problem["column"] for problem in problems}
    problems += [told(name, found) for name, found in RULES[batch.kind](values, ground) if name not in broken]
    return values, problems


def told(column: str, wrong: Wrong) -> Problem:
    return {"column": column, "code": wrong.code, "said": wrong.said}


def age_on(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _person(values: dict[str, Any], ground: Ground) -> Found:
    registered = values.get("registered_on", values.get("accepted_on", ground.on))
    for name in ("birth_date", "registered_on", "accepted_on", "trained_on"):
        if name in values and values[name] > ground.on:
            yield name, Wrong("future")
    if "accepted_on" in values and values["accepted_on"] < registered:
        yield "accepted_on", Wrong("order")
    born = values.get("birth_date")
    if born and born >= registered:
        yield "birth_date", Wrong("order")
    elif born and age_on(born, ground.on) < ADULT and not ground.entity.takes_minors:
        yield "birth_date", Wrong("under_age")
    known = values.get("gender") in (Gender.WOMAN, Gender.MAN)
    if values.get("gender_wish") == GenderWish.SAME_GENDER and not known:
        yield "gender_wish", Wrong("same_gender")
    if "trained_on" in values and "accepted_on" not in values:
        yield "accepted_on", Wrong("trained")


def _entity(values: dict[str, Any], ground: Ground) -> Found:
    """Each cell says all that there is to say: another entity of the same name is a likeness, for a person to judge."""
    yield from ()


def _mentorship(values: dict[str, Any], ground: Ground) -> Found:
    days = [values[name] for name in ("opened_on", "started_on", "ended_on") if name in values]
    for name in ("opened_on", "started_on", "ended_on"):
        if name in values and values[name] > ground.on:
            yield name, Wrong("future")
    if days != sorted(days):
        yield "opened_on", Wrong("order")
    yield from _ending(values)
    yield from _pair_of(values, ground)


def state_of(values: Mapping[str, Any]) -> str:
    """The state that a row names, or the one that follows from its days."""
    if "state" in values:
        return str(values["state"])
    if "ended_on" in values:
        return str(State.COMPLETED if "started_on" in values else State.NOT_STARTED)
    return str(State.RUNNING if "started_on" in values else State.PREPARATION)


def _ending(values: dict[str, Any]) -> Found:
    state = state_of(values)
    has_begun = state not in (State.PREPARATION, *NEVER_BEGAN)
    if has_begun != ("started_on" in values):
        yield "started_on", Wrong("first_meeting" if has_begun else "no_first_meeting")
    if has_ended(state) and not {"ended_on", "end_reason"} <= values.keys():
        yield "ended_on" if "ended_on" not in values else "end_reason", Wrong("end")
    elif not has_ended(state) and {"ended_on", "end_reason"} & values.keys():
        yield "ended_on", Wrong("no_end")


def _pair_of(values: dict[str, Any], ground: Ground) -> Found:
    found: dict[str, Any] = {}
    for side, find in (("mentor", ground.mentor), ("mentee", ground.mentee)):
        try:
            found[side] = find(values[side]) if values.get(side) else None
        except Wrong as wrong:
            yield side, wrong
        else:
            if found[side] is None:
                yield side, Wrong("missing")
    mentor, mentee = found.get("mentor"), found.get("mentee")
    if mentor is None or mentee is None:
        return
    if mentor.person_id == mentee.person_id:
        yield "mentee", Wrong("oneself")
    if "area" not in values and not any(area.side == "mentee" for area in mentee.profile.areas.all()):
        yield "area", Wrong("no_need")
    accepted = max(timezone.localdate(one.accepted_at) for one in (mentor, mentee))
    if "opened_on" in values and values["opened_on"] < accepted:
        yield "opened_on", Wrong("before_accepted")
    if state_of(values) in OPEN:
        yield from _open_pair(mentor, mentee, ground)


def _open_pair(mentor: Any, mentee: Any, ground: Ground) -> Found:
    """One row after the other takes the places and the mentees."""
    if mentor.state != MentorState.READY:
        yield "mentor", Wrong("not_ready")
    elif ground.free_places[mentor.pk] < 1:
        yield "mentor", Wrong("no_place")
    if mentee.pk in ground.mentored:
        yield "mentee", Wrong("has_mentor")
    elif mentee.state != MenteeState.WAITING:
        yield "mentee", Wrong("not_waiting")
    ground.free_places[mentor.pk] -= 1
    ground.mentored.add(mentee.pk)


def _meeting(values: dict[str, Any], ground: Ground) -> Found:
    held_on = values.get("held_on")
    if held_on and held_on > ground.on:
        yield "held_on", Wrong("future")
        return
    try:
        mentorship = ground.pair(values)
    except Wrong as wrong:
        yield "mentor" if wrong.code in ("nobody", "namesakes") else "pair", wrong
        return
    if mentorship.state in NEVER_BEGAN:
        yield "pair", Wrong("not_begun")
    elif held_on:
        last = timezone.localdate(mentorship.ended_at) if mentorship.ended_at else ground.on
        if not timezone.localdate(mentorship.opened_at) <= held_on <= last:
            yield "held_on", Wrong("outside")


RULES: Mapping[str, Callable[[dict[str, Any], Ground], Found]] = {
    Kind.MENTORS: _person,
    Kind.MENTEES: _person,
    Kind.ENTITIES: _entity,
    Kind.MENTORSHIPS: _mentorship,
    Kind.MEETINGS: _meeting,
}
