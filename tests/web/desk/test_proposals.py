"""The desk confirms proposals and notes answers."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mentores.accounts.roles import Role
from mentores.audit.models import Reading
from mentores.matching.lifecycle import State
from mentores.matching.models import Answer, Proposal
from mentores.mentorships.models import Mentorship
from mentores.participants.models import Side
from mentores.partners.models import Entity
from tests.factories.accounts import make_person
from tests.factories.matching import answered, make_proposal
from tests.factories.participants import make_mentee, make_mentor
from tests.factories.partners import make_entity
from tests.web.desk.visiting import colleague, forms, queries, said, seated, text_of

TOO_LATE = "Nothing was changed: this is no longer possible. The page shows how things are now."
ENDED = "Nothing was changed: this proposal has ended, or the time to answer is over."
ACTS = ["confirm", "answer/mentee", "answer/mentor", "withdraw", "mark-mistaken"]


def address(proposal: Proposal, act: str = "") -> str:
    return reverse("desk:proposal", args=[proposal.public_id]) + (f"/{act}" if act else "")


def own_pair(entity: Entity, state: str = State.OPEN) -> Proposal:
    """A proposal of today in which the entity accompanies both sides."""
    mentor = make_mentor(entity, person=make_person("Marta Mentora", phone="+351912345678"))
    return make_proposal(mentor=mentor, mentee=make_mentee(entity), at=timezone.now(), state=state)


def pair_for_a_mentee_of(entity: Entity, state: str = State.OPEN) -> Proposal:
    """A proposal of today with a mentor of another entity."""
    mentor = make_mentor(make_entity("Casa ao Lado"), person=make_person("Duarte Escondido"))
    mentee = make_mentee(entity, person=make_person("Olena Kovalenko"))
    return make_proposal(mentor=mentor, mentee=mentee, at=timezone.now(), state=state)


def pair_for_a_mentor_of(entity: Entity, state: str = State.OPEN) -> Proposal:
    """A proposal of today with a mentee of another entity."""
    mentor = make_mentor(entity, person=make_person("Marta Mentora"))
    hidden = make_person("Farid Escondido", email="farid@example.org", phone="+351961112233")
    mentee = make_mentee(make_entity("Casa Vizinha"), person=hidden)
    return make_proposal(mentor=mentor, mentee=mentee, at=timezone.now(), state=state)


@pytest.fixture
def entity(db):
    return make_entity("Porta Aberta")


@pytest.fixture
def client(entity):
    return seated(colleague(entity))


def test_the_list_shows_whose_confirmation_is_missing_and_names_only_ones_own(entity, client):
    pair_for_a_mentor_of(entity, state=State.SUGGESTED)
    pair_for_a_mentee_of(entity, state=State.SUGGESTED)

    shown = text_of(client.get(reverse("desk:proposals")))

    assert "A mentee of Casa Vizinha Marta Mentora waits for your confirmation" in shown
    assert "Olena Kovalenko A mentor of Casa ao Lado waiting for confirmation" in shown
    assert "Escondido" not in shown


@pytest.mark.parametrize(
    ("state", "number"), [("", 2), (State.OPEN, 1), (State.WITHDRAWN, 1), (State.ACCEPTED, 0), ("nonsense", 2)]
)
def test_the_list_is_narrowed_by_state(entity, client, state, number):
    own_pair(entity, state=State.OPEN)
    own_pair(entity, state=State.WITHDRAWN)

    page = client.get(reverse("desk:proposals"), {"state": state})

    assert len(page.context["rows"]) == number


def test_an_empty_list_says_where_a_proposal_begins(client):
    assert "No proposal is here" in text_of(client.get(reverse("desk:proposals")))


def test_the_list_asks_the_database_the_same_whatever_its_length(entity, client):
    own_pair(entity)
    queries(client, reverse("desk:proposals"))
    for_one = queries(client, reverse("desk:proposals"))

    for _ in range(22):
        own_pair(entity)

    assert queries(client, reverse("desk:proposals")) == for_one


def test_a_long_list_has_pages(entity, client):
    for _ in range(26):
        own_pair(entity)

    second = client.get(reverse("desk:proposals"), {"page": "2"})

    assert len(second.context["rows"]) == 1


def test_the_page_says_why_the_two_go_together(entity, client):
    shown = text_of(client.get(address(own_pair(entity))))

    assert "Helps with the greatest need: Documents and counters. Both speak: Portuguese." in shown
    assert "What is needed and offered 5000 of 5000" in shown


def test_before_both_have_said_yes_the_other_side_is_a_need_languages_and_a_distance(entity, client):
    proposal = pair_for_a_mentor_of(entity, state=State.OPEN)

    page = client.get(address(proposal))

    theirs = text_of(page).split("The mentee", 1)[1].split("The mentor", 1)[0]
    confirmed = f"{timezone.localtime(proposal.confirmed_mentee_side_at):%H:%M}"
    assert theirs.split(confirmed)[1].strip() == (
        "Answer no answer yet From the form Needs help with Documents and counters Languages Portuguese: good"
    )
    assert "Both live in the same municipality." in text_of(page)
    body = page.content.decode()
    assert [secret for secret in ("Farid", "Escondido", "farid@", "961112233") if secret in body] == []


def test_after_both_have_said_yes_the_other_side_has_a_first_name(entity, client):
    proposal = pair_for_a_mentor_of(entity, state=State.ACCEPTED)

    body = client.get(address(proposal)).content.decode()

    assert "Marta Mentora for Farid" in body
    assert [secret for secret in ("Escondido", "farid@", "961112233") if secret in body] == []


def test_opening_the_page_is_written_down(entity):
    technician = colleague(entity)
    proposal = own_pair(entity)

    seated(technician).get(address(proposal))

    assert list(Reading.objects.values_list("kind", "subject", "person_id")) == [
        ("proposal", proposal.public_id, technician.person_id)
    ]


def test_confirming_asks_both_people(entity, client):
    proposal = pair_for_a_mentor_of(entity, state=State.SUGGESTED)

    page = client.post(address(proposal, "confirm"), follow=True)

    proposal.refresh_from_db()
    assert (proposal.state, said(page)) == (State.OPEN, ["Your side is confirmed, and both people have been asked."])
    assert "confirm" not in forms(page)


def test_whoever_proposed_has_nothing_to_confirm(entity, client):
    proposal = pair_for_a_mentee_of(entity, state=State.SUGGESTED)

    page = client.post(address(proposal, "confirm"), follow=True)

    proposal.refresh_from_db()
    assert (proposal.state, said(page)) == (State.SUGGESTED, [TOO_LATE])
    assert "confirm" not in forms(page)


@pytest.mark.parametrize(
    ("answer", "sentence", "state"),
    [
        (Answer.YES, "The yes is noted. The answer of the other person is still missing.", State.OPEN),
        (Answer.TALK, "It is noted that the person wants to talk before answering.", State.OPEN),
        (Answer.NO, "The no is noted. The mentee waits for another mentor.", State.DECLINED),
    ],
)
def test_an_answer_given_by_telephone_is_noted(entity, client, answer, sentence, state):
    proposal = own_pair(entity)

    page = client.post(address(proposal, "answer/mentor"), {"answer": answer, "note": "Ligou hoje."}, follow=True)

    proposal.refresh_from_db()
    assert (proposal.state, proposal.mentor_answer, said(page)) == (state, answer, [sentence])
    assert "Ligou hoje." in text_of(page)


def test_the_second_yes_opens_the_mentorship_with_the_contact_that_the_person_shares(entity, client):
    proposal = answered(own_pair(entity), Side.MENTEE, Answer.YES, at=timezone.now())

    page = client.post(address(proposal, "answer/mentor"), {"answer": "yes", "shares_phone": "on"}, follow=True)

    mentorship = Mentorship.objects.get(proposal=proposal)
    assert said(page) == ["Both said yes. The mentorship is open, and both have been written to."]
    assert (mentorship.mentor_shares, mentorship.mentee_shares) == (["phone"], [])
    assert reverse("desk:mentorship", args=[mentorship.public_id]) in page.content.decode()


def test_only_a_contact_that_the_person_has_can_be_shared(entity, client):
    page = client.get(address(own_pair(entity)))

    offered = {shown.side: sorted(shown.form.fields) for shown in page.context["sides"]}
    assert offered == {
        Side.MENTEE: ["answer", "note", "shares_email"],
        Side.MENTOR: ["answer", "note", "shares_email", "shares_phone"],
    }


def test_a_yes_without_a_place_left_ends_the_proposal(entity, client):
    mentor = make_mentor(entity)
    late = make_proposal(mentor=mentor, mentee=make_mentee(entity), at=timezone.now())
    first = make_proposal(mentor=mentor, mentee=make_mentee(entity), at=timezone.now())
    answered(first, Side.MENTOR, Answer.YES, at=timezone.now())

    page = client.post(address(late, "answer/mentor"), {"answer": "yes"}, follow=True)

    late.refresh_from_db()
    assert (late.state, said(page)) == (
        State.WITHDRAWN,
        ["This yes came too late: the mentor has no free place any more, or one of the two has paused."],
    )
    assert "The mentor has no free place." in text_of(page)


@pytest.mark.parametrize("data", [{}, {"answer": "perhaps"}, {"answer": "none"}])
def test_an_answer_that_is_not_understood_keeps_what_was_typed(entity, client, data):
    proposal = own_pair(entity)

    page = client.post(address(proposal, "answer/mentee"), data | {"note": "Ligou hoje."})

    proposal.refresh_from_db()
    assert (page.status_code, proposal.mentee_answer) == (422, Answer.NONE)
    assert "Ligou hoje.</textarea>" in page.content.decode()


def test_an_answer_after_the_time_is_refused_with_a_sentence(entity, client):
    long_ago = timezone.now() - timedelta(days=20)
    proposal = make_proposal(mentor=make_mentor(entity), mentee=make_mentee(entity), at=long_ago)

    page = client.post(address(proposal, "answer/mentor"), {"answer": "yes"}, follow=True)

    assert said(page) == [ENDED]


def test_nobody_answers_for_the_other_side(entity, client):
    proposal = pair_for_a_mentor_of(entity)

    refused = client.post(address(proposal, "answer/mentee"), {"answer": "yes"})

    proposal.refresh_from_db()
    assert (refused.status_code, proposal.mentee_answer) == (403, Answer.NONE)


@pytest.mark.parametrize(
    ("act", "state", "sentence"),
    [
        ("withdraw", State.WITHDRAWN, "The proposal is taken back. Whoever had been asked is told."),
        (
            "mark-mistaken",
            State.MISTAKEN,
            "The proposal is marked as made by mistake. Whoever had been asked is told.",
        ),
    ],
)
def test_a_proposal_is_taken_back_with_a_note(entity, client, act, state, sentence):
    proposal = own_pair(entity)

    page = client.post(address(proposal, act), {"note": "Engano meu."}, follow=True)

    proposal.refresh_from_db()
    assert (proposal.state, said(page), forms(page)) == (state, [sentence], [])
    assert "Engano meu." in text_of(page)


@pytest.mark.parametrize("act", ["withdraw", "mark-mistaken"])
def test_a_note_that_is_too_long_changes_nothing(entity, client, act):
    proposal = own_pair(entity)

    page = client.post(address(proposal, act), {"note": "a" * 2001})

    proposal.refresh_from_db()
    assert (page.status_code, proposal.state) == (422, State.OPEN)


@pytest.mark.parametrize("act", ["confirm", "withdraw", "mark-mistaken"])
def test_what_is_no_longer_possible_is_said(entity, client, act):
    proposal = own_pair(entity, state=State.WITHDRAWN)

    page = client.post(address(proposal, act), follow=True)

    assert said(page) == [TOO_LATE]


def test_what_one_entity_noted_the_other_does_not_read(entity, client):
    proposal = pair_for_a_mentor_of(entity)
    theirs = seated(colleague(proposal.mentee.entity))
    theirs.post(address(proposal, "answer/mentee"), {"answer": "talk", "note": "Só para nós."})

    read, hidden = text_of(theirs.get(address(proposal))), text_of(client.get(address(proposal)))

    assert ("Só para nós." in read, "Só para nós." in hidden) == (True, False)


def test_a_reader_sees_the_pair_without_acts_and_notes(entity, client):
    proposal = own_pair(entity)
    client.post(address(proposal, "answer/mentee"), {"answer": "talk", "note": "Só entre nós."})

    page = seated(colleague(entity, Role.READER)).get(address(proposal))

    assert (page.status_code, forms(page), "Só entre nós." in text_of(page)) == (200, [], False)


@pytest.mark.parametrize("act", ACTS)
def test_a_reader_who_posts_anyway_is_refused(entity, act):
    proposal = own_pair(entity)

    refused = seated(colleague(entity, Role.READER)).post(address(proposal, act), {"answer": "yes"})

    proposal.refresh_from_db()
    assert (refused.status_code, proposal.state, proposal.mentor_answer) == (403, State.OPEN, Answer.NONE)


@pytest.mark.parametrize("act", ["", *ACTS])
def test_a_proposal_of_others_answers_like_one_that_is_not_there(client, act):
    foreign = make_proposal(at=timezone.now())
    ask = client.post if act else client.get

    refused = ask(address(foreign, act))
    foreign.public_id = "nobodynobody"
    absent = ask(address(foreign, act))

    assert (refused.status_code, refused.content) == (404, absent.content)


def test_a_side_is_not_confirmed_while_the_group_insurance_has_ended(entity, client):
    proposal = pair_for_a_mentor_of(entity, State.SUGGESTED)
    Entity.objects.filter(pk=entity.pk).update(insurance_until=timezone.localdate() - timedelta(days=1))

    page = client.post(reverse("desk:proposal-confirm", args=[proposal.public_id]), follow=True)

    proposal.refresh_from_db()
    assert proposal.state == State.SUGGESTED
    (sentence,) = said(page)
    assert sentence.startswith("Nothing was changed: the group insurance of the mentor’s entity is not valid.")


def test_nobody_is_proposed_while_the_group_insurance_has_ended(entity, client):
    Entity.objects.filter(pk=entity.pk).update(insurance_until=None)
    mentee, mentor = make_mentee(entity, at=timezone.now()), make_mentor(entity, at=timezone.now())

    page = client.post(
        reverse("desk:mentee-propose", args=[mentee.public_id]), {"mentor": mentor.public_id}, follow=True
    )

    assert (Proposal.objects.count(), [words[:40] for words in said(page)]) == (
        0,
        ["Nothing was changed: the group insurance"],
    )
