"""Notices as acts send them: to one person in their language, with the link they promise, and what they may tell."""

import re
from collections import Counter
from collections.abc import Callable, Mapping

import pytest
from django.conf import settings
from django.urls import resolve
from django.utils.html import escape

from mentores.accounts.models import User
from mentores.accounts.viewer import SYSTEM
from mentores.admissions.lifecycle import State as ApplicationState
from mentores.admissions.models import Interview, Referral
from mentores.admissions.services import (
    ask_another_time,
    assign,
    cancel_interview,
    miss,
    remind_of_interviews,
    reopen,
    say_no,
    say_yes,
    tell_of_late_cases,
)
from mentores.core.languages import BY_CODE, LANGUAGES
from mentores.core.tokens import link_id_in
from mentores.links.models import Link
from mentores.matching.lifecycle import State as ProposalState
from mentores.matching.models import Answer
from mentores.matching.services import withdraw
from mentores.mentorships.lifecycle import State as MentorshipState
from mentores.mentorships.models import MeetingMode
from mentores.mentorships.services import log_meeting
from mentores.messaging.catalogue import said_in
from mentores.messaging.models import Message
from mentores.messaging.wording import address_of_button, as_html, as_text, paragraphs
from mentores.participants.models import Mentee, Mentor, Side
from mentores.partners.models import Entity
from tests.factories.accounts import as_participant, make_appointed, make_person
from tests.factories.admissions import (
    acting_for_owner,
    make_application,
    make_application_without_owner,
    make_booking,
    make_referral,
)
from tests.factories.evaluations import make_rating
from tests.factories.matching import answered, make_proposal
from tests.factories.mentorships import make_mentorship
from tests.factories.moments import NOON, TODAY, after
from tests.factories.participants import make_mentee, make_mentor
from tests.factories.partners import acting_for, make_entity, make_technician

NAMES = ("Amélia", "Benedita", "Cândida", "Domingos")


def speaking(language: str, name: str) -> User:
    return make_person(f"{name} Canário", phone="+351912345678", language=language)


def entity(language: str, name: str) -> Entity:
    """An entity with one technician."""
    found = make_entity(f"Entidade Canário {name} {language}", public_email="canario@example.org")
    make_technician(found, person=speaking(language, NAMES[0]))
    return found


def mentor(language: str) -> Mentor:
    return make_mentor(entity(language, "Norte"), person=speaking(language, NAMES[1]))


def mentee(language: str) -> Mentee:
    return make_mentee(entity(language, "Sul"), person=speaking(language, NAMES[2]))


def an_application(language: str, state: str = ApplicationState.SUBMITTED, side: str = Side.MENTEE) -> None:
    make_application(entity(language, "Sul"), person=speaking(language, NAMES[3]), state=state, side=side)


def an_application_that_is_assigned(language: str) -> None:
    Entity.objects.update(publics=[])
    waiting = make_application_without_owner(person=speaking(language, NAMES[3]))
    assign(waiting, entity=entity(language, "Sul"), by=make_appointed(reason="The nearest."), at=NOON)


def booked(language: str) -> Interview:
    case = make_application(entity(language, "Sul"), person=speaking(language, NAMES[3]))
    return make_booking(case, starts_at=after(days=3))


def an_interview_tomorrow(language: str) -> None:
    booked(language)
    remind_of_interviews(at=after(days=2))


def an_interview_called_off(language: str) -> None:
    case = booked(language).application
    cancel_interview(case, by=acting_for_owner(case), at=NOON)


def an_interview_missed(language: str) -> None:
    case = booked(language).application
    miss(case, by=acting_for_owner(case), at=after(days=4))


def a_wish_for_another_time(language: str) -> None:
    interview = booked(language)
    ask_another_time(interview, wish="De manhã.", by=as_participant(interview.application.person), at=NOON)


def a_referral(language: str) -> Referral:
    case = make_application(entity(language, "Sul"), person=speaking(language, NAMES[3]))
    return make_referral(case, to=entity(language, "Norte"))


def a_referral_refused(language: str) -> None:
    referral = a_referral(language)
    say_no(referral, by=as_participant(referral.application.person), at=NOON)


def a_referral_agreed(language: str) -> None:
    referral = a_referral(language)
    say_yes(referral, by=as_participant(referral.application.person), at=NOON)
    say_yes(referral, by=acting_for(referral.to), at=NOON)


def an_application_opened_again(language: str) -> None:
    case = make_application(
        entity(language, "Sul"), person=speaking(language, NAMES[3]), state=ApplicationState.WITHDRAWN
    )
    reopen(case, by=acting_for_owner(case), at=NOON)


def an_application_that_is_late(language: str) -> None:
    make_application(entity(language, "Sul"), person=speaking(language, NAMES[3]))
    tell_of_late_cases(at=after(days=22))


def a_proposal(language: str, state: str = ProposalState.OPEN) -> None:
    make_proposal(mentor=mentor(language), mentee=mentee(language), state=state)


def a_mentorship(language: str, state: str = MentorshipState.PREPARATION) -> None:
    make_mentorship(mentor=mentor(language), mentee=mentee(language), state=state)


def a_proposal_taken_back(language: str) -> None:
    withdraw(make_proposal(mentor=mentor(language), mentee=mentee(language)), by=SYSTEM, at=NOON)


def a_wish_to_talk_first(language: str) -> None:
    answered(make_proposal(mentor=mentor(language), mentee=mentee(language)), Side.MENTEE, Answer.TALK)


def a_wish_to_talk_after_a_meeting(language: str) -> None:
    one = make_mentorship(mentor=mentor(language), mentee=mentee(language), state=MentorshipState.PREPARATION)
    by = acting_for(one.entity)
    log_meeting(one, held_on=TODAY, minutes=30, mode=MeetingMode.PHONE, wants_help=True, by=by, at=NOON)


def an_ended_mentorship(language: str) -> None:
    make_rating(make_mentorship(mentor=mentor(language), mentee=mentee(language), state=MentorshipState.COMPLETED))


Happening = Callable[[str], object]
# The notice → what makes it, how many people are told, and what its link is for.
NOTICES: Mapping[str, tuple[Happening, int, str]] = {
    "admissions/received": (an_application, 1, "application"),
    "admissions/arrived": (an_application, 1, ""),
    "admissions/assigned": (an_application_that_is_assigned, 1, "application"),
    "admissions/interview": (lambda language: an_application(language, ApplicationState.BOOKED), 1, "application"),
    "admissions/interview_tomorrow": (an_interview_tomorrow, 1, "application"),
    "admissions/interview_off": (an_interview_called_off, 1, "application"),
    "admissions/interview_missed": (an_interview_missed, 1, "application"),
    "admissions/another_time": (a_wish_for_another_time, 1, ""),
    "admissions/referral_asked": (a_referral, 1, "application"),
    "admissions/referral_offered": (a_referral, 1, ""),
    "admissions/referral_refused": (a_referral_refused, 1, ""),
    "admissions/referral_agreed": (a_referral_agreed, 1, ""),
    "admissions/reopened": (an_application_opened_again, 1, "application"),
    "admissions/late": (an_application_that_is_late, 1, ""),
    "admissions/accepted": (lambda language: an_application(language, ApplicationState.ACCEPTED), 1, "claim"),
    "admissions/not_accepted": (lambda language: an_application(language, ApplicationState.NOT_ACCEPTED), 1, ""),
    "matching/confirmation_wanted": (lambda language: a_proposal(language, ProposalState.SUGGESTED), 1, ""),
    "matching/asked_mentor": (a_proposal, 1, "proposal"),
    "matching/asked_mentee": (a_proposal, 1, "proposal"),
    "matching/talk_wanted": (a_wish_to_talk_first, 1, ""),
    "matching/came_to_nothing": (a_proposal_taken_back, 2, ""),
    "mentorships/opened": (a_mentorship, 2, "mentorship"),
    "mentorships/help_wanted": (a_wish_to_talk_after_a_meeting, 1, ""),
    "evaluations/asked": (an_ended_mentorship, 2, "rating"),
}
TO_STAFF = {
    "admissions/arrived",
    "admissions/another_time",
    "admissions/referral_offered",
    "admissions/referral_refused",
    "admissions/referral_agreed",
    "admissions/late",
    "matching/confirmation_wanted",
    "matching/talk_wanted",
    "mentorships/help_wanted",
}
every_notice = pytest.mark.parametrize("notice", NOTICES)


def sent(notice: str) -> list[Message]:
    """The messages of a notice, once what it tells of has happened among people of each language."""
    happens, _people, _purpose = NOTICES[notice]
    for language in LANGUAGES:
        happens(language.code)
    return list(Message.objects.filter(notice=notice).select_related("person"))


@every_notice
def test_each_person_gets_one_message_in_the_own_language(db, notice):
    messages = sent(notice)

    people = {message.person for message in messages if message.person}
    written = Counter(message.language for message in messages)
    assert len(people) == len(messages)
    assert written == Counter(said_in(notice, one.code) for one in LANGUAGES for _person in range(NOTICES[notice][1]))
    assert {(message.language, message.address) for message in messages} == {
        (said_in(notice, person.language), person.contact_email) for person in people
    }


@every_notice
def test_a_subject_is_one_line_without_anybodys_data(db, notice):
    for message in sent(notice):
        assert 0 < len(message.subject) <= 78
        assert [name for name in (*NAMES, "Canário", "canario") if name in message.subject] == []


@every_notice
def test_a_message_greets_its_person_and_leaves_no_place_unfilled(db, notice):
    for message in sent(notice):
        greeting, *rest = paragraphs(message)

        assert message.person
        assert message.person.called in greeting.text
        assert [part.text for part in rest if re.search(r"{|}|%|None| [.,:]", part.text) or not part.text] == []


@every_notice
def test_text_and_html_say_the_same_in_the_direction_of_the_language(db, notice):
    for message in sent(notice):
        text, html = as_text(message), as_html(message)

        said = paragraphs(message)
        assert [(part.text in text, escape(part.text) in html) for part in said] == [(True, True)] * len(said)
        assert html.count(f'<html lang="{message.language}" dir="{BY_CODE[message.language].direction}">') == 1


@every_notice
def test_the_button_opens_the_link_that_was_promised(db, notice):
    purpose = NOTICES[notice][2]

    for message in sent(notice):
        buttons = [part for part in paragraphs(message) if part.is_button]
        opened = resolve(address_of_button(message).removeprefix(settings.SITE_ADDRESS))

        assert (message.link_purpose, len(buttons)) == (purpose, bool(purpose) or notice in TO_STAFF)
        if purpose:
            link = Link.objects.get(public_id=link_id_in(opened.kwargs["token"]))
            assert (opened.view_name, link.person) == (settings.LINK_PAGES[purpose], message.person)
        else:
            assert opened.view_name == settings.LOGIN_REDIRECT_URL


@pytest.mark.parametrize("notice", sorted(TO_STAFF))
def test_what_staff_are_told_names_no_mentor_and_no_mentee(db, notice):
    for message in sent(notice):
        assert [name for name in NAMES[1:] if name in message.subject + message.body] == []


def test_the_pair_learns_first_names_and_only_the_contact_that_was_shared(db):
    messages = sent("mentorships/opened")

    bodies = "".join(message.body for message in messages)
    assert [name in bodies for name in NAMES[1:3]] == [True, True]
    assert [secret for secret in ("+351912345678", "@", "Benedita Canário") if secret in bodies] == []
