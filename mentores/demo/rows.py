"""The two lists that the demonstration is made from: the entities of the network, and invented people."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityRow:
    """A partner entity; without a municipality it works in the whole country."""

    number: int
    name: str
    kind: str
    municipality: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """An invented person. `areas` begins with what is wanted most; `status` is where the person stands at the end."""

    key: str
    side: str
    status: str
    full_name: str
    gender: str
    municipality: str
    situation: str
    lives_abroad: bool
    languages: Mapping[str, str]
    areas: tuple[str, ...]
    availability: int
    mode: str
    gender_wish: str
    travel_km: int
    capacity: int
    registered_on: date
    email: str


def entities() -> list[EntityRow]:
    return [
        EntityRow(
            number=int(row["sort_order"]),
            name=row["name"],
            kind=row["kind"],
            municipality=row["municipality_code"] or None,
        )
        for row in _rows("partner_entities")
    ]


def people() -> list[PersonRow]:
    return [_person(row) for row in _rows("people")]


def _person(row: dict[str, str]) -> PersonRow:
    return PersonRow(
        key=row["id"],
        side=row["role"],
        status=row["status"],
        full_name=row["full_name"],
        gender=row["gender"],
        municipality=row["municipality_code"],
        situation=row["migrant_profile"],
        lives_abroad=row["country_of_residence"] != "PT",
        languages=dict(_pair(text) for text in row["languages"].split("|")),
        areas=tuple(row["areas"].split("|")),
        availability=int(row["availability"].replace("-", "")[::-1], 2),
        mode=row["mode"],
        gender_wish=row["gender_preference"],
        travel_km=_travel(int(row["max_distance_km"])),
        capacity=max(int(row["capacity"]), 1),
        registered_on=date.fromisoformat(row["registered_on"]),
        email=row["email"],
    )


def _pair(text: str) -> tuple[str, str]:
    code, _separator, level = text.partition(":")
    return code, level


def _travel(kilometres: int) -> int:
    """The nearest of the three answers of the form."""
    if kilometres <= 5:
        return 0
    return 30 if kilometres <= 30 else 999


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
