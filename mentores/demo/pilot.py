"""The pilot of 2012 to 2014, made with a company network: 31 processes, 21 of them concluded when it closed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial

from mentores.demo.mentoring import Mentoring, Pair
from mentores.demo.network import Network
from mentores.demo.people import Fate, Someone
from mentores.demo.rows import PersonRow, people
from mentores.demo.scripts import Outcome
from mentores.demo.story import LAST_DAY, Story
from mentores.mentorships.services import open_mentorship
from mentores.participants.models import Mode, Phase, Side, Travel
from mentores.participants.services.mentors import deactivate, take_place
from mentores.partners.models import Public
from mentores.reporting.services import keep_publication

CLOSED_ON = date(2014, 9, 30)
CONCLUDED = (
    *("EMP-CV", "EMP-INT", "EMP-PROC", "EMP-REDE", "EMP-QUAL", "EMP-FORM", "EMP-LAB", "EMP-CV", "EMP-PROC"),
    *("NEG-PLAN", "NEG-COM", "NEG-LEG", "NEG-FIN"),
    *("CID-DIR", "ITC-QUOT", "ITC-DIAL"),
    *("TLI-DESP", "TLI-CONV", "TLI-CULT", "INF-CID", "INF-OUT"),
)
WENT_ON = (
    *("EMP-INT", "EMP-CV", "EMP-REDE", "EMP-LAB", "NEG-PLAN"),
    *("NEG-FIN", "CID-PART", "LIN-CONV", "TLI-CULT", "INF-OUT"),
)
LISBON = "1106"
REGISTERED_BEFORE = timedelta(days=40)
LEAVES_AFTER = timedelta(days=160)
ANNOUNCED, LISTED = 50, 51
NOTES = (
    "O texto fala de 31 processos concluídos; a repartição por áreas soma 21, e 10 estavam em curso.",
    "O empreendedorismo surge com 20 %; 4 em 21 são 19,0 %.",
    "O texto anuncia 50 entidades; a lista tem 51 nomes.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pilot:
    """Plans the processes of the pilot. It kept no proposals: the network's coordinator brought people together."""

    story: Story
    network: Network
    mentoring: Mentoring

    def plan(self) -> list[Someone]:
        """The people of the pilot, still to be registered."""
        cast = []
        for opened_on, mentor, mentee in _processes():
            pair = Pair(mentor=mentor, mentee=mentee, outcome=Outcome.COMPLETED)
            self.story.plan(self.story.moment(opened_on, pair.draw("opened")), partial(self._open, pair))
            cast += [mentor, mentee]
        return cast

    def _open(self, pair: Pair, at: datetime) -> None:
        mentor, mentee = pair.mentor.mentor, pair.mentee.mentee
        mentorship = open_mentorship(
            mentee,
            mentor,
            place=take_place(mentor, at=at),
            main_area=pair.mentee.row.areas[0],
            by=self.network.worker_of(mentee.entity),
            at=at,
            phase=Phase.PILOT,
        )
        self.mentoring.begin(pair, mentorship, at=at)
        self.story.plan(at + LEAVES_AFTER, partial(self._leave, pair))

    def _leave(self, pair: Pair, at: datetime) -> None:
        deactivate(pair.mentor.mentor, by=self.network.worker_of(pair.mentor.mentor.entity), at=at)


def publish(story: Story) -> None:
    """What was printed of the programme, with what does not add up in it."""
    keep_publication(
        published_on=story.day(LAST_DAY),
        pilot_closed_on=story.day(CLOSED_ON),
        entities_announced=ANNOUNCED,
        entities_listed=LISTED,
        notes=NOTES,
    )


def _processes() -> Iterator[tuple[date, Someone, Someone]]:
    """The day on which each process was opened, and its two people: invented like those of the list."""
    mentors, mentees = ([row for row in people() if row.side == side] for side in (Side.MENTOR, Side.MENTEE))
    days = [date(2013, 1, 14) + timedelta(days=24 * turn) for turn in range(len(CONCLUDED))]
    days += [date(2014, 7, 20) + timedelta(days=6 * turn) for turn in range(len(WENT_ON))]
    for turn, (day, area) in enumerate(zip(days, (*CONCLUDED, *WENT_ON), strict=True)):
        yield (
            day,
            _someone(mentors[turn], mentors[-turn - 1], f"Q1{turn:06d}", area=area, day=day),
            _someone(mentees[turn], mentees[-turn - 1], f"Q2{turn:06d}", area=area, day=day),
        )


def _someone(row: PersonRow, namesake: PersonRow, key: str, *, area: str, day: date) -> Someone:
    """The answers of somebody on the list, with another surname, near the company network."""
    given, surnames = row.full_name.split()[0], namesake.full_name.split()[1:]
    changed = replace(
        row,
        key=key,
        full_name=" ".join([given, *surnames]),
        municipality=LISBON,
        situation=Public.IMMIGRANT,
        lives_abroad=False,
        areas=(area,),
        mode=Mode.IN_PERSON,
        travel_km=Travel.NEIGHBOURS,
        registered_on=day - REGISTERED_BEFORE,
        email=f"{key.lower()}@piloto.example.org",
    )
    return Someone(row=changed, fate=Fate.ACTIVE, phase=Phase.PILOT)
