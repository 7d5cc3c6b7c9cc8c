"""Profiles, mentors and mentees: by default two people who go well together."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils import timezone

from mentores.accounts.models import User
from mentores.participants.lifecycle import MenteeState, MentorState
from mentores.participants.models import GenderWish, Handover, Mentee, Mentor, Mode, Profile, Side, Travel
from mentores.participants.models.profile import EVERY_PERIOD
from mentores.participants.services import mentees, mentors, profiles
from mentores.participants.services.handovers import ask_entity
from mentores.participants.services.profiles import Answers
from mentores.partners.models import Entity, Public
from mentores.training.models import MENTEE_MINUTES, MENTOR_MINUTES
from mentores.training.services import note_training
from mentores.training.topics import TOPICS, Kind
from tests.factories.accounts import make_person
from tests.factories.moments import NOON, TODAY
from tests.factories.partners import acting_for, make_entity
from tests.factories.territories import LISBOA, reference_data

PORTUGUESE: Mapping[str, str] = {"pt": "B2"}
DOCUMENTS = "SER-DOC"
MINUTES = {Kind.MENTOR_TRAINING: MENTOR_MINUTES, Kind.MENTEE_ORIENTATION: MENTEE_MINUTES}


def make_answers(
    *,
    municipality: str = LISBOA,
    availability: int = EVERY_PERIOD,
    gender: str = "",
    gender_wish: str = GenderWish.NONE,
    is_minor: bool = False,
    lives_abroad: bool = False,
    mode: str = Mode.EITHER,
    travel_km: int = Travel.NEIGHBOURS,
    public: str | None = Public.IMMIGRANT,
    publics: Sequence[str] | None = tuple(Public.values),
) -> Answers:
    """What somebody says who is easy to match, except for what is given."""
    return Answers(
        municipality_id=municipality,
        availability=availability,
        gender=gender,
        gender_wish=gender_wish,
        is_adult=not is_minor,
        is_minor=is_minor,
        lives_abroad=lives_abroad,
        mode=mode,
        travel_km=travel_km,
        public=public,
        publics=publics if publics is None else list(publics),
    )


def make_profile(
    person: User | None = None,
    *,
    side: str = Side.MENTEE,
    answers: Answers | None = None,
    areas: Sequence[str] = (DOCUMENTS,),
    languages: Mapping[str, str] = PORTUGUESE,
) -> Profile:
    """A person's answers."""
    reference_data()
    return profiles.save(
        person or make_person(), answers or make_answers(), side=side, areas=areas, languages=languages
    )


def make_mentor(
    entity: Entity | None = None,
    *,
    person: User | None = None,
    state: str = MentorState.READY,
    capacity: int = 1,
    answers: Answers | None = None,
    areas: Sequence[str] = (DOCUMENTS,),
    languages: Mapping[str, str] = PORTUGUESE,
    at: datetime = NOON,
) -> Mentor:
    """A mentor of the entity, ready unless another state is asked for; unless in training, with the hours for it."""
    entity = entity or make_entity()
    profile = make_profile(person, side=Side.MENTOR, answers=answers, areas=areas, languages=languages)
    by = acting_for(entity)
    trained_on = None if state == MentorState.IN_TRAINING else TODAY
    mentor = mentors.admit(profile, entity=entity, capacity=capacity, trained_on=trained_on, by=by, at=at)
    if trained_on:
        be_prepared(mentor, at=at)
    if state == MentorState.PAUSED:
        return mentors.pause_mentor(mentor, by=by, at=at)
    if state == MentorState.INACTIVE:
        return mentors.deactivate(mentor, by=by, at=at)
    return mentor


def make_mentee(
    entity: Entity | None = None,
    *,
    person: User | None = None,
    state: str = MenteeState.WAITING,
    answers: Answers | None = None,
    areas: Sequence[str] = (DOCUMENTS,),
    languages: Mapping[str, str] = PORTUGUESE,
    waiting_since: datetime = NOON,
    prepared: bool = True,
    at: datetime = NOON,
) -> Mentee:
    """A mentee of the entity who knows how it works, waiting unless another state is asked for."""
    entity = entity or make_entity()
    profile = make_profile(person, side=Side.MENTEE, answers=answers, areas=areas, languages=languages)
    by = acting_for(entity)
    mentee = mentees.admit(profile, entity=entity, waiting_since=waiting_since, by=by, at=at)
    if prepared:
        be_prepared(mentee, at=at)
    if state == MenteeState.PAUSED:
        return mentees.pause_mentee(mentee, by=by, at=at)
    if state == MenteeState.DONE:
        return mentees.finish(mentee, by=by, at=at)
    return mentee


def be_prepared(participant: Mentor | Mentee, *, at: datetime = NOON) -> None:
    """Somebody of the entity gave the hours that come before a first match, on every topic."""
    kind = Kind.MENTOR_TRAINING if isinstance(participant, Mentor) else Kind.MENTEE_ORIENTATION
    note_training(
        participant.person,
        kind=kind,
        on=min(TODAY, timezone.localdate(at)),
        minutes=MINUTES[kind],
        topics=TOPICS[kind],
        by=acting_for(participant.entity),
        at=at,
    )


def make_handover(mentor: Mentor, *, to: Entity | None = None, at: datetime = NOON) -> Handover:
    """Another entity is asked to accompany a mentor who waits."""
    return ask_entity(mentor, to=to or make_entity(), by=acting_for(mentor.entity), at=at)
