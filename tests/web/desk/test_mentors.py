"""The desk accompanies its mentors."""

from datetime import date

import pytest
from django.urls import reverse

from mentores.accounts.roles import Role
from mentores.audit.models import Reading
from mentores.mentorships.lifecycle import State
from mentores.participants.lifecycle import MentorState
from mentores.participants.models import Mentor
from mentores.participants.services.mentors import take_place
from tests.factories.accounts import make_person
from tests.factories.mentorships import make_mentorship
from tests.factories.moments import NOON
from tests.factories.participants import make_mentee, make_mentor
from tests.factories.partners import make_entity
from tests.web.desk.visiting import colleague, forms, queries, rows, said, searched, seated, text_of

ACTS = ["pause", "resume", "deactivate", "reactivate", "update"]
REFUSED = "Nothing was changed: this is no longer possible. The page shows how things are now."


def address(mentor: Mentor, act: str = "") -> str:
    name = f"desk:mentor-{act}" if act else "desk:mentor"
    return reverse(name, args=[mentor.public_id])


@pytest.fixture
def entity(db):
    return make_entity("Porta Aberta")


@pytest.fixture
def client(entity):
    return seated(colleague(entity))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["Álvaro Ágil", "Zita Pausa"]),
        ({"words": "alvaro"}, ["Álvaro Ágil"]),
        ({"state": MentorState.PAUSED}, ["Zita Pausa"]),
        ({"state": "nonsense"}, ["Álvaro Ágil", "Zita Pausa"]),
    ],
)
def test_the_list_goes_by_name_and_is_narrowed_by_words_and_state(entity, client, asked, found):
    make_mentor(entity, person=make_person("Zita Pausa"), state=MentorState.PAUSED)
    make_mentor(entity, person=make_person("Álvaro Ágil"))
    make_mentor(make_entity("Outra Casa"), person=make_person("Alheia"))

    assert rows(searched(client, reverse("desk:mentors"), asked)) == found


def test_an_empty_list_says_how_to_begin(client):
    assert "No mentor is here" in text_of(client.get(reverse("desk:mentors")))


def test_the_list_asks_the_database_the_same_whatever_its_length(entity, client):
    make_mentor(entity)
    queries(client, reverse("desk:mentors"))
    for_one = queries(client, reverse("desk:mentors"))

    for _ in range(20):
        make_mentor(entity)

    assert queries(client, reverse("desk:mentors")) == for_one


def test_the_page_shows_places_and_mentorships_by_the_names_the_entity_may_know(entity, client):
    mentor = make_mentor(entity, capacity=2)
    own = make_mentee(entity, person=make_person("Rosa Própria"))
    foreign = make_mentee(make_entity("Outra Casa"), person=make_person("Noor Segredo"))
    make_mentorship(mentor=mentor, mentee=own, state=State.COMPLETED)
    make_mentorship(mentor=mentor, mentee=foreign)

    page = client.get(address(mentor))

    assert "1 of 2 places taken." in text_of(page)
    assert sorted(rows(page)) == ["Noor", "Rosa Própria"]


def test_the_page_of_a_mentor_with_many_mentorships_asks_no_more(entity, client):
    mentor = make_mentor(entity, capacity=3)
    make_mentorship(mentor=mentor, mentee=make_mentee(entity), state=State.COMPLETED)
    queries(client, address(mentor))
    for_one = queries(client, address(mentor))

    for _ in range(5):
        make_mentorship(mentor=mentor, mentee=make_mentee(entity), state=State.COMPLETED)

    assert queries(client, address(mentor)) == for_one


def test_opening_the_page_is_written_down(entity, client):
    mentor = make_mentor(entity)

    client.get(address(mentor))

    assert list(Reading.objects.values_list("kind", "subject")) == [("mentor", mentor.public_id)]


@pytest.mark.parametrize(
    ("state", "offered"),
    [
        (MentorState.IN_TRAINING, ["confirm", "update", "deactivate"]),
        (
            MentorState.READY,
            ["contact", "alternative", "ask-entity", "release", "confirm", "update", "pause", "deactivate"],
        ),
        (MentorState.PAUSED, ["resume", "confirm", "update", "deactivate"]),
        (MentorState.INACTIVE, ["reactivate", "confirm", "update"]),
    ],
)
def test_the_page_offers_what_can_be_done_now(entity, client, state, offered):
    assert forms(client.get(address(make_mentor(entity, state=state)))) == offered


@pytest.mark.parametrize(
    ("state", "act", "after", "sentence"),
    [
        (
            MentorState.READY,
            "pause",
            MentorState.PAUSED,
            "The mentor is paused. Mentorships go on; a proposal without an answer is taken back.",
        ),
        (MentorState.PAUSED, "resume", MentorState.READY, "The mentor can be proposed again."),
        (MentorState.READY, "deactivate", MentorState.INACTIVE, "The mentor has left the programme."),
        (
            MentorState.INACTIVE,
            "reactivate",
            MentorState.IN_TRAINING,
            "The mentor is back. See what is missing before the next match.",
        ),
    ],
)
def test_an_act_changes_the_state_and_says_so_and_a_second_time_changes_nothing(
    entity, client, state, act, after, sentence
):
    mentor = make_mentor(entity, state=state)
    answers = {"note": "Falámos ao telefone.", "because": "moved"}

    first = client.post(address(mentor, act), answers, follow=True)
    second = client.post(address(mentor, act), answers, follow=True)

    mentor.refresh_from_db()
    assert (mentor.state, said(first), said(second)) == (after, [sentence], [REFUSED])


def test_a_mentor_who_accompanies_somebody_does_not_leave(entity, client):
    mentor = make_mentor(entity)
    make_mentorship(mentor=mentor)

    page = client.post(address(mentor, "deactivate"), {"note": "", "because": "moved"}, follow=True)

    assert Mentor.objects.get(pk=mentor.pk).state == MentorState.READY
    assert said(page) == [
        "Nothing was changed: this mentor accompanies somebody or has said yes to somebody. End that first."
    ]


def test_places_and_criminal_record_are_kept_up_to_date(entity, client):
    mentor = make_mentor(entity)

    page = client.post(address(mentor, "update"), {"capacity": "3", "record_seen_on": "2026-01-31"}, follow=True)

    mentor.refresh_from_db()
    assert (mentor.capacity, mentor.record_seen_on) == (3, date(2026, 1, 31))
    assert said(page) == ["The changes are saved."]
    assert "seen on 31 January 2026, counts until 31 January 2027" in text_of(page)


def test_there_are_never_fewer_places_than_are_taken(entity, client):
    mentor = make_mentor(entity, capacity=2)
    for _ in range(2):
        take_place(mentor, at=NOON)

    page = client.post(address(mentor, "update"), {"capacity": "1", "record_seen_on": "2026-01-31"})

    assert page.status_code == 422
    assert "More places than that are taken now." in text_of(page)
    assert 'value="2026-01-31"' in page.content.decode()


@pytest.mark.parametrize(
    ("act", "answers", "sentence"),
    [
        ("update", {"capacity": "0"}, "Select a valid choice. 0 is not one of the available choices."),
        ("pause", {"note": "x" * 2001}, "Ensure this value has at most 2000 characters (it has 2001)."),
        ("deactivate", {"note": "x" * 2001}, "Ensure this value has at most 2000 characters (it has 2001)."),
    ],
)
def test_a_form_that_is_not_understood_comes_back(entity, client, act, answers, sentence):
    mentor = make_mentor(entity)

    page = client.post(address(mentor, act), answers)

    assert (page.status_code, Mentor.objects.get(pk=mentor.pk).state) == (422, MentorState.READY)
    assert sentence in text_of(page)


def test_a_reader_sees_neither_acts_nor_notes(entity, client):
    mentor = make_mentor(entity)
    client.post(address(mentor, "pause"), {"note": "Só entre nós."})
    reader = seated(colleague(entity, Role.READER))

    page = reader.get(address(mentor))

    assert ("Só entre nós." in text_of(page), forms(page)) == (False, [])
    assert "Só entre nós." in text_of(client.get(address(mentor)))


@pytest.mark.parametrize("act", ACTS)
def test_a_reader_who_posts_anyway_is_refused(entity, act):
    mentor = make_mentor(entity)
    answers = {"capacity": "2", "because": "moved"}

    assert seated(colleague(entity, Role.READER)).post(address(mentor, act), answers).status_code == 403


@pytest.mark.parametrize("act", ["", *ACTS])
def test_another_entitys_mentor_answers_like_one_who_is_not_there(client, act):
    foreign = make_mentor(make_entity("Outra Casa"))
    ask = client.post if act else client.get

    refused = ask(address(foreign, act))
    foreign.public_id = "nobodynobody"
    absent = ask(address(foreign, act))

    assert (refused.status_code, refused.content) == (404, absent.content)
