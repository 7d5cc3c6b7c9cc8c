"""Each open case has an owner, from its first day until its last."""

import pytest

from mentores.admissions import services as admissions
from mentores.admissions.lifecycle import State as ApplicationState
from mentores.admissions.models import Reason
from mentores.mentorships import services
from mentores.mentorships.lifecycle import State
from mentores.mentorships.models import EndReason
from mentores.participants.models import Mentee, Mentor, Side
from mentores.participants.services import mentees, mentors
from mentores.partners.models import Charge, ChargeKind
from mentores.partners.selectors import charge_of, open_cases
from mentores.partners.services import EntityNotActive
from tests.factories.accounts import make_appointed
from tests.factories.admissions import make_application, make_application_without_owner, submit
from tests.factories.mentorships import make_mentorship
from tests.factories.moments import NOON
from tests.factories.participants import make_mentee, make_mentor
from tests.factories.partners import acting_for, make_entity, make_suspended, make_technician


def test_an_application_is_in_charge_of_its_entity_until_the_decision(db):
    entity = make_entity()
    technician = make_technician(entity)
    applications = [make_application(entity, state=ApplicationState.INTERVIEWED) for _ in range(3)]
    before = open_cases(entity)

    part = admissions.accept(applications[0], by=technician, at=NOON)
    admissions.decline(applications[1], reason=Reason.OTHER, by=technician, at=NOON)
    admissions.withdraw(applications[2], by=technician, at=NOON)

    assert (before, open_cases(entity)) == ({"application": 3}, {"mentee": 1})
    charge = charge_of(ChargeKind.MENTEE, part.public_id)
    assert charge is not None
    assert charge.member == technician.person


def test_an_application_without_owner_is_in_nobodys_charge_until_it_has_one(db):
    application = make_application_without_owner()
    entity = make_entity()
    before = Charge.objects.count()

    admissions.assign(application, entity=entity, by=make_appointed(reason="The nearest."), at=NOON)

    assert (before, open_cases(entity)) == (0, {"application": 1})


def test_an_application_is_given_to_an_active_entity_only(db):
    application = make_application_without_owner()

    with pytest.raises(EntityNotActive):
        admissions.assign(application, entity=make_suspended(), by=make_appointed(reason="The nearest."), at=NOON)

    application.refresh_from_db()
    assert application.entity is None


def test_whoever_chose_an_entity_that_has_paused_goes_to_another(db):
    chosen, other = make_suspended(), make_entity()

    assert submit(None, entity=chosen, side=Side.MENTEE, at=NOON).entity == other


def test_a_mentor_is_in_charge_while_active_and_again_after_coming_back(db):
    mentor = make_mentor()
    by = make_technician(mentor.entity)
    counts = [open_cases(mentor.entity)]

    mentors.pause_mentor(mentor, by=by, at=NOON)
    counts.append(open_cases(mentor.entity))
    mentors.deactivate(mentor, by=by, at=NOON)
    counts.append(open_cases(mentor.entity))
    mentors.reactivate(mentor, by=by, at=NOON)

    assert counts == [{"mentor": 1}, {"mentor": 1}, {}]
    assert [charge.member for charge in Charge.objects.open()] == [by.person]


def test_a_mentee_is_in_charge_until_done_and_again_with_a_new_need(db):
    mentee = make_mentee()
    by = make_technician(mentee.entity)
    counts = [open_cases(mentee.entity)]

    mentees.finish(mentee, by=by, at=NOON)
    counts.append(open_cases(mentee.entity))
    mentees.reopen(mentee, by=by, at=NOON)

    assert counts == [{"mentee": 1}, {}]
    assert [charge.member for charge in Charge.objects.open()] == [by.person]


def test_nobody_comes_back_to_an_entity_that_has_paused(db):
    mentor, mentee = make_mentor(state="inactive"), make_mentee(state="done")
    for part in (mentor, mentee):
        part.entity.state = "suspended"
        part.entity.save(update_fields=["state"])

    with pytest.raises(EntityNotActive):
        mentors.reactivate(mentor, by=acting_for(mentor.entity), at=NOON)
    with pytest.raises(EntityNotActive):
        mentees.reopen(mentee, by=acting_for(mentee.entity), at=NOON)

    assert (Mentor.objects.get().state, Mentee.objects.get().state) == ("inactive", "done")


@pytest.mark.parametrize(
    ("act", "state"),
    [("complete", State.RUNNING), ("interrupt", State.RUNNING), ("give_up", State.PREPARATION)],
)
def test_a_mentorship_is_in_the_hands_of_whoever_has_the_mentee_until_it_ends(db, act, state):
    entity = make_entity()
    technician = make_technician(entity)
    mentee = admissions.accept(make_application(entity, state=ApplicationState.INTERVIEWED), by=technician, at=NOON)
    assert isinstance(mentee, Mentee)
    mentorship = make_mentorship(mentee=mentee, state=state)
    charge = charge_of(ChargeKind.MENTORSHIP, mentorship.public_id)

    getattr(services, act)(mentorship, reason=EndReason.MENTEE_NO_TIME, by=technician, at=NOON, waits_again=True)

    assert charge is not None
    assert charge.member == technician.person
    assert open_cases(entity) == {"mentee": 1}


def test_a_mentee_who_is_done_with_the_mentorship_is_over_with_it(db):
    mentorship = make_mentorship()

    services.complete(mentorship, reason=EndReason.GOALS_REACHED, by=acting_for(mentorship.entity), at=NOON)

    assert open_cases(mentorship.entity) == {}
