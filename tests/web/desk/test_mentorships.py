"""The desk follows mentorships, as far as its relation to the case goes."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mentores.accounts.roles import Role
from mentores.audit.models import Reading
from mentores.evaluations.models import Value
from mentores.mentorships.lifecycle import State
from mentores.mentorships.models import EndReason, Meeting, Mentorship
from mentores.mentorships.policies import SHOWN, Relation
from mentores.participants.lifecycle import MenteeState
from mentores.participants.models import Side
from mentores.partners.models import Entity
from tests.factories.accounts import make_person
from tests.factories.evaluations import make_rating
from tests.factories.mentorships import make_meeting, make_mentorship
from tests.factories.moments import after
from tests.factories.participants import make_mentee, make_mentor
from tests.factories.partners import make_entity
from tests.web.desk.visiting import colleague, forms, queries, rows, said, searched, seated, text_of

LIST = reverse("desk:mentorships")
TOO_LATE = "Nothing was changed: this is no longer possible. The page shows how things are now."
MEETING = {"held_on": "2026-03-05", "minutes": "45", "mode": "video", "form_key": "abcdefghijkm"}
REASON = {"reason": "mentee_no_need"}
ACTS: dict[str, tuple[str, dict[str, str], str, str]] = {
    "pause": (State.RUNNING, {"note": "Férias."}, State.PAUSED, "The mentorship is paused."),
    "resume": (State.PAUSED, {}, State.RUNNING, "The mentorship is running again."),
    "wind-down": (State.RUNNING, {}, State.CLOSING, "The end is being prepared."),
    "complete": (State.CLOSING, REASON, State.COMPLETED, "The mentorship is completed. Both are asked how it was."),
    "interrupt": (State.RUNNING, REASON, State.INTERRUPTED, "The mentorship is broken off. Both are asked how it was."),
    "give-up": (
        State.PREPARATION,
        REASON,
        State.NOT_STARTED,
        "The mentorship was not started. The mentor’s place is free again.",
    ),
    "mark-mistaken": (
        State.PREPARATION,
        {"note": "Engano."},
        State.MISTAKEN,
        "The mentorship is marked as opened by mistake. The mentee waits as before.",
    ),
}
# What stands for each field of policies.SHOWN in the page of the case that `canaries` makes.
SIGNS = {
    "state": "interrupted",
    "dates": "2 March 2026",
    "end_reason": "The two did not get on.",
    "meeting_count": "Number of meetings 2",
    "meetings": "77 minutes",
    "mentor_name": "Marta Mentora",
    "mentor_contact": "marta@example.org",
    "mentee_name": "Farid Apelido",
    "mentee_first_name": "Farid",
    "mentee_contact": "+351 961 112 233",
    "mentee_shared_contact": "+351 961 112 233",
    "mentor_first_name": "Marta",
    "mentor_shared_contact": "marta@example.org",
    "story": "The mentorship was broken off.",
    "area": "Documents and counters",
}


def address(mentorship: Mentorship, act: str = "") -> str:
    return reverse("desk:mentorship", args=[mentorship.public_id]) + (f"/{act}" if act else "")


def canaries(owner: Entity, mentor_side: Entity) -> Mentorship:
    """A mentorship that broke off, with something of its own in each field."""
    mentor = make_mentor(mentor_side, person=make_person("Marta Mentora", email="marta@example.org"))
    person = make_person("Farid Apelido", email="farid@example.org", phone="+351961112233")
    mentorship = make_mentorship(mentor=mentor, mentee=make_mentee(owner, person=person))
    desk = seated(colleague(owner))
    desk.post(address(mentorship, "log-meeting"), MEETING | {"minutes": "77"})
    desk.post(address(mentorship, "interrupt"), {"reason": EndReason.INCOMPATIBLE, "note": "Só entre nós."})
    return mentorship


@pytest.fixture
def entity(db):
    return make_entity("Porta Aberta")


@pytest.fixture
def client(entity):
    return seated(colleague(entity))


@pytest.fixture
def mentorship(entity):
    return make_mentorship(mentor=make_mentor(entity), mentee=make_mentee(entity))


def test_the_list_shows_mentorships_of_ones_mentees_and_ones_mentors_newest_first(entity, client):
    make_mentorship(mentee=make_mentee(entity, person=make_person("Ana Nossa")))
    theirs = make_mentee(person=make_person("Farid Escondido"))
    make_mentorship(mentor=make_mentor(entity), mentee=theirs, at=after(days=1))
    make_mentorship()

    assert rows(client.get(LIST)) == ["Farid", "Ana Nossa"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"words": "EVORA"}, ["Inês Évora"]),
        ({"words": "mentora"}, ["Inês Évora"]),
        ({"words": "escondido"}, []),
        ({"words": "marta"}, ["Inês Évora"]),
        ({"state": State.PREPARATION}, ["Farid"]),
        ({"state": "nonsense"}, ["Farid", "Inês Évora"]),
        ({"words": "a\x00b"}, ["Farid", "Inês Évora"]),
    ],
)
def test_the_list_is_narrowed_by_state_and_by_the_names_that_are_shown_in_full(entity, client, asked, found):
    mentor = make_mentor(person=make_person("Marta Mentora"))
    make_mentorship(mentor=mentor, mentee=make_mentee(entity, person=make_person("Inês Évora")))
    theirs = make_mentee(person=make_person("Farid Escondido"))
    make_mentorship(mentor=make_mentor(entity), mentee=theirs, state=State.PREPARATION, at=after(days=1))

    assert rows(searched(client, LIST, asked)) == found


def test_an_empty_list_says_how_a_mentorship_opens(client):
    assert "No mentorship is here" in text_of(client.get(LIST))


def test_the_list_asks_the_database_the_same_whatever_its_length(entity, client, mentorship):
    queries(client, LIST)
    for_one = queries(client, LIST)

    for _ in range(22):
        make_mentorship(mentor=make_mentor(entity), mentee=make_mentee(entity))

    assert queries(client, LIST) == for_one


def test_the_page_asks_the_database_the_same_however_often_the_two_have_met(client, mentorship):
    queries(client, address(mentorship))
    for_one = queries(client, address(mentorship))

    for day in range(20):
        make_meeting(mentorship, at=after(days=day))

    assert queries(client, address(mentorship)) == for_one


@pytest.mark.parametrize("relation", [Relation.OWNER, Relation.MENTOR_SIDE])
def test_the_page_shows_each_relation_its_fields_and_nothing_else(entity, client, relation):
    other = make_entity("Casa Vizinha")
    mentorship = canaries(entity, other) if relation == Relation.OWNER else canaries(other, entity)

    shown = text_of(client.get(address(mentorship)))

    seen = {field for field, sign in SIGNS.items() if sign in shown}
    implied = {field for field, sign in SIGNS.items() for other in SHOWN[relation] if sign in SIGNS[other]}
    assert seen == SHOWN[relation] | implied


def test_every_field_has_a_sign_to_look_for():
    assert set().union(*SHOWN.values()) - set(SIGNS) == set()


def test_the_mentors_side_has_no_act_and_reads_no_note_or_rating(entity, client):
    mentorship = canaries(make_entity("Casa Vizinha"), entity)
    make_rating(mentorship, value=Value.VERY_NEGATIVE)

    page = client.get(address(mentorship))

    assert (forms(page), "Só entre nós." in text_of(page), "very negative" in text_of(page)) == ([], False, False)
    assert "farid@example.org" not in page.content.decode()


def test_opening_the_page_is_written_down(entity, mentorship):
    technician = colleague(entity)

    seated(technician).get(address(mentorship))

    assert list(Reading.objects.values_list("kind", "subject", "person_id")) == [
        ("mentorship", mentorship.public_id, technician.person_id)
    ]


def test_the_first_meeting_starts_the_mentorship(entity, client):
    mentorship = make_mentorship(mentor=make_mentor(entity), mentee=make_mentee(entity), state=State.PREPARATION)

    page = client.post(address(mentorship, "log-meeting"), MEETING, follow=True)

    mentorship.refresh_from_db()
    assert mentorship.state == State.RUNNING
    assert said(page) == ["The first meeting is noted: the mentorship is running."]
    assert "5 March 2026 45 minutes, by video" in text_of(page)


def test_a_form_sent_twice_notes_one_meeting(client, mentorship):
    for _ in range(2):
        client.post(address(mentorship, "log-meeting"), MEETING)

    assert Meeting.objects.filter(mentorship=mentorship, minutes=45).count() == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"held_on": "2999-01-01"}, "This day has not come yet."),
        ({"held_on": ""}, "This field is required."),
        ({"minutes": "0"}, "Ensure this value is greater than or equal to 1."),
        ({"minutes": "1441"}, "Ensure this value is less than or equal to 1440."),
        ({"mode": "by dove"}, "Select a valid choice. by dove is not one of the available choices."),
    ],
)
def test_a_meeting_that_is_not_understood_is_not_noted(client, mentorship, wrong, sentence):
    page = client.post(address(mentorship, "log-meeting"), MEETING | wrong)

    assert (page.status_code, mentorship.meetings.count()) == (422, 1)
    assert sentence in text_of(page)
    assert 'value="abcdefghijkm"' in page.content.decode()


def test_a_meeting_is_taken_back(client, mentorship):
    meeting = mentorship.meetings.get()

    page = client.post(address(mentorship, f"undo-meeting/{meeting.public_id}"), follow=True)

    assert (mentorship.meetings.count(), said(page)) == (0, ["The meeting is taken back."])


def test_who_wants_to_talk_is_marked(client, mentorship):
    mentorship.meetings.update(wants_help=True)

    assert "would like to talk to you" in text_of(client.get(address(mentorship)))


def test_whoever_was_talked_to_waits_no_more(client, mentorship):
    mentorship.meetings.update(wants_help=True)
    meeting = mentorship.meetings.get()
    before = text_of(client.get("/desk/"))

    page = client.post(address(mentorship, f"note-talk/{meeting.public_id}"), follow=True)

    assert said(page) == ["It is noted that you have talked."]
    assert "Wished to talk to you; you talked on" in text_of(page)
    assert ("Nothing waits for you today" in before, "note-talk" in page.content.decode()) == (False, False)


@pytest.mark.parametrize("act", ACTS)
def test_an_act_changes_the_state_and_says_so(entity, client, act):
    before, data, state, sentence = ACTS[act]
    mentorship = make_mentorship(mentor=make_mentor(entity), mentee=make_mentee(entity), state=before)

    offered = forms(client.get(address(mentorship)))
    page = client.post(address(mentorship, act), data, follow=True)

    mentorship.refresh_from_db()
    assert act in offered
    assert (mentorship.state, said(page)) == (state, [sentence])
    assert data.get("note", "") in text_of(page)


@pytest.mark.parametrize("act", ["log-meeting", *ACTS])
def test_what_is_no_longer_possible_is_said(entity, client, act):
    mentorship = make_mentorship(mentor=make_mentor(entity), mentee=make_mentee(entity), state=State.COMPLETED)

    page = client.post(address(mentorship, act), MEETING | REASON, follow=True)

    mentorship.refresh_from_db()
    assert (mentorship.state, said(page), forms(page)) == (State.COMPLETED, [TOO_LATE], [])


def test_a_meeting_of_a_mentorship_that_has_ended_stays(entity, client):
    mentorship = make_mentorship(mentor=make_mentor(entity), mentee=make_mentee(entity), state=State.COMPLETED)

    page = client.post(address(mentorship, f"undo-meeting/{mentorship.meetings.get().public_id}"), follow=True)

    assert (mentorship.meetings.count(), said(page)) == (1, [TOO_LATE])


@pytest.mark.parametrize(
    ("act", "before"),
    [("complete", State.RUNNING), ("interrupt", State.RUNNING), ("give-up", State.PREPARATION)],
)
@pytest.mark.parametrize(
    ("waits", "state"), [({"waits_again": "on"}, MenteeState.WAITING), ({}, MenteeState.DONE)], ids=["waits", "done"]
)
def test_at_the_end_the_mentee_waits_again_or_is_done(entity, client, act, before, waits, state):
    mentorship = make_mentorship(mentor=make_mentor(entity), mentee=make_mentee(entity), state=before)

    client.post(address(mentorship, act), REASON | waits)

    mentorship.mentee.refresh_from_db()
    assert mentorship.mentee.state == state


@pytest.mark.parametrize(
    ("act", "wrong"),
    [
        ("complete", {}),
        ("complete", {"reason": EndReason.SAFETY}),
        ("interrupt", {"reason": EndReason.GOALS_REACHED}),
        ("interrupt", {"reason": "nonsense"}),
        ("pause", {"note": "a" * 2001}),
    ],
)
def test_an_act_that_is_not_understood_changes_nothing_and_keeps_what_was_typed(client, mentorship, act, wrong):
    page = client.post(address(mentorship, act), {"note": "Ficou escrito."} | wrong)

    mentorship.refresh_from_db()
    kept = wrong.get("note", "Ficou escrito.")
    assert (page.status_code, mentorship.state) == (422, State.RUNNING)
    assert f"{kept}</textarea>" in page.content.decode()


def test_the_owner_sees_how_it_was_for_the_two(entity, client):
    mentorship = make_mentorship(mentor=make_mentor(entity), mentee=make_mentee(entity), state=State.COMPLETED)
    make_rating(mentorship, side=Side.MENTEE, value=Value.VERY_POSITIVE)

    shown = text_of(client.get(address(mentorship)))

    assert "The mentee says very positive" in shown
    assert "The mentor says no answer yet" in shown


def test_a_reader_sees_the_case_without_acts_and_notes(entity, client, mentorship):
    client.post(address(mentorship, "pause"), {"note": "Só entre nós."})

    page = seated(colleague(entity, Role.READER)).get(address(mentorship))

    assert (page.status_code, forms(page), "Só entre nós." in text_of(page)) == (200, [], False)


@pytest.mark.parametrize("role", [Role.READER, "mentor side"])
@pytest.mark.parametrize("act", ["log-meeting", "undo-meeting", *ACTS])
def test_who_does_not_work_on_the_case_is_refused(entity, act, role):
    mentorship = make_mentorship(mentor=make_mentor(), mentee=make_mentee(entity))
    mentors = mentorship.mentors.get().mentor.entity
    visitor = seated(colleague(entity, Role.READER) if role == Role.READER else colleague(mentors))
    path = f"{act}/{mentorship.meetings.get().public_id}" if act == "undo-meeting" else act

    refused = visitor.post(address(mentorship, path), MEETING | REASON)

    mentorship.refresh_from_db()
    assert (refused.status_code, mentorship.state, mentorship.meetings.count()) == (403, State.RUNNING, 1)


@pytest.mark.parametrize("act", ["", "log-meeting", "undo-meeting", *ACTS])
def test_a_mentorship_of_others_answers_like_one_that_is_not_there(client, act):
    foreign = make_mentorship()
    path = f"{act}/{foreign.meetings.get().public_id}" if act == "undo-meeting" else act
    ask = client.post if act else client.get

    refused = ask(address(foreign, path), MEETING | REASON)
    foreign.public_id = "nobodynobody"
    absent = ask(address(foreign, path), MEETING | REASON)

    assert (refused.status_code, refused.content) == (404, absent.content)


def test_a_meeting_of_another_mentorship_is_not_there(entity, client, mentorship):
    other = make_mentorship(at=timezone.now() - timedelta(days=3))

    refused = client.post(address(mentorship, f"undo-meeting/{other.meetings.get().public_id}"))

    assert (refused.status_code, other.meetings.count()) == (404, 1)
