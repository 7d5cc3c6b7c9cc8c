"""The one paper of a mentor: signing it, and what the entity makes sure of beside it."""

from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from mentores.access.models import Purpose
from mentores.access.services.codes import WrongCode, is_right, send_code
from mentores.accounts.roles import CASE_ROLES, Role
from mentores.accounts.viewer import Viewer
from mentores.audit.services import record
from mentores.consents.models import Text
from mentores.core.fields import said_in
from mentores.core.lifecycle import ActNotPossible
from mentores.links.services import revoke
from mentores.participants import notices
from mentores.participants.lifecycle import MentorState
from mentores.participants.models import Mentor, Paper, Reference, Signed, StayCheck
from mentores.participants.papers import programme_text

REFERENCES_MAX = 5


class NoWay(Exception):
    """The mentor has neither e-mail nor telephone, and signs on paper."""


class NoText(Exception):
    """No volunteer programme was published that could be signed."""


def works_on(viewer: Viewer, mentor: Mentor) -> bool:
    """The people of the mentor's entity who work on cases."""
    return viewer.role in CASE_ROLES and viewer.entity_id == mentor.entity_id


def signs(viewer: Viewer, mentor: Mentor) -> bool:
    """The mentor, signed in or through the link that asks to sign."""
    if viewer.purpose == "paper" and viewer.only == ("mentor", mentor.public_id):
        return True
    return viewer.role == Role.PARTICIPANT and viewer.person_id == mentor.person_id


def target_of(mentor: Mentor) -> str:
    """Where the code for signing goes: the e-mail, else the telephone, else nowhere."""
    return mentor.person.contact_email or mentor.person.phone


@transaction.atomic
def ask_to_sign(mentor: Mentor, *, by: Viewer, at: datetime) -> None:
    """Send the mentor the link to read and sign the paper. Raises PermissionDenied, ActNotPossible, NoText."""
    if not works_on(by, mentor):
        raise PermissionDenied
    _text(on=timezone.localdate(at))
    _refuse_who_has_left(mentor)
    revoke(kind="mentor", subject=mentor.public_id, purpose="paper", at=at)
    notices.paper_to_sign(mentor, at=at)
    record("participants", "ask_to_sign", kind="mentor", subject=mentor.public_id, by=by, at=at)


def send_signing_code(mentor: Mentor, *, by: Viewer, at: datetime) -> str:
    """Send the code that signs, and return where it went. Raises PermissionDenied, NoWay, TooManyTries."""
    if not signs(by, mentor):
        raise PermissionDenied
    target = target_of(mentor)
    if not target:
        raise NoWay
    send_code(mentor.person, purpose=Purpose.SIGN, target=target, at=at)
    return target


def sign(mentor: Mentor, *, text: Text, language: str, code: str, by: Viewer, at: datetime) -> Paper:
    """The mentor signs a version of the text on screen, as shown in one language, with the code.

    Raises PermissionDenied, WrongCode, ActNotPossible if another version is to be signed today.
    """
    if not signs(by, mentor):
        raise PermissionDenied
    if text != programme_text(on=timezone.localdate(at)):
        raise ActNotPossible("the text has changed since it was shown")
    target = target_of(mentor)
    if not is_right(mentor.person, purpose=Purpose.SIGN, target=target, code=code, at=at):
        raise WrongCode
    return _written(
        mentor, text, language, signed_on=timezone.localdate(at), how=Signed.SCREEN, target=target, by=by, at=at
    )


def record_paper(mentor: Mentor, *, signed_on: date, language: str, by: Viewer, at: datetime) -> Paper:
    """Staff note that the mentor signed the printed text on a day; the entity keeps the sheet.

    Raises PermissionDenied, NoText, or ActNotPossible for a day to come.
    """
    if not works_on(by, mentor):
        raise PermissionDenied
    if signed_on > timezone.localdate(at):
        raise ActNotPossible("nobody has signed on a day to come")
    text = _text(on=signed_on)
    return _written(mentor, text, language, signed_on=signed_on, how=Signed.PAPER, target="", by=by, at=at)


@transaction.atomic
def strike_out_paper(paper: Paper, *, by: Viewer, at: datetime) -> None:
    """What was recorded by mistake counts no longer. Twice is like once. Raises PermissionDenied."""
    if not works_on(by, paper.mentor):
        raise PermissionDenied
    if Paper.objects.filter(pk=paper.pk, struck_out_at=None).update(struck_out_at=at):
        record("participants", "strike_out_paper", kind="mentor", subject=paper.mentor.public_id, by=by, at=at)


@transaction.atomic
def note_stay(mentor: Mentor, *, is_valid: bool, on: date, by: Viewer, at: datetime) -> StayCheck:
    """Somebody of the entity has seen whether the mentor may stay in the country. No document is kept.

    Raises PermissionDenied, or ActNotPossible for a day to come.
    """
    if not works_on(by, mentor):
        raise PermissionDenied
    if on > timezone.localdate(at):
        raise ActNotPossible("nobody has seen anything on a day to come")
    check = StayCheck.objects.create(
        mentor=mentor, is_valid=is_valid, checked_on=on, checked_by=by.person, written_at=at
    )
    record("participants", "note_stay", kind="mentor", subject=mentor.public_id, by=by, at=at)
    return check


@transaction.atomic
def ask_reference(mentor: Mentor, *, name: str, email: str, language: str, by: Viewer, at: datetime) -> Reference:
    """Ask somebody who knows the mentor, by e-mail, through a link. The mentor has named them and agrees.

    Raises PermissionDenied, or ActNotPossible once as many have been asked as may be.
    """
    if not works_on(by, mentor):
        raise PermissionDenied
    if Reference.objects.filter(mentor=mentor).count() >= REFERENCES_MAX:
        raise ActNotPossible("enough people have been asked")
    reference = Reference.objects.create(
        mentor=mentor, name=name, email=email, language=language, asked_by=by.person, asked_at=at
    )
    notices.reference_wanted(reference, at=at)
    record("participants", "ask_reference", kind="mentor", subject=mentor.public_id, by=by, at=at)
    return reference


@transaction.atomic
def answer_reference(reference: Reference, *, recommends: bool, answer: str, by: Viewer, at: datetime) -> Reference:
    """What the person asked says of the mentor; once. Raises PermissionDenied, ActNotPossible."""
    if by.purpose != "reference" or by.only != ("reference", reference.public_id):
        raise PermissionDenied
    locked = Reference.objects.select_for_update(of=("self",)).get(pk=reference.pk)
    if locked.answered_at is not None:
        raise ActNotPossible("this was answered before")
    locked.recommends, locked.answer, locked.answered_at = recommends, answer.strip(), at
    locked.save(update_fields=["recommends", "answer", "answered_at"])
    record("participants", "answer_reference", kind="reference", subject=locked.public_id, by=by, at=at)
    return locked


@transaction.atomic
def _written(
    mentor: Mentor, text: Text, language: str, *, signed_on: date, how: str, target: str, by: Viewer, at: datetime
) -> Paper:
    mentor = Mentor.objects.select_for_update(of=("self",), no_key=True).get(pk=mentor.pk)
    _refuse_who_has_left(mentor)
    standing = Paper.objects.filter(mentor=mentor, entity=mentor.entity_id, text=text, struck_out_at=None).first()
    if standing:
        return standing
    paper = Paper.objects.create(
        mentor=mentor,
        entity_id=mentor.entity_id,
        text=text,
        language=said_in(text.body, language) or language,
        how=how,
        target=target,
        signed_on=signed_on,
        written_at=at,
        recorded_by=by.person if how == Signed.PAPER else None,
    )
    record("participants", "sign", kind="mentor", subject=mentor.public_id, by=by, at=at)
    return paper


def _text(*, on: date) -> Text:
    text = programme_text(on=on)
    if text is None:
        raise NoText
    return text


def _refuse_who_has_left(mentor: Mentor) -> None:
    if mentor.state == MentorState.INACTIVE:
        raise ActNotPossible("somebody who has left signs nothing")
