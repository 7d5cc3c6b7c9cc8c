"""Questions about mentorships, and what each relation is shown."""

from dataclasses import fields
from datetime import timedelta

import pytest

from mentores.accounts.viewer import VISITOR, Viewer
from mentores.mentorships import selectors
from mentores.mentorships.lifecycle import ENDED, OPEN, State
from mentores.mentorships.models import EndReason, Mentorship
from mentores.mentorships.policies import SHOWN, Relation, relation
from mentores.mentorships.selectors import Case, Contact, case_for, cases_for
from mentores.mentorships.services import complete, log_meeting, note_talk
from mentores.participants.models import Mentee
from tests.factories.accounts import as_participant, make_person
from tests.factories.mentorships import make_meeting, make_mentorship
from tests.factories.moments import NOON, TODAY, after
from tests.factories.participants import make_mentee, make_mentor
from tests.factories.partners import acting_for, make_coordinator, make_entity, make_reader, make_technician

EVERYBODY = {"public_id", "relation", "state", "state_label", "area", "entity_name", "meeting_count", "acts"}
FACTS = EVERYBODY | {"opened_at", "started_at"}
MEETINGS = {"meetings", "last_met_on"}
SEEN = {  # the fields of a case that hold something, with everything there is to show
    Relation.OWNER: FACTS
    | MEETINGS
    | {"mentor_name", "mentee_name", "mentor_contact", "mentee_contact", "mentee_id", "story", "end_reason"},
    Relation.MENTOR_SIDE: FACTS | {"mentor_name", "mentor_contact", "mentee_name", "mentor_id"},
    Relation.MENTOR: FACTS | MEETINGS | {"mentee_name", "mentee_contact"},
    Relation.MENTEE: FACTS | MEETINGS | {"mentor_name", "mentor_contact"},
}


def pair() -> Mentorship:
    """A mentorship of two people with everything there could be to leak."""
    mentor = make_mentor(person=make_person("Rui Segredo", email="rui@example.org", phone="+351911111111"))
    mentee = make_mentee(person=make_person("Olena Oculta", email="olena@example.org", phone="+351922222222"))
    return make_mentorship(mentor=mentor, mentee=mentee)


def viewers_of(mentorship: Mentorship) -> dict[Relation, Viewer]:
    mentor = mentorship.mentors.get().mentor
    return {
        Relation.OWNER: make_technician(mentorship.entity),
        Relation.MENTOR_SIDE: make_technician(mentor.entity),
        Relation.MENTOR: as_participant(mentor.person),
        Relation.MENTEE: as_participant(mentorship.mentee.person),
        Relation.FOREIGN: make_technician(make_entity()),
    }


def seen(viewer: Viewer, mentorship: Mentorship) -> Case:
    case = case_for(viewer, mentorship.public_id)
    assert case is not None
    return case


def test_what_a_viewer_is_to_a_mentorship(db):
    mentorship = pair()

    assert {one: relation(viewer, mentorship) for one, viewer in viewers_of(mentorship).items()} == {
        one: one for one in Relation
    }


@pytest.mark.parametrize("who", list(SEEN))
def test_each_relation_is_shown_its_own_fields_and_no_more(db, who):
    mentorship = pair()
    viewer = viewers_of(mentorship)[who]
    complete(mentorship, reason=EndReason.TIME_ENDED, by=acting_for(mentorship.entity), at=NOON)

    case = seen(viewer, mentorship)

    shown = {field.name for field in fields(case) if getattr(case, field.name) not in (None, [], "")}
    assert shown | {"acts"} == SEEN[who] | {"ended_at"}


def test_whoever_has_nothing_to_do_with_it_meets_nothing(db):
    mentorship = pair()
    stranger = viewers_of(mentorship)[Relation.FOREIGN]

    assert (case_for(stranger, mentorship.public_id), case_for(stranger, "aaaaaaaaaaaa")) == (None, None)
    assert (cases_for(stranger), SHOWN[Relation.FOREIGN]) == ([], frozenset())


def test_the_owner_sees_both_people_in_full(db):
    mentorship = pair()

    case = seen(make_reader(mentorship.entity), mentorship)

    assert (case.mentor_name, case.mentee_name) == ("Rui Segredo", "Olena Oculta")
    assert case.mentor_contact == Contact("rui@example.org", "+351911111111")
    assert case.mentee_contact == Contact("olena@example.org", "+351922222222")


def test_the_side_of_the_mentor_sees_the_mentee_by_first_name_and_no_meeting(db):
    mentorship = pair()

    case = seen(viewers_of(mentorship)[Relation.MENTOR_SIDE], mentorship)

    assert (case.mentor_name, case.mentee_name, case.mentee_contact, case.meetings, case.story, case.acts) == (
        "Rui Segredo",
        "Olena",
        None,
        None,
        None,
        [],
    )
    assert case.meeting_count == 1


@pytest.mark.parametrize(("email", "phone"), [(False, False), (True, False), (False, True)])
def test_the_two_people_see_a_first_name_and_what_the_other_shares(db, email, phone):
    mentorship = pair()
    viewers = viewers_of(mentorship)
    mentorship.mentor_shares = mentorship.mentee_shares = ["email"] * email + ["phone"] * phone
    mentorship.save()

    to_mentor, to_mentee = (seen(viewers[who], mentorship) for who in (Relation.MENTOR, Relation.MENTEE))

    assert (to_mentor.mentee_name, to_mentor.mentor_name) == ("Olena", None)
    assert (to_mentee.mentor_name, to_mentee.mentee_name) == ("Rui", None)
    assert to_mentor.mentee_contact == Contact("olena@example.org" * email, "+351922222222" * phone)
    assert to_mentee.mentor_contact == Contact("rui@example.org" * email, "+351911111111" * phone)


@pytest.mark.parametrize(
    ("who", "words", "found"),
    [
        (Relation.OWNER, "oculta", 1),
        (Relation.OWNER, "rui SEGREDO", 1),
        (Relation.OWNER, "oculta segredo", 1),
        (Relation.OWNER, "ninguem", 0),
        (Relation.MENTOR_SIDE, "segredo", 1),
        (Relation.MENTOR_SIDE, "oculta", 0),
        (Relation.MENTOR_SIDE, "olena", 0),
        (Relation.MENTEE, "segredo", 0),
        (Relation.MENTOR, "oculta", 0),
    ],
)
def test_a_search_answers_only_to_names_that_are_shown_in_full(db, who, words, found):
    mentorship = pair()

    assert len(cases_for(viewers_of(mentorship)[who], words=words)) == found


def test_mentorships_stand_newest_first_and_are_found_by_state(db):
    entity = make_entity()
    old = make_mentorship(mentee=make_mentee(entity))
    new = make_mentorship(mentee=make_mentee(entity), state=State.PAUSED, at=after(days=1))
    viewer = make_coordinator(entity)

    assert [case.public_id for case in cases_for(viewer)] == [new.public_id, old.public_id]
    assert [case.public_id for case in cases_for(viewer, state=State.PAUSED)] == [new.public_id]


@pytest.mark.parametrize("count", [1, 4])
def test_the_list_asks_the_database_the_same_whatever_its_length(db, django_assert_num_queries, count):
    entity = make_entity()
    viewer = make_coordinator(entity)
    for _ in range(count):
        make_mentorship(mentee=make_mentee(entity))

    with django_assert_num_queries(2):
        cases = cases_for(viewer)
        assert [(str(case.area), case.meeting_count, case.meetings) for case in cases] != []

    assert len(cases) == count


def test_the_page_shows_meetings_newest_first_and_the_story_in_order(db):
    mentorship = make_mentorship()
    later = make_meeting(mentorship, at=after(days=7))

    case = seen(make_technician(mentorship.entity), mentorship)

    assert case.meetings is not None
    assert case.story is not None
    assert (case.meetings[0], len(case.meetings), case.meeting_count, case.last_met_on) == (
        later,
        2,
        2,
        TODAY + timedelta(days=7),
    )
    assert [move.act for move in case.story] == ["begin", "start_meeting"]


def test_a_meeting_is_found_with_its_own_mentorship_only(db):
    mentorship, other = make_mentorship(), make_mentorship()
    meeting = mentorship.meetings.get()
    owner, stranger = make_technician(mentorship.entity), make_technician(other.entity)

    found = selectors.meeting_for(owner, mentorship.public_id, meeting.public_id)

    assert found == meeting
    assert selectors.meeting_for(stranger, mentorship.public_id, meeting.public_id) is None
    assert selectors.meeting_for(stranger, other.public_id, meeting.public_id) is None


def test_whoever_is_in_an_open_mentorship_is_mentored(db):
    cases = [make_mentorship(state=state) for state in State]

    mentored = selectors.mentored(Mentee.objects.all())

    assert mentored == {case.mentee_id for case in cases if case.state in OPEN}
    assert [selectors.open_mentorship_of(case.mentee) for case in cases] == [
        case if case.state in OPEN else None for case in cases
    ]


def test_a_pair_that_did_not_end_as_it_should_is_not_made_again(db):
    cases = {state: make_mentorship(state=state) for state in State}

    broken = [cases[State.INTERRUPTED], cases[State.NOT_STARTED]]

    assert selectors.failed_pairs() == {(case.mentors.get().mentor_id, case.mentee_id) for case in broken}


def test_two_who_have_not_met_are_due_within_a_fortnight(db):
    mentorship = make_mentorship(state=State.PREPARATION)
    viewer = make_technician(mentorship.entity)

    dues = selectors.due_for(viewer, on=TODAY)

    assert [(due.kind, due.public_id, due.title, due.since, due.by) for due in dues] == [
        ("mentorship", mentorship.public_id, mentorship.mentee.person.full_name, TODAY, TODAY + timedelta(days=14))
    ]


def test_a_pair_gone_silent_is_due_after_a_month(db):
    mentorship = make_mentorship()
    viewer = make_technician(mentorship.entity)

    dues = [selectors.due_for(viewer, on=TODAY + timedelta(days=days)) for days in (0, 29, 30)]

    assert [len(found) for found in dues] == [0, 0, 1]
    assert (dues[2][0].since, dues[2][0].by) == (TODAY, TODAY + timedelta(days=30))


def test_a_wish_to_talk_is_due_in_two_days_until_somebody_has_talked(db):
    mentorship = make_mentorship()
    viewer = make_technician(mentorship.entity)
    wishes = [
        log_meeting(
            mentorship,
            held_on=TODAY,
            minutes=30,
            mode="phone",
            wants_help=True,
            by=viewer,
            at=NOON + timedelta(hours=hours),
        )
        for hours in (1, 2)
    ]
    strangers = [make_technician(mentorship.mentors.get().mentor.entity), make_technician(make_entity()), VISITOR]

    dues = selectors.due_for(viewer, on=TODAY)
    for meeting in wishes:
        note_talk(meeting, by=viewer, at=after(hours=3))

    assert [(due.public_id, due.since, due.by) for due in dues] == [
        (mentorship.public_id, TODAY, TODAY + timedelta(days=2))
    ]
    assert [selectors.due_for(one, on=TODAY) for one in [viewer, *strangers]] == [[]] * 4


@pytest.mark.parametrize("state", [State.PAUSED, State.CLOSING, *ENDED])
def test_whoever_pauses_closes_or_has_ended_is_not_due(db, state):
    mentorship = make_mentorship(state=state)

    assert selectors.due_for(make_technician(mentorship.entity), on=TODAY + timedelta(days=90)) == []


def test_a_case_is_due_at_the_entity_of_the_mentee_alone(db):
    mentorship = make_mentorship(state=State.PREPARATION)
    others = [make_technician(mentorship.mentors.get().mentor.entity), as_participant(mentorship.mentee.person)]

    assert [selectors.due_for(viewer, on=TODAY) for viewer in others] == [[], []]
