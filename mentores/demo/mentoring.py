"""How pairs met and parted, and what they said of it."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from random import Random

from django.utils import timezone

from mentores.accounts.services import claim
from mentores.accounts.viewer import through_link
from mentores.demo.network import Network
from mentores.demo.people import Someone
from mentores.demo.scripts import Outcome
from mentores.demo.story import Story, drawn, later
from mentores.evaluations.models import Rating, Value
from mentores.evaluations.services import catch_up, rate
from mentores.mentorships.lifecycle import State
from mentores.mentorships.models import EndReason, Meeting, MeetingMode, Mentorship
from mentores.mentorships.services import (
    complete,
    give_up,
    interrupt,
    log_meeting,
    mark_mistaken,
    note_talk,
    pause,
    wind_down,
)
from mentores.participants.models import Mode, Phase

FIRST_MEETING = (5, 9)  # days after both said yes
BETWEEN_MEETINGS = (12, 16)
HOW_LONG = (45, 60, 60, 90, 120)
ENDS_AFTER = {
    Outcome.MISTAKEN: (1, 1),
    Outcome.NOT_STARTED: (25, 35),
    Outcome.PAUSED: (26, 32),
    Outcome.CLOSING: (75, 85),
    Outcome.INTERRUPTED: (35, 55),
    Outcome.COMPLETED: (85, 125),
}
GOOD_ENDS = (EndReason.GOALS_REACHED, EndReason.GOALS_REACHED, EndReason.TIME_ENDED)
BAD_ENDS = (EndReason.MENTEE_MOVED, EndReason.MENTOR_NO_TIME, EndReason.MENTEE_NO_TIME)
RATINGS = {
    Outcome.COMPLETED: (Value.VERY_POSITIVE, Value.VERY_POSITIVE, Value.POSITIVE, Value.POSITIVE, None),
    Outcome.INTERRUPTED: (Value.POSITIVE, Value.NEUTRAL, Value.NEGATIVE, None),
}
RATINGS_OF_THE_PILOT = (Value.VERY_POSITIVE, Value.POSITIVE)  # as the programme reported


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    mentor: Someone
    mentee: Someone
    outcome: Outcome

    def draw(self, what: str) -> Random:
        return drawn(self.mentor.row.key, self.mentee.row.key, what)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentoring:
    """Plans the meetings of a mentorship and its end."""

    story: Story
    network: Network

    def begin(self, pair: Pair, mentorship: Mentorship, *, at: datetime) -> None:
        """The two may sign in from now on, meet if they are to, and part when their outcome says so."""
        for part in (pair.mentor.mentor, pair.mentee.mentee):
            if part.person.contact_email:
                person, me = part.person, part.person.public_id
                claim(person, by=through_link(person, purpose="claim", kind="person", subject=me), at=at)
        if pair.outcome not in (Outcome.PREPARATION, Outcome.NOT_STARTED, Outcome.MISTAKEN):
            meet = partial(self._meet, pair, mentorship)
            self.story.plan(later(at, pair.draw("first meeting"), days=FIRST_MEETING), meet)
        if days := ENDS_AFTER.get(pair.outcome):
            self.story.plan(later(at, pair.draw("end"), days=days), partial(self._end, pair, mentorship))

    def _meet(self, pair: Pair, mentorship: Mentorship, at: datetime) -> None:
        mentorship.refresh_from_db(fields=["state"])
        if mentorship.state not in (State.PREPARATION, State.RUNNING, State.CLOSING):
            return
        draw = pair.draw(f"meeting {timezone.localdate(at) - timezone.localdate(mentorship.opened_at)}")
        mentor = pair.mentor.mentor.person
        online = Mode.ONLINE in (pair.mentor.row.mode, pair.mentee.row.mode) or pair.mentee.row.lives_abroad
        meeting = log_meeting(
            mentorship,
            held_on=timezone.localdate(at),
            minutes=draw.choice(HOW_LONG),
            mode=MeetingMode.VIDEO if online else MeetingMode.IN_PERSON,
            by=through_link(mentor, purpose="mentorship", kind="mentorship", subject=mentorship.public_id),
            at=at,
            wants_help=draw.random() < 0.02,
        )
        if meeting.wants_help:
            self.story.plan(later(at, draw, days=(1, 4)), partial(self._talk, meeting))
        self.story.plan(later(at, draw, days=BETWEEN_MEETINGS), partial(self._meet, pair, mentorship))

    def _talk(self, meeting: Meeting, at: datetime) -> None:
        note_talk(meeting, by=self.network.worker_of(meeting.mentorship.entity), at=at)

    def _end(self, pair: Pair, mentorship: Mentorship, at: datetime) -> None:
        """What the outcome says; ratings are asked for where something has ended."""
        by, draw = self.network.worker_of(mentorship.entity), pair.draw("reason")
        match pair.outcome:
            case Outcome.MISTAKEN:
                mark_mistaken(mentorship, by=by, at=at)
            case Outcome.NOT_STARTED:
                give_up(mentorship, reason=EndReason.MENTEE_UNREACHABLE, by=by, at=at)
            case Outcome.PAUSED:
                pause(mentorship, by=by, at=at)
            case Outcome.CLOSING:
                wind_down(mentorship, by=by, at=at)
            case Outcome.INTERRUPTED:
                interrupt(mentorship, reason=draw.choice(BAD_ENDS), by=by, at=at)
                self._ask(pair, mentorship, at=at)
            case _:
                complete(mentorship, reason=draw.choice(GOOD_ENDS), by=by, at=at)
                self._ask(pair, mentorship, at=at)

    def _ask(self, pair: Pair, mentorship: Mentorship, *, at: datetime) -> None:
        """Both are asked; most answer within a week."""
        catch_up(at=at)
        for rating in Rating.objects.filter(mentorship=mentorship).order_by("side"):
            draw = pair.draw(f"rating of the {rating.side}")
            values = RATINGS_OF_THE_PILOT if mentorship.phase == Phase.PILOT else RATINGS[pair.outcome]
            if value := draw.choice(values):
                self.story.plan(later(at, draw, days=(1, 7)), partial(_rate, rating, value))


def _rate(rating: Rating, value: Value, at: datetime) -> None:
    link = through_link(rating.person, purpose="rating", kind="rating", subject=rating.public_id)
    rate(rating, value=value, comment="", by=link, at=at)
