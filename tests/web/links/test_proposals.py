"""Answering a pair through a link."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from mentores.audit.models import Event
from mentores.matching.lifecycle import State
from mentores.matching.models import Answer
from mentores.mentorships.models import Mentorship
from mentores.messaging.models import Message
from mentores.participants.models import Mentee, Mentor, Side
from mentores.participants.models.mentor import RECORD_VALID
from mentores.participants.services.mentors import update_mentor
from mentores.partners.models import Entity
from tests.factories.accounts import make_person
from tests.factories.matching import answered, make_proposal
from tests.factories.participants import make_answers, make_mentee, make_mentor
from tests.factories.partners import acting_for, make_technician
from tests.web.links.opening import address, link_to, now


def mentee_with_everything() -> Mentee:
    return make_mentee(
        person=make_person("Fátima Canário", email="canario@example.org", phone="+351912345678"), at=now()
    )


def checked(mentor: Mentor, *, until: date) -> Mentor:
    """The mentor, whose criminal record the entity has seen, valid until a day."""
    seen_on = until - RECORD_VALID
    return update_mentor(
        mentor, capacity=mentor.capacity, record_seen_on=seen_on, by=acting_for(mentor.entity), at=now()
    )


def test_before_both_say_yes_a_mentor_sees_no_name_and_no_contact(client, db):
    proposal = make_proposal(mentee=mentee_with_everything(), at=now())

    html = client.get(address(link_to(proposal.mentor.person, "proposal", proposal.public_id))).content.decode()

    assert [word in html for word in ("Fátima", "Canário", "canario@", "912 345 678", "912345678")] == [False] * 5
    assert html.count(proposal.mentee.entity.name) == 1


def test_a_yes_is_noted_with_the_contact_the_person_chose_to_share(client, db):
    proposal = make_proposal(mentee=mentee_with_everything(), at=now())
    page = address(link_to(proposal.mentee.person, "proposal", proposal.public_id))

    answer = client.post(page, {"answer": "yes", "shares_phone": "on"}, follow=True)

    proposal.refresh_from_db()
    assert (proposal.mentee_answer, proposal.mentee_shares) == (Answer.YES, ["phone"])
    assert (answer.status_code, len(list(answer.context["messages"]))) == (200, 1)


def test_who_changes_an_answer_finds_what_was_said_before(client, db):
    proposal = make_proposal(mentee=mentee_with_everything(), at=now())
    page = address(link_to(proposal.mentee.person, "proposal", proposal.public_id))
    client.post(page, {"answer": "yes", "shares_phone": "on"})

    form = client.get(page).context["form"]

    said = [form[name].value() for name in ("answer", "shares_email", "shares_phone")]
    assert said == ["yes", False, True]


def test_only_a_contact_that_the_person_has_can_be_shared(client, db):
    proposal = make_proposal(mentee=make_mentee(person=make_person(email=""), at=now()), at=now())

    html = client.get(address(link_to(proposal.mentee.person, "proposal", proposal.public_id))).content.decode()

    assert ("shares_email" in html, "shares_phone" in html) == (False, False)


def test_the_second_yes_opens_the_mentorship_and_the_link_says_so(client, db):
    proposal = make_proposal(at=now())
    answered(proposal, Side.MENTOR, Answer.YES, at=now())
    page = address(link_to(proposal.mentee.person, "proposal", proposal.public_id))

    answer = client.post(page, {"answer": "yes"}, follow=True)

    proposal.refresh_from_db()
    assert (proposal.state, Mentorship.objects.count()) == (State.ACCEPTED, 1)
    assert (answer.status_code, len(list(answer.context["messages"]))) == (200, 1)


def test_a_yes_sent_twice_opens_one_mentorship(client, db):
    proposal = make_proposal(at=now())
    answered(proposal, Side.MENTOR, Answer.YES, at=now())
    page = address(link_to(proposal.mentee.person, "proposal", proposal.public_id))

    answers = [client.post(page, {"answer": "yes"}) for _time in range(2)]
    told = client.get(page).context["messages"]

    assert ([answer.status_code for answer in answers], Mentorship.objects.count()) == ([302, 302], 1)
    assert [message.level_tag for message in told] == ["success"]


def test_a_no_ends_the_proposal(client, db):
    proposal = make_proposal(at=now())

    client.post(address(link_to(proposal.mentee.person, "proposal", proposal.public_id)), {"answer": "no"})

    proposal.refresh_from_db()
    assert (proposal.state, proposal.mentee_answer) == (State.DECLINED, Answer.NO)


def test_who_wants_to_talk_first_is_heard_by_the_own_entity_and_can_answer_later(client, db):
    proposal = make_proposal(at=now())
    technician = make_technician(proposal.mentee.entity).person
    page = address(link_to(proposal.mentee.person, "proposal", proposal.public_id))

    for _time in range(2):
        client.post(page, {"answer": "talk"})
    answer = client.get(page)

    told = [message.person for message in Message.objects.filter(notice="matching/talk_wanted")]
    assert (told, answer.status_code) == ([technician], 200)
    assert answer.content.decode().count('name="answer"') == 3


def test_a_mentor_whose_last_place_is_gone_is_told_so(client, db):
    mentor = make_mentor(at=now())
    first = make_proposal(mentor=mentor, at=now())
    second = make_proposal(mentor=mentor, at=now())
    answered(first, Side.MENTOR, Answer.YES, at=now())

    answer = client.post(address(link_to(mentor.person, "proposal", second.public_id)), {"answer": "yes"}, follow=True)

    second.refresh_from_db()
    assert (second.state, answer.status_code) == (State.WITHDRAWN, 200)
    assert [message.level_tag for message in answer.context["messages"]] == ["warning"]


def test_a_minor_does_not_become_a_pair_with_a_mentor_whose_record_has_run_out(client, db):
    mentee = make_mentee(answers=make_answers(is_minor=True), at=now())
    mentor = checked(make_mentor(at=now()), until=timezone.localdate() + timedelta(days=1))
    proposal = make_proposal(mentor=mentor, mentee=mentee, at=now())
    answered(proposal, Side.MENTOR, Answer.YES, at=now())
    checked(mentor, until=timezone.localdate() - timedelta(days=1))

    answer = client.post(
        address(link_to(mentee.person, "proposal", proposal.public_id)), {"answer": "yes"}, follow=True
    )

    proposal.refresh_from_db()
    assert (proposal.state, proposal.place, answer.status_code) == (State.WITHDRAWN, None, 200)
    assert [message.level_tag for message in answer.context["messages"]] == ["warning"]


def test_an_answer_after_the_time_is_over_changes_nothing(client, db):
    proposal = make_proposal(at=now() - timedelta(days=11))
    page = address(link_to(proposal.mentee.person, "proposal", proposal.public_id))

    answer = client.post(page, {"answer": "yes"}, follow=True)

    proposal.refresh_from_db()
    assert (proposal.state, proposal.mentee_answer, answer.status_code) == (State.EXPIRED, Answer.NONE, 200)
    assert [message.level_tag for message in answer.context["messages"]] == ["warning"]


@pytest.mark.parametrize("sent", [{}, {"answer": "perhaps"}])
def test_an_answer_that_is_none_is_asked_for_again(client, db, sent):
    proposal = make_proposal(at=now())

    answer = client.post(address(link_to(proposal.mentee.person, "proposal", proposal.public_id)), sent)

    assert (answer.status_code, answer.content.decode().count('class="mistakes"')) == (422, 1)
    assert not Event.objects.filter(act="answer").exists()


def test_a_forwarded_link_opens_no_other_proposal(client, db):
    mentor = make_mentor(capacity=2, at=now())
    one, other = make_proposal(mentor=mentor, at=now()), make_proposal(mentor=mentor, at=now())

    client.post(address(link_to(mentor.person, "proposal", one.public_id)), {"answer": "no", "id": other.public_id})

    other.refresh_from_db()
    assert (other.state, other.mentor_answer) == (State.OPEN, Answer.NONE)


def test_the_second_yes_is_not_taken_while_the_entity_of_the_mentor_is_not_insured(client, db):
    proposal = make_proposal(mentee=make_mentee(person=make_person(language="en"), at=now()), at=now())
    answered(proposal, Side.MENTOR, Answer.YES, at=now())
    Entity.objects.filter(pk=proposal.mentor.entity_id).update(insurance_until=timezone.localdate() - timedelta(days=1))
    page = address(link_to(proposal.mentee.person, "proposal", proposal.public_id))

    html = client.post(page, {"answer": "yes"}, follow=True).content.decode()

    proposal.refresh_from_db()
    assert "We cannot begin today: the entity first renews an insurance." in html
    assert (proposal.state, proposal.mentee_answer) == (State.OPEN, Answer.NONE)
