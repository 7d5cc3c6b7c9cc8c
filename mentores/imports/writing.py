"""From checked rows to people, entities, mentorships and meetings: by the acts of their apps, many rows at once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from mentores.accounts.viewer import Viewer
from mentores.admissions import notices
from mentores.admissions.first_texts import NOTICE
from mentores.admissions.services.enrolling import Enrolled, Listed, enrol
from mentores.audit.models import Event
from mentores.consents.selectors import text_for
from mentores.core.languages import DEFAULT
from mentores.core.lifecycle import ActNotPossible
from mentores.imports.checking import ADULT, age_on, read_row, state_of, told
from mentores.imports.columns.said import Wrong
from mentores.imports.ground import Ground
from mentores.imports.models import Import, Kind, Row, RowState
from mentores.mentorships.past import Met, Past, note_meetings, take_over
from mentores.participants.models import Side
from mentores.participants.selectors import first_need
from mentores.participants.services.mentors import NoPlace
from mentores.partners.services import add_entity, update_entity
from mentores.training.models import Briefing
from mentores.training.topics import Kind as TrainingKind

PERSON = ("full_name", "contact_email", "phone", "language")
PROFILE = (
    "birth_date",
    "gender",
    "gender_wish",
    "municipality_id",
    "country",
    "mode",
    "travel_km",
    "availability",
    "public",
    "publics",
    "hours_a_month",
    "own_words",
)
CARD = ("public_phone", "website", "address", "postal_code", "tax_number", "covers_km")
TRAINED_HOURS = 2
Made = list[tuple[str, str]]
Values = dict[str, Any]
CANNOT = (ActNotPossible, NoPlace, IntegrityError, ValidationError)


@dataclass(frozen=True, slots=True)
class Hand:
    """Who writes which list, and when."""

    batch: Import
    ground: Ground
    by: Viewer
    at: datetime

    @property
    def note(self) -> str:
        """What stands in the story of whatever was on a list."""
        return f"Importação {self.batch.public_id}"


def write(rows: Sequence[Row], hand: Hand) -> None:
    """Write these rows, each whole or not at all. What cannot be written any more is refused, with the reason.

    Belongs inside a transaction that holds the import: it says of each row what was made of it.
    """
    read = [(row, *read_row(hand.batch, row.cells, hand.ground)) for row in rows]
    good = [(row, values) for row, values, problems in read if not problems]
    for row, _values, problems in read:
        if problems:
            row.state, row.problems = RowState.REFUSED, problems
    try:
        with transaction.atomic():
            _write(good, hand)
    except CANNOT:
        for one in good:
            _write_alone(one, hand)
    known_until = Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    for row in rows:
        row.known_until = known_until if row.state == RowState.WRITTEN else None
    Row.objects.bulk_update(rows, ["state", "problems", "made", "known_until", "cells"])


def _write(good: Sequence[tuple[Row, Values]], hand: Hand) -> None:
    made = WRITE[hand.batch.kind]([values for _row, values in good], hand) if good else []
    for (row, _values), things in zip(good, made, strict=True):
        row.state, row.made, row.cells = RowState.WRITTEN, [list(thing) for thing in things], []


def _write_alone(one: tuple[Row, Values], hand: Hand) -> None:
    try:
        with transaction.atomic():
            _write([one], hand)
    except CANNOT:
        one[0].state, one[0].problems = RowState.REFUSED, [told("", Wrong("changed"))]


def _people(rows: Sequence[Values], hand: Hand) -> list[Made]:
    batch, on = hand.batch, hand.ground.on
    side = Side.MENTOR if batch.kind == Kind.MENTORS else Side.MENTEE
    enrolled = enrol(
        [_listed(values, hand) for values in rows],
        side=side,
        entity=hand.ground.entity,
        notice=text_for(NOTICE, on=on),
        how=batch.informed,
        by=hand.by,
        at=hand.at,
        note=hand.note,
    )
    Briefing.objects.bulk_create(
        Briefing(
            person=one.person,
            kind=TrainingKind.MENTOR_TRAINING,
            given_on=values["trained_on"],
            minutes=60 * values.get("trained_hours", TRAINED_HOURS),
            entity=batch.entity,
            noted_by=hand.by.person,
            noted_at=hand.at,
        )
        for values, one in zip(rows, enrolled, strict=True)
        if "trained_on" in values
    )
    if batch.tells:
        _tell(enrolled, at=hand.at)
    return [one.made() for one in enrolled]


def _listed(values: Values, hand: Hand) -> Listed:
    born = values.get("birth_date")
    minor = born is not None and age_on(born, hand.ground.on) < ADULT
    profile = {name: values[name] for name in PROFILE if name in values}
    return Listed(
        person={"language": DEFAULT} | {name: values[name] for name in PERSON if name in values},
        profile={"is_adult": not minor, "is_minor": minor, "lives_abroad": "country" in values, **profile},
        areas=values["areas"],
        languages=values["languages"],
        registered_on=values.get("registered_on") or values.get("accepted_on") or hand.ground.on,
        accepted_on=values.get("accepted_on"),
        trained_on=values.get("trained_on"),
        capacity=values.get("capacity", 1),
    )


def _tell(enrolled: Sequence[Enrolled], *, at: datetime) -> None:
    """Those who wait for a decision are told that we have their registration; nobody else is told of a past."""
    for one in enrolled:
        if one.part is None:
            notices.received(one.application, at=at)


def _entities(rows: Sequence[Values], hand: Hand) -> list[Made]:
    made: list[Made] = []
    for values in rows:
        entity = add_entity(
            name=values["name"],
            kind=values["kind"],
            municipality_code=values.get("municipality_code"),
            publics=values["publics"],
            areas=values.get("areas", ()),
            public_email=values.get("public_email", ""),
            by=hand.by,
            at=hand.at,
        )
        if card := {name: values[name] for name in CARD if name in values}:
            update_entity(entity, by=hand.by, at=hand.at, **card)
        made.append([("entity", entity.public_id)])
    return made


def _mentorships(rows: Sequence[Values], hand: Hand) -> list[Made]:
    made: list[Made] = []
    for values in rows:
        mentor, mentee = hand.ground.mentor(values["mentor"]), hand.ground.mentee(values["mentee"])
        area = values["area"][0] if "area" in values else first_need(mentee)
        assert area is not None  # a row without one has a problem
        past = Past(
            state=state_of(values),
            opened_on=values["opened_on"],
            started_on=values.get("started_on"),
            ended_on=values.get("ended_on"),
            end_reason=values.get("end_reason", ""),
            main_area=area,
        )
        mentorship = take_over(mentee, mentor, past, by=hand.by, at=hand.at, note=hand.note)
        made.append([("mentorship", mentorship.public_id)])
    return made


def _meetings(rows: Sequence[Values], hand: Hand) -> list[Made]:
    met = [
        Met(
            mentorship=hand.ground.pair(values),
            held_on=values["held_on"],
            minutes=values["minutes"],
            mode=values["mode"],
        )
        for values in rows
    ]
    return [[("meeting", meeting.public_id)] for meeting in note_meetings(met, by=hand.by, at=hand.at)]


WRITE: Mapping[str, Callable[[Sequence[Values], Hand], list[Made]]] = {
    Kind.MENTORS: _people,
    Kind.MENTEES: _people,
    Kind.ENTITIES: _entities,
    Kind.MENTORSHIPS: _mentorships,
    Kind.MEETINGS: _meetings,
}
