"""What comes before a first match, on the desk: hours, the paper, the right to stay, references, and being ready."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mentores.accounts.roles import Role
from mentores.matching.models import Proposal
from mentores.messaging.models import Message
from mentores.participants.lifecycle import MentorState
from mentores.participants.papers import paper_of
from mentores.training.models import Briefing, Waiver
from tests.factories.accounts import make_person
from tests.factories.participants import be_prepared, make_mentee, make_mentor
from tests.factories.partners import make_entity
from tests.factories.training import make_paper, make_programme_text
from tests.web.desk.visiting import colleague, said, seated, text_of
from tests.web.links.opening import now

NOT_INSURED = (
    "Nothing was changed: the group insurance of your entity is not valid. Your coordinator writes the new one down "
    "under «Our entity»."
)
HOURS = {"what": "note", "given_on": "2026-01-10", "hours": "2", "topics": ["rules"]}


@pytest.fixture
def entity(db):
    entity = make_entity("Porta Aberta")
    entity.insurance_insurer, entity.insurance_until = "Seguradora", timezone.localdate() + timedelta(days=300)
    entity.save()
    return entity


@pytest.fixture
def client(entity):
    make_programme_text()
    return seated(colleague(entity))


@pytest.fixture
def learner(entity):
    return make_mentor(entity, person=make_person("Ana Nova", language="en"), state=MentorState.IN_TRAINING)


def address(participant, noun="mentor"):
    return reverse(f"desk:{noun}-preparation", args=[participant.public_id])


def test_the_page_says_what_is_done_and_what_is_missing(client, learner):
    shown = text_of(client.get(address(learner)))

    assert "0 min of 2 h of training." in shown
    assert "The volunteer programme is not signed." in shown
    assert "The group insurance is valid until" in shown


def test_the_whole_way_to_a_ready_mentor(client, learner):
    client.post(address(learner), HOURS)
    client.post(address(learner), {"what": "record", "signed_on": "2026-01-10", "language": "pt"})

    page = client.post(address(learner), {"what": "ready"}, follow=True)

    learner.refresh_from_db()
    assert (learner.state, said(page)[-1]) == (MentorState.READY, "The mentor is ready and can be proposed.")


def test_from_the_page_of_the_mentor_it_is_one_button_once_all_is_there(client, learner):
    be_prepared(learner)
    make_paper(learner)

    page = client.get(reverse("desk:mentor", args=[learner.public_id]))

    assert ("The mentor is ready" in text_of(page), address(learner) in page.content.decode()) == (True, True)


@pytest.mark.parametrize(
    ("insured", "signed", "sentence"),
    [
        (False, True, NOT_INSURED),
        (True, False, "Nothing was changed: the volunteer programme is not signed yet."),
        (True, True, "Nothing was changed: hours of training are missing. Note them, or say why not."),
    ],
)
def test_what_stands_against_it_is_told(entity, client, learner, insured, signed, sentence):
    if signed:
        make_paper(learner)
    if not insured:
        entity.insurance_until = timezone.localdate() - timedelta(days=1)
        entity.save()

    page = client.post(address(learner), {"what": "ready"}, follow=True)

    learner.refresh_from_db()
    assert (learner.state, said(page)) == (MentorState.IN_TRAINING, [sentence])


def test_with_a_reason_the_hours_are_not_needed(client, learner):
    make_paper(learner)

    client.post(address(learner), {"what": "without", "reason": "É formadora."})

    learner.refresh_from_db()
    assert (learner.state, Waiver.objects.get().reason) == (MentorState.READY, "É formadora.")


def test_a_pair_is_proposed_only_once_the_mentee_is_prepared_and_the_page_shows_both_ways_out(entity, client):
    mentee, mentor = make_mentee(entity, prepared=False, at=now()), make_mentor(entity, at=now())
    propose = reverse("desk:mentee-propose", args=[mentee.public_id])

    refused = client.post(propose, {"mentor": mentor.public_id}, follow=True)
    client.post(address(mentee, "mentee"), {"what": "waive", "reason": "Já foi mentorada."})
    client.post(propose, {"mentor": mentor.public_id})

    assert said(refused) == [
        "Nothing was changed: hours are missing before the first match. Note them here, or say why not."
    ]
    shown = text_of(refused)
    assert ("Note hours given outside a session" in shown, "The hours are not needed" in shown) == (True, True)
    assert Proposal.objects.count() == 1


def test_the_mentors_entity_confirms_only_once_its_mentor_is_prepared(entity, client):
    mentor = make_mentor(entity, at=now())
    other = make_entity("Outra Casa")
    mentee = make_mentee(other, at=now())
    seated(colleague(other)).post(reverse("desk:mentee-propose", args=[mentee.public_id]), {"mentor": mentor.public_id})
    Briefing.objects.filter(person=mentor.person).delete()
    proposal = Proposal.objects.get()

    page = client.post(reverse("desk:proposal-confirm", args=[proposal.public_id]), follow=True)

    proposal.refresh_from_db()
    assert (proposal.state, page.redirect_chain[-1][0]) == ("suggested", address(mentor))


def test_what_was_noted_by_mistake_goes(client, learner):
    client.post(address(learner), HOURS)
    client.post(address(learner), {"what": "strike", "row": Briefing.objects.get().public_id})
    paper = make_paper(learner)
    client.post(address(learner), {"what": "strike_paper", "row": paper.public_id})

    assert (Briefing.objects.count(), paper_of(learner)) == (0, None)


def test_the_right_to_stay_is_a_yes_or_no_on_a_day(client, learner):
    client.post(address(learner), {"what": "stay", "may_stay": "no", "on": "2026-01-10"})

    assert "There was no right to stay on 10 January 2026." in text_of(client.get(address(learner)))


def test_the_mentor_is_asked_to_sign_and_somebody_for_a_reference(client, learner):
    client.post(address(learner), {"what": "send"})
    client.post(address(learner), {"what": "reference", "name": "Rui", "email": "rui@example.org", "language": "pt"})

    assert list(Message.objects.order_by("pk").values_list("notice", "link_purpose")) == [
        ("participants/paper_to_sign", "paper"),
        ("participants/reference_wanted", "reference"),
    ]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"what": "note", "given_on": "2999-01-01", "hours": "1"}, "This day has not come yet."),
        ({"what": "note", "given_on": "2026-01-10", "hours": ""}, "This field is required."),
        ({"what": "waive", "reason": ""}, "This field is required."),
        ({"what": "record", "signed_on": "2999-01-01", "language": "pt"}, "This day has not come yet."),
        ({"what": "stay", "on": "2026-01-10"}, "This field is required."),
        ({"what": "reference", "name": "Rui", "email": "nothing", "language": "pt"}, "Enter a valid email address."),
    ],
)
def test_a_form_that_is_not_understood_comes_back(client, learner, wrong, sentence):
    page = client.post(address(learner), wrong)

    assert (page.status_code, sentence in text_of(page)) == (422, True)


@pytest.mark.parametrize("what", ["", "nonsense", "ready"])
def test_what_nobody_offered_for_a_mentee_is_not_done(entity, client, what):
    assert client.post(address(make_mentee(entity), "mentee"), {"what": what}).status_code == 400


def test_a_reader_sees_how_somebody_stands_and_can_do_nothing(entity, client, learner):
    reader = seated(colleague(entity, Role.READER))

    page = reader.get(address(learner))

    assert ("2 h of training." in text_of(page), '<form method="post" class="form"' in page.content.decode()) == (
        True,
        False,
    )
    assert reader.post(address(learner), HOURS).status_code == 403


def test_the_paper_is_printed_in_a_language_of_choice(client, learner):
    page = client.get(reverse("desk:mentor-paper", args=[learner.public_id]) + "?in=ar")

    assert ('dir="rtl"' in page.content.decode(), "برنامج التطوع" in text_of(page)) == (True, True)
