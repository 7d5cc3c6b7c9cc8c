"""One's own space: what waits, what goes on, and pausing."""

import pytest
from django.test import Client
from django.urls import reverse

from mentores.accounts.models import User
from mentores.accounts.services import set_language
from mentores.admissions.lifecycle import State as ApplicationState
from mentores.matching.models import Answer
from mentores.mentorships.lifecycle import State as MentorshipState
from mentores.participants.lifecycle import MenteeState, MentorState
from mentores.participants.models import Side
from tests.factories.accounts import make_person
from tests.factories.admissions import make_application
from tests.factories.evaluations import make_rating
from tests.factories.matching import answered, make_proposal
from tests.factories.mentorships import make_mentorship
from tests.factories.participants import make_mentee, make_mentor
from tests.factories.partners import make_coordinator, make_entity
from tests.languages import in_languages
from tests.web.links.opening import now

HOME = "/my/"
QUERIES = 29


def entered(client: Client, person: User) -> Client:
    client.force_login(person)
    return client


def buttons(html: str) -> dict[str, int]:
    """How often each act of a mentor or mentee is offered, as a button or as the way to its page."""
    acts = ("pause_mentor", "resume_mentor", "pause_mentee", "resume_mentee")
    return {act: html.count(f'="{reverse(f"my:{act}")}"') for act in acts}


def test_a_visitor_is_asked_to_sign_in(client, db):
    answer = client.get(HOME)

    assert (answer.status_code, answer["Location"]) == (302, f"{reverse('account_login')}?next={HOME}")


def test_who_only_works_for_an_entity_has_no_space_here(client, db):
    coordinator = make_coordinator(make_entity()).person

    assert coordinator
    assert entered(client, coordinator).get(HOME).status_code == 403


@in_languages
def test_the_page_speaks_the_persons_language_in_its_direction(client, db, language):
    person = make_application(at=now()).person
    set_language(person, language=language.code)

    html = entered(client, person).get(HOME).content.decode()

    assert html.count(f'<html lang="{language.code}" dir="{language.direction}">') == 1


@pytest.mark.parametrize("state", ApplicationState)
def test_an_applicant_finds_the_registration(client, db, state):
    application = make_application(state=state, at=now())

    html = entered(client, application.person).get(HOME).content.decode()

    assert html.count(f'href="{reverse("my:application", args=[application.public_id])}"') == 1


def test_a_proposal_waits_until_it_is_answered_and_then_says_so(client, db):
    proposal = make_proposal(at=now())
    page = entered(client, proposal.mentee.person)
    address = reverse("my:proposal", args=[proposal.public_id])

    before = page.get(HOME).context["proposals"]
    page.post(address, {"answer": "yes"})
    after = page.get(HOME).context["proposals"]

    assert [(row["public_id"], row["is_mentor"], row["said_yes"]) for row in before + after] == [
        (proposal.public_id, False, False),
        (proposal.public_id, False, True),
    ]


def test_a_pair_finds_its_mentorship_from_the_proposal(client, db):
    proposal = make_proposal(at=now())
    answered(proposal, Side.MENTOR, Answer.YES, at=now())
    page = entered(client, proposal.mentee.person)

    answer = page.post(reverse("my:proposal", args=[proposal.public_id]), {"answer": "yes"}, follow=True)

    proposal.refresh_from_db()
    assert proposal.mentorship
    address = reverse("my:mentorship", args=[proposal.mentorship.public_id])
    assert (answer.status_code, answer.content.decode().count(f'href="{address}"')) == (200, 1)
    assert page.get(address).status_code == 200


@pytest.mark.parametrize(("state", "shown"), [(MentorshipState.CLOSING, 1), (MentorshipState.COMPLETED, 0)])
def test_what_the_other_shares_is_shown_until_the_mentorship_ends(client, db, state, shown):
    mentee = make_mentee(person=make_person(email="olena@example.org"), at=now())
    mentorship = make_mentorship(mentee=mentee, state=state, at=now(), mentee_shares=["email"])
    mentor = mentorship.mentors.get().mentor.person

    html = entered(client, mentor).get(reverse("my:mentorship", args=[mentorship.public_id])).content.decode()

    assert html.count("mailto:olena@example.org") == shown


def test_what_has_ended_comes_after_what_goes_on(client, db):
    mentor = make_mentor(capacity=2, at=now())
    going_on = make_mentorship(mentor=mentor, at=now())
    make_mentorship(mentor=mentor, state=MentorshipState.COMPLETED, at=now())

    cases = entered(client, mentor.person).get(HOME).context["cases"]

    assert [case.public_id == going_on.public_id for case in cases] == [True, False]


def test_a_rating_waits_until_it_is_given(client, db):
    rating = make_rating(make_mentorship(state=MentorshipState.COMPLETED, at=now()), at=now())
    page = entered(client, rating.person)
    address = reverse("my:rating", args=[rating.public_id])

    before = page.get(HOME).content.decode().count(f'href="{address}"')
    page.post(address, {"value": "5"})
    after = page.get(HOME).content.decode().count(f'href="{address}"')

    assert (before, after) == (1, 0)


def test_a_mentee_with_a_mentor_is_not_said_to_wait(client, db):
    mentorship = make_mentorship(at=now())

    answer = entered(client, mentorship.mentee.person).get(HOME)

    part = answer.context["parts"][0]
    assert (part.is_mentored, sum(buttons(answer.content.decode()).values())) == (True, 0)


def test_a_mentor_takes_a_break_and_comes_back(client, db):
    mentor = make_mentor(at=now())
    page = entered(client, mentor.person)

    offered = buttons(page.get(HOME).content.decode())
    paused = buttons(page.post(reverse("my:pause_mentor"), follow=True).content.decode())
    page.post(reverse("my:resume_mentor"))

    mentor.refresh_from_db()
    assert (offered["pause_mentor"], paused["resume_mentor"], mentor.state) == (1, 1, MentorState.READY)


def test_a_mentee_takes_a_break_and_comes_back(client, db):
    mentee = make_mentee(at=now())
    page = entered(client, mentee.person)

    offered = buttons(page.get(HOME).content.decode())
    paused = buttons(page.post(reverse("my:pause_mentee"), follow=True).content.decode())
    page.post(reverse("my:resume_mentee"))

    mentee.refresh_from_db()
    assert (offered["pause_mentee"], paused["resume_mentee"], mentee.state) == (1, 1, MenteeState.WAITING)


def test_a_break_that_cannot_be_taken_is_refused_in_words(client, db):
    mentor = make_mentor(state=MentorState.PAUSED, at=now())

    answer = entered(client, mentor.person).post(reverse("my:pause_mentor"), follow=True)

    assert [message.level_tag for message in answer.context["messages"]] == ["warning"]


@pytest.mark.parametrize("act", ["pause_mentor", "resume_mentor", "pause_mentee", "resume_mentee"])
def test_who_is_neither_mentor_nor_mentee_has_nothing_to_pause(client, db, act):
    page = entered(client, make_application(at=now()).person)

    answers = [page.post(reverse(f"my:{act}")), page.get(reverse(f"my:{act}"))]

    assert [answer.status_code for answer in answers] == [404, 405 if act.startswith("resume") else 404]


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_the_database_the_same_whatever_there_is(client, db, count, django_assert_num_queries):
    mentor = make_mentor(capacity=3, at=now())
    for _number in range(count):
        make_mentorship(mentor=mentor, at=now())
    page = entered(client, mentor.person)

    with django_assert_num_queries(QUERIES):
        html = page.get(HOME).content.decode()

    assert html.count('class="person-name"') == count


def test_somebody_elses_case_is_as_if_it_were_not_there(client, db):
    proposal = make_proposal(at=now())
    mentorship = make_mentorship(at=now())
    rating = make_rating(make_mentorship(state=MentorshipState.COMPLETED, at=now()), at=now())
    theirs = {
        "application": make_application(at=now()).public_id,
        "proposal": proposal.public_id,
        "mentorship": mentorship.public_id,
        "rating": rating.public_id,
    }
    page = entered(client, make_application(at=now()).person)

    foreign = [page.get(reverse(f"my:{name}", args=[public_id])) for name, public_id in theirs.items()]
    absent = [page.get(reverse(f"my:{name}", args=["a" * 12])) for name in theirs]

    assert [answer.status_code for answer in foreign] == [404] * 4
    assert {answer.content for answer in foreign} == {answer.content for answer in absent}


def test_own_data_is_shown_as_it_was_told(client, db):
    person = make_person("Fátima Canário", email="fatima@example.org", phone="+351912345678")
    make_mentee(person=person, languages={"pt": "A2"}, at=now())

    html = entered(client, person).get(reverse("my:data")).content.decode()

    assert [word in html for word in ("Fátima Canário", "fatima@example.org", "+351 912 345 678")] == [True] * 3
    assert html.count("<h1>") == 1
