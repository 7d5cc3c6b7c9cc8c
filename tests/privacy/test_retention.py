"""What is kept how long, and what the daily run does."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from mentores.accounts.models import User
from mentores.accounts.roles import Role
from mentores.accounts.viewer import SYSTEM
from mentores.admissions.lifecycle import State
from mentores.admissions.models import Draft
from mentores.audit.models import Event
from mentores.consents.models import Consent
from mentores.evaluations.models import Rating
from mentores.links.models import Link
from mentores.mentorships.lifecycle import State as MentorshipState
from mentores.mentorships.models import MentorshipMove
from mentores.messaging.models import Message
from mentores.participants.lifecycle import MenteeState, MentorState
from mentores.participants.models import Mentee, Mentor
from mentores.participants.services.mentors import deactivate
from mentores.privacy import services
from mentores.privacy.ends import months_of, people_over
from mentores.privacy.models import Code, Erasure, Run, Term
from mentores.reporting.selectors import figures
from tests.factories.accounts import make_appointed
from tests.factories.admissions import make_application
from tests.factories.evaluations import make_rating
from tests.factories.mentorships import make_mentorship
from tests.factories.moments import NOON, TODAY, after
from tests.factories.participants import make_mentee, make_mentor
from tests.factories.partners import acting_for, make_coordinator, make_entity, make_technician

SIX_MONTHS, TWO_YEARS = after(days=184), after(days=730)


def erased() -> set[int]:
    return set(Erasure.objects.values_list("person", flat=True))


@pytest.mark.parametrize("state", [State.NOT_ACCEPTED, State.WITHDRAWN])
def test_who_did_not_take_part_is_forgotten_after_six_months(db, state):
    person = make_application(state=state).person

    services.run_retention(at=SIX_MONTHS - timedelta(days=1))
    too_early = erased()
    run = services.run_retention(at=SIX_MONTHS + timedelta(hours=1))

    assert (too_early, erased(), run.counts[Code.TURNED_AWAY]) == (set(), {person.pk}, 1)


def test_who_took_part_is_forgotten_after_the_time_that_the_national_team_has_set(db):
    mentee = make_mentee(state=MenteeState.DONE)
    make_mentor(state=MentorState.INACTIVE)
    services.set_term(Code.LEFT, months=12, by=make_appointed(), at=NOON)

    services.run_retention(at=after(days=364))
    too_early = erased()
    run = services.run_retention(at=after(days=366))

    assert (too_early, len(erased()), run.counts[Code.LEFT]) == (set(), 2, 2)
    assert User.objects.get(pk=mentee.person_id).full_name == "–"


def test_who_has_something_open_is_not_forgotten(db):
    make_application()
    make_mentor()
    make_mentee(state=MenteeState.PAUSED)
    make_mentorship()

    services.run_retention(at=after(days=4000))

    assert erased() == set()


def test_whoever_belongs_to_an_open_mentorship_stays_though_their_part_has_ended(db):
    make_mentorship()
    Mentor.objects.update(state=MentorState.INACTIVE)
    Mentee.objects.update(state=MenteeState.DONE)

    services.run_retention(at=after(days=4000))

    assert erased() == set()


def test_the_time_begins_with_the_last_thing_that_ended(db):
    mentor = make_mentor()
    make_application(person=mentor.person, state=State.WITHDRAWN)
    deactivate(mentor, by=acting_for(mentor.entity), at=after(days=200))

    services.run_retention(at=after(days=800))
    too_early = erased()
    services.run_retention(at=after(days=935))

    assert (too_early, erased()) == (set(), {mentor.person_id})


def test_a_complaint_a_role_and_an_invented_person_are_left_alone(db):
    entity = make_entity()
    complains, works, invented = (make_application(entity, state=State.WITHDRAWN).person for _turn in range(3))
    services.hold(complains, why="Queixa", by=make_technician(entity), at=NOON)
    make_coordinator(entity, person=works)
    User.objects.filter(pk=invented.pk).update(invented=True)

    services.run_retention(at=TWO_YEARS)

    assert erased() == set()


def test_the_figures_are_the_same_before_and_after(db):
    mentorship = make_mentorship(state=MentorshipState.COMPLETED)
    mentor = mentorship.mentors.get().mentor
    make_rating(mentorship, value=4)
    make_application(state=State.NOT_ACCEPTED)
    deactivate(mentor, by=acting_for(mentor.entity), at=NOON)
    before = figures(SYSTEM, on=TODAY)

    run = services.run_retention(at=after(days=6 * 365))

    assert (figures(SYSTEM, on=TODAY), run.counts[Code.LEFT], run.counts[Code.TURNED_AWAY]) == (before, 2, 1)
    assert (MentorshipMove.objects.count(), Rating.objects.filter(value=4).count()) == (0, 1)


def test_what_was_only_needed_for_a_while_goes_by_itself(db):
    application = make_application()
    Draft.objects.create(side="mentee", language="pt", code_digest="x", begun_at=NOON, kept_at=NOON)
    had = (Message.objects.exists(), Link.objects.exists())

    run = services.run_retention(at=after(days=31))
    drafts = Draft.objects.count()
    services.run_retention(at=after(days=800))

    application.refresh_from_db()
    assert (had, drafts, run.counts["admissions.Draft"]) == ((True, True), 0, 1)
    assert (Message.objects.exists(), Link.objects.exists(), application.state) == (False, False, State.SUBMITTED)


def test_the_proof_of_what_was_read_is_kept_for_five_years_after_the_person_is_forgotten(db):
    make_application(state=State.WITHDRAWN)
    services.run_retention(at=SIX_MONTHS + timedelta(hours=1))
    services.run_retention(at=SIX_MONTHS + timedelta(days=5 * 365 - 1))
    kept = Consent.objects.count()

    services.run_retention(at=SIX_MONTHS + timedelta(days=5 * 365 + 1))

    assert (kept, Consent.objects.count()) == (1, 0)


def test_a_run_writes_down_counts_only_and_each_erasure_is_recorded(db):
    person = make_application(state=State.WITHDRAWN).person

    services.run_retention(at=TWO_YEARS)

    assert set(map(type, Run.objects.get().counts.values())) == {int}
    assert list(Event.objects.filter(app="privacy").order_by("pk").values_list("act", "kind", "role")) == [
        ("erase", "person", "system"),
        ("run_retention", "run", "system"),
    ]
    assert Event.objects.get(act="erase").subject == person.public_id


def test_what_would_be_done_is_counted_without_doing_it(db):
    make_application(state=State.WITHDRAWN)

    counts = {code: people.count() for code, people in people_over(at=TWO_YEARS).items()}

    assert (counts, erased()) == ({"turned_away": 1, "left": 0}, set())


@pytest.mark.parametrize(("code", "months"), [(Code.TURNED_AWAY, 0), (Code.TURNED_AWAY, 13), (Code.LEFT, 61)])
def test_a_term_stays_within_its_bounds(db, code, months):
    with pytest.raises(services.OutOfBounds):
        services.set_term(code, months=months, by=make_appointed(), at=NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        Term.objects.create(code=code, months=months)

    assert months_of(code) == {Code.TURNED_AWAY: 6, Code.LEFT: 24}[code]


@pytest.mark.parametrize("role", [Role.NATIONAL_TECHNICIAN, Role.AUDITOR, Role.EDITOR])
def test_only_a_national_coordinator_sets_a_term(db, role):
    with pytest.raises(PermissionDenied):
        services.set_term(Code.LEFT, months=12, by=make_appointed(role), at=NOON)
