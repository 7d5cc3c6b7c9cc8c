"""Questions about suggestions and proposals."""

from datetime import timedelta

import pytest
from django.utils import translation

from mentores.accounts.viewer import Viewer
from mentores.matching import selectors
from mentores.matching.lifecycle import State
from mentores.matching.models import Answer
from mentores.matching.reasons import NO_SINGLE_REASON, OBSTACLES, PLACES_TAKEN
from mentores.mentorships.lifecycle import State as MentorshipState
from mentores.participants.lifecycle import MenteeState, MentorState
from mentores.participants.models import Mentee, Side
from mentores.participants.services.mentors import take_place
from tests.factories.accounts import as_participant, make_appointed, make_person
from tests.factories.matching import answered, asked, make_proposal
from tests.factories.mentorships import make_mentorship
from tests.factories.moments import NOON, TODAY, after
from tests.factories.participants import make_answers, make_mentee, make_mentor
from tests.factories.partners import make_coordinator, make_entity, make_technician


def found(viewer: Viewer, mentee: Mentee) -> list[str]:
    """The ids of the suggested mentors, best first."""
    return [one.mentor_id for one in selectors.search_for(viewer, mentee, on=TODAY).suggestions]


# Who waits


def test_whoever_waits_stands_by_the_wait_with_the_proposal_under_way(db):
    entity = make_entity()
    viewer = make_technician(entity)
    asked_about = make_proposal(mentee=make_mentee(entity, waiting_since=after(days=-1)))
    alone = make_mentee(entity, waiting_since=after(days=-9))
    make_mentorship(mentee=make_mentee(entity))
    make_mentee(entity, state=MenteeState.PAUSED)
    make_mentee()

    waiting = selectors.waiting_for(viewer, on=TODAY)

    assert [(one.mentee, one.days, one.proposal, one.needs_a_mentor) for one in waiting] == [
        (alone, 9, None, True),
        (asked_about.mentee, 1, asked_about, False),
    ]


@pytest.mark.parametrize("count", [1, 4])
def test_the_list_of_those_who_wait_asks_the_same_whatever_its_length(db, django_assert_num_queries, count):
    entity = make_entity()
    viewer = make_technician(entity)
    for _ in range(count):
        make_mentee(entity)

    with django_assert_num_queries(7):
        names = [one.mentee.person.full_name for one in selectors.waiting_for(viewer, on=TODAY)]

    assert len(names) == count


# Looking for a mentor


def test_the_best_mentor_of_the_whole_network_comes_first(db):
    entity = make_entity()
    mentee = make_mentee(entity, areas=["SER-DOC", "EMP-CV"])
    less = make_mentor(entity, areas=["EMP-CV"])
    best = make_mentor(areas=["SER-DOC", "EMP-CV"])

    assert found(make_technician(entity), mentee) == [best.public_id, less.public_id]


def test_another_entity_shows_neither_name_nor_place_of_its_mentor(db):
    entity, other = make_entity(), make_entity("Outra Entidade")
    mentee = make_mentee(entity)
    make_mentor(entity, person=make_person("Própria Pessoa"))
    make_mentor(other, person=make_person("Alheia Pessoa"))

    search = selectors.search_for(make_technician(entity), mentee, on=TODAY)

    assert {one.name for one in search.suggestions} == {"Própria Pessoa", None}
    assert ["Alheia" in repr(one) for one in search.suggestions if one.entity_name == "Outra Entidade"] == [False]


def test_a_suggestion_says_its_reasons_and_the_points_of_each(db):
    entity = make_entity()
    mentee = make_mentee(entity)
    make_mentor(entity)

    suggestion = selectors.search_for(make_technician(entity), mentee, on=TODAY).suggestions[0]

    assert suggestion.total == sum(part.points for part in suggestion.parts)
    assert len(suggestion.reasons) == 5


def test_nobody_is_suggested_who_cannot_be_proposed(db):
    entity = make_entity()
    mentee = make_mentee(entity)
    for state in (MentorState.IN_TRAINING, MentorState.PAUSED, MentorState.INACTIVE):
        make_mentor(entity, state=state)
    take_place(make_mentor(entity), at=NOON)
    make_mentor(entity, areas=["EMP-CV"])
    make_mentor(entity, person=mentee.person)

    search = selectors.search_for(make_technician(entity), mentee, on=TODAY)

    assert (search.suggestions, search.found, search.obstacles) == ([], 0, [(OBSTACLES["area"], 1)])


def test_a_pair_that_broke_off_is_not_suggested_again(db):
    entity = make_entity()
    broken = make_mentorship(mentee=make_mentee(entity), state=MentorshipState.INTERRUPTED)
    other = make_mentor()

    assert found(make_technician(entity), broken.mentee) == [other.public_id]


def test_only_as_many_are_shown_as_asked_for_and_all_are_counted(db):
    entity = make_entity()
    mentee = make_mentee(entity)
    for _ in range(3):
        make_mentor(entity)

    search = selectors.search_for(make_technician(entity), mentee, on=TODAY, limit=2)

    assert (len(search.suggestions), search.found) == (2, 3)


@pytest.mark.parametrize("count", [1, 5])
def test_a_search_asks_the_same_whatever_the_number_of_mentors(db, django_assert_num_queries, count):
    entity = make_entity()
    viewer, mentee = make_technician(entity), make_mentee(entity)
    for _ in range(count):
        make_mentor()
    mentee = Mentee.objects.select_related("profile__municipality").get(pk=mentee.pk)

    with django_assert_num_queries(10):
        assert len(found(viewer, mentee)) == count


def test_a_mentor_to_be_proposed_is_ready_and_has_a_place(db):
    viewer = make_technician(make_entity())
    ready, full, paused = make_mentor(), make_mentor(), make_mentor(state=MentorState.PAUSED)
    take_place(full, at=NOON)

    assert [selectors.offered_mentor(viewer, one.public_id) for one in (ready, full, paused)] == [ready, None, None]


# A round


def test_a_round_serves_as_many_as_can_be_served(db):
    entity = make_entity()
    both, either = make_mentor(entity, areas=["SER-DOC", "EMP-CV"]), make_mentor(entity, areas=["SER-DOC"])
    documents, work = make_mentee(entity, areas=["SER-DOC"]), make_mentee(entity, areas=["EMP-CV"])

    plan = selectors.round_for(make_technician(entity), on=TODAY, seed=1)

    assert {(pair.mentor_id, pair.mentee) for pair in plan.pairs} == {
        (either.public_id, documents),
        (both.public_id, work),
    }
    assert (plan.waiting, plan.free_places, plan.left_over) == (2, 2, [])


def test_a_round_says_why_somebody_is_left_over(db):
    entity = make_entity()
    make_mentor(entity)
    long, short = make_mentee(entity, waiting_since=after(days=-90)), make_mentee(entity)
    alone = make_mentee(entity, areas=["EMP-CV"], languages={"uk": "native"})

    plan = selectors.round_for(make_technician(entity), on=TODAY, seed=1)

    assert [pair.mentee for pair in plan.pairs] == [long]
    assert dict(plan.left_over) == {short: PLACES_TAKEN, alone: NO_SINGLE_REASON}


def test_a_round_leaves_out_whoever_has_a_mentor_or_a_proposal_and_keeps_the_places_asked_about(db):
    entity = make_entity()
    make_proposal(mentor=make_mentor(entity), mentee=make_mentee(entity))
    make_mentorship(mentor=make_mentor(entity), mentee=make_mentee(entity))
    seeking = make_mentee(entity)

    plan = selectors.round_for(make_technician(entity), on=TODAY, seed=1)

    assert (plan.pairs, plan.waiting, plan.free_places) == ([], 1, 0)
    assert [mentee for mentee, _ in plan.left_over] == [seeking]


def test_a_round_makes_no_pair_again_that_broke_off_and_nobody_a_mentor_of_oneself(db):
    entity = make_entity()
    broken = make_mentorship(mentee=make_mentee(entity), state=MentorshipState.INTERRUPTED)
    Mentee.objects.update(state=MenteeState.WAITING)
    oneself = make_mentee(entity)
    mentor = make_mentor(entity, person=oneself.person)

    plan = selectors.round_for(make_technician(entity), on=TODAY, seed=1)

    assert {(pair.mentor_id, pair.mentee) for pair in plan.pairs} == {
        (mentor.public_id, broken.mentee),
        (broken.mentors.get().mentor.public_id, oneself),
    }


def test_a_technician_plans_for_the_own_entity_and_the_national_team_for_all(db):
    own, other = make_mentee(), make_mentee()
    for _ in range(2):
        make_mentor()

    by_entity = selectors.round_for(make_technician(own.entity), on=TODAY, seed=1)
    by_all = selectors.round_for(make_appointed(), on=TODAY, seed=1)

    assert [(pair.mentee, pair.may_propose) for pair in by_entity.pairs] == [(own, True)]
    assert {(pair.mentee, pair.may_propose) for pair in by_all.pairs} == {(own, False), (other, False)}


def test_the_same_seed_gives_the_same_round(db):
    entity = make_entity()
    viewer = make_technician(entity)
    make_mentor(entity)
    for _ in range(3):
        make_mentee(entity)

    rounds = [[pair.mentee for pair in selectors.round_for(viewer, on=TODAY, seed=7).pairs] for _ in range(2)]

    assert rounds[0] == rounds[1]


# Proposals


def test_before_both_said_yes_each_side_knows_only_its_own_name(db):
    proposal = make_proposal(
        mentor=make_mentor(person=make_person("Rui Segredo")), mentee=make_mentee(person=make_person("Olena Oculta"))
    )
    viewers = {
        "mentor desk": make_technician(proposal.mentor.entity),
        "mentee desk": make_technician(proposal.mentee.entity),
        "mentor": asked(proposal, Side.MENTOR),
        "mentee": as_participant(proposal.mentee.person),
    }

    seen = {who: selectors.proposal_for(viewer, proposal.public_id) for who, viewer in viewers.items()}

    assert {who: (one.mentor.name, one.mentee.name) for who, one in seen.items() if one} == {
        "mentor desk": ("Rui Segredo", None),
        "mentee desk": (None, "Olena Oculta"),
        "mentor": ("Rui Segredo", None),
        "mentee": (None, "Olena Oculta"),
    }


def test_after_both_said_yes_each_side_knows_the_other_by_first_name(db):
    proposal = make_proposal(
        mentor=make_mentor(person=make_person("Rui Segredo")),
        mentee=make_mentee(person=make_person("Olena Oculta")),
        state=State.ACCEPTED,
    )

    to_mentee = selectors.proposal_for(as_participant(proposal.mentee.person), proposal.public_id)
    to_desk = selectors.proposal_for(make_technician(proposal.mentor.entity), proposal.public_id)

    assert to_mentee is not None
    assert to_desk is not None
    assert (to_mentee.mentor.name, to_desk.mentee.name) == ("Rui", "Olena")


def test_within_one_entity_the_desk_knows_both(db):
    entity = make_entity()
    proposal = make_proposal(mentor=make_mentor(entity), mentee=make_mentee(entity))

    seen = selectors.proposal_for(make_coordinator(entity), proposal.public_id)

    assert seen is not None
    assert (seen.mentor.name, seen.mentee.name, seen.sides) == (
        proposal.mentor.person.full_name,
        proposal.mentee.person.full_name,
        [Side.MENTOR, Side.MENTEE],
    )
    assert (seen.mentor.participant_id, seen.mentee.participant_id) == (
        proposal.mentor.public_id,
        proposal.mentee.public_id,
    )


def test_a_proposal_is_shown_with_its_score_reasons_and_what_is_to_be_done(db):
    proposal = make_proposal(state=State.SUGGESTED)

    seen = selectors.proposal_for(make_technician(proposal.mentor.entity), proposal.public_id)

    assert seen is not None
    assert (seen.score, sum(part.points for part in seen.parts)) == (proposal.score, proposal.score)
    assert (len(seen.reasons), seen.side_asked, seen.unconfirmed) == (5, None, [Side.MENTOR])
    assert seen.acts == ["confirm", "withdraw", "mark_mistaken"]


def test_a_proposal_of_others_answers_as_one_that_does_not_exist(db):
    proposal = make_proposal()
    stranger = make_technician(make_entity())

    assert [selectors.proposal_for(stranger, one) for one in (proposal.public_id, "aaaaaaaaaaaa")] == [None, None]
    assert (selectors.story_of(stranger, proposal.public_id), selectors.seen_by(stranger)) == ([], [])


def test_the_story_of_a_proposal_is_told_in_order(db):
    proposal = make_proposal(state=State.DECLINED)

    story = selectors.story_of(make_technician(proposal.mentee.entity), proposal.public_id)

    assert [move.act for move in story] == ["begin", "confirm", "confirm", "ask", "answer", "decline"]


def test_proposals_stand_newest_first_and_are_found_by_state(db):
    entity = make_entity()
    old = make_proposal(mentee=make_mentee(entity), state=State.DECLINED)
    new = make_proposal(mentee=make_mentee(entity), at=after(days=1))
    viewer = make_technician(entity)

    assert [one.public_id for one in selectors.seen_by(viewer)] == [new.public_id, old.public_id]
    assert [one.public_id for one in selectors.seen_by(viewer, state=State.DECLINED)] == [old.public_id]


@pytest.mark.parametrize("count", [1, 4])
def test_the_list_asks_the_database_the_same_whatever_its_length(db, django_assert_num_queries, count):
    entity = make_entity()
    viewer = make_technician(entity)
    for _ in range(count):
        make_proposal(mentee=make_mentee(entity))

    with django_assert_num_queries(11):
        assert len(selectors.seen_by(viewer)) == count


# What is due


def test_a_confirmation_is_due_at_the_other_side(db):
    proposal = make_proposal(state=State.SUGGESTED)
    other, own = make_technician(proposal.mentor.entity), make_technician(proposal.mentee.entity)

    dues = selectors.due_for(other, on=TODAY)

    assert [(due.kind, due.public_id, due.title, due.since, due.by) for due in dues] == [
        ("proposal", proposal.public_id, proposal.mentor.person.full_name, TODAY, TODAY + timedelta(days=10))
    ]
    assert selectors.due_for(own, on=TODAY) == []


def test_an_answer_is_due_at_the_side_that_has_not_given_it(db):
    proposal = answered(make_proposal(), Side.MENTEE, Answer.YES)

    dues = [selectors.due_for(make_technician(getattr(proposal, side).entity), on=TODAY) for side in Side]

    assert [[due.title for due in found] for found in dues] == [[proposal.mentor.person.full_name], []]


def test_a_wish_to_talk_is_due_at_its_side(db):
    proposal = answered(make_proposal(), Side.MENTEE, Answer.TALK)

    dues = selectors.due_for(make_technician(proposal.mentee.entity), on=TODAY)

    with translation.override("en"):
        assert [(due.public_id, str(due.why)) for due in dues] == [
            (proposal.public_id, "This person wants to talk before answering.")
        ]


@pytest.mark.parametrize("state", [State.ACCEPTED, State.DECLINED, State.EXPIRED, State.WITHDRAWN, State.MISTAKEN])
def test_what_is_decided_is_not_due(db, state):
    proposal = make_proposal(state=state)

    assert selectors.due_for(make_technician(proposal.mentee.entity), on=TODAY) == []


def test_minors_are_suggested_only_mentors_whose_record_was_checked(db):
    entity = make_entity()
    mentee = make_mentee(entity, answers=make_answers(is_minor=True))
    checked, _ = make_mentor(entity), make_mentor(entity)
    type(checked).objects.filter(pk=checked.pk).update(record_checked_until=TODAY)

    assert found(make_technician(entity), mentee) == [checked.public_id]
