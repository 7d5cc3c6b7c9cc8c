"""From the answers on the screens to what the programme keeps."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from mentores.admissions.services import Applicant
from mentores.participants.models import Level, Side
from mentores.participants.models.profile import EVERY_PERIOD
from mentores.participants.services.profiles import Answers
from mentores.web.registering.questions import AFTERNOONS, EVENINGS, HERE, MORNINGS, NO, WEEKENDS
from mentores.web.widgets import PERIODS

WORKDAYS, DAYS = 5, 7
RANKS = {level: rank for rank, level in enumerate(Level.values)}
ENOUGH = {"pt": RANKS[Level.A2], "en": RANKS[Level.B1]}  # to talk for the first time without an interpreter


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """Everything that `admissions.submit` takes from a form."""

    applicant: Applicant
    answers: Answers
    side: str
    areas: list[str]
    languages: dict[str, str]


def gathered(cleaned: Mapping[str, Any], *, side: str, language: str) -> Registration:
    """What the questions of one side were answered with; the person reads `language`."""
    is_mentor = side == Side.MENTOR
    return Registration(
        applicant=Applicant(
            full_name=cleaned["full_name"],
            contact_email=cleaned["email"],
            phone=cleaned["phone"],
            language=language,
        ),
        answers=_answers(cleaned, **(_of_mentor(cleaned) if is_mentor else _of_mentee(cleaned))),
        side=side,
        areas=cleaned["areas" if is_mentor else "needs"],
        languages=cleaned["languages"],
    )


def is_minor(cleaned: Mapping[str, Any]) -> bool:
    return bool(cleaned.get("adult") == NO)


def availability(times: Collection[str]) -> int:
    """The 21 bits of mornings, afternoons and evenings from Monday to Friday, and of the weekend."""
    bits = 0
    for period, name in enumerate((MORNINGS, AFTERNOONS, EVENINGS)):
        if name in times:
            bits |= sum(1 << (day * len(PERIODS) + period) for day in range(WORKDAYS))
    if WEEKENDS in times:
        bits |= EVERY_PERIOD & ~((1 << WORKDAYS * len(PERIODS)) - 1)
    return bits


def interpreter(languages: Mapping[str, str]) -> str:
    """The language somebody needs an interpreter for: the one spoken best, unless a first talk goes without."""
    if any(code in languages and RANKS[languages[code]] >= rank for code, rank in ENOUGH.items()):
        return ""
    return max(languages, key=lambda code: RANKS[languages[code]], default="")


def _answers(cleaned: Mapping[str, Any], **of_side: Any) -> Answers:
    return Answers(
        municipality_id=cleaned["municipality"],
        is_adult=not is_minor(cleaned),
        is_minor=is_minor(cleaned),
        lives_abroad=cleaned["country"] != HERE,
        country="" if cleaned["country"] == HERE else cleaned["country"],
        contact_of=cleaned["contact_of"],
        interpreter=interpreter(cleaned["languages"]),
        **of_side,
    )


def _of_mentor(cleaned: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "availability": availability(cleaned["times"]),
        **{name: cleaned[name] for name in ("hours_a_month", "strengths", "networks", "why")},
    }


def _of_mentee(cleaned: Mapping[str, Any]) -> dict[str, Any]:
    guardian = ("guardian_name", "guardian_contact", "guardian_agreed") if is_minor(cleaned) else ()
    return {"own_words": cleaned["own_words"], **{name: cleaned[name] for name in guardian}}
