"""Two acts on one case in the same moment: one after the other, or one of them in vain."""

from functools import partial
from typing import Any

from mentores.accounts.models import User
from mentores.accounts.viewer import VISITOR
from mentores.admissions import services as admissions
from mentores.admissions.lifecycle import State as ApplicationState
from mentores.admissions.models import Application
from mentores.consents.models import Consent
from mentores.core.lifecycle import ActNotPossible
from mentores.links.services import LinkSpent, use
from mentores.matching import services as matching
from mentores.matching.lifecycle import State
from mentores.matching.models import Answer, Proposal
from mentores.matching.services import NotPossible
from mentores.mentorships import services as mentorships
from mentores.mentorships.lifecycle import State as MentorshipState
from mentores.mentorships.models import MeetingMode, Mentorship
from mentores.messaging.models import Message
from mentores.participants.models import Mentee, Place, Profile, Side
from tests.factories.accounts import as_participant, make_person
from tests.factories.admissions import make_application
from tests.factories.consents import make_text
from tests.factories.links import make_link
from tests.factories.matching import asked, make_proposal
from tests.factories.mentorships import make_mentorship
from tests.factories.moments import NOON, TODAY
from tests.factories.participants import make_answers, make_mentee, make_mentor
from tests.factories.partners import acting_for, make_entity
from tests.races.invariants import broken
from tests.races.racing import outcomes, race


def form(applicant: admissions.Applicant | User, **more: Any) -> Any:
    """What happens when this form arrives."""
    return partial(
        admissions.submit,
        applicant,
        make_answers(),
        side=Side.MENTEE,
        areas=["SER-DOC"],
        languages={"pt": "B1"},
        by=VISITOR,
        at=NOON,
        **more,
    )


def test_a_form_sent_by_an_impatient_finger_makes_one_case(transactional_db, size):
    entity, notice = make_entity(), make_text()
    who = admissions.Applicant(full_name="Olena", contact_email="o@example.org", phone="", language="en")

    for number in range(size(5, 50)):
        cases = race([form(who, notice=notice, chosen=entity, form_key=f"k{number}")] * 6)

        assert len({case.pk for case in cases}) == 1
        made = [model.objects.count() for model in (Application, User, Profile, Consent, Message)]
        assert made == [number + 1] * 5


def test_a_form_of_somebody_known_makes_one_case_as_well(transactional_db, size):
    entity, notice = make_entity(), make_text()

    for number in range(size(5, 50)):
        cases = race([form(make_mentor(entity).person, notice=notice, chosen=entity, form_key=f"k{number}")] * 6)

        assert (len({case.pk for case in cases}), Application.objects.count()) == (1, number + 1)


def test_two_different_forms_of_one_person_make_one_case_and_one_refusal(transactional_db, size):
    entity, notice = make_entity(), make_text()

    for _ in range(size(5, 50)):
        person = make_person()
        ends = outcomes(race([form(person, notice=notice, chosen=entity, form_key=None)] * 2))

        assert ends == {"submitted": 1, "AlreadyTakesPart": 1}


def test_two_technicians_accept_a_person_once(transactional_db, size):
    for number in range(size(5, 50)):
        case = make_application(state=ApplicationState.INTERVIEWED)
        assert case.entity is not None
        ends = outcomes(race([partial(admissions.accept, case, by=acting_for(case.entity), at=NOON)] * 2))

        assert (ends, Mentee.objects.count()) == ({"waiting": 1, "ActNotPossible": 1}, number + 1)


def test_two_proposals_for_one_mentee_are_one(transactional_db, size):
    entity = make_entity()
    givers = [make_mentor(entity), make_mentor(entity)]

    for _ in range(size(5, 50)):
        mentee = make_mentee(entity)
        results = race([partial(matching.propose, mentee, one, by=acting_for(entity), at=NOON) for one in givers])

        assert outcomes(results) == {State.OPEN: 1, "NotPossible": 1}
        assert [one.rules for one in results if isinstance(one, NotPossible)] == [("proposed",)]
        assert broken() == []


def test_two_confirmations_of_one_side_are_one(transactional_db, size):
    for number in range(size(5, 50)):
        proposal = make_proposal(state=State.SUGGESTED)
        ends = outcomes(race([partial(matching.confirm, proposal, by=acting_for(proposal.mentor.entity), at=NOON)] * 2))

        assert ends == {State.OPEN: 1, "ActNotPossible": 1}
        assert Message.objects.filter(notice="matching/asked_mentor").count() == number + 1


def test_confirmations_of_both_sides_in_one_moment_ask_the_people_once(transactional_db, size):
    for number in range(size(5, 50)):
        proposal = make_proposal(state=State.SUGGESTED)
        Proposal.objects.filter(pk=proposal.pk).update(confirmed_mentee_side_at=None)
        sides = [proposal.mentor.entity, proposal.mentee.entity]
        ends = outcomes(race([partial(matching.confirm, proposal, by=acting_for(one), at=NOON) for one in sides]))

        assert ends == {State.SUGGESTED: 1, State.OPEN: 1}
        assert Message.objects.filter(notice="matching/asked_mentee").count() == number + 1


def test_two_people_who_say_yes_in_one_moment_are_one_pair(transactional_db, size):
    for number in range(size(5, 50)):
        proposal = make_proposal()
        ends = outcomes(
            race([partial(matching.answer, proposal, Answer.YES, by=asked(proposal, side), at=NOON) for side in Side])
        )

        assert ends == {State.OPEN: 1, State.ACCEPTED: 1}
        assert (Mentorship.objects.count(), broken()) == (number + 1, [])


def test_a_yes_and_a_withdrawal_in_one_moment_leave_no_place_taken(transactional_db, size):
    for _ in range(size(5, 50)):
        proposal = make_proposal()
        yes = partial(matching.answer, proposal, Answer.YES, by=asked(proposal, Side.MENTOR), at=NOON)
        withdrawn = partial(matching.withdraw, proposal, by=acting_for(proposal.mentee.entity), at=NOON)
        answered, _ = race([yes, withdrawn])

        proposal.refresh_from_db()
        said = Answer.NONE if isinstance(answered, ActNotPossible) else Answer.YES
        assert (proposal.state, proposal.mentor_answer) == (State.WITHDRAWN, said)
        assert (Place.objects.filter(until=None).count(), broken()) == (0, [])


def test_the_last_yes_and_a_withdrawal_in_one_moment_are_one_or_the_other(transactional_db, size):
    for _ in range(size(5, 50)):
        proposal = make_proposal()
        Proposal.objects.filter(pk=proposal.pk).update(mentee_answer=Answer.YES)
        yes = partial(matching.answer, proposal, Answer.YES, by=asked(proposal, Side.MENTOR), at=NOON)
        withdrawn = partial(matching.withdraw, proposal, by=acting_for(proposal.mentee.entity), at=NOON)
        ends = outcomes(race([yes, withdrawn]))

        assert ends in ({State.ACCEPTED: 1, "ActNotPossible": 1}, {State.WITHDRAWN: 1, "ActNotPossible": 1})
        assert broken() == []


def test_the_first_meeting_noted_by_both_starts_the_mentorship_once(transactional_db, size):
    for _ in range(size(5, 50)):
        mentorship = make_mentorship(state=MentorshipState.PREPARATION)
        people = [mentorship.mentee.person, mentorship.mentors.get().mentor.person]
        noted = [
            partial(
                mentorships.log_meeting,
                mentorship,
                held_on=TODAY,
                minutes=30,
                mode=MeetingMode.PHONE,
                by=as_participant(person),
                at=NOON,
            )
            for person in people
        ]
        race(noted)

        mentorship.refresh_from_db()
        assert (mentorship.state, mentorship.meetings.count(), broken()) == (MentorshipState.RUNNING, 2, [])


def test_a_meeting_sent_twice_in_one_moment_is_noted_once(transactional_db, size):
    for number in range(size(5, 50)):
        mentorship = make_mentorship(state=MentorshipState.PREPARATION)
        note = partial(
            mentorships.log_meeting,
            mentorship,
            held_on=TODAY,
            minutes=30,
            mode=MeetingMode.PHONE,
            by=as_participant(mentorship.mentee.person),
            at=NOON,
            form_key=f"k{number}",
        )
        meetings = race([note] * 4)

        assert (len({meeting.pk for meeting in meetings}), mentorship.meetings.count()) == (1, 1)


def test_a_mentorship_ends_once(transactional_db, size):
    for _ in range(size(5, 50)):
        mentorship = make_mentorship()
        by = acting_for(mentorship.entity)
        completed = partial(mentorships.complete, mentorship, reason="time_ended", by=by, at=NOON)
        interrupted = partial(mentorships.interrupt, mentorship, reason="mentor_no_time", by=by, at=NOON)
        ends = outcomes(race([completed, interrupted]))

        assert sorted(ends.values()) == [1, 1]
        assert (ends["ActNotPossible"], broken()) == (1, [])


def test_a_link_for_one_use_is_used_once(transactional_db, size):
    for _ in range(size(5, 50)):
        link = make_link(once=True)
        results = race([partial(use, link, at=NOON)] * 6)

        assert sum(isinstance(one, LinkSpent) for one in results) == 5
