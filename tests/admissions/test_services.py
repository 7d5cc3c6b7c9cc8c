"""The acts of an application."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from mentores.accounts.models import User
from mentores.accounts.roles import Role
from mentores.accounts.viewer import SYSTEM, VISITOR, Viewer, through_link
from mentores.admissions import services
from mentores.admissions.lifecycle import LIFECYCLE, OPEN, State
from mentores.admissions.models import Application, Reason
from mentores.admissions.policies import acts_for
from mentores.audit.models import Event
from mentores.consents.models import Consent
from mentores.core.lifecycle import ActNotPossible
from mentores.links.models import Link
from mentores.messaging.models import Message
from mentores.participants.lifecycle import MentorState
from mentores.participants.models import Mentee, Mentor, Profile, Side
from mentores.partners.services import OnlyInventedPeople
from tests.factories.accounts import as_participant, make_appointed, make_person
from tests.factories.admissions import make_application, make_application_without_owner
from tests.factories.consents import make_text
from tests.factories.moments import NOON, TODAY, after
from tests.factories.participants import make_answers, make_mentee, make_mentor
from tests.factories.partners import make_company_contact, make_coordinator, make_entity, make_reader, make_technician
from tests.factories.territories import reference_data

WHY = "Nobody else is near."
MEANS: dict[str, Callable[..., Any]] = {
    "assign": lambda case, **who: services.assign(case, entity=make_entity(), **who),
    "accept": services.accept,
    "decline": lambda case, **who: services.decline(case, reason=Reason.OTHER, **who),
    "withdraw": services.withdraw,
}
CLOSED = [state for state in State if state not in OPEN]


def applicant(name: str = "Olena Kovalenko", email: str = "olena@example.org") -> services.Applicant:
    return services.Applicant(full_name=name, contact_email=email, phone="+351912345678", language="en")


def sent(who: services.Applicant | User, *, side: str = Side.MENTEE, **more: Any) -> Application:
    reference_data()
    return services.submit(
        who,
        make_answers(),
        side=side,
        areas=["SER-DOC"],
        languages={"uk": "native"},
        notice=make_text(),
        by=VISITOR,
        at=NOON,
        **more,
    )


def told() -> list[tuple[str, str]]:
    """(notice, name of the person) of every message."""
    return list(Message.objects.order_by("pk").values_list("notice", "person__full_name"))


def technician_of(case: Application) -> Viewer:
    assert case.entity is not None
    return make_technician(case.entity)


def my_link(application: Application) -> Viewer:
    return through_link(application.person, purpose="application", kind="application", subject=application.public_id)


def test_a_form_makes_a_person_a_profile_a_consent_and_a_case(db):
    entity = make_entity()

    case = sent(applicant(), chosen=entity)

    assert (case.person.full_name, case.person.language, case.person.phone) == (
        "Olena Kovalenko",
        "en",
        "+351912345678",
    )
    assert (case.profile.person, list(case.profile.areas.values_list("area", "side"))) == (
        case.person,
        [("SER-DOC", Side.MENTEE)],
    )
    assert (case.state, case.side, case.entity, case.submitted_at, case.language) == (
        State.SUBMITTED,
        Side.MENTEE,
        entity,
        NOON,
        "en",
    )
    assert list(Consent.objects.values_list("person", "text__purpose", "language")) == [
        (case.person.pk, "information", "en")
    ]


def test_a_form_begins_the_story_of_the_case(db):
    case = sent(applicant(), chosen=make_entity())

    assert [(move.act, move.source, move.target, move.role) for move in case.moves.all()] == [
        ("begin", "", State.SUBMITTED, Role.VISITOR)
    ]
    assert Event.objects.filter(app="admissions", act="begin", subject=case.public_id).count() == 1


def test_the_applicant_and_the_technicians_are_told(db):
    entity = make_entity()
    technician, coordinator = (
        make_technician(entity, person=make_person("T")),
        make_coordinator(entity, person=make_person("C")),
    )
    make_reader(entity)
    make_company_contact(entity)
    make_technician(make_entity())

    case = sent(applicant(), chosen=entity)

    assert told() == [
        ("admissions/received", "Olena Kovalenko"),
        ("admissions/arrived", "T"),
        ("admissions/arrived", "C"),
    ]
    link = Link.objects.get(kind="application", subject=case.public_id)
    assert (link.person, link.purpose, link.once) == (case.person, "application", False)
    assert Message.objects.get(notice="admissions/received").link_id == link.public_id
    assert (technician.person, coordinator.person) != (None, None)


def test_without_a_choice_the_case_goes_where_routing_says(db):
    entity = make_entity()

    assert sent(applicant()).entity == entity


def test_without_any_entity_the_case_waits_for_the_national_team(db):
    case = sent(applicant())

    assert (case.entity, told()) == (None, [("admissions/received", "Olena Kovalenko")])


def test_relatives_with_one_mailbox_and_telephone_are_two_people(db):
    entity = make_entity()

    mother, son = sent(applicant("Olena"), chosen=entity), sent(applicant("Taras"), chosen=entity)

    assert mother.person != son.person


def test_a_form_sent_twice_makes_one_case(db):
    entity = make_entity()

    first = sent(applicant(), chosen=entity, form_key="k")
    again = sent(applicant(), chosen=entity, form_key="k")

    assert first == again
    assert (User.objects.count(), Profile.objects.count(), Application.objects.count()) == (1, 1, 1)
    assert [notice for notice, _ in told()] == ["admissions/received"]


def test_a_form_of_somebody_known_sent_twice_makes_one_case(db):
    entity, person = make_entity(), make_person()

    assert sent(person, chosen=entity, form_key="k") == sent(person, chosen=entity, form_key="k")


@pytest.mark.parametrize(("side", "make"), [(Side.MENTOR, make_mentor), (Side.MENTEE, make_mentee)])
def test_whoever_takes_part_does_not_apply_for_the_same_again(db, side, make):
    part = make()

    with pytest.raises(services.AlreadyTakesPart):
        sent(part.person, side=side)

    assert (Application.objects.count(), Consent.objects.count()) == (0, 0)


def test_whoever_waits_for_a_decision_does_not_apply_for_the_same_again(db):
    case = make_application()

    with pytest.raises(services.AlreadyTakesPart):
        sent(case.person)


def test_a_mentee_may_apply_to_be_a_mentor(db):
    mentee = make_mentee()

    case = sent(mentee.person, side=Side.MENTOR)

    assert (case.profile, case.side) == (mentee.profile, Side.MENTOR)


@pytest.mark.parametrize("state", [State.NOT_ACCEPTED, State.WITHDRAWN])
def test_after_a_no_or_a_withdrawal_a_person_may_apply_again(db, state):
    before = make_application(state=state)

    assert sent(before.person) != before


def test_acceptance_makes_a_mentee_who_has_waited_since_registering(db):
    case = make_application(state=State.INTERVIEWED)
    technician = technician_of(case)

    mentee = services.accept(case, by=technician, at=after(days=4))

    assert isinstance(mentee, Mentee)
    assert (mentee.person, mentee.profile, mentee.entity) == (case.person, case.profile, case.entity)
    assert (mentee.waiting_since, mentee.accepted_at) == (NOON, after(days=4))
    case.refresh_from_db()
    assert (case.state, case.decided_at, case.moves.latest("pk").person) == (
        State.ACCEPTED,
        after(days=4),
        technician.person,
    )


@pytest.mark.parametrize(("trained_on", "state"), [(TODAY, MentorState.READY), (None, MentorState.IN_TRAINING)])
def test_acceptance_makes_a_mentor_ready_if_trained(db, trained_on, state):
    case = make_application(side=Side.MENTOR, state=State.INTERVIEWED)
    technician = technician_of(case)

    mentor = services.accept(case, by=technician, at=NOON, trained_on=trained_on, capacity=2)

    assert isinstance(mentor, Mentor)
    assert (mentor.state, mentor.trained_on, mentor.capacity) == (state, trained_on, 2)


def test_an_accepted_person_is_welcomed_and_offered_a_login(db):
    case = make_application(state=State.INTERVIEWED)

    services.accept(case, by=technician_of(case), at=NOON)

    link = Link.objects.get(purpose="claim")
    assert (link.person, link.kind, link.subject, link.once) == (case.person, "person", case.person.public_id, True)
    assert Message.objects.get(notice="admissions/accepted").link_id == link.public_id


def test_a_refusal_has_a_reason_that_the_person_is_told_and_a_note_for_colleagues(db):
    case = make_application(person=make_person(language="en"))

    services.decline(
        case,
        reason=Reason.NOT_ELIGIBLE,
        by=technician_of(case),
        at=NOON,
        note="SECRET",
    )

    case.refresh_from_db()
    assert (case.state, case.reason, case.decided_at, case.moves.latest("pk").note) == (
        State.NOT_ACCEPTED,
        Reason.NOT_ELIGIBLE,
        NOON,
        "SECRET",
    )
    body = Message.objects.get(notice="admissions/not_accepted").body
    assert (body.count("The conditions to take part are not met."), body.count("SECRET")) == (1, 0)
    assert (Mentee.objects.count(), Mentor.objects.count()) == (0, 0)


def test_an_applicant_withdraws_through_the_link(db):
    case = make_application()

    services.withdraw(case, by=my_link(case), at=after(days=1))

    case.refresh_from_db()
    assert (case.state, case.decided_at, case.moves.latest("pk").role) == (State.WITHDRAWN, None, Role.LINK)


def test_an_entity_without_its_text_about_data_is_given_nobody_real_by_choice_nor_by_the_national_team(db):
    quiet = make_entity(protects=False)
    chosen = sent(applicant(), chosen=quiet)

    with pytest.raises(OnlyInventedPeople):
        services.assign(chosen, entity=quiet, by=make_appointed(reason=WHY), at=NOON)

    assert (chosen.entity, Application.objects.get().entity) == (None, None)


def test_the_national_team_gives_a_case_an_owner_with_a_reason(db):
    case = make_application_without_owner()
    entity = make_entity()
    make_technician(entity, person=make_person("T"))

    services.assign(case, entity=entity, by=make_appointed(reason=WHY), at=NOON)

    case.refresh_from_db()
    assert (case.entity, case.state, case.moves.latest("pk").note) == (entity, State.SUBMITTED, WHY)
    assert told()[-2:] == [("admissions/assigned", case.person.full_name), ("admissions/arrived", "T")]


@pytest.mark.parametrize("act", ["accept", "decline", "withdraw"])
def test_an_act_is_done_by_the_entity_or_where_it_is_theirs_by_the_applicant(db, act):
    case, other = make_application(state=State.INTERVIEWED), make_application()
    assert case.entity is not None
    oneself = [as_participant(case.person), my_link(case)]
    allowed = [
        make_technician(case.entity),
        make_coordinator(case.entity),
        *([*oneself, SYSTEM] if act == "withdraw" else []),
    ]
    others = [
        VISITOR,
        *([] if act == "withdraw" else [SYSTEM]),
        make_reader(case.entity),
        make_company_contact(case.entity),
        make_technician(make_entity()),
        make_appointed(reason=WHY),
        as_participant(other.person),
        my_link(other),
        Viewer(case.person, Role.LINK, only=("proposal", case.public_id)),
        *([] if act == "withdraw" else oneself),
    ]

    for viewer in others:
        with pytest.raises(PermissionDenied):
            MEANS[act](case, by=viewer, at=NOON)

    assert [act in acts_for(viewer, case) for viewer in [*allowed, *others]] == (
        [True] * len(allowed) + [False] * len(others)
    )
    MEANS[act](case, by=allowed[-1], at=NOON)
    case.refresh_from_db()
    assert case.state == LIFECYCLE.after(act, State.INTERVIEWED)


def test_nobody_else_gives_a_case_an_owner(db):
    free, owned = make_application_without_owner(), make_application()
    assert owned.entity is not None
    with_reason = make_appointed(reason=WHY)
    refused = [
        (free, make_appointed()),
        (free, make_appointed(Role.AUDITOR, reason=WHY)),
        (free, make_coordinator(owned.entity)),
        (free, as_participant(free.person)),
        (owned, with_reason),
    ]

    for case, viewer in refused:
        with pytest.raises(PermissionDenied):
            services.assign(case, entity=owned.entity, by=viewer, at=NOON)

    assert (acts_for(with_reason, free), acts_for(with_reason, owned)) == (["assign"], ["refer"])


@pytest.mark.parametrize("state", CLOSED)
@pytest.mark.parametrize("act", ["accept", "decline", "withdraw"])
def test_a_case_is_decided_once(db, act, state):
    case = make_application(state=state)
    messages = Message.objects.count()
    technician = technician_of(case)

    with pytest.raises(ActNotPossible):
        MEANS[act](case, by=technician, at=after(days=1))

    case.refresh_from_db()
    assert (case.state, case.moves.filter(at__gt=NOON).count(), Message.objects.count()) == (state, 0, messages)


def test_an_act_is_recorded(db):
    case = make_application()

    services.withdraw(case, by=my_link(case), at=NOON)

    acts = Event.objects.filter(kind="application", subject=case.public_id).order_by("pk").values_list("app", "act")
    assert list(acts) == [("admissions", "begin"), ("admissions", "withdraw")]
