"""Asking another entity: both say yes, or the case stays."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from mentores.accounts.viewer import Viewer, through_link
from mentores.admissions import services
from mentores.admissions.lifecycle import State
from mentores.admissions.models import Application, InterviewState, Referral
from mentores.consents.models import Consent
from mentores.core.lifecycle import ActNotPossible
from mentores.messaging.models import Message
from mentores.partners.models import Entity
from mentores.partners.selectors import charge_of
from mentores.partners.services import EntityNotActive, OnlyInventedPeople
from tests.factories.accounts import as_participant, make_person
from tests.factories.admissions import acting_for_owner, make_application, make_booking, make_referral
from tests.factories.consents import make_text
from tests.factories.moments import NOON, after
from tests.factories.partners import acting_for, make_entity, make_reader, make_suspended, make_technician


def me(referral: Referral) -> Viewer:
    case = referral.application
    return through_link(case.person, purpose="application", kind="application", subject=case.public_id)


def stands(application: Application) -> tuple[str, Entity | None]:
    application.refresh_from_db()
    return application.state, application.entity


def told(since: int) -> list[tuple[str, str]]:
    found = Message.objects.order_by("pk").values_list("notice", "person__full_name")
    return [(notice.removeprefix("admissions/"), name) for notice, name in found][since:]


def test_whoever_is_asked_is_told_without_a_name(db):
    owner, other = make_entity("Porta Aberta"), make_entity("Casa Nova")
    make_technician(other, person=make_person("T"))
    application = make_application(owner, person=make_person("Olena Kovalenko"))
    before = Message.objects.count()

    make_referral(application, to=other)

    assert told(before) == [("referral_asked", "Olena Kovalenko"), ("referral_offered", "T")]
    offered = Message.objects.get(notice="admissions/referral_offered")
    assert [word for word in ("Olena", "Kovalenko", "Porta Aberta") if word in offered.subject + offered.body] == []


@pytest.mark.parametrize("first", ["person", "entity"])
def test_with_both_yes_the_case_goes_over_with_its_charge(db, first):
    owner, other = make_entity(), make_entity()
    make_technician(owner, person=make_person("Owner"))
    make_technician(other, person=make_person("Other"))
    referral = make_referral(make_application(owner, person=make_person("Olena")), to=other)
    sides = {"person": me(referral), "entity": acting_for(other)}
    before = Message.objects.count()

    services.say_yes(referral, by=sides.pop(first), at=after(hours=1))
    halfway = (*stands(referral.application), Message.objects.count() - before)
    services.say_yes(referral, by=next(iter(sides.values())), at=after(hours=2))

    assert (halfway, stands(referral.application)) == ((State.REFERRED, owner, 0), (State.SUBMITTED, other))
    charge = charge_of("application", referral.application.public_id)
    assert (charge and charge.entity, charge and charge.since) == (other, after(hours=2))
    assert told(before) == [("assigned", "Olena"), ("arrived", "Other"), ("referral_agreed", "Owner")]


def test_the_new_entity_has_still_to_speak_with_the_person(db):
    application = make_application(state=State.IN_REVIEW)
    spoken = application.reached_at
    referral = make_referral(application, to=make_entity())

    services.say_yes(referral, by=me(referral), at=after(hours=1))
    services.say_yes(referral, by=acting_for(referral.to), at=after(hours=2))

    application.refresh_from_db()
    assert (spoken is None, application.reached_at) == (False, None)


@pytest.mark.parametrize("says_no", ["person", "entity"])
def test_with_one_no_the_case_goes_on_where_it_is(db, says_no):
    owner, other = make_entity(), make_entity()
    make_technician(owner, person=make_person("Owner"))
    referral = make_referral(make_application(owner), to=other)
    before = Message.objects.count()

    services.say_no(referral, by=me(referral) if says_no == "person" else acting_for(other), at=after(hours=1))

    referral.refresh_from_db()
    assert (stands(referral.application), referral.closed_at) == ((State.IN_REVIEW, owner), after(hours=1))
    assert told(before) == [("referral_refused", "Owner")]


def test_whoever_has_said_yes_is_told_when_the_other_entity_says_no(db):
    referral = make_referral(make_application(make_entity(), person=make_person("Olena")), to=make_entity())
    services.say_yes(referral, by=me(referral), at=after(hours=1))
    before = Message.objects.count()

    services.say_no(referral, by=acting_for(referral.to), at=after(hours=2))

    assert told(before) == [("staying", "Olena")]


def test_the_staff_note_the_answer_of_a_person_whom_they_called(db):
    referral = make_referral(make_application())

    services.say_yes(referral, by=acting_for_owner(referral.application), at=NOON)
    services.say_yes(referral, by=acting_for(referral.to), at=NOON)

    assert stands(referral.application) == (State.SUBMITTED, referral.to)


def test_nobody_answers_for_another(db):
    referral = make_referral(make_application())
    others = [
        make_reader(referral.to),
        acting_for(make_entity()),
        as_participant(make_person()),
        Viewer(person=None, role="national_coordinator", reason="A complaint."),
    ]

    for viewer in others:
        for act in (services.say_yes, services.say_no):
            with pytest.raises(PermissionDenied):
                act(referral, by=viewer, at=NOON)


def test_the_owner_takes_the_question_back(db):
    referral = make_referral(make_application())

    services.call_back(referral.application, by=acting_for_owner(referral.application), at=after(hours=1))

    referral.refresh_from_db()
    assert (stands(referral.application)[0], referral.closed_at) == (State.IN_REVIEW, after(hours=1))
    with pytest.raises((ActNotPossible, PermissionDenied)):
        services.say_yes(referral, by=acting_for(referral.to), at=after(hours=2))


def test_a_person_who_withdraws_is_not_offered_any_more(db):
    referral = make_referral(make_application())

    services.withdraw(referral.application, by=me(referral), at=after(hours=1))

    referral.refresh_from_db()
    assert (referral.closed_at, Referral.objects.visible_to(acting_for(referral.to)).count()) == (after(hours=1), 0)


def test_a_case_is_referred_to_another_entity_that_works(db):
    application = make_application()
    assert application.entity

    for to, refusal in [
        (application.entity, services.NotAnotherEntity),
        (make_suspended(), EntityNotActive),
        (make_entity(protects=False), OnlyInventedPeople),
    ]:
        with pytest.raises(refusal):
            make_referral(application, to=to)

    assert (stands(application)[0], Referral.objects.count()) == (State.SUBMITTED, 0)


def test_an_interview_that_was_booked_is_off(db):
    interview = make_booking(make_application())

    make_referral(interview.application)

    interview.refresh_from_db()
    assert interview.state == InterviewState.CANCELLED


@pytest.mark.parametrize(
    "wrong",
    [
        {"person_says": True},
        {"entity_said_at": NOON},
        {"closed_at": after(days=-1)},
    ],
    ids=["an answer without its moment", "a moment without an answer", "closed before it was asked"],
)
def test_the_database_refuses_a_referral(db, wrong):
    referral = make_referral(make_application())

    with pytest.raises(IntegrityError):
        Referral.objects.filter(pk=referral.pk).update(**wrong)


def test_before_its_yes_the_receiver_does_not_see_the_case(db):
    referral = make_referral(make_application())
    receiver = acting_for(referral.to)

    seen = (Application.objects.visible_to(receiver).count(), Referral.objects.visible_to(receiver).count())

    assert seen == (0, 1)


@pytest.mark.parametrize(("who", "how"), [("person", "screen"), ("staff", "spoken")])
def test_the_yes_of_a_person_is_a_consent_to_the_sending(db, who, how):
    make_text("sending")
    referral = make_referral(make_application())
    assert referral.application.entity
    staff = make_technician(referral.application.entity)
    by = me(referral) if who == "person" else staff

    services.say_yes(referral, by=by, at=after(hours=1))

    consent = Consent.objects.get(text__purpose="sending")
    recorded_by = None if who == "person" else staff.person
    assert (consent.person, consent.how, consent.recorded_by) == (referral.application.person, how, recorded_by)
