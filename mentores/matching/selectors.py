"""The questions pages ask about suggestions and proposals. The viewer always comes first."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentores.accounts.roles import NATIONAL_CASE_ROLES
from mentores.accounts.viewer import Viewer
from mentores.core.due import Due
from mentores.matching.gather import mentee_for_pairing, mentor_for_pairing
from mentores.matching.idle import idle_due
from mentores.matching.lifecycle import UNDECIDED, State
from mentores.matching.models import Answer, Proposal, ProposalMove, ProposalQuerySet
from mentores.matching.policies import (
    accompanies_mentee,
    acts_for,
    side_asked,
    sides_of_technician,
    unconfirmed_sides,
)
from mentores.matching.reasons import LEFT_OVER, NO_SINGLE_REASON, OBSTACLES, PLACES_TAKEN, reasons
from mentores.mentorships.selectors import failed_pairs, mentored
from mentores.pairing.people import Mentor as PairingMentor
from mentores.pairing.plan import Plan, solve
from mentores.pairing.scores import Part, Score
from mentores.pairing.snapshot import Snapshot, explain
from mentores.participants.models import Mentee, MenteeQuerySet, Mentor, Profile, Side
from mentores.participants.selectors import mentees_for, ready_mentors, waiting_mentees
from mentores.territories.models import Language, SupportArea

SHOWN_SUGGESTIONS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A waiting mentee of the list: `proposal` is the one under way, if nobody need be found now."""

    mentee: Mentee
    days: int
    proposal: Proposal | None

    @property
    def needs_a_mentor(self) -> bool:
        return self.proposal is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A possible mentor. Of another entity's mentor only what is needed to decide: no name, no municipality."""

    mentor_id: str
    name: str | None
    entity_name: str
    total: int
    parts: tuple[Part, ...]
    reasons: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What was found for one mentee: the best mentors, how many there are, and what stands against the others."""

    suggestions: list[Suggestion]
    found: int
    obstacles: list[tuple[str | Promise, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommended:
    """A pair of the plan for everybody who waits."""

    mentee: Mentee
    mentor_id: str
    mentor_name: str | None
    entity_name: str
    score: int
    parts: tuple[Part, ...]
    reasons: list[str]
    may_propose: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """An exact assignment: as many people as can be served, then the best fit. A person still decides."""

    pairs: list[Recommended]
    left_over: list[tuple[Mentee, str | Promise]]
    seed: int
    waiting: int
    free_places: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One side of a proposal as the viewer may see it."""

    name: str | None
    profile: Profile
    entity_name: str
    answer: str
    answer_label: str | Promise
    shares: list[str]
    confirmed_at: datetime | None
    participant_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A proposal as one viewer may see it."""

    public_id: str
    state: str
    state_label: str
    mentor: Person
    mentee: Person
    score: int
    parts: list[Part]
    reasons: list[str]
    suggested_at: datetime
    expires_at: datetime
    mentorship_id: str | None
    side_asked: str | None
    sides: list[str]
    unconfirmed: list[str]
    acts: list[str]


def waiting_for(viewer: Viewer, *, on: date, words: str = "") -> list[Waiting]:
    """The viewer's mentees who wait and have no mentor, longest wait first, each with the proposal under way."""
    mentees = mentees_for(viewer, words=words, state="waiting")
    busy = mentored(mentees)
    under_way = {row.mentee_id: row for row in Proposal.objects.undecided().filter(mentee__in=mentees)}
    return [
        Waiting(mentee=mentee, days=mentee.waited_days(on=on), proposal=under_way.get(mentee.pk))
        for mentee in mentees
        if mentee.pk not in busy
    ]


def search_for(viewer: Viewer, mentee: Mentee, *, on: date, limit: int = SHOWN_SUGGESTIONS) -> Search:
    """The mentors of the network who could accompany this mentee, best first, with reasons."""
    mentors = {mentor.public_id: mentor for mentor in ready_mentors()}
    banned = {mentor_id for mentor_id, mentee_id in failed_pairs() if mentee_id == mentee.pk}
    asker = mentee_for_pairing(mentee, on=on)
    people = [
        _for_pairing(mentor, on=on)
        for mentor in mentors.values()
        if mentor.pk not in banned and mentor.person_id != mentee.person_id
    ]
    snap = Snapshot.build(people, [asker])
    found, against = snap.tally(asker.key)
    names = _names()
    return Search(
        suggestions=[
            _suggestion(viewer, mentors[one.mentor.key], one.score, names) for one in snap.top(asker.key, k=limit)
        ],
        found=found,
        obstacles=[(OBSTACLES[code], number) for code, number in against.most_common()],
    )


def offered_mentor(viewer: Viewer, mentor_id: str) -> Mentor | None:
    """A ready mentor of the network, to be proposed by whoever accompanies a mentee; pages show only suggestions."""
    return ready_mentors().filter(public_id=mentor_id).first()


def round_for(viewer: Viewer, *, on: date, seed: int) -> Round:
    """An exact assignment for the viewer's waiting people; for the national team, for the whole network's.

    Whoever is being asked about somebody keeps a place free for the answer.
    """
    whole_network = viewer.role in NATIONAL_CASE_ROLES
    mentees = _seeking(waiting_mentees() if whole_network else mentees_for(viewer, state="waiting"))
    mentors = {mentor.public_id: mentor for mentor in ready_mentors()}
    asked = Counter(Proposal.objects.undecided().filter(place=None).values_list("mentor_id", flat=True))
    givers = {key: _for_pairing(mentor, asked=asked[mentor.pk], on=on) for key, mentor in mentors.items()}
    askers = {key: mentee_for_pairing(mentee, on=on) for key, mentee in mentees.items()}
    plan = solve(Snapshot.build(givers.values(), askers.values()), seed=seed, bans=_bans(mentors, mentees))
    chosen = {pair.mentee: pair.mentor for pair in plan.pairs}
    names = _names()
    return Round(
        pairs=[
            _recommended(viewer, mentors[chosen[key]], mentee, fit, names)
            for key, mentee in mentees.items()
            if key in chosen and (fit := explain(givers[chosen[key]], askers[key]).score)
        ],
        left_over=_left_over(plan, mentees),
        seed=seed,
        waiting=len(mentees),
        free_places=sum(giver.places for giver in givers.values()),
    )


def proposals_for(viewer: Viewer, *, state: str = "") -> ProposalQuerySet:
    """The proposals the viewer may see, newest first, with both people's answers."""
    found = Proposal.objects.visible_to(viewer).select_related(
        "mentor__person",
        "mentor__entity",
        "mentor__profile__municipality",
        "mentee__person",
        "mentee__entity",
        "mentee__profile__municipality",
        "mentorship",
    )
    found = found.prefetch_related(
        "mentor__profile__languages__language",
        "mentor__profile__areas__area",
        "mentee__profile__languages__language",
        "mentee__profile__areas__area",
    )
    return (found.filter(state=state) if state else found).order_by("-suggested_at", "-pk")


def seen_by(viewer: Viewer, *, state: str = "") -> list[Seen]:
    """All of the viewer's proposals in a state, or in any."""
    return rows_for(viewer, proposals_for(viewer, state=state))


def rows_for(viewer: Viewer, proposals: Iterable[Proposal]) -> list[Seen]:
    """Proposals that were asked for this viewer, as rows of a list."""
    names = _names()
    return [_as_seen(viewer, proposal, names) for proposal in proposals]


def proposal_for(viewer: Viewer, public_id: str) -> Seen | None:
    """One proposal as the viewer may see it; None if it is not theirs or does not exist."""
    proposal = proposals_for(viewer).filter(public_id=public_id).first()
    return _as_seen(viewer, proposal, _names()) if proposal else None


def story_of(viewer: Viewer, public_id: str) -> list[ProposalMove]:
    """What happened to a proposal the viewer may see, oldest first."""
    seen = Proposal.objects.visible_to(viewer).filter(public_id=public_id)
    return list(ProposalMove.objects.filter(case__in=seen).select_related("person").order_by("at", "pk"))


def due_for(viewer: Viewer, *, on: date) -> list[Due]:
    """Confirmations, answers, people who want to talk and mentors who wait for long: what the viewer's entity owes."""
    dues = idle_due(viewer, on=on)
    for proposal in proposals_for(viewer).filter(state__in=UNDECIDED):
        sides = sides_of_technician(viewer, proposal)
        if proposal.state == State.SUGGESTED and unconfirmed_sides(viewer, proposal):
            why = _("This pair waits for your confirmation.")
        elif any(getattr(proposal, f"{side}_answer") == Answer.TALK for side in sides):
            why = _("This person wants to talk before answering.")
        elif proposal.state == State.OPEN and any(getattr(proposal, f"{side}_answer") == Answer.NONE for side in sides):
            why = _("This proposal waits for an answer.")
        else:
            continue
        own = _own_case(viewer, proposal)
        dues.append(
            Due(
                kind="proposal",
                public_id=proposal.public_id,
                title=own.person.full_name,
                why=why,
                since=timezone.localdate(proposal.suggested_at),
                by=timezone.localdate(proposal.expires_at),
                case=(own._meta.model_name or "", own.public_id),
            )
        )
    return dues


def _own_case(viewer: Viewer, proposal: Proposal) -> Mentee | Mentor:
    """The viewer's own person."""
    return proposal.mentee if proposal.mentee.entity_id == viewer.entity_id else proposal.mentor


Names = tuple[Mapping[str, SupportArea], Mapping[str, Language]]


def _names() -> Names:
    return SupportArea.objects.in_bulk(), Language.objects.in_bulk()


def _for_pairing(mentor: Mentor, *, asked: int = 0, on: date) -> PairingMentor:
    taken: int = mentor.taken  # type: ignore[attr-defined]  # annotated by ready_mentors
    return mentor_for_pairing(mentor, places=max(mentor.capacity - taken - asked, 0), on=on)


def _seeking(waiting: MenteeQuerySet) -> dict[str, Mentee]:
    """By public id and in their order, those of the waiting for whom nobody has been found or proposed."""
    busy = mentored(waiting) | set(Proposal.objects.undecided().values_list("mentee_id", flat=True))
    return {mentee.public_id: mentee for mentee in waiting if mentee.pk not in busy}


def _bans(mentors: Mapping[str, Mentor], mentees: Mapping[str, Mentee]) -> set[tuple[str, str]]:
    """Pairs never to be suggested: those that broke off before, and a person with themselves."""
    broken = failed_pairs()
    return {
        (one, other)
        for one, mentor in mentors.items()
        for other, mentee in mentees.items()
        if (mentor.pk, mentee.pk) in broken or mentor.person_id == mentee.person_id
    }


def _suggestion(viewer: Viewer, mentor: Mentor, fit: Score, names: Names) -> Suggestion:
    areas, languages = names
    return Suggestion(
        mentor_id=mentor.public_id,
        name=mentor.person.full_name if mentor.entity_id == viewer.entity_id else None,
        entity_name=mentor.entity.name,
        total=fit.total,
        parts=fit.parts,
        reasons=reasons(fit, areas=areas, languages=languages),
    )


def _recommended(viewer: Viewer, mentor: Mentor, mentee: Mentee, fit: Score, names: Names) -> Recommended:
    areas, languages = names
    return Recommended(
        mentee=mentee,
        mentor_id=mentor.public_id,
        mentor_name=mentor.person.full_name if mentor.entity_id == viewer.entity_id else None,
        entity_name=mentor.entity.name,
        score=fit.total,
        parts=fit.parts,
        reasons=reasons(fit, areas=areas, languages=languages),
        may_propose=accompanies_mentee(viewer, mentee),
    )


def _left_over(plan: Plan, mentees: Mapping[str, Mentee]) -> list[tuple[Mentee, str | Promise]]:
    why = {
        one.mentee: LEFT_OVER.get(one.rule or "", NO_SINGLE_REASON) if one.reason == "nobody_possible" else PLACES_TAKEN
        for one in plan.unmatched
    }
    return [(mentee, why[key]) for key, mentee in mentees.items() if key in why]


def _as_seen(viewer: Viewer, proposal: Proposal, names: Names) -> Seen:
    on = timezone.localdate(proposal.suggested_at)
    fit = explain(
        mentor_for_pairing(proposal.mentor, places=1, on=on), mentee_for_pairing(proposal.mentee, on=on)
    ).score
    areas, languages = names
    asked = side_asked(viewer, proposal)
    return Seen(
        public_id=proposal.public_id,
        state=proposal.state,
        state_label=proposal.get_state_display(),
        mentor=_person(viewer, proposal, Side.MENTOR),
        mentee=_person(viewer, proposal, Side.MENTEE),
        score=proposal.score,
        parts=[Part(code, points, most) for code, points, most in proposal.parts],
        reasons=reasons(fit, areas=areas, languages=languages) if fit else [],
        suggested_at=proposal.suggested_at,
        expires_at=proposal.expires_at,
        mentorship_id=proposal.mentorship.public_id if proposal.mentorship else None,
        side_asked=asked,
        sides=sides_of_technician(viewer, proposal),
        unconfirmed=unconfirmed_sides(viewer, proposal),
        acts=acts_for(viewer, proposal),
    )


def _person(viewer: Viewer, proposal: Proposal, side: Side) -> Person:
    participant: Mentor | Mentee = proposal.mentor if side == Side.MENTOR else proposal.mentee
    own = participant.entity_id == viewer.entity_id
    oneself = participant.person_id == viewer.person_id
    if own or oneself:
        name: str | None = participant.person.full_name
    else:
        name = participant.person.called if proposal.state == State.ACCEPTED else None
    answer = proposal.mentor_answer if side == Side.MENTOR else proposal.mentee_answer
    return Person(
        name=name,
        profile=participant.profile,
        entity_name=participant.entity.name,
        answer=answer,
        answer_label=Answer(answer).label,
        shares=proposal.mentor_shares if side == Side.MENTOR else proposal.mentee_shares,
        confirmed_at=proposal.confirmed_mentor_side_at if side == Side.MENTOR else proposal.confirmed_mentee_side_at,
        participant_id=participant.public_id if own else None,
    )
