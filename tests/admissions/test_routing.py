"""Which entity an application goes to when the person chose none."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from mentores.accounts.roles import Role
from mentores.admissions.models import SharingRule
from mentores.admissions.routing import entity_for, offers
from mentores.admissions.services import agree_on_sharing
from mentores.participants.models import Mode, Side
from mentores.partners.models import Entity, Public
from mentores.partners.services import add_absence, update_entity
from mentores.territories.models import Municipality
from tests.factories.accounts import make_appointed, make_person
from tests.factories.admissions import make_application
from tests.factories.moments import NOON, TODAY, after
from tests.factories.participants import make_answers, make_mentee, make_mentor, make_profile
from tests.factories.partners import (
    make_candidate,
    make_coordinator,
    make_ended,
    make_entity,
    make_preparing,
    make_suspended,
)
from tests.factories.territories import AMADORA, FUNCHAL, LISBOA, PORTO, reference_data


def routed(municipality: str = LISBOA, *, side: str = Side.MENTEE, **answers: object) -> Entity | None:
    """Where a person of this municipality goes."""
    profile = make_profile(side=side, answers=make_answers(municipality=municipality, **answers))  # type: ignore[arg-type]
    return entity_for(profile, side=side, on=TODAY)


def test_an_entity_of_the_municipality_comes_before_a_national_one(db):
    make_entity(municipality=None)
    local = make_entity(municipality=LISBOA, sort_order=9)

    assert routed(LISBOA) == local


def test_an_entity_accompanies_people_as_far_as_it_covers(db):
    make_entity(municipality=LISBOA, covers_km=5)
    wide = make_entity(municipality=LISBOA, covers_km=8, sort_order=9)

    assert routed(AMADORA) == wide


def test_its_own_municipality_is_covered_even_with_no_kilometre(db):
    local = make_entity(municipality=LISBOA, covers_km=0)

    assert (routed(LISBOA), routed(AMADORA)) == (local, None)


@pytest.mark.parametrize("municipality", [PORTO, FUNCHAL])
def test_where_no_entity_is_near_a_national_one_takes_the_case(db, municipality):
    make_entity(municipality=LISBOA)
    national = make_entity(municipality=None)

    assert routed(municipality) == national


def test_where_there_is_none_at_all_the_national_team_decides(db):
    make_entity(municipality=LISBOA)

    assert routed(PORTO) is None


def test_the_entity_with_the_least_to_do_takes_the_case(db):
    busy, idle = make_entity(sort_order=1), make_entity(sort_order=2)
    make_application(busy)

    assert routed() == idle


@pytest.mark.parametrize("work", [make_application, make_mentor, make_mentee])
def test_undecided_cases_mentors_and_mentees_are_work(db, work):
    busy, idle = make_entity(sort_order=1), make_entity(sort_order=2)
    work(busy)

    assert routed() == idle


def test_decided_cases_and_people_who_left_are_no_work(db):
    first, other = make_entity(sort_order=1), make_entity(sort_order=2)
    make_application(first, state="not_accepted")
    make_application(first, state="withdrawn")
    make_mentor(first, state="inactive")
    make_mentee(first, state="done")

    assert (routed(), other.sort_order) == (first, 2)


def test_of_equally_busy_entities_the_first_of_the_list_takes_the_case(db):
    make_entity(sort_order=3)
    first = make_entity(sort_order=1)
    make_entity(sort_order=2)

    assert routed() == first


def test_a_full_entity_takes_nobody_and_a_national_one_does(db):
    full, national = make_entity(open_cases_max=1), make_entity(municipality=None, open_cases_max=2)
    make_mentee(full)

    first = routed()
    make_mentee(national)
    make_mentor(national)

    assert (first, routed()) == (national, None)


def test_an_entity_takes_only_the_public_it_accompanies(db):
    make_entity(publics=[Public.REFUGEE], sort_order=1)
    migrants = make_entity(publics=[Public.IMMIGRANT, Public.RETURNING_EMIGRANT], sort_order=2)

    assert routed(public=Public.IMMIGRANT) == migrants


def test_a_mentor_goes_where_one_of_the_wished_publics_is_accompanied(db):
    refugees = make_entity(publics=[Public.REFUGEE])

    assert routed(side=Side.MENTOR, publics=[Public.IMMIGRANT, Public.REFUGEE]) == refugees
    assert routed(side=Side.MENTOR, publics=[Public.IMMIGRANT]) is None


def test_whoever_names_no_public_goes_anywhere(db):
    refugees = make_entity(publics=[Public.REFUGEE])

    assert (routed(public=""), routed(side=Side.MENTOR, publics=[])) == (refugees, refugees)


def test_an_entity_that_has_not_begun_or_has_ended_takes_nobody(db):
    entity = make_entity()
    profile = make_profile(answers=make_answers(mode=Mode.ONLINE))
    make_ended()
    days = [TODAY + timedelta(days=number) for number in (-1, 0, 1)]

    assert [entity_for(profile, side=Side.MENTEE, on=day) for day in days] == [None, entity, entity]


@pytest.mark.parametrize("make", [make_candidate, make_preparing, make_suspended, make_ended])
def test_an_entity_that_is_not_active_takes_nobody(db, make):
    make()

    assert entity_for(make_profile(), side=Side.MENTEE, on=TODAY) is None


def test_an_entity_that_is_away_takes_nobody_on_these_days(db):
    entity = make_entity()
    profile = make_profile()
    away = [TODAY + timedelta(days=number) for number in (1, 2)]
    add_absence(entity, since=away[0], until=away[-1], by=make_coordinator(entity), at=NOON)

    days = [TODAY + timedelta(days=number) for number in range(4)]

    assert [entity_for(profile, side=Side.MENTEE, on=day) for day in days] == [entity, None, None, entity]


@pytest.mark.parametrize(
    "covers",
    [{"covered": [FUNCHAL]}, {"covered_districts": ["31"]}, {"covers_nation": True}, {"covers_km": 1000}],
    ids=["the municipality", "the district", "the nation", "the kilometres"],
)
def test_an_entity_takes_people_wherever_it_says(db, covers):
    entity = make_entity(municipality=LISBOA)
    profile = make_profile(answers=make_answers(municipality=FUNCHAL))
    before = entity_for(profile, side=Side.MENTEE, on=TODAY)

    update_entity(entity, by=make_coordinator(entity), at=NOON, **covers)

    assert (before, entity_for(profile, side=Side.MENTEE, on=TODAY)) == (None, entity)


def test_somebody_nearer_comes_before_an_entity_of_the_whole_country(db):
    national = make_entity(municipality=None)
    profile = make_profile(answers=make_answers(municipality=FUNCHAL))
    far = entity_for(profile, side=Side.MENTEE, on=TODAY)
    near = make_entity(municipality=FUNCHAL, sort_order=9)

    assert (far, entity_for(profile, side=Side.MENTEE, on=TODAY)) == (national, near)


def test_people_abroad_go_to_an_entity_for_them_too(db):
    entity = make_entity(municipality=LISBOA)
    update_entity(entity, by=make_coordinator(entity), at=NOON, covers_abroad=True)
    profiles = [
        make_profile(answers=make_answers(municipality=FUNCHAL, lives_abroad=abroad)) for abroad in (True, False)
    ]

    assert [entity_for(profile, side=Side.MENTEE, on=TODAY) for profile in profiles] == [entity, None]


@pytest.mark.parametrize("count", [2, 8])
def test_routing_asks_the_same_number_of_questions_whatever_the_number_of_entities(
    db, django_assert_num_queries, count
):
    for _ in range(count):
        make_entity()
    profile = make_profile()
    assert profile.municipality.code == LISBOA

    with django_assert_num_queries(7):
        entity_for(profile, side=Side.MENTEE, on=TODAY)


def test_the_national_team_sees_who_could_have_a_case_and_what_speaks_against_it(db):
    far = make_entity("Longe", municipality=PORTO)
    full = make_entity("Cheia", municipality=LISBOA, open_cases_max=1)
    make_mentee(full)
    near = make_entity("Perto", municipality=LISBOA, covers_km=20)
    make_suspended()
    profile = make_profile(answers=make_answers(municipality=AMADORA))

    found = offers(profile, side=Side.MENTEE, on=TODAY)

    assert [(one.entity, one.fits, one.covers, one.room > 0) for one in found] == [
        (near, True, True, True),
        (full, False, True, False),
        (far, False, False, True),
    ]
    assert [one.km for one in found] == [7, 7, 272]


def test_an_entity_without_its_text_about_data_is_given_nobody_real(db):
    quiet = make_entity(municipality=LISBOA, protects=False)
    national = make_entity(municipality=None, sort_order=9)
    real, invented = (
        make_profile(make_person(invented=one), answers=make_answers(municipality=LISBOA)) for one in (False, True)
    )

    routes = [entity_for(profile, side=Side.MENTEE, on=TODAY) for profile in (real, invented)]
    offered = [{one.entity for one in offers(profile, side=Side.MENTEE, on=TODAY)} for profile in (real, invented)]

    assert routes == [national, quiet]
    assert offered == [{national}, {national, quiet}]


def test_a_person_under_18_goes_to_an_entity_that_accompanies_young_people(db):
    make_entity(sort_order=1)
    young = make_entity(sort_order=2)
    Entity.objects.filter(pk=young.pk).update(takes_minors=True)

    assert (routed(is_minor=True), routed()) == (young, Entity.objects.get(sort_order=1))


def agreed(rule: str) -> None:
    reference_data()
    agree_on_sharing(Municipality.objects.get(code=LISBOA), rule=rule, by=make_appointed(), at=NOON)


def test_entities_that_agreed_on_it_take_applications_in_turn(db):
    first, second = make_entity(sort_order=1), make_entity(sort_order=2)
    for _ in range(3):
        make_mentee(second)
    agreed(SharingRule.TURN)

    taken = []
    for number in range(4):
        taken.append(routed())
        make_application(taken[-1], at=after(hours=number))

    assert taken == [first, second, first, second]


def test_entities_that_agreed_on_the_public_send_people_to_whom_it_is_the_main_one(db):
    make_entity(publics=[Public.REFUGEE, Public.IMMIGRANT], sort_order=1)
    special = make_entity(publics=[Public.REFUGEE], sort_order=2)
    make_mentee(special)
    agreed(SharingRule.PUBLIC)

    assert routed(public=Public.REFUGEE) == special


def test_the_national_team_decides_where_that_was_agreed_and_there_are_several(db):
    agreed(SharingRule.NATIONAL_TEAM)
    make_entity()
    alone = routed()
    make_entity()

    assert (alone is None, routed()) == (False, None)


def test_an_agreement_that_is_taken_away_no_longer_holds(db):
    make_entity()
    make_entity()
    agreed(SharingRule.NATIONAL_TEAM)
    agreed("")

    assert routed() is not None


@pytest.mark.parametrize("role", [Role.NATIONAL_TECHNICIAN, Role.EDITOR, Role.AUDITOR])
def test_only_the_national_coordinator_writes_down_what_was_agreed(db, role):
    reference_data()

    with pytest.raises(PermissionDenied):
        agree_on_sharing(Municipality.objects.get(code=LISBOA), rule=SharingRule.TURN, by=make_appointed(role), at=NOON)
