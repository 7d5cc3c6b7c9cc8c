"""One's registration through a link."""

import pytest
from icalendar import Calendar

from mentores.admissions.lifecycle import OPEN, State
from mentores.admissions.models import Application, Reason
from mentores.admissions.reference import load_reference
from mentores.admissions.services import decline
from mentores.participants.lifecycle import MenteeState, MentorState
from mentores.participants.models import Mentor, Side
from tests.factories.accounts import make_person
from tests.factories.admissions import (
    acting_for_owner,
    make_application,
    make_application_without_owner,
    make_booking,
    make_referral,
)
from tests.factories.mentorships import make_mentorship
from tests.factories.moments import TODAY
from tests.factories.partners import make_entity
from tests.web.links.opening import address, link_to, now


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("state", [State.SUBMITTED, State.ACCEPTED, State.NOT_ACCEPTED])
def test_a_registration_says_how_it_stands_and_whom_to_ask(client, db, state, side):
    application = make_application(state=state, side=side, at=now())

    answer = client.get(address(link_to(application.person, "application", application.public_id)))

    html = answer.content.decode()
    assert (answer.status_code, html.count('<address class="address">')) == (200, 1)
    assert application.entity
    assert (html.count(f"<strong><bdi>{application.entity.name}</bdi></strong>"), html.count("<h1>")) == (1, 1)


@pytest.mark.parametrize(("state", "times"), [(State.SUBMITTED, 1), (State.INTERVIEWED, 1), (State.NOT_ACCEPTED, 0)])
def test_whoever_waits_for_an_answer_can_add_more_through_the_link(client, db, state, times):
    application = make_application(state=state, at=now())
    page = address(link_to(application.person, "application", application.public_id))

    shown = client.get(page).content.decode()
    more = client.get(f"{page}/more")

    assert (shown.count(f'href="{page}/more"'), more.status_code) == (times, 200)


def test_a_registration_without_an_entity_says_that_one_is_looked_for(client, db):
    application = make_application_without_owner(at=now())

    answer = client.get(address(link_to(application.person, "application", application.public_id)))

    assert (answer.status_code, answer.content.decode().count("<address")) == (200, 0)


def test_withdrawing_asks_before_it_is_done_and_the_link_says_that_it_is(client, db):
    application = make_application(at=now())
    page = address(link_to(application.person, "application", application.public_id))

    shown = client.get(page).content.decode().split("<main", 1)[1]
    answer = client.post(page, follow=True)

    application.refresh_from_db()
    assert shown.index("<details") < shown.index("button--danger") < shown.index("</details>")
    assert (application.state, answer.status_code) == (State.WITHDRAWN, 200)


def test_a_registration_that_was_decided_meanwhile_stays_decided(client, db):
    application = make_application(state=State.ACCEPTED, at=now())
    page = address(link_to(application.person, "application", application.public_id))

    answer = client.post(page, follow=True)

    application.refresh_from_db()
    assert (application.state, answer.status_code) == (State.ACCEPTED, 200)
    assert [message.level_tag for message in answer.context["messages"]] == ["warning"]


@pytest.mark.parametrize("state", OPEN)
@pytest.mark.parametrize("side", Side)
def test_an_open_registration_says_what_comes_next(client, db, state, side):
    application = make_application(state=state, side=side, at=now())

    answer = client.get(address(link_to(application.person, "application", application.public_id)))

    html = answer.content.decode()
    assert (answer.status_code, html.count('aria-current="step"'), html.count("<h1>")) == (200, 1, 1)


def test_a_person_sees_the_talk_comes_or_asks_for_another_time(client, db):
    interview = make_booking(make_application(at=now()), at=now())
    page = address(link_to(interview.application.person, "application", interview.application.public_id))

    before = client.get(page).content.decode()
    client.post(page, {"act": "confirm"})
    interview.refresh_from_db()
    confirmed = interview.confirmed_at is not None
    wrong = client.post(page, {"act": "another_time", "wish": ""})
    client.post(page, {"act": "another_time", "wish": "Depois das 18 h."})

    interview.refresh_from_db()
    assert (before.count("Rua do Exemplo, 1"), before.count('value="confirm"')) == (1, 1)
    assert (confirmed, wrong.status_code, interview.confirmed_at, interview.wish) == (
        True,
        422,
        None,
        "Depois das 18 h.",
    )
    assert client.get(page).content.decode().count("Depois das 18 h.") == 1


def test_a_talk_goes_into_the_calendar(client, db):
    interview = make_booking(make_application(at=now()), at=now())
    page = address(link_to(interview.application.person, "application", interview.application.public_id))

    answer = client.get(f"{page}/calendar")

    event = Calendar.from_ical(answer.content).walk("vevent")[0]
    assert interview.starts_at
    assert (answer["Content-Type"], event.decoded("dtstart"), str(event["location"])) == (
        "text/calendar; charset=utf-8",
        interview.starts_at.replace(microsecond=0),
        "Rua do Exemplo, 1",
    )


def test_without_a_talk_there_is_nothing_for_the_calendar(client, db):
    application = make_application(at=now())
    page = address(link_to(application.person, "application", application.public_id))

    assert client.get(f"{page}/calendar").status_code == 404


@pytest.mark.parametrize(("act", "state"), [("yes", State.REFERRED), ("no", State.IN_REVIEW)])
def test_a_person_answers_whether_another_entity_may_accompany_them(client, db, act, state):
    referral = make_referral(make_application(at=now()), at=now())
    page = address(link_to(referral.application.person, "application", referral.application.public_id))

    before = client.get(page).content.decode()
    after = client.post(page, {"act": act}, follow=True).content.decode()
    again = client.post(page, {"act": act}, follow=True)

    referral.application.refresh_from_db()
    assert (before.count('value="yes"'), after.count('value="yes"')) == (1, 0)
    assert (referral.application.state, again.status_code) == (state, 200)


def test_a_registration_that_was_not_accepted_says_where_else_to_turn(client, db):
    load_reference()
    application = make_application(at=now())
    by = acting_for_owner(application)
    decline(application, reason=Reason.OUTSIDE_PROGRAMME, elsewhere=["social_emergency"], by=by, at=now())

    html = client.get(address(link_to(application.person, "application", application.public_id))).content.decode()

    assert (html.count("tel:144"), html.count("tel:116 006")) == (1, 0)


def test_an_act_that_does_not_exist_is_not_found(client, db):
    application = make_application(at=now())
    page = address(link_to(application.person, "application", application.public_id))

    assert client.post(page, {"act": "accept"}).status_code == 404


def test_a_forwarded_link_withdraws_no_other_registration(client, db):
    application = make_application(at=now())
    other = make_application(person=application.person, side=Side.MENTOR, at=now())

    client.post(address(link_to(application.person, "application", application.public_id)))

    other.refresh_from_db()
    assert other.state == State.SUBMITTED


@pytest.mark.parametrize(
    ("side", "state", "shown"),
    [
        (Side.MENTOR, MentorState.IN_TRAINING, ["in training", "Your entity invites you to a short training."]),
        (Side.MENTOR, MentorState.READY, ["available", "When somebody fits, we write to you and ask."]),
        (Side.MENTOR, MentorState.PAUSED, ["paused", "You take a break."]),
        (Side.MENTOR, MentorState.INACTIVE, ["inactive", "Your part in the programme has ended.", "come back"]),
        (Side.MENTEE, MenteeState.WAITING, ["waiting", "We look for a mentor."]),
        (Side.MENTEE, MenteeState.DONE, ["done", "Your part in the programme has ended.", "Do you need help again?"]),
    ],
)
def test_somebody_accepted_reads_where_they_stand_and_what_comes_next(client, db, side, state, shown):
    application = accepted(side, state=state)

    html = page_of(client, application)

    assert [words for words in shown if words not in html] == []


@pytest.mark.parametrize("side", Side)
def test_somebody_in_a_mentorship_reads_so_and_no_longer_that_a_pair_is_looked_for(client, db, side):
    application = accepted(side, state=MentorState.READY if side == Side.MENTOR else MenteeState.WAITING)
    make_mentorship(**{side: getattr(application.person, side)}, at=now())

    html = page_of(client, application)

    assert html.count("You have a pair. After each meeting, you note it.") == 1
    assert html.count('aria-current="step"') == 1


def test_who_went_to_another_entity_reads_which_one_it_is(client, db):
    application = accepted(Side.MENTOR, state=MentorState.READY)
    before = page_of(client, application)
    Mentor.objects.update(entity=make_entity("Casa Nova"))

    after = page_of(client, application)

    assert (before.count("Casa Nova"), after.count("<bdi>Casa Nova</bdi> accompanies you now.")) == (0, 1)


def accepted(side: str, *, state: str) -> Application:
    """Somebody who was accepted and is now in this state."""
    person = make_person(language="en")
    application = make_application(person=person, side=side, state=State.ACCEPTED, at=now())
    changes = {"trained_on": TODAY} if side == Side.MENTOR else {}
    type(getattr(person, side)).objects.update(state=state, **changes)
    person.refresh_from_db()
    return application


def page_of(client, application: Application) -> str:
    html: str = client.get(address(link_to(application.person, "application", application.public_id))).content.decode()
    return html
