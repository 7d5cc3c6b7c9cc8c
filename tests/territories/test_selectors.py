"""Looking for places, subjects and languages."""

import pytest
from django.utils import translation

from mentores.territories import selectors
from mentores.territories.models import Municipality

LISBOA, AMADORA, PORTO, FUNCHAL = "1106", "1115", "1312", "3103"


def place(code: str) -> Municipality:
    return Municipality.objects.get(code=code)


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [(LISBOA, LISBOA, 0), (LISBOA, AMADORA, 7), (LISBOA, PORTO, 273), (LISBOA, FUNCHAL, 971)],
)
def test_distances_are_those_of_the_map_in_both_directions(loaded, one, other, km):
    there, back = place(one).km_to(place(other)), place(other).km_to(place(one))

    assert (round(there), there) == (km, back)


def test_neighbours_stand_nearest_first_without_the_place_itself(loaded):
    found = selectors.neighbours(LISBOA, km=12)

    assert [(near.label, round(km)) for near, km in found] == [
        ("Amadora", 7),
        ("Odivelas", 8),
        ("Oeiras", 11),
        ("Almada", 12),
    ]


def test_neighbours_are_neighbours_of_one_another(loaded):
    near = [neighbour.code for neighbour, _ in selectors.neighbours(LISBOA, km=30)]

    back = [[neighbour.code for neighbour, _ in selectors.neighbours(code, km=30)] for code in near]

    assert len(near) == 16
    assert [LISBOA in codes for codes in back] == [True] * 16


def test_an_island_alone_has_no_neighbours_and_the_whole_country_has_all(loaded):
    alone, all_of_them = selectors.neighbours("4901", km=20), selectors.neighbours("4901", km=2500)

    assert (len(alone), len(all_of_them)) == (0, 307)


def test_an_unknown_municipality_has_no_neighbours_to_ask_for(loaded):
    with pytest.raises(KeyError):
        selectors.neighbours("0000", km=30)


def test_neighbours_ask_the_database_once(loaded, django_assert_num_queries):
    with django_assert_num_queries(1):
        selectors.neighbours(LISBOA, km=500)


def test_municipalities_stand_in_the_order_of_a_reader(loaded):
    labels = [one.label for one in selectors.municipalities()]

    assert labels[:2] == ["Abrantes", "Águeda"]
    assert labels.index("Espinho") < labels.index("Évora") < labels.index("Fafe") < labels.index("Vouzela")


def test_municipalities_are_offered_by_district(loaded, django_assert_num_queries):
    with django_assert_num_queries(1):
        choices = selectors.municipality_choices()

    districts = [district for district, _ in choices]
    assert (len(districts), districts[0], districts[7:9], districts[-1]) == (20, "Açores", ["Évora", "Faro"], "Viseu")
    assert sum(len(places) for _, places in choices) == 308
    assert dict(choices)["Madeira"][:2] == [("3101", "Calheta (Madeira)"), ("3102", "Câmara de Lobos")]


@pytest.mark.parametrize("written", ["2690", "2690-123", " 2690 123 "])
def test_a_postal_code_leads_to_its_municipality(loaded, written):
    assert [one.label for one in selectors.for_postal_code(written)] == ["Loures"]


def test_a_postal_code_of_several_municipalities_names_the_likeliest_first(loaded):
    assert [one.label for one in selectors.for_postal_code("2495")] == ["Ourém", "Leiria", "Batalha"]


@pytest.mark.parametrize("written", ["", "0000", "abc"])
def test_an_unknown_postal_code_leads_nowhere(loaded, written):
    assert list(selectors.for_postal_code(written)) == []


def test_areas_stand_in_their_groups_in_one_query(loaded, django_assert_num_queries):
    with django_assert_num_queries(1):
        groups = selectors.area_groups()

    assert [one.group.code for one in groups][:3] == ["EMP", "NEG", "CID"]
    assert [area.code for area in groups[1].areas] == ["NEG-PLAN", "NEG-COM", "NEG-LEG", "NEG-FIN"]
    assert [area for one in groups for area in one.areas] == list(selectors.areas())


def test_areas_are_offered_in_the_active_language(loaded):
    with translation.override("ar"):
        choices = dict(selectors.area_choices())

    assert choices["السكن"] == [("HAB-ARR", "استئجار سكن"), ("HAB-COMP", "شراء سكن")]


def test_districts_and_islands_are_offered_by_name(loaded):
    offered = selectors.district_choices()

    assert offered[:2] == [("01", "Aveiro"), ("02", "Beja")]
    assert [name for code, name in offered if code == "49"] == ["Corvo"]
    assert len(offered) == 29
