"""What each column of a spreadsheet of people holds; a cell that holds something else raises ValueError."""

import csv
import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TypeVar, get_args

from mentores.pairing.people import LEVELS, Gender, GenderWish, Mentee, Mentor, Mode, Public

T = TypeVar("T")
Cells = Mapping[str, str]

DATA = Path(__file__).parent.parent / "territories" / "data"
ADULT = 18


def one_of(values: Iterable[T]) -> Callable[[str], T]:
    """Return a reader of cells that hold one of these words."""
    known = {str(value): value for value in values}

    def read(cell: str) -> T:
        if cell not in known:
            raise ValueError(f"“{cell}” is none of {', '.join(filter(None, known))}")
        return known[cell]

    return read


def text(cell: str) -> str:
    """Return a text that is not empty."""
    if not cell:
        raise ValueError("is empty")
    return cell


def whole_number(cell: str) -> int:
    """Return a number from 0 to 9999."""
    if not re.fullmatch(r"[0-9]{1,4}", cell):
        raise ValueError(f"“{cell}” is not a whole number from 0 to 9999")
    return int(cell)


def date(cell: str) -> dt.date:
    """Return a day written like 2015-10-31."""
    try:
        return dt.date.fromisoformat(cell)
    except ValueError:
        raise ValueError(f"“{cell}” is not a date like 2015-10-31") from None


def country(cell: str) -> str:
    """Return a country code of two letters."""
    if not re.fullmatch("[A-Z]{2}", cell):
        raise ValueError(f"“{cell}” is not a country code of two letters, like PT")
    return cell


def municipality(cell: str) -> str:
    """Return the code of a municipality, with the leading zero that spreadsheet programs take away."""
    code = cell.zfill(4)
    if code not in _points():
        raise ValueError(f"“{cell}” is not the code of a municipality")
    return code


def languages(cell: str) -> dict[str, int]:
    """Return languages written like pt:B1|uk:native, with their levels as numbers."""
    found: dict[str, int] = {}
    for item in cell.split("|"):
        code, _, level = item.partition(":")
        if not re.fullmatch("[a-z]{2,3}(-[A-Za-z0-9]+)*", code) or level not in LEVELS:
            raise ValueError(f"“{item}” is not a language and its level, like pt:B1 or uk:native")
        if code in found:
            raise ValueError(f"“{code}” stands there twice")
        found[code] = LEVELS[level]
    return found


def areas(cell: str) -> tuple[str, ...]:
    """Return areas of support written like EMP-CV|LIN-CONV."""
    found = tuple(cell.split("|"))
    for area in found:
        if area not in _areas():
            raise ValueError(f"“{area}” is not the code of an area of support")
        if found.count(area) > 1:
            raise ValueError(f"“{area}” stands there twice")
    return found


def availability(cell: str) -> int:
    """Return the half-days of a week written like 001-110-000-100-100-100-100, Monday morning first, as bits."""
    if not re.fullmatch("[01]{3}(-[01]{3}){6}", cell):
        raise ValueError(f"“{cell}” is not seven groups of three digits 0 or 1")
    return int(cell.replace("-", "")[::-1], 2)


gender: Callable[[str], Gender] = one_of(get_args(Gender))
mode: Callable[[str], Mode] = one_of(get_args(Mode))
gender_wish: Callable[[str], GenderWish] = one_of(get_args(GenderWish))
public: Callable[[str], Public] = one_of(get_args(Public))

EVERYONE: Mapping[str, Callable[[str], object]] = {
    "id": text,
    "role": one_of(("mentor", "mentee")),
    "status": one_of(("active", "in_process", "paused", "left")),
}
ACTIVE: Mapping[str, Callable[[str], object]] = {
    "gender": gender,
    "municipality_code": municipality,
    "languages": languages,
    "areas": areas,
    "availability": availability,
    "mode": mode,
    "gender_preference": gender_wish,
    "max_distance_km": whole_number,
}
OF_MENTORS: Mapping[str, Callable[[str], object]] = {**ACTIVE, "capacity": whole_number}
OPTIONAL: Mapping[str, Callable[[str], object]] = {  # of mentees, where the file has them
    "age": whole_number,
    "migrant_profile": public,
    "country_of_residence": country,
    "registered_on": date,
}
NOT_LOOKED_AT = (
    *("full_name", "birth_date", "nationality", "arrival_year", "district", "cp4", "portuguese_level", "education"),
    *("occupation_code", "occupation_pt", "employment", "hours_per_month", "partner_sort_order", "email"),
)
KNOWN = frozenset({*EVERYONE, *OF_MENTORS, *OPTIONAL, *NOT_LOOKED_AT})


def mentor(cells: Cells) -> Mentor:
    """Return the mentor of a row; in a file a mentor accepts every public, but for minors."""
    code = municipality(cells["municipality_code"])
    lat, lon = _points()[code]
    return Mentor(
        key=cells["id"],
        gender=gender(cells["gender"]),
        municipality=code,
        lat=lat,
        lon=lon,
        languages=languages(cells["languages"]),
        availability=availability(cells["availability"]),
        mode=mode(cells["mode"]),
        travel_km=whole_number(cells["max_distance_km"]),
        gender_wish=gender_wish(cells["gender_preference"]),
        areas=frozenset(areas(cells["areas"])),
        publics=frozenset(get_args(Public)),
        minors=False,
        places=whole_number(cells["capacity"]),
    )


def mentee(cells: Cells, *, waiting_on: dt.date | None = None) -> Mentee:
    """Return the mentee of a row, having waited until a day, or not at all.

    A column that the file does not have says nothing: nobody is known to be a minor, or to live abroad.
    """
    code = municipality(cells["municipality_code"])
    lat, lon = _points()[code]
    return Mentee(
        key=cells["id"],
        gender=gender(cells["gender"]),
        municipality=code,
        lat=lat,
        lon=lon,
        languages=languages(cells["languages"]),
        availability=availability(cells["availability"]),
        mode=mode(cells["mode"]),
        travel_km=whole_number(cells["max_distance_km"]),
        gender_wish=gender_wish(cells["gender_preference"]),
        areas=areas(cells["areas"]),
        public=public(cells["migrant_profile"]) if "migrant_profile" in cells else "",
        minor="age" in cells and whole_number(cells["age"]) < ADULT,
        abroad="country_of_residence" in cells and country(cells["country_of_residence"]) != "PT",
        wait_days=(waiting_on - date(cells["registered_on"])).days if waiting_on else 0,
    )


@cache
def _points() -> dict[str, tuple[float, float]]:
    return {row["code"]: (float(row["lat"]), float(row["lon"])) for row in _reference("municipalities")}


@cache
def _areas() -> frozenset[str]:
    return frozenset(row["code"] for row in _reference("support_areas") if row["parent"])


def _reference(name: str) -> Iterable[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
