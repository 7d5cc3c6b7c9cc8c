"""What must be there before a first match, as lines of a page: what is done and what is missing."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from mentores.accounts.viewer import Viewer
from mentores.core.days import in_words
from mentores.participants.models import Mentee, Mentor, Side
from mentores.participants.papers import paper_of, stay_check_of
from mentores.training.selectors import Preparation, preparation_of
from mentores.training.services import NotPrepared
from mentores.web.days import length


@dataclass(frozen=True, slots=True)
class Check:
    is_done: bool
    said: str | Promise


@dataclass(frozen=True, slots=True)
class Checks:
    """How far a mentor or mentee is prepared. `part` is put on their page: «desk/training/part.html»."""

    preparation: Preparation
    lines: list[Check]
    page: str
    public_id: str

    @property
    def is_complete(self) -> bool:
        return all(line.is_done for line in self.lines)


def checks_of(viewer: Viewer, participant: Mentor | Mentee, *, on: date) -> Checks | None:
    """What is done and what is missing before a first match; None for somebody the viewer does not accompany."""
    side = Side.MENTOR if isinstance(participant, Mentor) else Side.MENTEE
    preparation = preparation_of(viewer, participant.person, side)
    if preparation is None:
        return None
    lines = [_hours(preparation)]
    if isinstance(participant, Mentor):
        lines += [_paper(participant), _insurance(participant, on=on), *_stay(participant)]
    return Checks(preparation, lines, page_of(participant), participant.public_id)


def _hours(preparation: Preparation) -> Check:
    if not preparation.has_hours and preparation.waiver:
        return Check(is_done=True, said=_("Matched without all the hours, for a reason that is written down."))
    said = (
        _("%(had)s of %(required)s of training.")
        if preparation.side == Side.MENTOR
        else _("%(had)s of %(required)s of orientation.")
    )
    lengths = {"had": length(preparation.minutes), "required": length(preparation.required)}
    return Check(preparation.has_hours, said % lengths)


def _paper(mentor: Mentor) -> Check:
    paper = paper_of(mentor)
    if paper is None:
        return Check(is_done=False, said=_("The volunteer programme is not signed."))
    said = _("The volunteer programme was signed on %(day)s.")
    return Check(is_done=True, said=said % {"day": in_words(paper.signed_on)})


def _insurance(mentor: Mentor, *, on: date) -> Check:
    until = mentor.entity.insurance_until
    if until is None:
        return Check(is_done=False, said=_("No group insurance is written down. Volunteers may not work without one."))
    if not mentor.entity.is_insured(on=on):
        return Check(is_done=False, said=_("The group insurance ended on %(day)s.") % {"day": in_words(until)})
    return Check(is_done=True, said=_("The group insurance is valid until %(day)s.") % {"day": in_words(until)})


def _stay(mentor: Mentor) -> list[Check]:
    """Only where somebody had to look."""
    check = stay_check_of(mentor)
    if check is None:
        return []
    day = {"day": in_words(check.checked_on)}
    if check.is_valid:
        return [Check(is_done=True, said=_("The right to stay was seen on %(day)s.") % day)]
    return [Check(is_done=False, said=_("There was no right to stay on %(day)s.") % day)]


def to_preparation(request: HttpRequest, refusal: NotPrepared) -> HttpResponse:
    """Where the two ways out are, with a sentence that says why somebody came there."""
    messages.warning(
        request,
        _("Nothing was changed: hours are missing before the first match. Note them here, or say why not."),
    )
    return redirect(page_of(refusal.participant), refusal.participant.public_id)


def page_of(participant: Mentor | Mentee) -> str:
    return "desk:mentor-preparation" if isinstance(participant, Mentor) else "desk:mentee-preparation"
