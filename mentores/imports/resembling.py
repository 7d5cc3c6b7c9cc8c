"""Which rows resemble somebody who is there already, or an earlier row: for a person to decide.

The same name and date of birth, the same e-mail or the same telephone. Families share telephones and mailboxes: with
another name, the row is written unless somebody says otherwise.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from mentores.accounts.models import User
from mentores.core.text import fold
from mentores.imports.columns.said import Wrong
from mentores.imports.ground import Ground
from mentores.imports.models import PEOPLE, Import, Kind
from mentores.partners.models import Entity

MOST = 5
Likeness = dict[str, Any]
Key = tuple[str, ...]


class Resembling:
    """Remembers what is there and every row it was asked about. `kind` and `id` name a thing, `row` a row."""

    def __init__(self, batch: Import, ground: Ground) -> None:
        self.batch, self.ground = batch, ground
        self.known: dict[Key, list[Likeness]] = defaultdict(list)
        for key, likeness in self._there():
            self.known[key].append(likeness)

    def to(self, number: int, values: Mapping[str, Any]) -> list[Likeness]:
        """What this row resembles, and in what (`why`); from now on others may resemble it."""
        found: dict[tuple[str, Any], Likeness] = {}
        keys = list(self._keys(values))
        for key in keys:
            for one in self.known[key][:MOST]:
                same = found.setdefault((one["kind"], one["id"]), {**one, "why": []})
                same["why"] = list(dict.fromkeys([*same["why"], key[0]]))
        for key in keys:
            self.known[key].append({"kind": "row", "id": number})
        return list(found.values())[:MOST]

    def _there(self) -> Iterator[tuple[Key, Likeness]]:
        if self.batch.kind in PEOPLE:
            for person in _people_of(self.ground.entity):
                for key in _keys_of_person(person):
                    yield key, {"kind": "person", "id": person["public_id"]}
        elif self.batch.kind == Kind.ENTITIES:
            for entity in Entity.objects.values("public_id", "folded_name", "tax_number"):
                for key in _keys_of_entity(entity["folded_name"], entity["tax_number"]):
                    yield key, {"kind": "entity", "id": entity["public_id"]}
        else:
            yield from self._pairs_there()

    def _pairs_there(self) -> Iterator[tuple[Key, Likeness]]:
        if self.batch.kind == Kind.MENTORSHIPS:
            for (mentor, mentee), pairs in self.ground.pairs.items():
                for pair in pairs:
                    yield ("pair", str(mentor), str(mentee)), {"kind": "mentorship", "id": pair.public_id}
        else:
            codes = {pair.pk: code for code, pair in self.ground.pairs_by_code.items()}
            for pk, day in self.ground.met_on:
                yield ("meeting", str(pk), str(day)), {"kind": "mentorship", "id": codes[pk]}

    def _keys(self, values: Mapping[str, Any]) -> Iterator[Key]:
        if self.batch.kind in PEOPLE:
            yield from _keys_of_person({"folded_name": fold(values.get("full_name", "")), **values})
        elif self.batch.kind == Kind.ENTITIES:
            yield from _keys_of_entity(fold(values.get("name", "")), values.get("tax_number", ""))
        else:
            yield from self._key_of_pair(values)

    def _key_of_pair(self, values: Mapping[str, Any]) -> Iterator[Key]:
        try:
            if self.batch.kind == Kind.MENTORSHIPS:
                mentor, mentee = (getattr(self.ground, side)(values.get(side, "")) for side in ("mentor", "mentee"))
                yield "pair", str(mentor.pk), str(mentee.pk)
            elif "held_on" in values:
                yield "meeting", str(self.ground.pair(dict(values)).pk), str(values["held_on"])
        except Wrong:
            return


def kept_unless_said(kind: str, resembles: list[Likeness]) -> bool | None:
    """Whether a row is written if nobody decides: None for one that resembles nothing."""
    if not resembles:
        return None
    return kind in PEOPLE and not any("name" in one["why"] or "same_name" in one["why"] for one in resembles)


def _people_of(entity: Entity) -> Iterator[dict[str, Any]]:
    people = User.objects.filter(applications__entity=entity) | User.objects.filter(mentor__entity=entity)
    people |= User.objects.filter(mentee__entity=entity)
    fields = ("public_id", "folded_name", "contact_email", "phone", "profile__birth_date")
    for row in people.distinct().order_by("pk").values(*fields):
        yield {**row, "birth_date": row["profile__birth_date"]}


def _keys_of_entity(name: str, tax_number: str) -> Iterator[Key]:
    if name:
        yield "name", name
    if tax_number:
        yield "tax_number", tax_number


def _keys_of_person(person: Mapping[str, Any]) -> Iterator[Key]:
    name = person["folded_name"]
    if name and person.get("birth_date"):
        yield "name", name, str(person["birth_date"])
    if email := person.get("contact_email"):
        yield "contact_email", email.lower()
        if name:
            yield "same_name", name, email.lower()
    if phone := person.get("phone"):
        yield "phone", phone
        if name:
            yield "same_name", name, phone
