"""How pairs were found and asked: the national team recommends, the entities propose, the people answer."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial

from django.utils import timezone

from mentores.accounts.viewer import through_link
from mentores.demo.mentoring import Mentoring, Pair
from mentores.demo.network import Network
from mentores.demo.people import Fate, Someone
from mentores.demo.scripts import Outcome, Rounds
from mentores.demo.story import Story, drawn, later
from mentores.matching.gather import mentee_for_pairing, mentor_for_pairing
from mentores.matching.lifecycle import State
from mentores.matching.models import Answer, Proposal
from mentores.matching.services import answer, confirm, expire_overdue, propose, withdraw
from mentores.pairing.plan import solve
from mentores.pairing.snapshot import Snapshot
from mentores.participants.models import Side
from mentores.participants.selectors import ready_mentors, waiting_mentees

SEED = 2015
FIRST_ANSWERS = {
    Outcome.DECLINED: (Side.MENTEE, Answer.NO),
    Outcome.WANTS_TO_TALK: (Side.MENTEE, Answer.TALK),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """Plans the rounds. Everybody is recommended in one round only, with one place."""

    story: Story
    network: Network
    mentoring: Mentoring
    people: Sequence[Someone]
    recommended: set[str] = field(default_factory=set)

    def plan(self, rounds: Rounds) -> None:
        for day, outcomes in rounds:
            at = self.story.moment(day, drawn("round", day.isoformat()))
            self.story.plan(at, partial(self._recommend, outcomes))

    def _recommend(self, outcomes: Sequence[Outcome], at: datetime) -> None:
        """The pairs of an exact assignment, longest wait first, one for each outcome."""
        pairs = self._pairs(on=timezone.localdate(at))
        for outcome in outcomes:
            mentor, mentee = next(pair for pair in pairs if outcome != Outcome.SUGGESTED or _are_of_two_entities(*pair))
            pairs.remove((mentor, mentee))
            self.recommended.update((mentor.row.key, mentee.row.key))
            pair = Pair(mentor=mentor, mentee=mentee, outcome=outcome)
            self.story.plan(later(at, pair.draw("propose"), days=(1, 2)), partial(self._propose, pair))

    def _pairs(self, *, on: date) -> list[tuple[Someone, Someone]]:
        free = {one.part: one for one in self.people if one.fate == Fate.ACTIVE and one.row.key not in self.recommended}
        givers = {free[mentor].row.key: mentor for mentor in ready_mentors() if mentor in free}
        askers = {free[mentee].row.key: mentee for mentee in waiting_mentees() if mentee in free}
        snap = Snapshot.build(
            [replace(mentor_for_pairing(one, places=1, on=on), key=key) for key, one in givers.items()],
            [replace(mentee_for_pairing(one, on=on), key=key) for key, one in askers.items()],
        )
        plan = solve(snap, seed=SEED)
        found = [(free[givers[pair.mentor]], free[askers[pair.mentee]]) for pair in plan.pairs]
        return sorted(found, key=lambda pair: (pair[1].mentee.waiting_since, pair[1].row.key))

    def _propose(self, pair: Pair, at: datetime) -> None:
        by = self.network.worker_of(pair.mentee.mentee.entity)
        self._go_on(pair, propose(pair.mentee.mentee, pair.mentor.mentor, by=by, at=at), at=at)

    def _confirm(self, pair: Pair, proposal: Proposal, at: datetime) -> None:
        by = self.network.worker_of(pair.mentor.mentor.entity)
        self._go_on(pair, confirm(proposal, by=by, at=at), at=at)

    def _go_on(self, pair: Pair, proposal: Proposal, *, at: datetime) -> None:
        """The other entity confirms, or the two people answer."""
        draw = pair.draw("answers")
        if proposal.state == State.SUGGESTED:
            if pair.outcome != Outcome.SUGGESTED:
                self.story.plan(later(at, draw, days=(1, 2)), partial(self._confirm, pair, proposal))
        elif pair.outcome == Outcome.EXPIRED:
            self.story.plan(proposal.expires_at, lambda at: _expire(at=at))
        elif pair.outcome == Outcome.WITHDRAWN:
            self.story.plan(later(at, draw, days=(2, 4)), partial(self._withdraw, pair, proposal))
        elif pair.outcome != Outcome.OPEN:
            side, said = FIRST_ANSWERS.get(pair.outcome, (Side.MENTOR, Answer.YES))
            self.story.plan(later(at, draw, days=(1, 3)), partial(self._answer, pair, proposal, side, said))

    def _answer(self, pair: Pair, proposal: Proposal, side: Side, said: Answer, at: datetime) -> None:
        part = pair.mentor.mentor if side == Side.MENTOR else pair.mentee.mentee
        link = through_link(part.person, purpose="proposal", kind="proposal", subject=proposal.public_id)
        email, phone = bool(part.person.contact_email), bool(part.person.phone)
        proposal = answer(proposal, said, by=link, at=at, shares_email=email, shares_phone=phone)
        if proposal.mentorship:
            self.mentoring.begin(pair, proposal.mentorship, at=at)
        elif side == Side.MENTOR and pair.outcome != Outcome.MENTOR_SAID_YES:
            also = partial(self._answer, pair, proposal, Side.MENTEE, Answer.YES)
            self.story.plan(later(at, pair.draw("also"), days=(1, 3)), also)

    def _withdraw(self, pair: Pair, proposal: Proposal, at: datetime) -> None:
        withdraw(proposal, by=self.network.worker_of(pair.mentee.mentee.entity), at=at)


def _expire(*, at: datetime) -> None:
    expire_overdue(at=at)


def _are_of_two_entities(mentor: Someone, mentee: Someone) -> bool:
    return mentor.mentor.entity_id != mentee.mentee.entity_id
