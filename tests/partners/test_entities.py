"""How entities come into the network, change and leave it."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from mentores.accounts.roles import Role
from mentores.accounts.viewer import SYSTEM, VISITOR
from mentores.audit.models import Event
from mentores.core.lifecycle import ActNotPossible
from mentores.messaging.models import Message
from mentores.partners import services
from mentores.partners.lifecycle import LIFECYCLE, State
from mentores.partners.models import Absence, Candidacy, Charge, ChargeKind, Entity, EntityMove, Kind
from mentores.partners.policies import acts_for
from mentores.partners.services import CasesWithoutOwner, NoCoordinator
from tests.factories.accounts import make_appointed
from tests.factories.moments import NOON, TODAY
from tests.factories.participants import make_mentee, make_mentor
from tests.factories.partners import (
    EVERYBODY,
    make_candidate,
    make_coordinator,
    make_ended,
    make_entity,
    make_invitation,
    make_preparing,
    make_reader,
    make_suspended,
    make_technician,
)
from tests.factories.territories import FUNCHAL, LISBOA, PORTO

TOMORROW = TODAY + timedelta(days=1)
MAKE: Mapping[str, Callable[[], Entity]] = {
    State.CANDIDATE: make_candidate,
    State.PREPARATION: make_preparing,
    State.ACTIVE: make_entity,
    State.SUSPENDED: make_suspended,
    State.ENDED: make_ended,
}
ACTS: Mapping[str, Callable[..., Entity]] = {
    "admit": services.admit,
    "refuse": services.refuse,
    "activate": services.activate,
    "suspend": services.suspend,
    "resume": services.resume,
    "end": services.end,
}
STEPS = [(act, source) for act, step in LIFECYCLE.steps.items() for source in sorted(step.sources)]
TOLD = {
    "admit": "partners/admitted",
    "refuse": "partners/not_admitted",
    "activate": "partners/activated",
    "suspend": "partners/suspended",
    "resume": "partners/resumed",
    "end": "partners/ended",
}


def coordinated(state: str) -> Entity:
    """An entity in a state, with a coordinator where it can have one."""
    entity = MAKE[state]()
    make_coordinator(entity)
    return entity


@pytest.mark.parametrize(("act", "source"), STEPS)
def test_the_national_coordinator_moves_an_entity_and_the_reason_stays_in_its_story(db, act, source):
    entity, by = coordinated(source), make_appointed()

    after = ACTS[act](entity, by=by, at=NOON, reason="As agreed.")

    entity.refresh_from_db()
    move = EntityMove.objects.filter(case=entity).latest("pk")
    assert after.state == entity.state == LIFECYCLE.steps[act].target
    assert (move.act, move.source, move.target, move.note, move.person) == (
        act,
        source,
        entity.state,
        "As agreed.",
        by.person,
    )
    assert Event.objects.filter(app="partners", act=act, subject=entity.public_id).count() == 1


@pytest.mark.parametrize(("act", "source"), STEPS)
def test_nobody_else_moves_an_entity(db, act, source):
    entity = coordinated(source)
    others = [
        VISITOR,
        SYSTEM,
        make_coordinator(entity),
        make_technician(entity),
        make_appointed(Role.NATIONAL_TECHNICIAN),
        make_appointed(Role.AUDITOR),
        make_appointed(Role.EDITOR),
    ]

    for viewer in others:
        with pytest.raises(PermissionDenied):
            ACTS[act](entity, by=viewer, at=NOON)

    entity.refresh_from_db()
    assert entity.state == source
    assert [act in acts_for(viewer, entity) for viewer in [make_appointed(), *others]] == [True] + [False] * len(others)


@pytest.mark.parametrize(
    ("act", "state"), [(act, state) for act in ACTS for state in MAKE if (act, state) not in STEPS]
)
def test_an_entity_goes_no_other_way(db, act, state):
    entity = coordinated(state)

    with pytest.raises(ActNotPossible):
        ACTS[act](entity, by=make_appointed(), at=NOON)

    entity.refresh_from_db()
    assert entity.state == state


@pytest.mark.parametrize(
    ("act", "source", "told"),
    [
        ("admit", State.CANDIDATE, 1),
        ("refuse", State.CANDIDATE, 1),
        ("activate", State.PREPARATION, 2),
        ("suspend", State.ACTIVE, 2),
        ("resume", State.SUSPENDED, 2),
        ("end", State.ACTIVE, 2),
    ],
)
def test_the_contact_of_a_candidate_and_the_coordinators_of_an_entity_are_told(db, act, source, told):
    entity = coordinated(source)
    make_coordinator(entity)
    make_technician(entity)

    ACTS[act](entity, by=make_appointed(), at=NOON, reason="A private word.")

    messages = Message.objects.filter(notice=TOLD[act])
    assert messages.count() == told
    assert ["A private word." in message.body for message in messages] == [act == "refuse"] * told


def test_an_entity_is_in_the_network_from_the_day_it_begins_until_it_leaves(db):
    entity, by = coordinated(State.PREPARATION), make_appointed()

    begun = services.activate(entity, by=by, at=NOON)
    left = services.end(entity, by=by, at=NOON + timedelta(days=2))

    assert (begun.since, begun.until, left.since, left.until) == (TODAY, None, TODAY, TODAY + timedelta(days=2))


@pytest.mark.parametrize(("act", "state"), [("activate", State.PREPARATION), ("resume", State.SUSPENDED)])
def test_an_entity_begins_once_somebody_coordinates_it(db, act, state):
    entity = MAKE[state]()
    make_technician(entity)

    with pytest.raises(NoCoordinator):
        ACTS[act](entity, by=make_appointed(), at=NOON)

    entity.refresh_from_db()
    assert entity.state == state


@pytest.mark.parametrize("act", ["suspend", "end"])
def test_an_entity_with_open_cases_neither_pauses_nor_leaves(db, act):
    entity = make_entity()
    make_mentor(entity)
    make_mentor(entity)
    make_mentee(entity)
    make_mentee(make_entity())

    with pytest.raises(CasesWithoutOwner) as refused:
        ACTS[act](entity, by=make_appointed(), at=NOON)

    entity.refresh_from_db()
    assert refused.value.counts == {ChargeKind.MENTOR: 2, ChargeKind.MENTEE: 1}
    assert (entity.state, EntityMove.objects.filter(case=entity, act=act).count()) == (State.ACTIVE, 0)


def test_once_its_cases_are_over_an_entity_may_leave(db):
    entity = make_entity()
    make_mentee(entity, state="done")

    assert services.end(entity, by=make_appointed(), at=NOON).state == State.ENDED
    assert Charge.objects.open().count() == 0


def test_an_entity_that_leaves_takes_its_invitations_back(db):
    invitation = make_invitation(make_entity())
    assert invitation.entity is not None

    services.end(invitation.entity, by=make_appointed(), at=NOON)

    invitation.refresh_from_db()
    assert invitation.revoked_at == NOON


def applied(**said: Any) -> Entity:
    """An organisation sends the public form."""
    return make_candidate(**said)


def test_an_organisation_applies_and_is_told_that_somebody_reads_it(db):
    chief = make_appointed().person
    assert chief is not None

    entity = applied(name="Associação Ponte", contact_email="ana@example.org", language="en")

    assert (entity.state, entity.since, entity.slug) == (State.CANDIDATE, None, "associacao-ponte")
    assert [(move.act, move.role) for move in entity.moves.all()] == [("begin", Role.VISITOR)]
    written = Message.objects.order_by("pk").values_list("notice", "address", "person", "language")
    assert list(written) == [
        ("partners/candidacy_received", "ana@example.org", None, "en"),
        ("partners/candidacy_arrived", chief.contact_email, chief.pk, "pt"),
    ]


def test_a_form_sent_twice_is_one_candidate(db):
    first = applied(form_key="one form")
    second = applied(form_key="one form")

    assert first == second
    assert (Entity.objects.count(), Candidacy.objects.count()) == (1, 1)


@pytest.mark.parametrize(("name", "slug"), [("Associacao Ponte", "associacao-ponte-"), ("جمعية", "")])
def test_two_organisations_may_have_one_name_and_a_name_any_script(db, name, slug):
    make_entity("Associação Ponte")

    entity = applied(name=name)

    assert (entity.slug, entity.name) == (f"{slug}{entity.public_id}", name)


def test_nobody_can_answer_a_candidate_without_an_address(db):
    with pytest.raises(ValidationError):
        applied(contact_email="")

    assert Entity.objects.count() == 0


def test_the_national_coordinator_adds_an_entity_that_did_not_apply(db):
    said: dict[str, Any] = {"name": "Rede", "kind": Kind.OTHER, "municipality_code": None, "publics": EVERYBODY}

    entity = services.add_entity(by=make_appointed(), at=NOON, **said)

    assert (entity.state, entity.covers_nation, entity.code) == (State.PREPARATION, True, entity.public_id)
    with pytest.raises(PermissionDenied):
        services.add_entity(by=make_appointed(Role.NATIONAL_TECHNICIAN), at=NOON, **said)


CARD: Mapping[str, Any] = {
    "public_email": "ola@example.org",
    "public_phone": "+351210000000",
    "website": "https://example.org",
    "address": "Rua do Exemplo, 1",
    "postal_code": "1000-001",
    "tax_number": "501442600",
    "covers_km": 10,
    "covers_nation": True,
    "covers_abroad": True,
    "covered_districts": ["13"],
    "service_days": [0, 2],
    "open_cases_max": 5,
    "data_protection_email": "epd@example.org",
    "data_protection_text": {"pt": "Tratamos dos dados."},
    "complaints_url": "https://example.org/livro",
    "insurance_insurer": "Seguradora Exemplo",
    "insurance_policy": "AP-1",
    "insurance_until": TODAY,
    "description": {"pt": "Quem somos", "en": "Who we are"},
    "publics": ["refugee"],
}


def test_the_coordinator_changes_the_card_of_the_entity(db):
    entity = make_entity()
    by = make_coordinator(entity)

    services.update_entity(entity, by=by, at=NOON, areas=["HAB", "EMP"], covered=[FUNCHAL, PORTO], **CARD)

    entity.refresh_from_db()
    assert {name: getattr(entity, name) for name in CARD} == CARD
    assert {area.code for area in entity.areas.all()} == {"HAB", "EMP"}
    assert {place.code for place in entity.covered.all()} == {FUNCHAL, PORTO}
    event = Event.objects.get(act="update_entity")
    assert (event.kind, event.subject, event.person_id, event.at) == ("entity", entity.public_id, by.person_id, NOON)


@pytest.mark.parametrize("official", [{"name": "Ponte"}, {"kind": Kind.OTHER}, {"municipality_id": PORTO}])
def test_what_the_programme_knows_an_entity_by_is_changed_by_the_national_coordinator_only(db, official):
    entity = make_entity("Exemplo", municipality=LISBOA)

    with pytest.raises(PermissionDenied):
        services.update_entity(entity, by=make_coordinator(entity), at=NOON, **official)
    services.update_entity(entity, by=make_appointed(), at=NOON, **official)

    entity.refresh_from_db()
    assert {name: getattr(entity, name) for name in official} == official


@pytest.mark.parametrize("forbidden", [{"state": State.ENDED}, {"since": TODAY}, {"code": "X"}, {"public_id": "x"}])
def test_nobody_changes_an_entity_past_its_acts(db, forbidden):
    entity = make_entity()

    for viewer in (make_coordinator(entity), make_appointed()):
        with pytest.raises(PermissionDenied):
            services.update_entity(entity, by=viewer, at=NOON, **forbidden)


@pytest.mark.parametrize(
    "wrong",
    [
        {"website": "javascript:alert(1)"},
        {"tax_number": "501442601"},
        {"service_days": [7]},
        {"public_email": "nobody"},
        {"name": ""},
    ],
)
def test_what_cannot_be_is_refused(db, wrong):
    entity = make_entity()

    with pytest.raises(ValidationError):
        services.update_entity(entity, by=make_appointed(), at=NOON, **wrong)


def test_nobody_else_changes_the_card(db):
    entity = make_entity()
    others = [
        VISITOR,
        SYSTEM,
        make_technician(entity),
        make_reader(entity),
        make_coordinator(make_entity()),
        make_appointed(Role.NATIONAL_TECHNICIAN),
        make_appointed(Role.EDITOR),
    ]

    for viewer in others:
        with pytest.raises(PermissionDenied):
            services.update_entity(entity, by=viewer, at=NOON, website="https://example.org")

    entity.refresh_from_db()
    assert (entity.website, Event.objects.filter(act="update_entity").count()) == ("", 0)


def test_the_coordinator_plans_days_away_and_takes_them_back(db):
    entity = make_entity()
    by = make_coordinator(entity)

    absence = services.add_absence(entity, since=TODAY, until=TOMORROW, note="obras", by=by, at=NOON)
    days = [TODAY - timedelta(days=1), TODAY, TOMORROW, TOMORROW + timedelta(days=1)]
    here = [Entity.objects.present(on=day).exists() for day in days]
    services.remove_absence(absence, by=by, at=NOON)

    assert here == [True, False, False, True]
    assert Absence.objects.count() == 0


def test_nobody_is_away_backwards_nor_by_somebody_elses_word(db):
    entity = make_entity()

    with pytest.raises(ValidationError):
        services.add_absence(entity, since=TOMORROW, until=TODAY, by=make_coordinator(entity), at=NOON)
    absence = services.add_absence(entity, since=TODAY, until=TODAY, by=make_coordinator(entity), at=NOON)
    for viewer in (VISITOR, make_technician(entity), make_coordinator(make_entity()), make_appointed()):
        with pytest.raises(PermissionDenied):
            services.add_absence(entity, since=TODAY, until=TODAY, by=viewer, at=NOON)
        with pytest.raises(PermissionDenied):
            services.remove_absence(absence, by=viewer, at=NOON)
