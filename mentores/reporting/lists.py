"""A list of an entity's own people as rows of words, to be taken away as a file."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from mentores.accounts.models import User
from mentores.accounts.viewer import Viewer
from mentores.admissions.models import Application
from mentores.core.fields import say
from mentores.core.languages import DEFAULT
from mentores.mentorships.listing import with_pairs
from mentores.mentorships.models import Mentorship
from mentores.mentorships.selectors import rows_for
from mentores.participants.lifecycle import MenteeStanding, MentorStanding
from mentores.participants.listing import with_answers, with_places
from mentores.participants.models import Mentee, Mentor, Profile, Side
from mentores.partners.models import ChargeKind
from mentores.partners.selectors import charges_of

AT_ONCE = 1000

Cases = QuerySet[Any]
Row = list[str]
Head = Sequence[str | Promise]

PERSON: Head = (_("Name"), _("E-mail"), _("Telephone"), _("Municipality"), _("Languages"), _("Areas"))
RESPONSIBLE = _("Responsible")
HEADS: Mapping[str, Head] = {
    ChargeKind.APPLICATION: (
        *PERSON,
        _("Wants to be"),
        _("Situation"),
        _("State"),
        _("Registered"),
        _("Next step by"),
        RESPONSIBLE,
    ),
    ChargeKind.MENTOR: (*PERSON, _("State"), _("Accepted"), _("Trained on"), _("Places taken"), RESPONSIBLE),
    ChargeKind.MENTEE: (*PERSON, _("Situation"), _("State"), _("Accepted"), _("Waits since"), RESPONSIBLE),
    ChargeKind.MENTORSHIP: (
        _("Mentee"),
        _("Mentor"),
        _("Area"),
        _("State"),
        _("Pair since"),
        _("Meetings"),
        _("Last meeting"),
        _("Ended"),
        RESPONSIBLE,
    ),
}


def rows_of(viewer: Viewer, kind: str, cases: Cases) -> Iterator[Row]:
    """The names of the columns, then each case as far as the viewer may see it, a thousand at a time.

    Whenever they are read, they speak the language that is active now.
    """
    return _spoken_in(get_language() or DEFAULT, _rows(viewer, kind, cases))


def _spoken_in(language: str, rows: Iterator[Row]) -> Iterator[Row]:
    while True:
        with override(language):
            row = next(rows, None)
        if row is None:
            return
        yield row


def _rows(viewer: Viewer, kind: str, cases: Cases) -> Iterator[Row]:
    yield [str(word) for word in HEADS[kind]]
    in_hands = dict(charges_of(viewer).filter(kind=kind).values_list("subject", "member__full_name"))
    laden, told = WRITTEN[kind]
    found = laden(cases).iterator(chunk_size=AT_ONCE)
    while some := list(islice(found, AT_ONCE)):
        yield from ([*row, in_hands.get(subject) or ""] for subject, row in told(viewer, some))


Told = Iterator[tuple[str, Row]]  # the public id of a case, and what is said of it


def _applications(viewer: Viewer, cases: list[Application]) -> Told:
    for case in cases:
        yield (
            case.public_id,
            [
                *_person(case.person, case.profile, side=case.side),
                case.get_side_display(),
                case.profile.get_public_display(),
                case.get_state_display(),
                _day(case.submitted_at),
                _day(case.due_on),
            ],
        )


def _mentors(viewer: Viewer, cases: list[Mentor]) -> Told:
    for case in cases:
        standing = MentorStanding(case.standing)  # type: ignore[attr-defined]  # annotated by with_standing
        taken = len(case.taken_places)  # type: ignore[attr-defined]  # prefetched by with_places
        yield (
            case.public_id,
            [
                *_person(case.person, case.profile, side=Side.MENTOR),
                str(standing.label),
                _day(case.accepted_at),
                _day(case.trained_on),
                f"{taken}/{case.capacity}",
            ],
        )


def _mentees(viewer: Viewer, cases: list[Mentee]) -> Told:
    for case in cases:
        standing = MenteeStanding(case.standing)  # type: ignore[attr-defined]  # annotated by with_standing
        yield (
            case.public_id,
            [
                *_person(case.person, case.profile, side=Side.MENTEE),
                case.profile.get_public_display(),
                str(standing.label),
                _day(case.accepted_at),
                _day(case.waiting_since),
            ],
        )


def _mentorships(viewer: Viewer, cases: list[Mentorship]) -> Told:
    for case in rows_for(viewer, cases):
        yield (
            case.public_id,
            [
                case.mentee_name or "",
                case.mentor_name or "",
                say(case.area.name),
                case.state_label,
                _day(case.opened_at),
                str(case.meeting_count),
                _day(case.last_met_on),
                _day(case.ended_at),
            ],
        )


WRITTEN: Mapping[str, tuple[Callable[[Cases], Cases], Callable[[Viewer, list[Any]], Told]]] = {
    ChargeKind.APPLICATION: (lambda cases: _spoken(with_answers(cases)), _applications),
    ChargeKind.MENTOR: (lambda cases: _spoken(with_places(with_answers(cases))), _mentors),
    ChargeKind.MENTEE: (lambda cases: _spoken(with_answers(cases)), _mentees),
    ChargeKind.MENTORSHIP: (with_pairs, _mentorships),
}


def _spoken(cases: Cases) -> Cases:
    return cases.prefetch_related("profile__languages__language")


def _person(person: User, profile: Profile, *, side: str) -> Row:
    languages = sorted(profile.languages.all(), key=lambda row: row.language.sort_order)
    return [
        person.full_name,
        person.contact_email,
        person.phone,
        profile.municipality.label,
        ", ".join(say(row.language.name) for row in languages),
        "; ".join(say(row.area.name) for row in profile.areas.all() if row.side == side),
    ]


def _day(moment: date | None) -> str:
    """As every spreadsheet programme sorts it, in Lisbon's days."""
    return (timezone.localdate(moment) if isinstance(moment, datetime) else moment).isoformat() if moment else ""
