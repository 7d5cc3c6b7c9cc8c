"""The acts of a proposal. Each is one transaction, and each goes through `_move`."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model, Q
from django.utils import timezone

from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.admissions.models import Application
from mentores.admissions.notices import arrived
from mentores.audit import services as audit
from mentores.audit.models import Event
from mentores.core.lifecycle import ActNotPossible
from mentores.matching import notices
from mentores.matching.gather import mentee_for_pairing, mentor_for_pairing
from mentores.matching.lifecycle import LIFECYCLE
from mentores.matching.models import Answer, Proposal
from mentores.matching.policies import MAY, accompanies_mentee, side_asked, sides_of_technician, unconfirmed_sides
from mentores.mentorships.models import Mentorship
from mentores.mentorships.selectors import failed_pairs, open_mentorship_of
from mentores.mentorships.services import open_mentorship
from mentores.pairing.scores import DEFAULT_WEIGHTS
from mentores.pairing.snapshot import explain
from mentores.participants.lifecycle import MenteeState, MentorState
from mentores.participants.models import Mentee, Mentor, Side
from mentores.participants.selectors import first_need
from mentores.participants.services.mentors import NoPlace, ask_no_more, give_back, take_place, taken_places
from mentores.partners.models import ChargeKind, Entity
from mentores.partners.policies import MAY as MAY_ENTITY
from mentores.partners.selectors import open_charges
from mentores.partners.services import move_case
from mentores.training.services import hold_insured, hold_prepared

ANSWER_TIME = timedelta(days=10)
CASES: Mapping[str, type[Model]] = {
    ChargeKind.APPLICATION: Application,
    ChargeKind.MENTORSHIP: Mentorship,
    ChargeKind.MENTOR: Mentor,
    ChargeKind.MENTEE: Mentee,
}
PEOPLE = (ChargeKind.APPLICATION, ChargeKind.MENTOR, ChargeKind.MENTEE)


class NotPossible(Exception):
    """The two cannot be paired: `rules` are the codes of what stands against it."""

    def __init__(self, *rules: str) -> None:
        super().__init__(*rules)
        self.rules = rules


class WhichSide(Exception):
    """The viewer speaks for both sides, or for the other one, and must say for which."""


@transaction.atomic
def propose(mentee: Mentee, mentor: Mentor, *, by: Viewer, at: datetime) -> Proposal:
    """Propose a mentor for a waiting mentee; the proposer's side, or both sides, are confirmed in the same act.

    Raises PermissionDenied, NotPrepared, NotInsured, or NotPossible with "waiting", "proposed", "mentored", "ready",
    "past_pair" or the codes of pairing's rules.
    """
    mentee = audit.lock(mentee)
    if not accompanies_mentee(by, mentee):
        raise PermissionDenied
    places = mentor.capacity - len(taken_places(mentor))
    obstacles = _obstacles(mentee, mentor)
    on = timezone.localdate(at)
    fit = explain(mentor_for_pairing(mentor, places=places, on=on), mentee_for_pairing(mentee, on=on))
    if obstacles or fit.score is None:
        raise NotPossible(*obstacles, *fit.failed)
    proposal = Proposal.objects.create(
        mentor=mentor,
        mentee=mentee,
        score=fit.score.total,
        parts=[[part.code, part.points, part.most] for part in fit.score.parts],
        weights_version=DEFAULT_WEIGHTS.version,
        suggested_at=at,
        expires_at=at + ANSWER_TIME,
    )
    audit.begin(proposal, by=by, at=at)
    return confirm(proposal, by=by, at=at)


@transaction.atomic
def confirm(proposal: Proposal, *, by: Viewer, at: datetime) -> Proposal:
    """A technician confirms the side, or both sides, of the own entity; once both are, the two people are asked.

    Raises ActNotPossible if this entity has nothing left to confirm, NotPrepared if somebody on such a side has not
    had the training or orientation that comes before a first match, and NotInsured for a mentor whose entity has no
    valid group insurance.
    """
    proposal = _move(proposal, "confirm", by=by, at=at)
    sides = unconfirmed_sides(by, proposal)
    if not sides:
        raise ActNotPossible("this side is confirmed already")
    hold_prepared(*(getattr(proposal, side) for side in sides))
    if Side.MENTOR in sides:
        hold_insured(proposal.mentor, at=at)
    for side in sides:
        setattr(proposal, f"confirmed_{side}_side_by", by.person)
        setattr(proposal, f"confirmed_{side}_side_at", at)
    proposal.save()
    if not proposal.is_confirmed():
        other = proposal.mentor.entity if proposal.mentee.entity_id == by.entity_id else proposal.mentee.entity
        notices.confirmation_wanted(proposal, of=other, at=at)
        return proposal
    proposal = _move(proposal, "ask", by=by, at=at)
    proposal.expires_at = at + ANSWER_TIME
    proposal.save()
    notices.asked(proposal, at=at)
    return proposal


@transaction.atomic
def answer(
    proposal: Proposal,
    answer: str,
    *,
    by: Viewer,
    at: datetime,
    side: str | None = None,
    shares_email: bool = False,
    shares_phone: bool = False,
    note: str = "",
) -> Proposal:
    """One side says yes, no, or that it wants to talk first. A technician who notes an answer says for which `side`.

    A yes says which contact the other may see. A mentor's yes takes a place; when both said yes the mentorship opens; a
    no ends the proposal. If the mentor's last place was taken meanwhile, or one of the two has paused, the proposal is
    withdrawn: look at the state returned. Nothing begins with a mentor whose entity has no valid group insurance: then
    the second yes is not taken. Raises WhichSide, ActNotPossible, PermissionDenied, NotInsured.
    """
    proposal = _move(proposal, "answer", by=by, at=at, note=note)
    if proposal.is_overdue(at=at):
        raise ActNotPossible("the time to answer is over")
    spoken_for = _side_of_answer(proposal, by=by, side=side)
    before = getattr(proposal, f"{spoken_for}_answer")
    setattr(proposal, f"{spoken_for}_answer", answer)
    shared = {"email": shares_email, "phone": shares_phone} if answer == Answer.YES else {}
    setattr(proposal, f"{spoken_for}_shares", [contact for contact, may_see in shared.items() if may_see])
    has_place = spoken_for == Side.MENTEE or _settle_place(proposal, at=at)
    proposal.save()
    if not has_place:
        return _close(proposal, "withdraw", by=SYSTEM, at=at, note="no_place")
    if answer == Answer.NO:
        return _close(proposal, "decline", by=by, at=at)
    if answer == Answer.TALK and before != Answer.TALK:
        side_entity = proposal.mentor.entity if spoken_for == Side.MENTOR else proposal.mentee.entity
        notices.talk_wanted(proposal, to=side_entity, at=at)
    if proposal.mentor_answer == proposal.mentee_answer == Answer.YES:
        if not _stands(proposal, at=at):
            return _close(proposal, "withdraw", by=SYSTEM, at=at)
        hold_insured(proposal.mentor, at=at)
        return _accept(proposal, by=by, at=at)
    return proposal


@transaction.atomic
def withdraw(proposal: Proposal, *, by: Viewer, at: datetime, note: str = "") -> Proposal:
    """The proposal is taken back; whoever was asked is told."""
    return _close(proposal, "withdraw", by=by, at=at, note=note)


@transaction.atomic
def mark_mistaken(proposal: Proposal, *, by: Viewer, at: datetime, note: str = "") -> Proposal:
    """The proposal should never have been made."""
    return _close(proposal, "mark_mistaken", by=by, at=at, note=note)


@transaction.atomic
def expire(proposal: Proposal, *, at: datetime) -> Proposal:
    """Nobody answered in time. Raises ActNotPossible before that time is over."""
    if not audit.lock(proposal).is_overdue(at=at):
        raise ActNotPossible("there is still time to answer")
    return _close(proposal, "expire", by=SYSTEM, at=at)


def expire_overdue(*, at: datetime) -> None:
    """Expire every proposal whose time is over."""
    for proposal in Proposal.objects.undecided().filter(expires_at__lte=at):
        with suppress(ActNotPossible):  # somebody decided in this moment
            expire(proposal, at=at)


def catch_up(*, at: datetime) -> None:
    """Withdraw what no longer stands: the mentee or the mentor has paused or left since the proposal was made."""
    audit.read_on("matching", lambda event: _withdraw_if_moot(event, at=at))
    expire_overdue(at=at)


@transaction.atomic
def transfer_cases(
    entity: Entity, *, to: Entity, by: Viewer, at: datetime, reason: str, kinds: Collection[str] = PEOPLE
) -> dict[str, int]:
    """Every open case of an entity, or those of some kinds, goes to another, active one; how many of each kind.

    A mentorship goes with its mentee. The people are told. Proposals without an outcome are withdrawn, and no other
    entity is asked about these mentors any more.
    Raises PermissionDenied, or ActNotPossible if `to` is not active or is the same entity.
    """
    if not MAY_ENTITY["transfer_cases"](by, entity):
        raise PermissionDenied
    if to.pk == entity.pk or not to.is_active(on=timezone.localdate(at)):
        raise ActNotPossible("cases go to another, active entity")
    of_entity = Q(mentor__entity=entity) | Q(mentee__entity=entity)
    for proposal in Proposal.objects.undecided().filter(of_entity).order_by("pk"):
        _close(proposal, "withdraw", by=SYSTEM, at=at, note="transfer")
    wanted = {*kinds, ChargeKind.MENTORSHIP} if ChargeKind.MENTEE in kinds else {*kinds}
    held = {kind: _held_cases(entity, kind) for kind in CASES if kind in wanted}  # before the other entity is
    moved = {
        kind: [move_case(case, kind, to=to, by=by, at=at, reason=reason) for case in found]
        for kind, found in held.items()
    }
    ask_no_more(moved.get(ChargeKind.MENTOR, []), at=at)
    counts = {kind: len(cases) for kind, cases in moved.items() if cases}
    _tell_of_transfer(to, moved, at=at)
    audit.record("matching", "transfer_cases", kind="entity", subject=entity.public_id, by=by, at=at)
    return counts


def _held_cases(entity: Entity, kind: str) -> list[Any]:
    """The open cases of a kind, locked. What ended or went elsewhere while the lock was awaited is left out."""
    charges = open_charges(entity).filter(kind=kind)
    rows = CASES[kind]._default_manager.select_for_update(of=("self",), no_key=True)
    locked: list[Any] = list(rows.filter(public_id__in=charges.values("subject")).order_by("pk"))
    still_open = set(charges.values_list("subject", flat=True))
    return [case for case in locked if case.public_id in still_open]


def _tell_of_transfer(to: Entity, cases: Mapping[str, Sequence[Any]], *, at: datetime) -> None:
    for application in cases.get(ChargeKind.APPLICATION, ()):
        arrived(application, at=at)
    people = {case.person.pk: case.person for kind in PEOPLE for case in cases.get(kind, ())}
    for person in people.values():
        notices.accompanied_by(to, person, at=at)
    if number := sum(map(len, cases.values())):
        notices.cases_arrived(to, number=number, at=at)


def _withdraw_if_moot(event: Event, *, at: datetime) -> None:
    if event.app != "participants":
        return
    undecided = Proposal.objects.undecided().select_related("mentee", "mentor")
    if event.kind == "mentee":
        moot = undecided.filter(mentee__public_id=event.subject).exclude(mentee__state=MenteeState.WAITING)
    else:
        moot = undecided.filter(mentor__public_id=event.subject).exclude(mentor__state=MentorState.READY)
    for proposal in moot:
        with suppress(ActNotPossible):  # somebody decided in this moment
            _close(proposal, "withdraw", by=SYSTEM, at=at)


def _obstacles(mentee: Mentee, mentor: Mentor) -> list[str]:
    found = {
        "waiting": mentee.state != MenteeState.WAITING,
        "proposed": Proposal.objects.undecided().filter(mentee=mentee).exists(),
        "mentored": open_mentorship_of(mentee) is not None,
        "ready": mentor.state != MentorState.READY,
        "past_pair": (mentor.pk, mentee.pk) in failed_pairs(),
        "oneself": mentor.person_id == mentee.person_id,
    }
    return [code for code, stands in found.items() if stands]


def _side_of_answer(proposal: Proposal, *, by: Viewer, side: str | None) -> str:
    asked = side_asked(by, proposal)
    own = [asked] if asked else sides_of_technician(by, proposal)
    if side is None and len(own) == 1:
        return own[0]
    if side not in own:
        raise WhichSide
    return side


def _settle_place(proposal: Proposal, *, at: datetime) -> bool:
    """A mentor's yes takes a place, any other answer gives it back. False: there was no place left."""
    if proposal.mentor_answer != Answer.YES:
        _release(proposal, at=at)
    elif proposal.place is None:
        try:
            proposal.place = take_place(proposal.mentor, at=at)
        except NoPlace:
            proposal.mentor_answer = Answer.NONE
            return False
    return True


def _stands(proposal: Proposal, *, at: datetime) -> bool:
    """Both people are still looking for one another, and the mentor may still meet somebody under 18 if need be."""
    mentor, mentee = audit.lock(proposal.mentor), audit.lock(proposal.mentee)
    looking = mentor.state == MentorState.READY and mentee.state == MenteeState.WAITING
    return looking and (not mentee.profile.is_minor or mentor.may_meet_minors(on=timezone.localdate(at)))


def _release(proposal: Proposal, *, at: datetime) -> None:
    if proposal.place is not None:
        give_back(proposal.place, at=at)
        proposal.place = None


def _accept(proposal: Proposal, *, by: Viewer, at: datetime) -> Proposal:
    proposal = _move(proposal, "accept", by=by, at=at)
    assert proposal.place is not None  # the mentor's yes took it
    area = first_need(proposal.mentee)
    assert area is not None  # nobody can be matched without a need
    proposal.mentorship = open_mentorship(
        proposal.mentee,
        proposal.mentor,
        place=proposal.place,
        main_area=area,
        by=by,
        at=at,
        mentor_shares=proposal.mentor_shares,
        mentee_shares=proposal.mentee_shares,
    )
    proposal.save()
    return proposal


def _close(proposal: Proposal, act: str, *, by: Viewer, at: datetime, note: str = "") -> Proposal:
    proposal = _move(proposal, act, by=by, at=at, note=note)
    _release(proposal, at=at)
    proposal.save()
    if proposal.is_confirmed():  # both people were asked
        for one, answer in ((proposal.mentor, proposal.mentor_answer), (proposal.mentee, proposal.mentee_answer)):
            if answer != Answer.NO:
                notices.came_to_nothing(proposal, one.person, at=at)
    return proposal


def _move(proposal: Proposal, act: str, *, by: Viewer, at: datetime, note: str = "") -> Proposal:
    return audit.move(proposal, act, lifecycle=LIFECYCLE, may=MAY, by=by, at=at, note=note)
