"""The people whom the entities accompany: applications, those who take part, pairs and proposals."""

from mentores.admissions import services as admissions
from mentores.admissions.models import Application, Reason
from mentores.evaluations import services as evaluations
from mentores.evaluations.models import Rating
from mentores.matching import services as matching
from mentores.matching.lifecycle import State as ProposalState
from mentores.matching.models import Answer
from mentores.mentorships import services as mentorships
from mentores.mentorships.lifecycle import State
from mentores.participants.models import Handover, Mentee, Mentor, Side
from mentores.participants.services import mentees, mentors
from tests.factories.accounts import as_participant
from tests.factories.admissions import make_application, make_referral
from tests.factories.matching import make_proposal
from tests.factories.mentorships import make_meeting, make_mentorship
from tests.factories.partners import acting_for
from tests.security.programme import Programme


def apply(programme: Programme, entity: str) -> None:
    """One application waits for its decision, one was declined with a note."""
    owner, at = programme.entities[entity], programme.at
    programme.cases["application", entity] = make_application(owner, person=programme.person(entity, "applied"), at=at)
    declined = make_application(owner, person=programme.person(entity, "declined"), at=at)
    note = programme.plant(entity, "declined", "note")
    admissions.decline(declined, reason=Reason.OTHER, by=acting_for(owner), at=at, note=note)


def note(programme: Programme, entity: str) -> None:
    """A fact about whoever has applied, for colleagues."""
    applied, text = programme.cases["application", entity], programme.plant(entity, "applied", "note")
    assert isinstance(applied, Application)
    by, at = acting_for(programme.entities[entity]), programme.at
    programme.cases["note", entity] = admissions.write_note(applied.person, text=text, on=at.date(), by=by, at=at)


def take_part(programme: Programme, entity: str) -> None:
    """Those who wait, mentor or are mentored; two of them with a note of colleagues."""
    by, at = acting_for(programme.entities[entity]), programme.at
    for name, side in (
        ("mentor", Side.MENTOR),
        ("resting", Side.MENTOR),
        ("mentee", Side.MENTEE),
        ("mentored", Side.MENTEE),
        ("asked", Side.MENTEE),
        ("offered", Side.MENTEE),
    ):
        programme.cases[name, entity] = programme.accepted(entity, name, side=side)
    resting, waiting = programme.cases["resting", entity], programme.cases["mentee", entity]
    assert isinstance(resting, Mentor)
    assert isinstance(waiting, Mentee)
    mentors.pause_mentor(resting, by=by, at=at, note=programme.plant(entity, "resting", "note"))
    waiting = mentees.pause_mentee(waiting, by=by, at=at, note=programme.plant(entity, "mentee", "note"))
    programme.cases["mentee", entity] = mentees.resume_mentee(waiting, by=by, at=at)


def pair(programme: Programme, relation: str, of_mentee: str, of_mentor: str) -> None:
    """A mentorship that ended with a rating, another that runs, and two proposals."""
    by, at = acting_for(programme.entities[of_mentee]), programme.at
    mentor, mentee = programme.cases["mentor", of_mentor], programme.cases["mentored", of_mentee]
    assert isinstance(mentor, Mentor)
    assert isinstance(mentee, Mentee)
    ended = make_mentorship(mentor=mentor, mentee=mentee, state=State.COMPLETED, at=at)
    evaluations.catch_up(at=at)
    for rating in Rating.objects.filter(mentorship=ended):
        viewer = as_participant(rating.person)
        comment = programme.plant(of_mentee, "mentored", f"comment{rating.side}")
        rated = evaluations.rate(rating, value=4, comment=comment, by=viewer, at=at)
        programme.cases[f"rating of the {rating.side}", relation] = rated
    mentee = mentees.reopen(mentee, by=by, at=at)
    accepted = make_proposal(mentor=mentor, mentee=mentee, state=ProposalState.ACCEPTED, at=at)
    assert accepted.mentorship is not None
    programme.cases["accepted proposal", relation] = accepted
    programme.meetings[relation] = make_meeting(accepted.mentorship, at=at).public_id
    note = programme.plant(of_mentee, "mentored", "note")
    paused = mentorships.pause(accepted.mentorship, by=by, at=at, note=note)
    programme.cases["mentorship", relation] = mentorships.resume(paused, by=by, at=at)
    _propose(programme, relation, of_mentee, mentor)


def _propose(programme: Programme, relation: str, of_mentee: str, mentor: Mentor) -> None:
    """One proposal whose mentee wants to talk first, and one that the mentor's entity has not confirmed."""
    by, at = acting_for(programme.entities[of_mentee]), programme.at
    for name, state in (("asked", ProposalState.OPEN), ("offered", ProposalState.SUGGESTED)):
        mentee = programme.cases[name, of_mentee]
        assert isinstance(mentee, Mentee)
        proposal = make_proposal(mentor=mentor, mentee=mentee, state=state, at=at)
        if name == "asked":
            note = programme.plant(of_mentee, "asked", "note")
            proposal = matching.answer(proposal, Answer.TALK, side=Side.MENTEE, by=by, at=at, note=note)
        programme.cases[f"{name} proposal", relation] = proposal


def refer(programme: Programme) -> None:
    """The neighbour asks whether "own" would accompany somebody."""
    person = programme.person("neighbour", "referred")
    referred = make_application(programme.entities["neighbour"], person=person, at=programme.at)
    programme.cases["referral", "asked"] = make_referral(referred, to=programme.entities["own"], at=programme.at)
    stranger = make_application(programme.entities["foreign"], at=programme.at)
    programme.cases["referral", "foreign"] = make_referral(
        stranger, to=programme.entities["neighbour"], at=programme.at
    )


def hand_over(programme: Programme) -> None:
    """The neighbour asks whether "own" would accompany its mentor; both mentors have somebody since."""
    for relation, of, to in (("asked", "neighbour", "own"), ("foreign", "foreign", "neighbour")):
        mentor = programme.cases["mentor", of]
        assert isinstance(mentor, Mentor)
        note = programme.plant(of, "mentor", "askingnote")
        programme.cases["handover", relation] = Handover.objects.create(
            mentor=mentor, to=programme.entities[to], asked_at=programme.at, note=note
        )
