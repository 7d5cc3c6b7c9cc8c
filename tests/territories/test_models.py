"""What the database refuses, and the facts of a municipality."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from mentores.territories.models import Language, Municipality, PostalCode, SupportArea

LISBOA: dict[str, Any] = {
    "code": "1106",
    "name": "Lisboa",
    "label": "Lisboa",
    "slug": "lisboa",
    "district_code": "11",
    "district": "Lisboa",
    "island": "",
    "nuts2": "PT1A",
    "nuts2_name": "Grande Lisboa",
    "nuts3": "PT1A0",
    "nuts3_name": "Grande Lisboa",
    "lat": 38.7223,
    "lon": -9.1393,
    "residents": 545796,
    "foreign_residents": 78061,
}
HOUSING: dict[str, Any] = {"code": "HAB", "sort_order": 1}
RENTING: dict[str, Any] = {"code": "HAB-ARR", "parent_id": "HAB", "sort_order": 2}
URDU: dict[str, Any] = {
    "code": "ur",
    "endonym": "اردو",
    "direction": "rtl",
    "script": "Arab",
    "tier": 1,
    "sort_order": 1,
}


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ({"code": "1206"}, "municipality_code_begins_with_its_district"),
        ({"code": "110"}, "municipality_code_begins_with_its_district"),
        ({"island": "Faial"}, "municipality_has_an_island_in_the_islands_only"),
        ({"code": "4206", "district_code": "42"}, "municipality_has_an_island_in_the_islands_only"),
        ({"lat": -9.1393, "lon": 38.7223}, "municipality_lies_in_portugal"),
        ({"foreign_residents": 545797}, "municipality_residents_include_the_foreign_ones"),
    ],
    ids=str,
)
def test_a_municipality_that_contradicts_itself_is_refused(empty, wrong, rule):
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Municipality.objects.create(**LISBOA | wrong)


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ({"cp4": "100"}, "postal_code_of_four_characters"),
        ({"share": 0}, "postal_code_share_of_one"),
        ({"share": "1.0001"}, "postal_code_share_of_one"),
    ],
    ids=str,
)
def test_a_postal_code_has_four_digits_and_a_share_of_one(empty, wrong, rule):
    lisboa = Municipality.objects.create(**LISBOA)

    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        PostalCode.objects.create(**{"cp4": "1000", "municipality": lisboa, "share": 1} | wrong)


def test_a_postal_code_lies_in_a_municipality_once(empty):
    lisboa = Municipality.objects.create(**LISBOA)
    PostalCode.objects.create(cp4="1000", municipality=lisboa, share=1)

    with pytest.raises(IntegrityError), transaction.atomic():
        PostalCode.objects.create(cp4="1000", municipality=lisboa, share=1)


@pytest.mark.parametrize(
    "wrong",
    [
        {"code": "HABX", "parent_id": None},
        {"code": "HAB-ARR", "parent_id": None},
        {"code": "ECO-ARR"},
        {"code": "HABX"},
        {"code": "HAB-ARR-X", "parent_id": "HAB-COMP"},
    ],
    ids=str,
)
def test_support_areas_have_two_levels_and_the_code_of_their_group(empty, wrong):
    SupportArea.objects.create(**HOUSING)
    SupportArea.objects.create(code="HAB-COMP", parent_id="HAB", sort_order=3)

    with pytest.raises(IntegrityError, match="support_area_has_two_levels"), transaction.atomic():
        SupportArea.objects.create(**RENTING | wrong)


def test_the_pilot_had_four_groups(empty):
    with pytest.raises(IntegrityError, match="support_area_pilot_group_is_known"), transaction.atomic():
        SupportArea.objects.create(**HOUSING, pilot_group="P5")


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [({"direction": "up"}, "language_reads_one_way"), ({"tier": 3}, "language_has_a_tier")],
    ids=str,
)
def test_a_language_reads_one_way_and_has_a_tier(empty, wrong, rule):
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Language.objects.create(**URDU | wrong)


def test_what_the_refusals_start_from_is_accepted(empty):
    Municipality.objects.create(**LISBOA)
    SupportArea.objects.create(**HOUSING)
    SupportArea.objects.create(**RENTING)
    Language.objects.create(**URDU)

    assert [table.objects.count() for table in (Municipality, SupportArea, Language)] == [1, 2, 1]


@pytest.mark.parametrize(
    ("code", "zone", "hour"),
    [
        ("0101", "Europe/Lisbon", 13),
        ("1824", "Europe/Lisbon", 13),
        ("3103", "Atlantic/Madeira", 13),
        ("3201", "Atlantic/Madeira", 13),
        ("4101", "Atlantic/Azores", 12),
        ("4901", "Atlantic/Azores", 12),
    ],
)
def test_a_municipality_knows_its_time_of_day(code, zone, hour):
    summer_noon = datetime(2015, 7, 1, 12, tzinfo=UTC)

    place = Municipality(code=code)

    assert (place.zone.key, summer_noon.astimezone(place.zone).hour) == (zone, hour)


@pytest.mark.parametrize("language", [{}, {"pt": "habitação"}], ids=["unnamed", "named in Portuguese"])
def test_an_area_is_called_by_its_name_where_it_has_one(language):
    assert str(SupportArea(name=language)) == language.get("pt", "")
