"""A mentorship through a link: noting meetings and taking back one's own."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from mentores.matching.models import Answer
from mentores.matching.services import answer
from mentores.mentorships.lifecycle import State
from mentores.mentorships.models import EndReason, Meeting, Mentorship
from mentores.mentorships.services import complete
from mentores.messaging.models import Message
from mentores.participants.models import Side
from tests.factories.accounts import make_person
from tests.factories.matching import asked, make_proposal
from tests.factories.mentorships import make_mentorship
from tests.factories.participants import make_mentee
from tests.factories.partners import acting_for, make_technician
from tests.web.links.opening import address, link_to, now

MEETING = {"minutes": "60", "mode": "video", "form_key": "abcdefghijkm"}


def page_of(mentorship: Mentorship, *, side: str = Side.MENTEE) -> str:
    """The mentorship's page through a link to one of the two."""
    mentor = mentorship.mentors.get().mentor
    person = mentorship.mentee.person if side == Side.MENTEE else mentor.person
    return address(link_to(person, "mentorship", mentorship.public_id))


def note(client: Client, page: str, **changed: str) -> int:
    """Send the form of a meeting held today; the status of the answer."""
    return client.post(page, {"held_on": timezone.localdate().isoformat(), **MEETING, **changed}).status_code


def test_the_first_meeting_starts_the_mentorship(client, db):
    mentorship = make_mentorship(state=State.PREPARATION, at=now())

    status = note(client, page_of(mentorship))

    mentorship.refresh_from_db()
    meeting = mentorship.meetings.get()
    assert (status, mentorship.state) == (302, State.RUNNING)
    assert (meeting.minutes, meeting.mode, meeting.logged_by) == (60, "video", mentorship.mentee.person)


def test_a_form_sent_twice_notes_one_meeting(client, db):
    mentorship = make_mentorship(state=State.PREPARATION, at=now())
    page = page_of(mentorship)

    statuses = [note(client, page), note(client, page)]

    assert (statuses, mentorship.meetings.count()) == ([302, 302], 1)


def test_a_form_key_of_another_mentorship_is_nobodys_business(client, db):
    one, other = make_mentorship(state=State.PREPARATION, at=now()), make_mentorship(state=State.PREPARATION, at=now())

    statuses = [note(client, page_of(one)), note(client, page_of(other))]

    assert (statuses, one.meetings.count(), other.meetings.count()) == ([302, 302], 1, 1)


def test_a_new_page_brings_a_key_of_its_own(client, db):
    page = page_of(make_mentorship(at=now()))

    keys = {client.get(page).context["form"]["form_key"].value() for _time in range(2)}

    assert len(keys) == 2


@pytest.mark.parametrize(
    "wrong", [{"minutes": "7"}, {"mode": "letter"}, {"held_on": "soon"}, {"held_on": "2999-01-01"}, {"form_key": ""}]
)
def test_a_meeting_that_cannot_be_is_asked_for_again_with_what_was_typed(client, db, wrong):
    mentorship = make_mentorship(state=State.PREPARATION, at=now())
    page = page_of(mentorship)

    answer = client.post(page, {"held_on": timezone.localdate().isoformat(), **MEETING, **wrong})

    assert (answer.status_code, mentorship.meetings.count()) == (422, 0)
    assert answer.content.decode().count('class="mistakes"') == 1
    assert answer.context["form"]["minutes"].value() == wrong.get("minutes", "60")


def test_who_would_like_to_talk_is_heard_by_the_entity(client, db):
    mentorship = make_mentorship(at=now())
    technician = make_technician(mentorship.entity).person

    note(client, page_of(mentorship), wants_help="on")

    assert [message.person for message in Message.objects.filter(notice="mentorships/help_wanted")] == [technician]


def test_one_takes_back_a_meeting_one_has_noted(client, db):
    mentorship = make_mentorship(state=State.PREPARATION, at=now())
    page = page_of(mentorship)
    note(client, page)

    answer = client.post(page, {"undo": mentorship.meetings.get().public_id})

    assert (answer.status_code, mentorship.meetings.count()) == (302, 0)


def test_one_does_not_take_back_a_meeting_the_other_has_noted(client, db):
    mentorship = make_mentorship(state=State.PREPARATION, at=now())
    note(client, page_of(mentorship, side=Side.MENTOR))
    page = page_of(mentorship)

    shown, answer = client.get(page), client.post(page, {"undo": mentorship.meetings.get().public_id})

    assert shown.content.decode().count('name="undo"') == 0
    assert (answer.status_code, mentorship.meetings.count()) == (404, 1)


def test_a_forwarded_link_takes_back_no_meeting_of_another_mentorship(client, db):
    one, other = make_mentorship(at=now()), make_mentorship(state=State.PREPARATION, at=now())
    note(client, page_of(other))

    answer = client.post(page_of(one), {"undo": other.meetings.get().public_id})

    assert (answer.status_code, other.meetings.count()) == (404, 1)


def test_each_sees_the_first_name_and_what_the_other_chose_to_share(client, db):
    mentee = make_mentee(
        person=make_person("Fátima Canário", email="canario@example.org", phone="+351912345678"), at=now()
    )
    proposal = make_proposal(mentee=mentee, at=now())
    answer(proposal, Answer.YES, by=asked(proposal, Side.MENTOR), at=now())
    answer(proposal, Answer.YES, by=asked(proposal, Side.MENTEE), at=now(), shares_phone=True)

    html = client.get(page_of(Mentorship.objects.get(), side=Side.MENTOR)).content.decode()

    assert [word in html for word in ("Fátima", "+351 912 345 678", "Canário", "canario@")] == [
        True,
        True,
        False,
        False,
    ]


def test_a_mentorship_that_has_ended_takes_no_more_meetings(client, db):
    mentorship = make_mentorship(at=now())
    complete(mentorship, reason=EndReason.GOALS_REACHED, by=acting_for(mentorship.entity), at=now())
    page = page_of(mentorship)

    shown, status = client.get(page), note(client, page)

    assert (shown.status_code, status, Meeting.objects.count()) == (200, 302, 1)
    assert shown.content.decode().count('name="held_on"') == 0


def test_a_mentorship_that_has_ended_keeps_its_meetings(client, db):
    mentorship = make_mentorship(state=State.PREPARATION, at=now())
    note(client, page_of(mentorship))
    complete(mentorship, reason=EndReason.GOALS_REACHED, by=acting_for(mentorship.entity), at=now())

    answer = client.post(page_of(mentorship), {"undo": mentorship.meetings.get().public_id})

    assert (answer.status_code, mentorship.meetings.count()) == (302, 1)


def test_a_day_in_the_past_is_kept(client, db):
    mentorship = make_mentorship(state=State.PREPARATION, at=now() - timedelta(days=2))
    yesterday = timezone.localdate() - timedelta(days=1)

    note(client, page_of(mentorship), held_on=yesterday.isoformat())

    assert mentorship.meetings.get().held_on == yesterday
