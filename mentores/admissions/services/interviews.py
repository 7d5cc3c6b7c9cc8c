"""Booking the interview, moving it, and what came of it."""

from collections.abc import Mapping
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mentores.accounts.viewer import Viewer
from mentores.admissions import notices
from mentores.admissions.lifecycle import State
from mentores.admissions.models import Application, Interview, InterviewState
from mentores.admissions.policies import MAY
from mentores.admissions.services.stepping import step
from mentores.audit import services as audit
from mentores.core.lifecycle import ActNotPossible


class InThePast(Exception):
    """An interview is booked for a moment that is still to come."""


@transaction.atomic
def book(
    application: Application, *, starts_at: datetime, minutes: int, mode: str, place: str, by: Viewer, at: datetime
) -> Interview:
    """An interview is agreed; the person is invited. Raises InThePast, PermissionDenied, ActNotPossible."""
    application = audit.lock(application)
    _check_ahead(starts_at, at=at)
    if not MAY["book"](by, application):
        raise PermissionDenied
    interview = _booked(application) if application.state == State.BOOKED else None
    if interview is not None:
        raise ActNotPossible("an interview is booked already")
    interview = Interview(
        application=application,
        starts_at=starts_at,
        minutes=minutes,
        mode=mode,
        place=place,
        booked_at=at,
        booked_by=by.person,
    )
    interview.clean_fields(exclude=["application", "booked_by"])
    interview.save()
    interview.application = step(application, "book", by=by, at=at)
    notices.interview(interview, at=at)
    return interview


@transaction.atomic
def rebook(
    application: Application,
    *,
    starts_at: datetime,
    by: Viewer,
    at: datetime,
    minutes: int | None = None,
    mode: str | None = None,
    place: str | None = None,
) -> Interview:
    """The interview moves to another moment; what is not given stays. The person is told.

    Raises InThePast, PermissionDenied, ActNotPossible.
    """
    interview = _held_for(application, "rebook", by=by)
    _check_ahead(starts_at, at=at)
    interview.starts_at, interview.changes = starts_at, interview.changes + 1
    interview.minutes = minutes or interview.minutes
    interview.mode = mode or interview.mode
    interview.place = interview.place if place is None else place
    interview.confirmed_at, interview.reminded_at, interview.wish, interview.wished_at = None, None, "", None
    interview.clean_fields(exclude=["application", "booked_by"])
    interview.save()
    interview.application = step(application, "rebook", by=by, at=at)
    notices.interview(interview, moved=True, at=at)
    return interview


@transaction.atomic
def miss(application: Application, *, by: Viewer, at: datetime, note: str = "") -> Interview:
    """The person did not come. Raises PermissionDenied; ActNotPossible, also before the interview."""
    interview = _held_for(application, "miss", by=by)
    if interview.starts_at is None or at < interview.starts_at:
        raise ActNotPossible("the interview has not begun")
    interview = _closed(interview, InterviewState.MISSED, "miss", by=by, at=at, note=note)
    notices.interview_missed(interview, at=at)
    return interview


@transaction.atomic
def cancel_interview(application: Application, *, by: Viewer, at: datetime, note: str = "") -> Interview:
    """The interview is called off; the person is told. Raises PermissionDenied, ActNotPossible."""
    interview = _held_for(application, "cancel_interview", by=by)
    interview = _closed(interview, InterviewState.CANCELLED, "cancel_interview", by=by, at=at, note=note)
    notices.interview_off(interview, at=at)
    return interview


@transaction.atomic
def hold_interview(
    application: Application, *, held_on: date, answers: Mapping[str, str], guide: str, by: Viewer, at: datetime
) -> Interview:
    """The interview took place, as booked or without an appointment: its day, and the answers by the keys of a guide.

    Raises PermissionDenied, ActNotPossible.
    """
    application = audit.lock(application)
    interview = _booked(application) or Interview(application=application, booked_at=at, booked_by=by.person)
    interview.state, interview.held_on = InterviewState.HELD, held_on
    interview.answers, interview.guide = dict(answers), guide
    step(application, "interview", by=by, at=at, reached_at=application.reached_at or at)
    interview.save()
    return interview


@transaction.atomic
def correct_interview(
    application: Application, *, held_on: date, answers: Mapping[str, str], by: Viewer, at: datetime
) -> Interview:
    """What was written in the interview is put right, or more is added, before the decision.

    Raises PermissionDenied, ActNotPossible.
    """
    application = audit.lock(application)
    if not MAY["interview"](by, application):
        raise PermissionDenied
    held = Interview.objects.filter(application=application, state=InterviewState.HELD).order_by("booked_at", "pk")
    interview = held.last()
    if application.state != State.INTERVIEWED or interview is None:
        raise ActNotPossible(f"cannot correct the interview of a case that is {application.state}")
    interview.held_on, interview.answers = held_on, dict(answers)
    interview.save(update_fields=["held_on", "answers"])
    audit.note(application, "correct_interview", by=by, at=at)
    return interview


@transaction.atomic
def confirm_interview(interview: Interview, *, by: Viewer, at: datetime) -> Interview:
    """The person says that they come. Raises PermissionDenied, ActNotPossible."""
    interview = _asked(interview, "confirm_interview", by=by)
    interview.confirmed_at, interview.wish, interview.wished_at = at, "", None
    interview.save(update_fields=["confirmed_at", "wish", "wished_at"])
    audit.note(interview.application, "confirm_interview", by=by, at=at)
    return interview


@transaction.atomic
def ask_another_time(interview: Interview, *, wish: str, by: Viewer, at: datetime) -> Interview:
    """The person cannot come then and says when they could. Raises PermissionDenied, ActNotPossible."""
    interview = _asked(interview, "ask_another_time", by=by)
    interview.confirmed_at, interview.wish, interview.wished_at = None, wish, at
    interview.save(update_fields=["confirmed_at", "wish", "wished_at"])
    audit.note(interview.application, "ask_another_time", by=by, at=at)
    notices.another_time(interview, at=at)
    return interview


def _booked(application: Application) -> Interview | None:
    return Interview.objects.filter(application=application, state=InterviewState.BOOKED).first()


def _held_for(application: Application, act: str, *, by: Viewer) -> Interview:
    """The interview booked, its case held. Raises PermissionDenied, ActNotPossible."""
    application = audit.lock(application)
    if not MAY[act](by, application):
        raise PermissionDenied
    interview = _booked(application)
    if interview is None:
        raise ActNotPossible("no interview is booked")
    interview.application = application
    return interview


def _closed(interview: Interview, state: str, act: str, *, by: Viewer, at: datetime, note: str) -> Interview:
    interview.state = state
    interview.save(update_fields=["state"])
    interview.application = step(interview.application, act, by=by, at=at, note=note)
    return interview


def _asked(interview: Interview, act: str, *, by: Viewer) -> Interview:
    """The interview as it stands now, which its person may still answer."""
    application = audit.lock(interview.application)
    if not MAY[act](by, application):
        raise PermissionDenied
    booked = _booked(application)
    if booked is None or booked.pk != interview.pk:
        raise ActNotPossible("this interview is not to come any more")
    booked.application = application
    return booked


def _check_ahead(starts_at: datetime, *, at: datetime) -> None:
    if starts_at <= at:
        raise InThePast
