"""The people of the demonstration: what they answer in the form, and where their way leads."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mentores.admissions.models import Application
from mentores.admissions.services import Applicant
from mentores.core.languages import DEFAULT
from mentores.demo.rows import PersonRow
from mentores.participants.models import Mentee, Mentor, Phase, Side
from mentores.participants.services.profiles import Answers
from mentores.partners.models import Entity, Public

ONLY_RETURNING = {"P0000004", "P0000234"}  # mentors on islands, for emigrants who return: no entity there serves these
WITHOUT_OWNER = "P0000234"  # the national team has not given this one to anybody yet
RECENTLY = date(2015, 8, 14)  # whoever is «in process» and registered from here on waits for a decision
GOOD_ENOUGH = {"B1", "B2", "C1", "C2", "native"}


class Fate(StrEnum):
    """Where a person's way through the programme leads, mentorships left aside."""

    UNDECIDED = "undecided"
    NOT_ACCEPTED = "not_accepted"
    WITHDRAWN = "withdrawn"
    IN_TRAINING = "in_training"
    ACTIVE = "active"
    PAUSED = "paused"
    LEFT = "left"


IN_PROCESS = {
    Side.MENTOR: (Fate.IN_TRAINING, Fate.IN_TRAINING, Fate.NOT_ACCEPTED, Fate.IN_TRAINING, Fate.WITHDRAWN),
    Side.MENTEE: (Fate.WITHDRAWN, Fate.NOT_ACCEPTED),
}


@dataclass(slots=True, kw_only=True)
class Someone:
    """A person, what becomes of them, and what the acts have made of them so far."""

    row: PersonRow
    fate: Fate
    phase: Phase = Phase.NETWORK
    application: Application | None = None
    part: Mentor | Mentee | None = None

    @property
    def case(self) -> Application:
        assert self.application is not None  # registering comes first
        return self.application

    @property
    def entity(self) -> Entity:
        assert self.case.entity is not None  # the national team has given it to one
        return self.case.entity

    @property
    def mentor(self) -> Mentor:
        assert isinstance(self.part, Mentor)
        return self.part

    @property
    def mentee(self) -> Mentee:
        assert isinstance(self.part, Mentee)
        return self.part


def cast(rows: list[PersonRow]) -> list[Someone]:
    """Everybody of the list. Of those «in process» for long, each side's go through the outcomes in turn."""
    turns = dict.fromkeys(Side.values, 0)
    found = []
    for row in rows:
        fate = _fate(row)
        if fate is None:
            outcomes = IN_PROCESS[Side(row.side)]
            fate = outcomes[turns[row.side] % len(outcomes)]
            turns[row.side] += 1
        found.append(Someone(row=row, fate=fate))
    return found


def _fate(row: PersonRow) -> Fate | None:
    if row.key == WITHOUT_OWNER or (row.status == "in_process" and row.registered_on >= RECENTLY):
        return Fate.UNDECIDED
    return None if row.status == "in_process" else Fate(row.status)


def applicant_of(row: PersonRow) -> Applicant:
    """Who speaks neither Portuguese nor English yet has no e-mail: the programme reaches them by telephone."""
    has_email = _reads(row) != DEFAULT or row.languages.get("pt") in GOOD_ENOUGH
    return Applicant(
        full_name=row.full_name,
        contact_email=row.email if has_email else "",
        phone="" if has_email else f"+35199{row.key[-7:]}",
        language=_reads(row),
    )


def answers_of(row: PersonRow) -> Answers:
    is_mentor = row.side == Side.MENTOR
    return Answers(
        municipality_id=row.municipality,
        availability=row.availability,
        gender=row.gender,
        gender_wish=row.gender_wish,
        is_adult=True,
        lives_abroad=row.lives_abroad,
        mode=row.mode,
        travel_km=row.travel_km,
        public="" if is_mentor else row.situation,
        publics=_publics(row) if is_mentor else [],
    )


def _publics(row: PersonRow) -> list[str]:
    return [Public.RETURNING_EMIGRANT.value] if row.key in ONLY_RETURNING else Public.values


def _reads(row: PersonRow) -> str:
    """Arabic for whoever grew up with it; Portuguese for whoever knows it well enough; else English, if known."""
    if {"ar", "ary"} & row.languages.keys():
        return "ar"
    return "en" if "en" in row.languages and row.languages.get("pt") not in GOOD_ENOUGH else DEFAULT
