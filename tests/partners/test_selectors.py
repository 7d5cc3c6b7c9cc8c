"""Questions about entities and their people."""

from datetime import timedelta

import pytest
from django.utils import translation

from mentores.accounts.roles import Role
from mentores.accounts.viewer import VISITOR
from mentores.partners import selectors
from mentores.partners.lifecycle import State
from mentores.partners.models import Charge, ChargeKind, Entity, Kind, Membership
from mentores.partners.services import add_absence, suspend, update_entity
from tests.factories.accounts import make_appointed, make_person
from tests.factories.moments import NOON, TODAY, after
from tests.factories.partners import (
    make_candidate,
    make_company_contact,
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


@pytest.fixture
def four(db) -> None:
    """Four entities to be found."""
    make_entity("Évora Acolhe", municipality=LISBOA)
    make_entity("Associação Ponte", municipality=PORTO)
    make_entity("Câmara do Funchal", municipality=FUNCHAL, kind=Kind.MUNICIPALITY)
    make_entity("Rede Nacional", municipality=None)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["Associação Ponte", "Câmara do Funchal", "Évora Acolhe", "Rede Nacional"]),
        ({"words": "evora"}, ["Évora Acolhe"]),
        ({"words": "LISBOA"}, ["Évora Acolhe"]),
        ({"words": "acolhe lisboa"}, ["Évora Acolhe"]),
        ({"words": "rede"}, ["Rede Nacional"]),
        ({"words": "rede lisboa"}, []),
        ({"district": "13"}, ["Associação Ponte"]),
        ({"kind": Kind.MUNICIPALITY}, ["Câmara do Funchal"]),
        ({"kind": Kind.MUNICIPALITY, "district": "13"}, []),
    ],
)
def test_the_directory_is_by_name_and_can_be_narrowed(four, asked, found):
    assert [entity.name for entity in selectors.directory(on=TODAY, **asked)] == found


def test_the_directory_holds_active_entities_only(four):
    Entity.objects.filter(name="Rede Nacional").update(state=State.SUSPENDED)
    for make in (make_candidate, make_preparing, make_ended):
        make()

    assert selectors.directory(on=TODAY).count() == 3


@pytest.mark.parametrize("count", [1, 9])
def test_the_directory_asks_once_whatever_its_length(db, django_assert_num_queries, count):
    for _ in range(count):
        make_entity()

    with django_assert_num_queries(1):
        names = [str(entity.municipality) for entity in selectors.directory(on=TODAY)]

    assert names == ["Lisboa"] * count


def test_an_entity_is_found_by_its_address_while_it_is_active(db):
    entity = make_entity("Associação Ponte")

    found = [selectors.active_entity(slug, on=TODAY) for slug in ("associacao-ponte", "associacao")]
    Entity.objects.update(state=State.ENDED, until=TODAY)

    assert found == [entity, None]
    assert selectors.active_entity("associacao-ponte", on=TODAY) is None


def test_a_viewer_has_the_entity_of_the_hat(db):
    entity = make_entity()
    make_entity()

    assert [selectors.own_entity(viewer) for viewer in (make_reader(entity), VISITOR)] == [entity, None]


def test_a_person_may_work_for_two_entities_and_loses_a_hat_with_its_entity(db):
    first, second = make_entity("Zambujal"), make_entity("Águeda")
    person = make_person()
    make_coordinator(first, person=person)
    make_coordinator(second, person=person)

    before = [row.entity for row in selectors.memberships_of(person, on=TODAY)]
    suspend(second, by=make_appointed(), at=NOON)

    assert before == [second, first]
    assert [row.entity for row in selectors.memberships_of(person, on=TODAY)] == [first]


@pytest.mark.parametrize(
    ("make", "number"),
    [(make_candidate, 0), (make_preparing, 1), (make_entity, 1), (make_suspended, 0), (make_ended, 0)],
)
def test_people_work_where_the_entity_is_active_or_prepares(db, make, number):
    viewer = make_coordinator(make())
    assert viewer.person is not None

    assert len(selectors.memberships_of(viewer.person, on=TODAY)) == number


def test_a_membership_counts_until_the_day_before_its_end(db):
    viewer = make_technician(make_entity())
    assert viewer.person is not None
    Membership.objects.update(until=TOMORROW)

    assert [len(selectors.memberships_of(viewer.person, on=day)) for day in (TODAY, TOMORROW)] == [1, 0]


def test_colleagues_are_those_of_the_own_entity_by_name(db):
    entity = make_entity()
    reader = make_reader(entity, person=make_person("Zita"))
    make_coordinator(entity, person=make_person("Álvaro"))
    make_coordinator(make_entity())

    assert [row.person.full_name for row in selectors.colleagues(reader, on=TODAY)] == ["Álvaro", "Zita"]


def test_notices_go_once_to_each_person_with_one_of_the_roles(db):
    entity = make_entity()
    person = make_person()
    make_coordinator(entity, person=person)
    make_technician(entity, person=person)
    other = make_technician(entity).person
    make_reader(entity)
    make_company_contact(entity)
    make_coordinator(make_entity())

    assert selectors.members_of(entity, Role.COORDINATOR, Role.TECHNICIAN, on=TODAY) == [person, other]


def test_before_anybody_has_said_so_there_is_no_promoter(db):
    assert selectors.promoter() is None


@pytest.fixture
def network(db) -> dict[str, Entity]:
    """One entity in each state; the active one is coordinated."""
    found = {
        "candidate": make_candidate("Açor"),
        "preparation": make_preparing("Bico", municipality=PORTO),
        "active": make_entity("Évora", kind=Kind.MUNICIPALITY),
        "suspended": make_suspended("Duna"),
        "ended": make_ended("Eira"),
    }
    make_coordinator(found["active"])
    return found


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["Açor", "Bico", "Duna", "Eira", "Évora"]),
        ({"words": "evora"}, ["Évora"]),
        ({"words": "porto"}, ["Bico"]),
        ({"state": State.CANDIDATE}, ["Açor"]),
        ({"kind": Kind.MUNICIPALITY}, ["Évora"]),
        ({"district": "13"}, ["Bico"]),
        ({"without": "coordinator"}, ["Bico", "Duna"]),
        ({"without": "activity"}, ["Évora"]),
    ],
)
def test_the_office_finds_entities_in_every_state(network, asked, found):
    entities = selectors.entities_for(make_appointed(), on=TODAY, **asked)

    assert [entity.name for entity in entities] == found


def test_an_entity_without_activity_had_no_case_for_long(db):
    quiet, busy, running, waking = (make_entity(name) for name in ("A", "B", "C", "D"))
    long_ago = after(days=-(selectors.ACTIVITY_DAYS + 1))
    for entity, kind, since, until in (
        (quiet, ChargeKind.MENTEE, long_ago, None),
        (busy, ChargeKind.MENTEE, NOON, None),
        (running, ChargeKind.MENTORSHIP, long_ago, None),
        (waking, ChargeKind.MENTEE, long_ago, NOON),
    ):
        Charge.objects.create(entity=entity, kind=kind, subject=entity.name, since=since, until=until)

    found = selectors.entities_for(make_appointed(), without="activity", on=TODAY)

    assert list(found) == [quiet]


@pytest.mark.parametrize("count", [1, 7])
def test_the_list_of_the_office_asks_once_whatever_its_length(db, django_assert_num_queries, count):
    for _ in range(count):
        make_candidate()
    viewer = make_appointed()

    with django_assert_num_queries(1):
        places = [str(entity.municipality) for entity in selectors.entities_for(viewer)]

    assert places == ["Lisboa"] * count


def test_what_the_national_team_reads_of_an_entity_its_own_people_do_not(network):
    entity = network["candidate"]
    coordinator, chief = make_coordinator(entity), make_appointed()

    assert [selectors.entity_for(viewer, entity.public_id) for viewer in (coordinator, chief, VISITOR)] == [
        entity,
        entity,
        None,
    ]
    assert [len(selectors.history_of(viewer, entity)) for viewer in (coordinator, chief, VISITOR)] == [0, 1, 0]
    assert [bool(selectors.candidacy_of(viewer, entity)) for viewer in (coordinator, chief, VISITOR)] == [
        False,
        True,
        False,
    ]
    assert selectors.candidacy_of(chief, network["active"]) is None


def test_people_are_shown_to_colleagues_and_to_the_national_team(network):
    entity = network["active"]
    viewers = [make_reader(entity), make_appointed(), make_coordinator(make_entity()), make_appointed(Role.AUDITOR)]

    assert [len(selectors.people_of(viewer, entity, on=TODAY)) for viewer in viewers] == [2, 2, 0, 0]


def test_the_days_away_of_an_entity_are_for_everybody_and_to_change_its_own(db):
    entity = make_entity()
    by = make_coordinator(entity)
    past = add_absence(entity, since=TODAY - timedelta(days=2), until=TODAY - timedelta(days=1), by=by, at=NOON)
    coming = add_absence(entity, since=TOMORROW, until=TOMORROW, by=by, at=NOON)

    assert selectors.absences_of(entity, on=TODAY) == [coming]
    assert [selectors.absence_for(viewer, past.public_id) for viewer in (by, make_coordinator(make_entity()))] == [
        past,
        None,
    ]


def whys(viewer, *, on=TODAY) -> list[tuple[str, str, str]]:
    """What waits for the viewer: what about, whom, and why."""
    return [(due.kind, due.title, str(due.why)) for due in selectors.due_for(viewer, on=on)]


def test_days_away_the_insurance_and_unanswered_invitations_wait_for_the_coordinator(db):
    entity = make_entity("Ponte")
    by = make_coordinator(entity)
    add_absence(entity, since=TODAY, until=TODAY, by=by, at=NOON)
    update_entity(entity, insurance_until=TODAY + timedelta(days=30), by=by, at=NOON)
    make_invitation(entity, name="Ana", by=by, at=NOON - timedelta(days=6))
    make_invitation(entity, name="Rui", by=by, at=NOON)

    with translation.override("en"):
        assert whys(by) == [
            ("entity", "Ponte", "The entity is away, and nobody new is sent to it."),
            ("entity", "Ponte", "The group insurance of the volunteers ends."),
            ("invitation", "Ana", "This person has not answered the invitation."),
        ]
        assert whys(by, on=TODAY + timedelta(days=31))[0][2] == "The group insurance of the volunteers has ended."
    assert [whys(viewer) for viewer in (make_technician(entity), make_coordinator(make_entity()), VISITOR)] == [[]] * 3


def test_candidates_entities_left_alone_and_second_people_wait_for_the_national_coordinator(db):
    make_candidate("Açor")
    make_entity("Bico")
    chief, other = make_appointed(), make_appointed()
    make_invitation(None, role=Role.AUDITOR, name="Ana", by=chief, seconded=False)

    with translation.override("en"):
        own = [
            ("entity", "Açor", "This organisation has applied and waits for an answer."),
            ("entity", "Bico", "This entity has no coordinator."),
        ]
        assert whys(chief) == own
        assert whys(other) == [
            *own,
            ("invitation", "Ana", "An invitation to the national team waits for a second person."),
        ]
    assert whys(make_appointed(Role.AUDITOR)) == []
