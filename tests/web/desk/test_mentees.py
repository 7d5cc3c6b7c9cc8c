"""The desk finds a mentor for those who wait."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mentores.accounts.roles import Role
from mentores.audit.models import Reading
from mentores.matching.lifecycle import State as ProposalState
from mentores.matching.models import Proposal
from mentores.mentorships.lifecycle import State
from mentores.participants.lifecycle import MenteeState, MentorState
from mentores.participants.models import Mentee, Side
from tests.factories.accounts import make_person
from tests.factories.matching import make_proposal
from tests.factories.mentorships import make_mentorship
from tests.factories.moments import after
from tests.factories.participants import make_answers, make_mentee, make_mentor
from tests.factories.partners import make_entity
from tests.web.desk.visiting import colleague, forms, queries, rows, said, searched, seated, text_of

ACTS = ["propose", "pause", "resume", "finish", "reopen"]
REFUSED = "Nothing was changed: this is no longer possible. The page shows how things are now."


def address(mentee: Mentee, act: str = "") -> str:
    name = f"desk:mentee-{act}" if act else "desk:mentee"
    return reverse(name, args=[mentee.public_id])


@pytest.fixture
def entity(db):
    return make_entity("Porta Aberta")


@pytest.fixture
def client(entity):
    return seated(colleague(entity))


@pytest.fixture
def in_every_situation(entity):
    """One mentee of each standing, by name, and one of somebody else."""
    make_mentee(make_entity("Outra Casa"), person=make_person("Alheia"))
    make_mentee(entity, person=make_person("Dora Feita"), state=MenteeState.DONE)
    make_mentee(entity, person=make_person("Paulo Pausado"), state=MenteeState.PAUSED)
    make_mentorship(mentee=make_mentee(entity, person=make_person("Mia Acompanhada")))
    make_proposal(mentee=make_mentee(entity, person=make_person("Prisca Proposta")))
    make_mentee(entity, person=make_person("Nora Recente"), waiting_since=after(days=5))
    make_mentee(entity, person=make_person("Adão Antigo"), waiting_since=after(days=1))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["Prisca Proposta", "Adão Antigo", "Nora Recente"]),
        ({"state": "searching"}, ["Adão Antigo", "Nora Recente"]),
        ({"state": "proposed"}, ["Prisca Proposta"]),
        ({"state": "mentored"}, ["Mia Acompanhada"]),
        ({"state": "paused"}, ["Paulo Pausado"]),
        ({"state": "done"}, ["Dora Feita"]),
    ],
)
def test_the_list_begins_with_who_needs_a_mentor_longest(in_every_situation, client, asked, found):
    assert rows(client.get(reverse("desk:mentees"), asked)) == found


@pytest.mark.parametrize(
    ("asked", "found"), [({"words": "ADAO"}, ["Adão Antigo"]), ({"state": "", "words": "feita"}, ["Dora Feita"])]
)
def test_the_list_is_narrowed_by_words(in_every_situation, client, asked, found):
    assert rows(searched(client, reverse("desk:mentees"), asked)) == found


def test_the_list_says_the_situation_and_the_greatest_need(in_every_situation, client):
    shown = text_of(client.get(reverse("desk:mentees"), {"state": "proposed"}))

    assert "Documents and counters" in shown
    assert "has a proposal" in shown


def test_an_empty_list_says_how_to_begin(client):
    assert "No mentee is here" in text_of(client.get(reverse("desk:mentees")))


def test_the_list_asks_the_database_the_same_whatever_its_length(in_every_situation, entity, client):
    queries(client, reverse("desk:mentees"))
    for_few = queries(client, reverse("desk:mentees"))

    for _ in range(20):
        make_mentee(entity)

    assert queries(client, reverse("desk:mentees")) == for_few


def test_the_page_shows_who_fits_best_first_and_names_only_the_own_mentors(entity, client):
    mentee = make_mentee(entity, waiting_since=timezone.now() - timedelta(days=9))
    make_mentor(entity, person=make_person("Otília Própria"), languages={"pt": "A2"})
    make_mentor(make_entity("Outra Casa"), person=make_person("Segredo Alheio"), languages={"pt": "native"})
    make_mentor(entity, person=make_person("Ocupada Nunca"), areas=["EMP-CV"])

    shown = text_of(client.get(address(mentee)))

    assert "Has waited 9 days." in shown
    assert "2 mentors of the network fit" in shown
    assert shown.index("A mentor of Outra Casa") < shown.index("Otília Própria")
    assert "Both speak: Portuguese." in shown
    assert "The mentor does not offer any of the areas needed. 1 mentor" in shown
    assert ("Segredo" in shown, "Ocupada" in shown) == (False, False)


def test_the_page_asks_the_database_the_same_however_many_mentors_there_are(entity, client):
    mentee = make_mentee(entity)
    make_mentor(entity)
    queries(client, address(mentee))
    for_one = queries(client, address(mentee))

    for _ in range(20):
        make_mentor(make_entity())

    assert queries(client, address(mentee)) == for_one


def test_when_nobody_fits_the_page_says_why(entity, client):
    mentee = make_mentee(entity, answers=make_answers(is_minor=True))
    make_mentor(entity)

    shown = text_of(client.get(address(mentee)))

    assert "Nobody fits yet" in shown
    assert "The mentor’s criminal record has not been checked, and the mentee is a minor. 1 mentor" in shown


def test_opening_the_page_is_written_down(entity, client):
    mentee = make_mentee(entity)

    client.get(address(mentee))

    assert list(Reading.objects.values_list("kind", "subject")) == [("mentee", mentee.public_id)]


def test_within_one_entity_both_people_are_asked_at_once(entity, client):
    mentee, mentor = make_mentee(entity), make_mentor(entity)

    page = client.post(address(mentee, "propose"), {"mentor": mentor.public_id}, follow=True)

    proposal = Proposal.objects.get(mentee=mentee)
    assert (proposal.mentor, proposal.state) == (mentor, ProposalState.OPEN)
    assert page.redirect_chain == [(reverse("desk:proposal", args=[proposal.public_id]), 302)]
    assert said(page) == ["The pair is proposed, and both people are asked."]


def test_between_entities_the_other_one_confirms_first(entity, client):
    mentee, mentor = make_mentee(entity), make_mentor(make_entity("Outra Casa"))

    page = client.post(address(mentee, "propose"), {"mentor": mentor.public_id}, follow=True)

    assert Proposal.objects.get(mentee=mentee).state == ProposalState.SUGGESTED
    assert said(page) == ["The pair is proposed. The mentor’s entity confirms it first; then both are asked."]


def test_a_second_proposal_is_refused_with_the_reason(entity, client):
    mentee, mentor = make_mentee(entity), make_mentor(entity)
    client.post(address(mentee, "propose"), {"mentor": mentor.public_id}, follow=True)

    page = client.post(address(mentee, "propose"), {"mentor": mentor.public_id}, follow=True)

    assert said(page) == ["The mentee already has a proposal without an answer."]
    assert Proposal.objects.count() == 1


def test_every_rule_that_a_pair_breaks_is_said(entity, client):
    mentee, mentor = make_mentee(entity), make_mentor(entity, areas=["EMP-CV"], languages={"fr": "native"})

    page = client.post(address(mentee, "propose"), {"mentor": mentor.public_id}, follow=True)

    assert said(page) == [
        "The mentor does not offer any of the areas needed.",
        "The two share no language well enough.",
    ]


@pytest.mark.parametrize("chosen", ["", "nobodynobody", "a\x00b", "not an id"])
def test_a_mentor_who_is_not_there_is_not_ready(entity, client, chosen):
    page = client.post(address(make_mentee(entity), "propose"), {"mentor": chosen}, follow=True)

    assert said(page) == ["The mentor is not ready."]


def test_a_mentor_who_paused_meanwhile_is_not_ready(entity, client):
    mentee, mentor = make_mentee(entity), make_mentor(entity, state=MentorState.PAUSED)

    page = client.post(address(mentee, "propose"), {"mentor": mentor.public_id}, follow=True)

    assert (said(page), Proposal.objects.count()) == (["The mentor is not ready."], 0)


def test_with_a_proposal_the_page_leads_to_it_instead_of_searching(entity, client):
    proposal = make_proposal(mentee=make_mentee(entity))

    page = client.get(address(proposal.mentee))

    assert reverse("desk:proposal", args=[proposal.public_id]) in page.content.decode()
    assert "Who could be the mentor" not in text_of(page)


def test_with_a_mentorship_the_page_leads_to_it_and_offers_nothing_else(entity, client):
    mentor = make_mentor(make_entity("Outra Casa"), person=make_person("Vera Mentora"))
    mentorship = make_mentorship(mentor=mentor, mentee=make_mentee(entity))

    page = client.get(address(mentorship.mentee))

    assert reverse("desk:mentorship", args=[mentorship.public_id]) in page.content.decode()
    assert "Vera Mentora is the mentor." in text_of(page)
    assert forms(page) == ["confirm"]


def test_an_ended_mentorship_stays_on_the_page_while_the_search_goes_on(entity, client):
    mentor = make_mentor(entity, person=make_person("Vera Mentora"))
    mentee = make_mentee(entity)
    make_mentorship(mentor=mentor, mentee=mentee, state=State.MISTAKEN)

    page = client.get(address(mentee))

    assert rows(page) == ["Vera Mentora"]
    assert "Who could be the mentor" in text_of(page)


@pytest.mark.parametrize(
    ("state", "offered"),
    [
        (MenteeState.WAITING, ["confirm", "pause", "finish"]),
        (MenteeState.PAUSED, ["resume", "confirm", "finish"]),
        (MenteeState.DONE, ["reopen", "confirm"]),
    ],
)
def test_the_page_offers_what_can_be_done_now(entity, client, state, offered):
    assert forms(client.get(address(make_mentee(entity, state=state)))) == offered


@pytest.mark.parametrize(
    ("state", "act", "then", "sentence"),
    [
        (
            MenteeState.WAITING,
            "pause",
            MenteeState.PAUSED,
            "The search for a mentor is paused. A proposal without an answer is taken back.",
        ),
        (
            MenteeState.PAUSED,
            "resume",
            MenteeState.WAITING,
            "The person waits for a mentor again, with the days already waited.",
        ),
        (MenteeState.WAITING, "finish", MenteeState.DONE, "The person does not wait for a mentor any more."),
        (MenteeState.DONE, "reopen", MenteeState.WAITING, "The person waits for a mentor from today on."),
    ],
)
def test_an_act_changes_the_state_and_says_so_and_a_second_time_changes_nothing(
    entity, client, state, act, then, sentence
):
    mentee = make_mentee(entity, state=state)
    answers = {"note": "Falámos.", "because": "need_met"}

    first = client.post(address(mentee, act), answers, follow=True)
    second = client.post(address(mentee, act), answers, follow=True)

    mentee.refresh_from_db()
    assert (mentee.state, said(first), said(second)) == (then, [sentence], [REFUSED])


@pytest.mark.parametrize("act", ["pause", "finish"])
def test_a_note_too_long_comes_back_as_it_was_typed(entity, client, act):
    mentee = make_mentee(entity)
    note = "palavra " * 300

    page = client.post(address(mentee, act), {"note": note})

    assert (page.status_code, Mentee.objects.get(pk=mentee.pk).state) == (422, MenteeState.WAITING)
    assert note.strip() in page.content.decode()


def test_a_reader_sees_who_fits_but_neither_acts_nor_notes(entity, client):
    mentee = make_mentee(entity)
    make_mentor(entity, person=make_person("Otília Própria"))
    client.post(address(mentee, "pause"), {"note": "Só entre nós."})
    client.post(address(mentee, "resume"))

    page = seated(colleague(entity, Role.READER)).get(address(mentee))

    assert "Otília Própria" in text_of(page)
    assert ("Só entre nós." in text_of(page), forms(page)) == (False, [])


@pytest.mark.parametrize("act", ACTS)
def test_a_reader_who_posts_anyway_is_refused(entity, act):
    mentee, mentor = make_mentee(entity), make_mentor(entity)
    answers = {"mentor": mentor.public_id, "because": "need_met"}

    refused = seated(colleague(entity, Role.READER)).post(address(mentee, act), answers)

    assert (refused.status_code, Proposal.objects.count()) == (403, 0)


@pytest.mark.parametrize("act", ["", *ACTS])
def test_another_entitys_mentee_answers_like_one_who_is_not_there(client, act):
    foreign = make_mentee(make_entity("Outra Casa"))
    ask = client.post if act else client.get

    refused = ask(address(foreign, act))
    foreign.public_id = "nobodynobody"
    absent = ask(address(foreign, act))

    assert (refused.status_code, refused.content) == (404, absent.content)


def test_the_free_times_are_said_day_by_day(entity, client):
    mentee = make_mentee(entity, answers=make_answers(availability=0b1011))

    assert "Monday: morning, afternoon Tuesday: morning" in text_of(client.get(address(mentee)))


def test_what_was_not_asked_on_this_side_is_not_shown(entity, client):
    person = make_person()
    make_mentor(entity, person=person, answers=make_answers(gender="F"), areas=["EMP-CV"])
    mentee = make_mentee(entity, person=person, answers=make_answers(gender="F", gender_wish="women_only"))

    shown = text_of(client.get(address(mentee)))

    assert "Would accompany" not in shown
    assert "Wish about the other person Only a woman" in shown
    assert mentee.profile.areas.filter(side=Side.MENTOR).count() == 1
    assert "Needs help with Documents and counters Languages" in shown
