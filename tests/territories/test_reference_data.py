"""What the files of the project hold, seen through the database."""

import hashlib
from collections import Counter
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db.models import Sum

from mentores.core.languages import LANGUAGES
from mentores.territories.models import Language, Municipality, PostalCode, SupportArea
from mentores.territories.services import load_reference_data

ZONES = {"Europe/Lisbon": 278, "Atlantic/Madeira": 11, "Atlantic/Azores": 19}


def test_a_second_load_adds_nothing(empty):
    added = [load_reference_data() for _time in range(2)]

    assert added == [308 + 794 + 51 + 74, 0]


def test_the_command_says_how_many_rows_it_added(empty, capsys):
    call_command("load_reference_data")
    call_command("load_reference_data")

    assert capsys.readouterr().out.splitlines() == [
        "1227 rows of reference data added.",
        "0 rows of reference data added.",
    ]


def test_a_load_leaves_what_a_person_edited_and_brings_back_what_is_missing(loaded):
    SupportArea.objects.filter(code="HAB").update(name={"pt": "Casa"})
    Language.objects.filter(code="ur").delete()

    added = load_reference_data()

    assert added == 1
    assert SupportArea.objects.get(code="HAB").name == {"pt": "Casa"}
    assert Language.objects.get(code="ur").endonym == "اردو"


def test_a_row_learns_the_languages_that_came_later_and_keeps_what_somebody_said(loaded):
    ours = SupportArea.objects.get(code="HAB").name
    SupportArea.objects.filter(code="HAB").update(name={"pt": ours["pt"], "en": "A home"})

    added = load_reference_data()

    assert added == 0
    assert SupportArea.objects.get(code="HAB").name == {**ours, "en": "A home"}


@pytest.mark.parametrize(
    ("table", "count", "digest"),
    [
        (Municipality, 308, "96475983a8cc5483"),
        (SupportArea, 51, "6630545ccf6ddb98"),
        (Language, 74, "08227a4ea704c896"),
    ],
)
def test_codes_never_change(loaded, table, count, digest):
    codes = sorted(table.objects.values_list("code", flat=True))

    assert (len(codes), hashlib.sha256("\n".join(codes).encode()).hexdigest()[:16]) == (count, digest)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_areas_and_languages_are_named_in_every_language_of_the_interface(loaded, language):
    texts = [
        *SupportArea.objects.values_list("name", flat=True),
        *SupportArea.objects.values_list("description", flat=True),
        *Language.objects.values_list("name", flat=True),
    ]

    assert [text for text in texts if not text.get(language.code, "").strip()] == []


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_no_two_languages_have_the_same_name(loaded, language):
    names = Counter(name[language.code] for name in Language.objects.values_list("name", flat=True))

    assert [name for name, times in names.items() if times > 1] == []


def test_arabic_names_are_written_in_arabic(loaded):
    names = [*SupportArea.objects.values_list("name", flat=True), *Language.objects.values_list("name", flat=True)]

    assert [name["ar"] for name in names if not "\u0621" <= name["ar"][0] <= "\u064a"] == []


def test_residents_add_up_to_the_published_totals(loaded):
    totals = Municipality.objects.aggregate(all=Sum("residents"), foreign=Sum("foreign_residents"))

    assert totals == {"all": 10_343_066, "foreign": 542_165}


def test_every_municipality_has_a_zone_and_a_postal_code(loaded):
    zones = Counter(place.zone.key for place in Municipality.objects.all())

    assert zones == ZONES
    assert Municipality.objects.filter(postal_codes=None).count() == 0


def test_the_shares_of_a_postal_code_make_one(loaded):
    sums = PostalCode.objects.values("cp4").annotate(sum=Sum("share"))

    assert [one for one in sums if abs(one["sum"] - 1) > Decimal("0.0001")] == []


def test_thirteen_groups_hold_thirty_eight_areas(loaded):
    groups = SupportArea.objects.filter(parent=None)

    assert (groups.count(), SupportArea.objects.exclude(parent=None).count()) == (13, 38)
    assert [group.code for group in groups if not group.areas.exists()] == []


def test_languages_written_in_hebrew_or_arabic_letters_read_from_the_right(loaded):
    scripts = Language.objects.filter(direction="rtl").values_list("script", flat=True)

    assert Counter(scripts) == {"Arab": 8, "Hebr": 1}
