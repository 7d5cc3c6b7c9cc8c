"""A mentor for whom nobody fits may go to another entity: the pages of both entities."""

import pytest
from django.urls import reverse
from django.utils import timezone

from mentores.participants.lifecycle import MentorState
from mentores.participants.models import Handover
from mentores.participants.services.handovers import answer_handover
from tests.factories.accounts import as_participant
from tests.factories.moments import NOON
from tests.factories.participants import make_handover, make_mentor
from tests.factories.partners import make_entity
from tests.web.desk.visiting import colleague, forms, queries, said, seated, text_of


@pytest.fixture
def entity(db):
    return make_entity("Porta Aberta")


@pytest.fixture
def client(entity):
    return seated(colleague(entity))


def address(mentor, act: str = "") -> str:
    return reverse(f"desk:mentor{act and '-'}{act}", args=[mentor.public_id])


def test_another_entity_is_asked_from_the_page_of_a_mentor_who_waits_too_long(entity, client):
    mentor, other = make_mentor(entity, at=NOON), make_entity("Casa Nova")
    before = forms(client.get(address(mentor)))

    page = client.post(
        address(mentor, "ask-entity"), {"ask-to": other.public_id, "ask-note": "Nobody here."}, follow=True
    )

    handover = Handover.objects.get()
    assert (handover.mentor, handover.to, handover.note) == (mentor, other, "Nobody here.")
    assert before.count("ask-entity") == 1
    assert said(page) == ["The other entity and the mentor are asked."]
    assert "Casa Nova was asked on" in text_of(page)
    assert [act for act in forms(page) if act in ("says-yes", "says-no", "ask-entity")] == ["says-yes", "says-no"]


def test_the_question_without_an_entity_comes_back_with_what_was_typed(entity, client):
    mentor = make_mentor(entity)

    page = client.post(address(mentor, "ask-entity"), {"ask-to": "", "ask-note": "Nobody here."})

    assert page.status_code == 422
    assert "Nobody here." in page.content.decode()


@pytest.mark.parametrize(("answer", "closed"), [("says-yes", False), ("says-no", True)])
def test_what_the_mentor_says_on_the_telephone_is_written_down(entity, client, answer, closed):
    mentor = make_mentor(entity)
    handover = make_handover(mentor)

    page = client.post(address(mentor, answer), follow=True)

    handover.refresh_from_db()
    assert (handover.person_says, handover.closed_at is not None) == (not closed, closed)
    assert said(page) == ["The answer of the mentor is written down."]


def test_the_entity_asked_reads_the_offer_without_a_name_and_gets_the_mentor_with_both_yes(entity, client):
    mentor = make_mentor(make_entity("Casa Nova"))
    handover = make_handover(mentor, to=entity)
    answer_handover(handover, yes=True, by=as_participant(mentor.person), at=timezone.now())

    listing = text_of(client.get(reverse("desk:referrals")))
    page = text_of(client.get(reverse("desk:handover", args=[handover.public_id])))
    after = client.post(reverse("desk:handover-yes", args=[handover.public_id]), follow=True)

    mentor.refresh_from_db()
    assert [mentor.person.full_name in shown for shown in (listing, page)] == [False, False]
    assert ["Casa Nova" in listing, "Up to 10 km away" in page] == [True, True]
    assert said(after) == ["The mentor has said yes, too, and is with you now."]
    assert (mentor.entity, mentor.state) == (entity, MentorState.IN_TRAINING)


def test_a_no_leaves_the_mentor_where_they_are(entity, client):
    owner = make_entity("Casa Nova")
    handover = make_handover(make_mentor(owner), to=entity)

    page = client.post(reverse("desk:handover-no", args=[handover.public_id]), follow=True)

    handover.mentor.refresh_from_db()
    assert handover.mentor.entity == owner
    assert said(page) == ["Your no is written down. The mentor stays with the other entity."]


def test_the_list_of_questions_asks_the_database_as_often_for_one_as_for_three(entity, client):
    here = reverse("desk:referrals")
    make_handover(make_mentor(make_entity()), to=entity)
    client.get(here)  # the reading of a list is written down once
    one = queries(client, here)
    for _ in range(2):
        make_handover(make_mentor(make_entity()), to=entity)

    assert queries(client, here) == one
