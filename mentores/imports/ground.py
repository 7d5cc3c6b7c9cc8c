"""What the rows of a list are held against: the entity, its people and pairs, asked of the database once for a run."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from django.utils import timezone

from mentores.accounts.models import User
from mentores.core.text import fold
from mentores.imports.columns.parsing import Choices
from mentores.imports.columns.said import Wrong
from mentores.imports.models import Import
from mentores.mentorships.models import Meeting, Mentorship
from mentores.participants.models import Mentee, Mentor
from mentores.partners.models import Entity

AnyOne = TypeVar("AnyOne", Mentor, Mentee)


@dataclass
class Ground:
    """`on` is the day of the run."""

    batch: Import
    on: date
    choices: Choices = field(default_factory=Choices)

    @property
    def entity(self) -> Entity:
        assert self.batch.entity is not None  # only a list of entities has none
        return self.batch.entity

    @cached_property
    def mentors(self) -> dict[str, list[Mentor]]:
        return _by_name(Mentor.objects.filter(entity=self.batch.entity).select_related("person", "profile"))

    @cached_property
    def mentees(self) -> dict[str, list[Mentee]]:
        found = Mentee.objects.filter(entity=self.batch.entity).select_related("person", "profile", "entity")
        return _by_name(found.prefetch_related("profile__areas"))

    @cached_property
    def pairs(self) -> dict[tuple[int, int], list[Mentorship]]:
        """(mentor, mentee) → their mentorships of this entity, the newest first."""
        found: dict[tuple[int, int], list[Mentorship]] = defaultdict(list)
        for mentorship in self._mentorships:
            for row in mentorship.mentors.all():
                found[row.mentor_id, mentorship.mentee_id].append(mentorship)
        return found

    @cached_property
    def pairs_by_code(self) -> dict[str, Mentorship]:
        return {mentorship.public_id: mentorship for mentorship in self._mentorships}

    @cached_property
    def mentored(self) -> set[int]:
        """The mentees who have a mentor."""
        return {mentorship.mentee_id for mentorship in self._mentorships if mentorship.ended_at is None}

    @cached_property
    def met_on(self) -> set[tuple[int, date]]:
        """(mentorship, day) of every meeting that is known."""
        return set(Meeting.objects.filter(mentorship__entity=self.batch.entity).values_list("mentorship", "held_on"))

    @cached_property
    def free_places(self) -> dict[int, int]:
        """Mentor → places that nobody has."""
        free = {mentor.pk: mentor.capacity for group in self.mentors.values() for mentor in group}
        taken = Mentor.objects.filter(entity=self.batch.entity, places__until=None, places__isnull=False)
        for pk in taken.values_list("pk", flat=True):
            free[pk] -= 1
        return free

    @cached_property
    def _mentorships(self) -> list[Mentorship]:
        found = Mentorship.objects.filter(entity=self.batch.entity).prefetch_related("mentors")
        return list(found.order_by("-opened_at", "-pk"))

    def mentor(self, said: str) -> Mentor:
        """Raises Wrong unless exactly one mentor of the entity is meant."""
        return _one(self.mentors, said)

    def mentee(self, said: str) -> Mentee:
        """Raises Wrong unless exactly one mentee of the entity is meant."""
        return _one(self.mentees, said)

    def pair(self, values: dict[str, Any]) -> Mentorship:
        """The mentorship that a meeting belongs to. Raises Wrong."""
        if code := values.get("pair"):
            if code not in self.pairs_by_code:
                raise Wrong("no_pair")
            return self.pairs_by_code[code]
        if not values.get("mentor") or not values.get("mentee"):
            raise Wrong("which_pair")
        mentor, mentee = self.mentor(values["mentor"]), self.mentee(values["mentee"])
        found = self.pairs.get((mentor.pk, mentee.pk), [])
        on = values.get("held_on")
        fitting = [one for one in found if on is None or _opened_by(one, on)]
        if not found:
            raise Wrong("no_pair")
        return (fitting or found)[0]


def _opened_by(mentorship: Mentorship, on: date) -> bool:
    ended = timezone.localdate(mentorship.ended_at) if mentorship.ended_at else on
    return timezone.localdate(mentorship.opened_at) <= on <= ended


def _by_name(people: Any) -> dict[str, list[Any]]:
    """By code, by e-mail and by folded name."""
    found: dict[str, list[Any]] = defaultdict(list)
    for one in people:
        person: User = one.person
        for name in {one.public_id, person.contact_email.lower(), person.folded_name} - {""}:
            found[name].append(one)
    return found


def _one(people: dict[str, list[AnyOne]], said: str) -> AnyOne:
    found = people.get(said.strip()) or people.get(said.strip().lower()) or people.get(fold(said)) or []
    if not found:
        raise Wrong("nobody", value=said)
    if len(found) > 1:
        raise Wrong("namesakes", value=said)
    return found[0]
