"""From rows to the people that pairing knows: the only place that knows both worlds."""

from datetime import date
from typing import Any

from mentores.pairing.people import LEVELS
from mentores.pairing.people import Mentee as PairingMentee
from mentores.pairing.people import Mentor as PairingMentor
from mentores.participants.models import Mentee, Mentor, Profile, Side
from mentores.partners.models import Public


def mentor_for_pairing(mentor: Mentor, *, places: int, on: date) -> PairingMentor:
    """`places` is how many are free. Who did not say whom to accompany accompanies everybody."""
    return PairingMentor(
        **_person(mentor.public_id, mentor.profile),
        areas=frozenset(_areas(mentor.profile, Side.MENTOR)),
        publics=frozenset(mentor.profile.publics or list(Public.values)),
        minors=mentor.may_meet_minors(on=on),
        places=places,
    )


def mentee_for_pairing(mentee: Mentee, *, on: date) -> PairingMentee:
    profile = mentee.profile
    return PairingMentee(
        **_person(mentee.public_id, profile),
        areas=tuple(_areas(profile, Side.MENTEE)),
        public=profile.public,  # type: ignore[arg-type]  # the column holds only these
        minor=profile.is_minor,
        abroad=profile.lives_abroad,
        wait_days=mentee.waited_days(on=on),
    )


def _person(key: str, profile: Profile) -> dict[str, Any]:
    return {
        "key": key,
        "gender": profile.gender,
        "municipality": profile.municipality_id,
        "lat": profile.municipality.lat,
        "lon": profile.municipality.lon,
        "languages": {row.language_id: LEVELS[row.level] for row in profile.languages.all()},
        "availability": profile.availability,
        "mode": profile.mode,
        "travel_km": profile.travel_km,
        "gender_wish": profile.gender_wish,
    }


def _areas(profile: Profile, side: str) -> list[str]:
    rows = sorted((row for row in profile.areas.all() if row.side == side), key=lambda row: row.rank)
    return [row.area_id for row in rows]
