"""Whom messages did not reach: most were told by telephone, a few still wait for somebody to call."""

from datetime import date, datetime, timedelta

from django.db.models import F, Q

from mentores.accounts.models import User
from mentores.demo.network import NETWORK_BEGAN, A, B, Network
from mentores.demo.story import LAST_DAY, Story, drawn
from mentores.messaging.models import How, Message, MessageQuerySet, State
from mentores.messaging.services import mark_told
from mentores.participants.models import Profile
from mentores.partners.models import Entity

EVERY = timedelta(days=14)
TOLD_UNTIL = LAST_DAY - timedelta(days=70)  # what was written since then still waits
BROKEN_OFF = (State.UNCERTAIN, State.FAILED)  # the newest message, and the one before it, at two entities


def plan(story: Story, network: Network) -> None:
    """Every two weeks somebody calls those who have no e-mail address."""
    day: date = NETWORK_BEGAN
    while day < TOLD_UNTIL:
        story.plan(story.moment(day, drawn("telling", str(day))), lambda at: _tell(network, at=at))
        day += EVERY


def settle(network: Network) -> None:
    """What was written in the past lies in the outbox as sent; a little of it has not arrived."""
    Message.objects.filter(state=State.WAITING).update(state=State.SENT, sent_at=F("written_at"))
    for number in (A, B):
        newest = _to_people_of(network.entities[number]).order_by("-written_at", "-pk")
        for message, state in zip(newest[: len(BROKEN_OFF)], BROKEN_OFF, strict=False):
            Message.objects.filter(pk=message.pk).update(state=state, sent_at=None)


def _tell(network: Network, *, at: datetime) -> None:
    for message in Message.objects.undelivered().select_related("person").order_by("pk"):
        entity = _accompanying(message.person)
        if entity is not None:
            mark_told(message, how=How.PHONE, by=network.worker_of(entity), at=at)


def _accompanying(person: User | None) -> Entity | None:
    """The entity that knows the person."""
    profile = Profile.objects.filter(person=person).first()
    if profile is None:
        return None
    application = profile.applications.exclude(entity=None).select_related("entity").order_by("pk").last()
    return application.entity if application else None


def _to_people_of(entity: Entity) -> MessageQuerySet:
    accompanied = Q(person__mentor__entity=entity) | Q(person__mentee__entity=entity)
    return Message.objects.filter(accompanied, state=State.SENT)
