"""Erasing what is known of a person, and what stands in the way."""

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied

from mentores.accounts.models import User
from mentores.accounts.viewer import SYSTEM
from mentores.admissions.lifecycle import State
from mentores.audit.models import Event
from mentores.consents.models import Consent
from mentores.evaluations.models import Rating
from mentores.files.models import File
from mentores.links.models import Link
from mentores.mentorships.lifecycle import State as MentorshipState
from mentores.messaging.models import Message
from mentores.participants.lifecycle import MenteeState
from mentores.participants.models import Mentee, Profile
from mentores.partners.models import Charge
from mentores.privacy import services
from mentores.privacy.models import Erasure
from mentores.reporting.selectors import figures
from tests.factories.accounts import make_person
from tests.factories.admissions import make_application
from tests.factories.evaluations import make_rating
from tests.factories.matching import make_proposal
from tests.factories.mentorships import make_mentorship
from tests.factories.moments import NOON, TODAY, after
from tests.factories.participants import make_answers, make_mentee
from tests.factories.partners import make_coordinator, make_entity, make_reader, make_technician


@pytest.fixture
def entity(db):
    return make_entity()


@pytest.fixture
def coordinator(entity):
    return make_coordinator(entity)


def test_nothing_that_says_who_somebody_was_is_left(entity, coordinator):
    person = make_person("Amina Única", email="amina@example.org", phone="+351912345678")
    make_application(entity, person=person, answers=make_answers(gender="F"))
    EmailAddress.objects.create(user=person, email="amina@example.org", verified=True, primary=True)

    services.erase(person, by=coordinator, at=after(days=1))

    person.refresh_from_db()
    assert (person.full_name, person.folded_name, person.contact_email, person.phone, person.is_active) == (
        *("–", "–", "", ""),
        False,
    )
    assert Profile.objects.get(person=person).gender == ""
    assert (person.profile.languages.count(), person.profile.areas.count()) == (0, 0)
    assert (EmailAddress.objects.count(), Link.objects.count(), Message.objects.count(), File.objects.count()) == (
        *(0, 0),
        0,
        0,
    )


def test_what_proves_that_it_was_lawful_stays(entity, coordinator):
    application = make_application(entity)

    services.erase(application.person, by=coordinator, at=after(days=1))

    assert Consent.objects.filter(person=application.person).count() == 1
    assert list(Event.objects.filter(app="privacy").values_list("act", "subject")) == [
        ("erase", application.person.public_id)
    ]
    assert Erasure.objects.get().asked is True


def test_an_open_application_is_withdrawn_and_a_part_in_the_programme_ends(entity, coordinator):
    person = make_person()
    application = make_application(entity, person=person)
    waiting = make_mentee(entity)

    services.erase(person, by=coordinator, at=after(days=1))
    services.erase(waiting.person, by=coordinator, at=after(days=1))

    application.refresh_from_db()
    waiting.refresh_from_db()
    assert (application.state, waiting.state) == (State.WITHDRAWN, MenteeState.DONE)
    assert Charge.objects.open().count() == 0


def test_the_figures_are_the_same_before_and_after(entity, coordinator):
    mentorship = make_mentorship(mentee=make_mentee(entity), state=MentorshipState.COMPLETED)
    rating = make_rating(mentorship)
    make_application(entity, person=mentorship.mentee.person, state=State.NOT_ACCEPTED, side="mentor")
    before = figures(SYSTEM, on=TODAY)

    services.erase(mentorship.mentee.person, by=coordinator, at=after(days=1))

    assert figures(SYSTEM, on=TODAY) == before
    assert Rating.objects.get(pk=rating.pk).comment == ""


@pytest.mark.parametrize("state", [MentorshipState.PREPARATION, MentorshipState.RUNNING, MentorshipState.PAUSED])
def test_an_open_mentorship_ends_first(entity, coordinator, state):
    mentee = make_mentee(entity)
    make_mentorship(mentee=mentee, state=state)

    with pytest.raises(services.StillInMentorship):
        services.erase(mentee.person, by=coordinator, at=after(days=1))

    assert User.objects.get(pk=mentee.person_id).full_name == mentee.person.full_name


def test_a_proposal_is_answered_first(entity, coordinator):
    mentee = make_mentee(entity)
    make_proposal(mentee=mentee)

    with pytest.raises(services.ProposalOpen):
        services.erase(mentee.person, by=coordinator, at=after(days=1))


def test_what_another_entity_has_is_not_erased_from_here(entity, coordinator):
    person = make_person()
    make_application(entity, person=person)
    make_application(make_entity(), person=person, side="mentor")

    with pytest.raises(services.ElsewhereToo):
        services.erase(person, by=coordinator, at=after(days=1))


def test_whoever_works_here_leaves_first(entity, coordinator):
    colleague = make_application(entity).person
    make_technician(entity, person=colleague)

    with pytest.raises(services.WorksHere):
        services.erase(colleague, by=coordinator, at=after(days=1))


def test_a_complaint_keeps_the_data_until_it_is_over(entity, coordinator):
    person = make_application(entity).person
    services.hold(person, why="Queixa 12/2026", by=make_technician(entity), at=NOON)

    with pytest.raises(services.OnHold):
        services.erase(person, by=coordinator, at=after(days=1))
    services.release(person, by=coordinator, at=after(days=2))
    services.erase(person, by=coordinator, at=after(days=3))

    assert Erasure.objects.filter(person=person).exists()


def test_erasing_twice_says_that_it_is_done(entity, coordinator):
    person = make_application(entity).person
    services.erase(person, by=coordinator, at=after(days=1))

    with pytest.raises(services.GoneAlready):
        services.erase(person, by=coordinator, at=after(days=2))


@pytest.mark.parametrize("make", [make_technician, make_reader])
def test_only_a_coordinator_of_the_entity_erases(entity, make):
    person = make_application(entity).person

    for by in (make(entity), make_coordinator(make_entity()), SYSTEM):
        with pytest.raises(PermissionDenied):
            services.erase(person, by=by, at=after(days=1))


def test_the_other_person_of_a_mentorship_is_left_as_they_were(entity, coordinator):
    mentorship = make_mentorship(mentee=make_mentee(entity), state=MentorshipState.COMPLETED)
    mentor = mentorship.mentors.get().mentor
    before = (mentor.person.full_name, mentor.profile.areas.count())

    services.erase(mentorship.mentee.person, by=coordinator, at=after(days=1))

    mentor.refresh_from_db()
    assert (mentor.person.full_name, mentor.profile.areas.count()) == before
    assert Mentee.objects.get().person.full_name == "–"
