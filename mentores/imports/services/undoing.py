"""Taking away what an import has written, as long as nothing else has touched any of it.

Touched is what has a later event in the record, what is gone, and what something else refers to: a proposal, a contact,
a login, a meeting.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db import models

from mentores.accounts.models import User
from mentores.admissions.models import Application, ApplicationMove
from mentores.audit.models import Event
from mentores.consents.models import Consent
from mentores.imports.models import Import, Row, RowState
from mentores.links.models import Link
from mentores.mentorships.models import Meeting, Mentorship, MentorshipMentor, MentorshipMove
from mentores.messaging.models import Message
from mentores.participants.models import (
    Mentee,
    MenteeMove,
    Mentor,
    MentorMove,
    Place,
    Profile,
    ProfileArea,
    ProfileLanguage,
)
from mentores.partners.models import Charge, ChargeKind, Entity, EntityMove
from mentores.training.models import Briefing

AT_ONCE = 500
Model = type[models.Model]

KINDS: Mapping[str, Model] = {  # what goes first refers to what follows
    "meeting": Meeting,
    "mentorship": Mentorship,
    "mentor": Mentor,
    "mentee": Mentee,
    "application": Application,
    "person": User,
    "entity": Entity,
}
# What an import itself leaves behind: these may refer to what it has made.
OWN: frozenset[Model] = frozenset(
    {
        Application,
        ApplicationMove,
        Briefing,
        Consent,
        Entity.areas.through,
        EntityMove,
        Link,
        Mentee,
        MenteeMove,
        Mentor,
        MentorMove,
        MentorshipMentor,
        MentorshipMove,
        Message,
        Profile,
        ProfileArea,
        ProfileLanguage,
    }
)


def take_away(batch: Import) -> list[int]:
    """Delete all that the import has made and return nothing; or nothing of it, and return the rows that were touched.

    Belongs inside a transaction that holds the import.
    """
    rows = list(Row.objects.filter(batch=batch, state=RowState.WRITTEN).order_by("number"))
    made: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in rows:
        for kind, public_id in row.made:
            made[kind][public_id] = row
    if touched := sorted({row.number for kind in made for row in _touched(kind, made[kind])}):
        return touched
    for kind in KINDS:
        for public_ids in _pieces(list(made[kind])):
            _delete(kind, public_ids)
    Row.objects.filter(batch=batch, state=RowState.WRITTEN).update(state=RowState.UNDONE, made=[])
    return []


def _touched(kind: str, rows: Mapping[str, Row]) -> Iterator[Row]:
    model = KINDS[kind]
    for public_ids in _pieces(list(rows)):
        since = min(rows[public_id].known_until or 0 for public_id in public_ids)
        events = Event.objects.filter(subject__in=public_ids, pk__gt=since)
        for subject, pk in events.values_list("subject", "pk"):
            if pk > (rows[subject].known_until or 0):
                yield rows[subject]
        found = dict(model._default_manager.filter(public_id__in=public_ids).values_list("pk", "public_id"))
        yield from (rows[public_id] for public_id in set(public_ids) - set(found.values()))
        for relation in model._meta.get_fields(include_hidden=True):
            if isinstance(relation, models.ForeignObjectRel) and relation.related_model not in OWN:
                yield from (rows[found[pk]] for pk in _referred_to(relation, list(found)))


def _referred_to(relation: models.ForeignObjectRel, pks: Sequence[int]) -> list[int]:
    """Which of these rows something else refers to."""
    referring: Any = relation.related_model
    name = relation.field.name
    return list(referring._default_manager.filter(**{f"{name}__in": pks}).values_list(name, flat=True))


def _delete(kind: str, public_ids: Sequence[str]) -> None:
    if kind in ChargeKind.values:
        Charge.objects.filter(kind=kind, subject__in=public_ids).delete()
    if kind == "mentorship":
        held = MentorshipMentor.objects.filter(mentorship__public_id__in=public_ids)
        places = list(held.values_list("place", flat=True))
        KINDS[kind]._default_manager.filter(public_id__in=public_ids).delete()
        Place.objects.filter(pk__in=places).delete()
        return
    if kind == "person":
        people = list(User.objects.filter(public_id__in=public_ids).values_list("pk", flat=True))
        for model in (Briefing, Consent, Link, Message, Profile):
            model._default_manager.filter(person__in=people).delete()
    KINDS[kind]._default_manager.filter(public_id__in=public_ids).delete()


def _pieces(public_ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for begins in range(0, len(public_ids), AT_ONCE):
        yield public_ids[begins : begins + AT_ONCE]
